internal import CCairo

/// Where a page is drawn: a context of Cairo, which it closes. Points from the top left of the page.
@safe final class Canvas {
  private let context: OpaquePointer

  init(on surface: OpaquePointer) throws(PaperFailure) {
    guard let context = unsafe cairo_create(surface) else {
      throw PaperFailure(code: .library, description: "Cairo could not begin a page")
    }
    unsafe self.context = context
    try check("begin a page")
  }

  deinit { unsafe cairo_destroy(context) }

  /// Draws what another library draws at the pen.
  func draw(x: Double, y: Double, _ drawing: (OpaquePointer) -> Void) {
    unsafe cairo_move_to(context, x, y)
    unsafe drawing(context)
  }

  /// A line from left to right or from top to bottom.
  func rule(from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double) {
    unsafe cairo_set_line_width(context, width)
    unsafe cairo_move_to(context, start.x, start.y)
    unsafe cairo_line_to(context, end.x, end.y)
    unsafe cairo_stroke(context)
  }

  /// Black rectangles.
  func fill(_ boxes: [(x: Double, y: Double, width: Double, height: Double)]) {
    for box in boxes { unsafe cairo_rectangle(context, box.x, box.y, box.width, box.height) }
    unsafe cairo_fill(context)
  }

  /// An image in a square.
  ///
  /// - Throws: ``PaperFailure`` when it is no PNG.
  func draw(png: [UInt8], left: Double, top: Double, side: Double) throws(PaperFailure) {
    let source = Source(png)
    let read: cairo_read_func_t = { source, place, count in
      guard let source = unsafe source, let place = unsafe place else { return CAIRO_STATUS_READ_ERROR }
      let piece = unsafe Unmanaged<Source>.fromOpaque(source).takeUnretainedValue().next(Int(count))
      guard piece.count == Int(count) else { return CAIRO_STATUS_READ_ERROR }
      for (offset, byte) in piece.enumerated() { unsafe place[offset] = byte }
      return CAIRO_STATUS_SUCCESS
    }
    let image = try unsafe withExtendedLifetime(source) { () throws(PaperFailure) -> OpaquePointer in
      guard
        let image = unsafe cairo_image_surface_create_from_png_stream(
          read, Unmanaged.passUnretained(source).toOpaque())
      else { throw PaperFailure(code: .library, description: "Cairo could not read an image") }
      return unsafe image
    }
    defer { unsafe cairo_surface_destroy(image) }
    try PDFFile.check(unsafe cairo_surface_status(image), "read an image, which has to be a PNG")
    let longest = max(unsafe cairo_image_surface_get_width(image), unsafe cairo_image_surface_get_height(image))
    guard (1...Limits.imageSide).contains(Int(longest)) else {
      throw PaperFailure(code: .library, description: "an image has at most \(Limits.imageSide) dots on a side")
    }
    unsafe cairo_save(context)
    unsafe cairo_translate(context, left, top)
    unsafe cairo_scale(context, side / Double(longest), side / Double(longest))
    unsafe cairo_set_source_surface(context, image, 0, 0)
    unsafe cairo_paint(context)
    unsafe cairo_restore(context)
    try check("draw an image")
  }

  /// Bytes that Cairo reads piece by piece.
  private final class Source {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func next(_ count: Int) -> ArraySlice<UInt8> {
      let piece = rest.prefix(count)
      rest = rest.dropFirst(count)
      return piece
    }
  }

  /// What is drawn until ``end(_:)`` is this part of the structure of the file, for who has it read aloud.
  func begin(_ tag: PDFTag) { unsafe cairo_tag_begin(context, tag.rawValue, "") }

  /// Ends the part that was begun last.
  func end(_ tag: PDFTag) { unsafe cairo_tag_end(context, tag.rawValue) }

  /// Ends the page and begins the next.
  func turnPage() throws(PaperFailure) {
    unsafe cairo_show_page(context)
    try check("end a page")
  }

  private func check(_ doing: String) throws(PaperFailure) {
    try PDFFile.check(unsafe cairo_status(context), doing)
  }
}

/// A part of the structure of a file (ISO 32000-1, 14.8.4).
enum PDFTag: String {
  case document = "Document"
  case title = "H1"
  case heading = "H2"
  case paragraph = "P"
  case table = "Table"
  case row = "TR"
  case headCell = "TH"
  case cell = "TD"
  case figure = "Figure"
}

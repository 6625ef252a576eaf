internal import CCairo

/// A PDF file in memory as Cairo writes it: a surface, which it closes.
@safe final class PDFFile {
  private let surface: OpaquePointer
  private let sink: Sink

  /// What Cairo has written.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// What a file says of itself.
  struct Description {
    let title: String
    let author: String
    /// RFC 3339.
    let writtenAt: String
  }

  /// - Parameters:
  ///   - width: Of its pages, in points.
  ///   - height: Of its pages, in points.
  init(
    _ description: Description, width: Double = A4.width, height: Double = A4.height
  ) throws(PaperFailure) {
    let sink = Sink()
    self.sink = sink
    let write: cairo_write_func_t = { sink, bytes, count in
      guard let sink = unsafe sink, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
      unsafe Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
        .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    // The surface writes to the sink until it is finished, and the sink lives as long as this file.
    guard
      let surface = unsafe cairo_pdf_surface_create_for_stream(
        write, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    else { throw PaperFailure(code: .library, description: "Cairo could not begin a PDF") }
    unsafe self.surface = surface
    // Readers of 2001 can open it, and its tables are the plain ones that ``languageStated(_:in:)`` adds to.
    unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, description.title)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, description.author)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Một Cửa")
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, description.writtenAt)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, description.writtenAt)
    try PDFFile.check(unsafe cairo_surface_status(surface), "begin a PDF")
  }

  deinit {
    unsafe cairo_surface_finish(surface)
    unsafe cairo_surface_destroy(surface)
  }

  /// What is drawn on its pages.
  func canvas() throws(PaperFailure) -> Canvas { try unsafe Canvas(on: surface) }

  /// Ends the file.
  func finish() throws(PaperFailure) -> [UInt8] {
    unsafe cairo_surface_finish(surface)
    try PDFFile.check(unsafe cairo_surface_status(surface), "end a PDF")
    return sink.bytes
  }

  /// The funnel of Cairo's errors.
  static func check(_ status: cairo_status_t, _ doing: String) throws(PaperFailure) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let said = unsafe cairo_status_to_string(status).map { unsafe String(cString: $0) } ?? "error \(status.rawValue)"
    throw PaperFailure(code: .library, description: "Cairo could not \(doing): \(said)")
  }
}

internal import CPango

/// A layout of Pango, which it closes: a text broken into lines.
@safe final class Layout {
  private let layout: OpaquePointer
  /// Its lines, from top to bottom; at least one.
  let lines: [Line]

  /// A line of a layout.
  @safe struct Line {
    /// Belongs to the layout, which outlives it.
    fileprivate let handle: UnsafeMutablePointer<PangoLayoutLine>
    /// Where it begins, in points from the left of the layout.
    let x: Double
    /// From its top to the line on which the letters stand, in points.
    let ascent: Double
    /// In points.
    let height: Double
    /// Where it begins, in bytes of the text.
    let start: Int
  }

  /// - Parameters:
  ///   - width: In points; nil to break nowhere.
  ///   - context: Of the typesetter, which outlives it.
  init(_ text: Substring, _ style: TextStyle, width: Double?, _ context: OpaquePointer) {
    guard let layout = unsafe pango_layout_new(context) else {
      preconditionFailure("GLib ends the program itself when there is no memory")
    }
    unsafe self.layout = layout
    unsafe Layout.dress(layout, style)
    if let width { unsafe pango_layout_set_width(layout, CInt(width * Double(PANGO_SCALE))) }
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    // A text from the right to the left stands in its place on the left all the same.
    unsafe pango_layout_set_auto_dir(layout, 0)
    unsafe pango_layout_set_text(layout, String(text), -1)
    unsafe lines = Layout.lines(of: layout)
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// How wide its widest line is, in points.
  var width: Double {
    var (width, height): (CInt, CInt) = (0, 0)
    unsafe pango_layout_get_size(layout, &width, &height)
    return Double(width) / Double(PANGO_SCALE)
  }

  /// Draws a line, whose top left is at so many points from that of the page.
  func draw(_ number: Int, left: Double, top: Double, on canvas: Canvas) {
    let line = lines[number]
    unsafe canvas.draw(x: left + line.x, y: top + line.ascent) { context in
      unsafe pango_cairo_show_layout_line(context, line.handle)
    }
  }

  private static func dress(_ layout: OpaquePointer, _ style: TextStyle) {
    guard let font = unsafe pango_font_description_new() else { return }
    defer { unsafe pango_font_description_free(font) }
    unsafe pango_font_description_set_family(font, Typefaces.family)
    unsafe pango_font_description_set_size(font, CInt(style.size * Double(PANGO_SCALE)))
    unsafe pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    unsafe pango_font_description_set_style(font, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    unsafe pango_layout_set_font_description(layout, font)
    unsafe pango_layout_set_alignment(layout, style.alignment == .centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
    unsafe pango_layout_set_justify(layout, style.alignment == .justified ? 1 : 0)
    unsafe pango_layout_set_indent(layout, CInt(style.indent * Double(PANGO_SCALE)))
  }

  private static func lines(of layout: OpaquePointer) -> [Line] {
    guard let place = unsafe pango_layout_get_iter(layout) else { return [] }
    defer { unsafe pango_layout_iter_free(place) }
    let scale = Double(PANGO_SCALE)
    var lines: [Line] = []
    repeat {
      guard let handle = unsafe pango_layout_iter_get_line_readonly(place) else { break }
      var box = PangoRectangle()
      unsafe pango_layout_iter_get_line_extents(place, nil, &box)
      let baseline = unsafe pango_layout_iter_get_baseline(place)
      unsafe lines.append(
        Line(
          handle: handle, x: Double(box.x) / scale, ascent: Double(baseline - box.y) / scale,
          height: Double(box.height) / scale, start: Int(handle.pointee.start_index)))
    } while unsafe pango_layout_iter_next_line(place) != 0
    return lines
  }
}

internal import CPango

/// A set of fonts of Pango, by which one thread at a time sets texts.
///
/// Pango takes any number of threads as long as no two use the same font map; hence `@unchecked`, and the ``Typesetters``.
@safe final class Typesetter: @unchecked Sendable {
  private let fonts: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer

  init() throws(PaperFailure) {
    let typefaces = try Typefaces.installed.get()
    guard let fonts = unsafe house_font_map(typefaces.config) else { throw Typesetter.failure("a font map") }
    guard let context = unsafe house_context(fonts) else {
      unsafe g_object_unref(fonts)
      throw Typesetter.failure("a context")
    }
    unsafe (self.fonts, self.context) = (fonts, context)
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(context))
    unsafe g_object_unref(fonts)
  }

  /// Sets one paragraph.
  ///
  /// - Parameter width: In points.
  func lines(of text: String, _ style: TextStyle, width: Double) -> TextLines {
    TextLines(text, style, width: width) { unsafe Layout($0, $1, width: width, context) }
  }

  /// How wide a text is in one line, in points; of a text that no line holds, its beginning.
  func width(of text: String, _ style: TextStyle) -> Double {
    unsafe Layout(text[...].beginning(bytes: Limits.measuredBytes), style, width: nil, context).width
  }

  private static func failure(_ thing: String) -> PaperFailure {
    PaperFailure(code: .library, description: "Pango could not make \(thing)")
  }
}

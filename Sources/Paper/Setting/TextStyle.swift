/// How a text looks.
struct TextStyle: Hashable {
  /// In points.
  var size = 13.0
  var isBold = false
  var isItalic = false
  var alignment = Alignment.left
  /// How far the first line begins from the left, in points.
  var indent = 0.0

  enum Alignment: Hashable {
    case left
    case centre
    /// Straight on both sides.
    case justified
  }

  /// From one line to the next, in points.
  var leading: Double { size * 1.25 }
}

extension TextStyle {
  static let body = TextStyle(alignment: .justified, indent: 28.35)
  static let heading = TextStyle(isBold: true)
  static let cell = TextStyle(size: 12)
  static let small = TextStyle(size: 9, alignment: .centre)

  func bold() -> TextStyle {
    var style = self
    style.isBold = true
    return style
  }

  func italic() -> TextStyle {
    var style = self
    style.isItalic = true
    return style
  }

  func centred() -> TextStyle {
    var style = self
    style.alignment = .centre
    return style
  }

  func sized(_ size: Double) -> TextStyle {
    var style = self
    style.size = size
    return style
  }
}

internal import Text

/// Text as people type and paste it, brought to one form: NFC, single blanks, nothing invisible.
///
/// What only hides (zero-width blanks, byte order marks, soft hyphens, variation selectors) is taken away. What could
/// make a reader see another text than is stored (controls, direction overrides, private characters) is refused.
enum CleanText {
  /// A text of one line; line breaks become blanks.
  static func line(_ raw: String, letters: Int) throws(Wrong) -> String {
    try cleaned(raw, letters: letters, keepsLines: false)
  }

  /// A text of several lines: `\n` between them, no blanks at their ends, at most one empty line in a row.
  static func paragraph(_ raw: String, letters: Int) throws(Wrong) -> String {
    try cleaned(raw, letters: letters, keepsLines: true)
  }

  /// True when nothing would be left.
  static func isBlank(_ raw: String) -> Bool {
    raw.unicodeScalars.allSatisfy {
      switch kind(of: $0) {
      case .blank, .newline, .hidden: true
      case .visible, .forbidden: false
      }
    }
  }

  private static func cleaned(_ raw: String, letters: Int, keepsLines: Bool) throws(Wrong) -> String {
    guard raw.utf8.count <= letters * Limits.bytesForALetter + 1_024 else { throw tooLong(letters, given: nil) }
    var gaps = Gaps(keepsLines: keepsLines)
    var needsComposing = false
    for scalar in raw.unicodeScalars {
      switch kind(of: scalar) {
      case .visible: gaps.append(scalar)
      case .blank: gaps.blank()
      case .newline: gaps.newline(scalar)
      case .hidden: continue
      case .forbidden: throw forbidden(scalar)
      }
      if !isComposed(scalar) { needsComposing = true }
    }
    var text = String(gaps.scalars)
    if needsComposing {
      text = text.normalizedC
      try refusePiledMarks(text)
    }
    let count = text.unicodeScalars.count
    guard count <= letters else { throw tooLong(letters, given: count) }
    return text
  }

  /// Whether it is its own normal form beside any others of which this is said: all below U+0300 are, and what Vietnamese has besides.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x1EA0...0x1EF9: true
    default: false
    }
  }

  private enum Kind { case visible, blank, newline, hidden, forbidden }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    // Most letters of Latin scripts, Vietnamese last.
    case 0x21...0x7E, 0xC0...0x24F, 0x1EA0...0x1EF9: return .visible
    case 0x20, 0x09: return .blank
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return .newline
    case 0x202A...0x202E, 0x2066...0x2069: return .forbidden
    case 0xFDD0...0xFDEF: return .forbidden
    // The braille blank looks like nothing and is not called a blank by Unicode.
    case 0x2800: return .hidden
    default: break
    }
    if scalar.value & 0xFFFE == 0xFFFE { return .forbidden }
    if scalar.properties.isDefaultIgnorableCodePoint { return .hidden }
    return switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate: .forbidden
    case .spaceSeparator: .blank
    default: .visible
    }
  }

  private static func refusePiledMarks(_ text: String) throws(Wrong) {
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks > Limits.marksOnALetter { throw forbidden(scalar) }
    }
  }

  private static func forbidden(_ scalar: Unicode.Scalar) -> Wrong {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Wrong(
      .forbiddenCharacter, vi: "Có ký tự điều khiển hoặc ký tự ẩn không được phép (\(name)); hãy xóa và gõ lại.",
      en: "There is a control or hidden character (\(name)) that is not allowed; delete it and type again.")
  }

  private static func tooLong(_ letters: Int, given: Int?) -> Wrong {
    let vi = given.map { "; bạn đã viết \($0)" } ?? ""
    let en = given.map { "; you wrote \($0)" } ?? ""
    return Wrong(
      .tooLong, vi: "Dài quá: tối đa \(letters) ký tự\(vi).", en: "Too long: at most \(letters) characters\(en).")
  }
}

/// Writes characters and keeps the gaps between them small.
private struct Gaps {
  let keepsLines: Bool
  var scalars = String.UnicodeScalarView()
  private var isBlankPending = false
  private var newlines = 0
  private var lastWasReturn = false

  init(keepsLines: Bool) {
    self.keepsLines = keepsLines
  }

  mutating func blank() {
    isBlankPending = true
    lastWasReturn = false
  }

  mutating func newline(_ scalar: Unicode.Scalar) {
    // CR LF is one end of line.
    if !(scalar == "\n" && lastWasReturn) { newlines += 1 }
    lastWasReturn = scalar == "\r"
    isBlankPending = true
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if !scalars.isEmpty, isBlankPending {
      if keepsLines, newlines > 0 {
        for _ in 0..<min(newlines, 2) { scalars.append("\n") }
      } else {
        scalars.append(" ")
      }
    }
    isBlankPending = false
    newlines = 0
    lastWasReturn = false
    scalars.append(scalar)
  }
}

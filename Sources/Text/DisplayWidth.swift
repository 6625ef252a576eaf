extension String {
  /// How many columns of a terminal the text takes: combining marks none, ideographs and emoji two, all else one.
  ///
  /// Vietnamese letters take one column, whether composed or written with combining marks.
  public var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// The text without what would steer a terminal or turn the direction of writing: each such character is `�`.
  ///
  /// What citizens write is shown on officers' terminals only so.
  public var harmless: String {
    guard unicodeScalars.contains(where: \.steers) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.steers ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  /// The text with blanks after it up to so many columns.
  public func padded(toWidth width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    unicodeScalars.reduce(0) { max($0, $1.displayWidth) }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if isASCII { return value < 0x20 || value == 0x7F ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }
  }

  fileprivate var steers: Bool {
    properties.generalCategory == .control || bidirectionalControls.contains { $0.contains(value) }
  }
}

/// East Asian Wide and Fullwidth (Unicode Standard Annex #11), by blocks.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
  0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]

/// Embeddings, overrides and isolates, which can show a text in another order than it is written.
private let bidirectionalControls: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069]

/// Which characters FEEL's names are made of (DMN 1.5, grammar rules 27 to 34).
enum NameRules {
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3F, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x167F, 0x1681...0x180D, 0x180F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE,
      0xFF00...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isStart(scalar)
    }
  }

  /// What may stand in a name besides letters and digits.
  static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    ["/", "-", "'", "+", "*", ".", "’"].contains(scalar)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Words that do not begin or continue a name that nobody declared.
  static let keywords: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between", "instance",
    "function", "external", "true", "false", "null",
  ]

  /// A name with its words separated by single blanks.
  static func normalized(_ name: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in name {
      if isSpace(scalar) {
        pending = !result.isEmpty
      } else {
        if pending { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}

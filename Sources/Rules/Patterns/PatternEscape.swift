import Text

/// What follows a backslash in a pattern of XPath.
enum PatternEscape {
  /// The escape as PCRE2 has it, and whether it stands for a set of characters.
  static func read(_ scalar: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ place: inout Int)
    throws(Pattern.Failure) -> (text: String, isSet: Bool)
  {
    switch scalar {
    case "n": return ("\\n", false)
    case "r": return ("\\r", false)
    case "t": return ("\\t", false)
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      return ("\\" + String(scalar), false)
    case "p", "P": return (try category(scalar == "P", scalars, &place), true)
    default:
      guard let set = sets[scalar] else {
        throw Pattern.Failure(message: Words(vi: "XPath không có '\\\(scalar)'", en: "XPath knows no '\\\(scalar)'"))
      }
      return (set, true)
    }
  }

  /// The sets, as they stand within a class.
  private static let sets: [Unicode.Scalar: String] = [
    "s": " \\t\\n\\r", "S": "\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{21}-\\x{D7FF}\\x{E000}-\\x{10FFFF}",
    "d": "\\p{Nd}", "D": "\\P{Nd}", "w": "\\p{L}\\p{M}\\p{N}\\p{S}", "W": "\\p{P}\\p{Z}\\p{C}",
    "i": ":_" + nameStart,
    "I": "\\x{0}-9;-@\\[-^`{-\\x{BF}\\x{D7}\\x{F7}\\x{300}-\\x{36F}\\x{37E}\\x{2000}-\\x{200B}"
      + "\\x{200E}-\\x{206F}\\x{2190}-\\x{2BFF}\\x{2FF0}-\\x{3000}\\x{D7FF}-\\x{D7FF}\\x{E000}-\\x{F8FF}"
      + "\\x{FDD0}-\\x{FDEF}\\x{FFFE}-\\x{FFFF}\\x{F0000}-\\x{10FFFF}",
    "c": ":_\\-.0-9\\x{B7}\\x{300}-\\x{36F}\\x{203F}-\\x{2040}" + nameStart,
    "C": "\\x{0}-,/;-@\\[-^`{-\\x{B6}\\x{B8}-\\x{BF}\\x{D7}\\x{F7}\\x{37E}\\x{2000}-\\x{200B}\\x{200E}-\\x{203E}"
      + "\\x{2041}-\\x{206F}\\x{2190}-\\x{2BFF}\\x{2FF0}-\\x{3000}\\x{E000}-\\x{F8FF}\\x{FDD0}-\\x{FDEF}"
      + "\\x{FFFE}-\\x{FFFF}\\x{F0000}-\\x{10FFFF}",
  ]

  /// Letters with which an XML name may begin, besides `:` and `_`.
  private static let nameStart =
    "A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}\\x{200C}-\\x{200D}"
    + "\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FE}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}"
    + "\\x{10000}-\\x{EFFFF}"

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
  ]

  /// `\p{Lu}`, `\p{IsBasicLatin}`.
  private static func category(_ negated: Bool, _ scalars: [Unicode.Scalar], _ place: inout Int)
    throws(Pattern.Failure) -> String
  {
    guard place < scalars.count, scalars[place] == "{",
      let end = scalars[place...].firstIndex(of: "}"), end - place < 60
    else {
      throw Pattern.Failure(message: Words(vi: "thiếu '{' và '}' sau '\\p'", en: "'{' and '}' are missing after '\\p'"))
    }
    let name = String(String.UnicodeScalarView(scalars[(place + 1)..<end]))
    place = end + 1
    if categories.contains(name) { return (negated ? "\\P{" : "\\p{") + name + "}" }
    guard name.hasPrefix("Is"), let block = blocks[String(name.dropFirst(2))] else {
      throw Pattern.Failure(message: Words(vi: "không có loại ký tự '\(name)'", en: "there is no category '\(name)'"))
    }
    func written(_ value: UInt32) -> String { "\\x{" + String(value, radix: 16) + "}" }
    guard negated else { return written(block.lowerBound) + "-" + written(block.upperBound) }
    let below = block.lowerBound == 0 ? "" : "\\x{0}-" + written(block.lowerBound - 1)
    return below + written(block.upperBound + 1) + "-\\x{10FFFF}"
  }

  /// The blocks of Unicode that patterns of the office may speak of.
  private static let blocks: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0x0...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
    "LatinExtended-B": 0x180...0x24F, "IPAExtensions": 0x250...0x2AF, "SpacingModifierLetters": 0x2B0...0x2FF,
    "CombiningDiacriticalMarks": 0x300...0x36F, "Greek": 0x370...0x3FF, "GreekandCoptic": 0x370...0x3FF,
    "Cyrillic": 0x400...0x4FF, "Armenian": 0x530...0x58F, "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF,
    "Devanagari": 0x900...0x97F, "Thai": 0xE00...0xE7F, "Lao": 0xE80...0xEFF, "Khmer": 0x1780...0x17FF,
    "LatinExtendedAdditional": 0x1E00...0x1EFF, "GreekExtended": 0x1F00...0x1FFF,
    "GeneralPunctuation": 0x2000...0x206F, "SuperscriptsandSubscripts": 0x2070...0x209F,
    "CurrencySymbols": 0x20A0...0x20CF, "LetterlikeSymbols": 0x2100...0x214F, "NumberForms": 0x2150...0x218F,
    "Arrows": 0x2190...0x21FF, "MathematicalOperators": 0x2200...0x22FF, "BoxDrawing": 0x2500...0x257F,
    "GeometricShapes": 0x25A0...0x25FF, "CJKSymbolsandPunctuation": 0x3000...0x303F, "Hiragana": 0x3040...0x309F,
    "Katakana": 0x30A0...0x30FF, "CJKUnifiedIdeographs": 0x4E00...0x9FFF, "HangulSyllables": 0xAC00...0xD7A3,
  ]
}

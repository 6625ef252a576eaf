/// The name of a person, as on their papers: letters, and blanks, hyphens, apostrophes and dots between them.
enum PersonName {
  static func read(_ raw: String) throws(Wrong) -> String {
    var name = String.UnicodeScalarView()
    for scalar in try CleanText.line(raw, letters: Limits.nameLetters).unicodeScalars {
      name.append(plain(scalar))
    }
    guard name.allSatisfy({ isLatinLetter($0) || isBetween($0) || isMark($0) }) else {
      if name.contains(where: { $0.properties.numericType != nil }) {
        throw Wrong(
          .notAName, vi: "Họ và tên không có chữ số; hãy ghi như trên giấy tờ, ví dụ Nguyễn Văn An.",
          en: "A name has no figures; write it as on the papers, for example Nguyễn Văn An.")
      }
      throw Wrong(
        .notAName,
        vi: "Họ và tên chỉ gồm chữ cái, dấu cách, gạch nối, dấu nháy và dấu chấm; hãy ghi như trên giấy tờ.",
        en: "A name has letters, blanks, hyphens, apostrophes and dots only; write it as on the papers.")
    }
    guard let first = name.first, isLatinLetter(first) else {
      throw Wrong(
        .notAName, vi: "Họ và tên bắt đầu bằng chữ cái; hãy ghi như trên giấy tờ.",
        en: "A name begins with a letter; write it as on the papers.")
    }
    return String(name)
  }

  /// The plain apostrophe and hyphen for those that word processors put in their place.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`": "'"
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": "-"
    default: scalar
    }
  }

  /// Vietnamese papers write every name in Latin letters; Cyrillic or Greek look-alikes are not the same name.
  private static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
      0xA722...0xA787:
      true
    default: false
    }
  }

  private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "'", ".": true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }
}

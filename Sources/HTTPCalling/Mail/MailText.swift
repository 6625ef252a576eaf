/// A text as a header line carries it: as it is when it is plain ASCII, or else in encoded words (RFC 2047) of at most 75
/// signs, none of which parts a letter.
struct HeaderText {
  let folded: String

  init(_ text: String) {
    let line = text.onOneLine
    guard !line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || line.contains("=?") || line.utf8.count > 60 else {
      folded = line
      return
    }
    var words: [String] = []
    var word = ""
    for scalar in line.unicodeScalars {
      let piece = String(scalar).utf8.map { HeaderText.encoded($0) }.joined()
      // 75 less `=?UTF-8?Q?` and `?=`; the first line has `Subject: ` in front, and a line is 76 at most.
      if word.utf8.count + piece.utf8.count > (words.isEmpty ? 54 : 63) {
        words.append(word)
        word = ""
      }
      word += piece
    }
    words.append(word)
    folded = words.map { "=?UTF-8?Q?\($0)?=" }.joined(separator: "\r\n ")
  }

  private static func encoded(_ byte: UInt8) -> String {
    switch byte {
    case 48...57, 65...90, 97...122: String(UnicodeScalar(byte))
    case 0x20: "_"
    default: byte.quoted
    }
  }
}

/// A text in quoted-printable (RFC 2045 section 6.7): lines of at most 76 signs, ended by CR LF.
struct QuotedPrintable {
  let text: String

  init(_ plain: String) {
    var lines: [String] = []
    for line in plain.split(separator: "\n", omittingEmptySubsequences: false) {
      var written = ""
      let bytes = Array(line.utf8)
      for (index, byte) in bytes.enumerated() {
        let isLast = index == bytes.count - 1
        let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && !isLast
        let piece = isPlain ? String(UnicodeScalar(byte)) : byte.quoted
        // Room for the `=` of a line that goes on.
        if written.utf8.count + piece.utf8.count > 75 {
          lines.append(written + "=")
          written = ""
        }
        written += piece
      }
      lines.append(written)
    }
    text = lines.joined(separator: "\r\n") + "\r\n"
  }
}

extension UInt8 {
  /// `=E1`.
  fileprivate var quoted: String {
    let digits = Array("0123456789ABCDEF")
    return "=" + String([digits[Int(self >> 4)], digits[Int(self & 15)]])
  }
}

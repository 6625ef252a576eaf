/// An e-mail address that mail servers take (RFC 5321), without the forms that nobody types: quotes, comments, brackets.
enum EmailAddress {
  static func read(_ raw: String) throws(Wrong) -> String {
    let text = try CleanText.line(raw, letters: Limits.emailBytes)
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw Wrong(
        .notAnEmail, vi: "Địa chỉ thư điện tử viết không dấu; ví dụ an.nguyen@example.com.",
        en: "An e-mail address has no accented letters; for example an.nguyen@example.com.")
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, isMailbox(parts[0]), isDomain(parts[1]) else {
      throw Wrong(
        .notAnEmail, vi: "Địa chỉ thư điện tử chưa đúng; cần có dạng an.nguyen@example.com.",
        en: "Not an e-mail address; it looks like an.nguyen@example.com.")
    }
    return parts[0] + "@" + parts[1].lowercased()
  }

  private static func isMailbox(_ text: Substring) -> Bool {
    text.utf8.count <= 64
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || signs.contains($0) }
      }
  }

  /// At least two labels; the last is a name, not a number.
  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.count >= 2, let last = labels.last, last.utf8.count >= 2,
      !last.utf8.allSatisfy(isDigit)
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static let signs = Set("!#$%&'*+/=?^_`{|}~-".utf8)

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}

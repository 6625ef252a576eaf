/// An address that mail is sent to or comes from: `local@domain` in ASCII (RFC 5321, RFC 5322 dot-atom), and nothing that
/// could be read as anything else: no quotes, comments, blanks, brackets, lists or line ends.
public struct MailAddress: Hashable, Sendable {
  /// The address as it was written.
  public let text: String
  /// What stands behind the `@`.
  public let domain: String

  /// Nil for what is no such address.
  public init?(_ text: String) {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, halves.count == 2, MailAddress.isLocal(halves[0]), MailAddress.isDomain(halves[1])
    else { return nil }
    self.text = text
    domain = String(halves[1])
  }

  private static func isLocal(_ text: Substring) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty && atom.utf8.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
      }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == 45 }
          && !label.hasPrefix("-") && !label.hasSuffix("-")
      } && labels.last?.utf8.contains { !(48...57).contains($0) } ?? false
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self)
  }
}

/// A secret that opens the door to a program: shown to its owner once, kept as its hash only.
///
/// The prefix says what it is for, so that a lost one is recognised where it turns up.
public struct Token: Sendable {
  /// The whole token, to be shown once: `mct_` and 43 letters.
  public let text: String
  /// What is kept, and what a presented token is looked up by.
  public let hash: SHA256

  /// A new token.
  ///
  /// - Parameters:
  ///   - prefix: Letters and digits that tell its kind.
  ///   - chance: 32 random bytes.
  public init(prefix: String, chance: [UInt8]) {
    precondition(chance.count == 32, "a token has 256 bits")
    precondition(!prefix.isEmpty && prefix.utf8.allSatisfy(isLetterOrDigit), "a prefix has letters and digits")
    self.init(checked: prefix + "_" + chance.base64URL)
  }

  /// A token as someone presents it; nil when it cannot be one of this kind, so that nothing needs to be looked up.
  public init?(presented text: String, prefix: String) {
    guard text.utf8.count == prefix.utf8.count + 44, text.hasPrefix(prefix + "_"),
      [UInt8](base64URL: String(text.dropFirst(prefix.count + 1)))?.count == 32
    else { return nil }
    self.init(checked: text)
  }

  private init(checked text: String) {
    self.text = text
    hash = SHA256(of: text)
  }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The kind only: the secret stands in no log.
  public var description: String { "\(text.prefix { $0 != "_" })_…" }
  /// The kind only.
  public var debugDescription: String { description }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  default: false
  }
}

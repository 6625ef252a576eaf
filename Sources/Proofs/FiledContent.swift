public import Crypto

/// What was filed, as its applicant keeps it beside the receipt: every answer, and of every file its SHA-256.
///
/// The log holds only the salted hash of it. Who has the content and its salt can show, with the receipt and without the office,
/// that this and nothing else was filed; the office itself cannot any more once it has erased both.
public struct FiledContent: Hashable, Sendable {
  /// Whose log it is.
  public let authority: String
  /// The code of the dossier.
  public let dossier: String
  /// The content in its canonical form (RFC 8785), byte by byte as it was hashed.
  public let text: String
  /// What keeps the hash from being guessed: 16 random bytes.
  public let salt: [UInt8]

  /// Bytes of a salt. Salts of one length cannot lend bytes to the text behind them.
  static let saltBytes = 16

  /// What content comes to beside a receipt.
  public enum Finding: String, Hashable, Sendable {
    /// It is what was filed.
    case asFiled = "AS_FILED"
    /// It is not: something in it was changed since.
    case changed = "CHANGED"
    /// It says itself that it is of another dossier.
    case ofAnother = "OF_ANOTHER_DOSSIER"
  }

  /// Content as it is kept; nil when the salt is none.
  public init?(authority: String, dossier: String, text: String, salt: [UInt8]) {
    guard salt.count == FiledContent.saltBytes else { return nil }
    self.authority = authority
    self.dossier = dossier
    self.text = text
    self.salt = salt
  }

  /// The hash by which the log knows content: SHA-256 of the salt and the canonical form.
  public static func hash(of text: String, salt: [UInt8]) -> SHA256 { SHA256(of: salt + Array(text.utf8)) }
}

extension Receipt {
  /// Holds content against the entry of the receipt. Whether the entry is the office's, the receipt itself proves.
  public func finding(of content: FiledContent) -> FiledContent.Finding {
    guard content.authority == authority, content.dossier == dossier else { return .ofAnother }
    return FiledContent.hash(of: content.text, salt: content.salt) == contentHash ? .asFiled : .changed
  }
}

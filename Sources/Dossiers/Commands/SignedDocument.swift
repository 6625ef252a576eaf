/// A document that was signed elsewhere, with a token or by `motcua sign`, and is handed over with an action.
public struct SignedDocument: Hashable, Sendable {
  /// SHA-256 of the content, by which the file is kept.
  public let sha256: String
  /// The name its owner gave it.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its media type: `application/pdf`.
  public let type: String
  /// What was found about its signatures; nil when nobody asked.
  public var signature: PaperSignature?
  /// The letter that it was held against, without its number and date, where the action issues what is signed (`signs: letter`).
  /// It is not kept: the letter itself is, once it is issued.
  public var letter: LetterDocument?

  /// A file that is handed over.
  public init(sha256: String, name: String, bytes: Int, type: String, signature: PaperSignature? = nil) {
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
    self.type = type
    self.signature = signature
  }
}

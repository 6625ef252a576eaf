internal import Crypto

/// A time stamp token (RFC 3161) beside a signature, and what it must be about.
public struct TimeStampFound: Sendable {
  /// What a time stamp proves to have existed.
  public enum Kind: String, Sendable, Hashable {
    /// The signature's value.
    case signature
    /// The content, before it was signed.
    case content
    /// The signature with all that proves it, or the document around it (archive and document time stamps); it also
    /// vouches for the time stamps that it is over.
    case archive
  }

  /// What a token must be about.
  enum Stamped: Sendable {
    /// These bytes: the signature's value, its canonical form, the ranges of a PDF.
    case octets([UInt8])
    /// Bytes that have one of these hashes by the token's own hash function. What is put together of many pieces is hashed at
    /// once, so that a large content is not held several times; writers put it together in more than one way.
    case hashed([[UInt8]])
  }

  /// What it proves to have existed.
  public var kind: Kind
  /// The token: a CMS SignedData in DER or BER.
  public var token: [UInt8]
  /// What it must be about.
  let stamped: Stamped
  /// The hashes of the older tokens that it is over.
  var vouchesFor: Set<SHA256> = []
  /// Whether one that is about something else is a reason to look at the signature. Not so for archive time stamps of CMS and
  /// XML: what they are over is put together by rules that writers read differently, and without them the signature says as
  /// much as before.
  var isExact = true

  /// A token and the bytes it must be about.
  public init(kind: Kind, token: [UInt8], stamped: [UInt8]) {
    self.init(kind, token, .octets(stamped))
  }

  init(_ kind: Kind, _ token: [UInt8], _ stamped: Stamped) {
    self.kind = kind
    self.token = token
    self.stamped = stamped
  }

  /// What the token says; nil when it cannot be read.
  static func content(of token: [UInt8]) -> TimeStampContent? {
    guard let message = try? SignedMessage(reading: token), let content = message.content else { return nil }
    return try? TimeStampContent(der: content)
  }
}

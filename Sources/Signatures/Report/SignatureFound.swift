public import Crypto

/// A signature as a format finds it in a document: its cryptography is checked, its trust is not.
///
/// Formats (CMS, XML, PDF) deliver these; ``Judge`` alone decides about chains, time and policy. What a format has found
/// wrong stands in ``checks`` and is never left out: a signature that cannot even be read is one with a failed check and
/// no ``signer``.
public struct SignatureFound: Sendable {
  /// What holds whatever the policy is.
  public var facts: SignatureFacts
  /// What the format checked, in order: structure, signed attributes or properties, hashes, the signature itself.
  public var checks: [Check]
  /// The certificate that the signature is checked with and bound to; nil when none was found.
  public var signer: Certificate?
  /// Certificates that came with the signature, in any order: material for the chain, never trusted by themselves.
  public var certificates: [Certificate] = []
  /// Revocation lists that came with the signature.
  public var revocationLists: [RevocationList] = []
  /// OCSP responses (RFC 6960) that came with the signature, in DER.
  public var ocspResponses: [[UInt8]] = []
  /// Gives what was signed as bytes to be read; copied only when somebody asks.
  var content: @Sendable () -> [SignedContent] = { [] }
  /// Time stamps that cover this signature, each with the bytes it must be about; not yet checked.
  public var timeStamps: [TimeStampFound] = []

  /// A signature with its facts and the format's checks.
  public init(facts: SignatureFacts, checks: [Check], signer: Certificate? = nil) {
    self.facts = facts
    self.checks = checks
    self.signer = signer
  }
}

/// A time stamp token (RFC 3161) beside a signature, and what it must be about.
public struct TimeStampFound: Sendable {
  /// What a time stamp proves to have existed.
  public enum Kind: String, Sendable, Hashable {
    /// The signature's value.
    case signature
    /// The content, before it was signed.
    case content
    /// The signature with all that proves it, or the document around it (archive and document time stamps); it also
    /// vouches for time stamps that are older.
    case archive
  }

  /// What it proves to have existed.
  public var kind: Kind
  /// The token: a CMS SignedData in DER or BER.
  public var token: [UInt8]
  /// The bytes whose hash must stand in the token: the signature's value, its canonical form, the ranges of a PDF.
  public var stamped: [UInt8]

  /// A token and the bytes it must be about.
  public init(kind: Kind, token: [UInt8], stamped: [UInt8]) {
    self.kind = kind
    self.token = token
    self.stamped = stamped
  }
}

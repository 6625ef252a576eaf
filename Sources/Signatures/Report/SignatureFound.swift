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
  /// Whether it is about content that was given beside its document, as it was given or in a canonical form.
  var isAboutGiven = false
  /// Time stamps that cover this signature, each with the bytes it must be about; not yet checked.
  public var timeStamps: [TimeStampFound] = []

  /// A signature with its facts and the format's checks.
  public init(facts: SignatureFacts, checks: [Check], signer: Certificate? = nil) {
    self.facts = facts
    self.checks = checks
    self.signer = signer
  }
}

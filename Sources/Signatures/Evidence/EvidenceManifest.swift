public import Crypto
public import WorkingTime

/// Everything that one judgement was made of, by hash: with the things that it names, the judgement can be made again.
public struct EvidenceManifest: Sendable, Hashable {
  /// The engine that judged, as ``Verification/engine`` has it.
  public var engine: String
  /// The document.
  public var document: SHA256
  /// Its length in bytes.
  public var byteCount: Int
  /// What was signed, when the signature was a file of its own.
  public var content: SHA256?
  /// The time of the judgement.
  public var time: Instant
  /// The receipt that the judgement took for proven; nil when there was none.
  public var receipt: Instant?
  /// What was asked, as a value.
  public var policy: ValidationPolicy
  /// The policy as its author wrote it; nil for the strict default, which has no text.
  public var policyText: SHA256?
  /// Who was trusted, in the order given.
  public var anchors: [Anchor]
  /// Certificates that were given to stand between.
  public var intermediates: [SHA256]
  /// Revocation lists that were given.
  public var lists: [SHA256]
  /// OCSP responses that were given.
  public var responses: [SHA256]
  /// What the judgement stands on and the document itself holds: taken out, so that nobody needs to read the document's
  /// format to look at it.
  public var contained: Contained
  /// The report.
  public var report: SHA256

  /// A certificate that was trusted by itself.
  public struct Anchor: Sendable, Hashable {
    /// The certificate.
    public let sha256: SHA256
    /// The set of the office that it belongs to; nil when it was named otherwise.
    public let set: String?

    /// An anchor, and the set that it belongs to.
    public init(_ sha256: SHA256, set: String?) {
      self.sha256 = sha256
      self.set = set
    }
  }

  /// What a document holds beside its content.
  public struct Contained: Sendable, Hashable {
    /// Certificates of the chains, of signers, time-stamping authorities and their issuers.
    public var certificates: [SHA256] = []
    /// Revocation lists.
    public var lists: [SHA256] = []
    /// OCSP responses.
    public var responses: [SHA256] = []
    /// Time stamp tokens.
    public var timeStamps: [SHA256] = []
  }

  /// The moment from which on the document was there, when this manifest is in the office's own record: its receipt, or the
  /// judgement itself.
  public var recordedTime: Instant { receipt ?? time }

  /// Everything that it names, each once, in the order of their paths.
  public var references: [EvidenceReference] {
    var found: Set<EvidenceReference> = [EvidenceReference(.document, document), EvidenceReference(.report, report)]
    func add(_ kind: EvidenceItem.Kind, _ hashes: [SHA256]) {
      for hash in hashes { found.insert(EvidenceReference(kind, hash)) }
    }
    add(.content, [content].compactMap(\.self))
    add(.policy, [policyText].compactMap(\.self))
    add(.certificate, anchors.map(\.sha256) + intermediates + contained.certificates)
    add(.list, lists + contained.lists)
    add(.response, responses + contained.responses)
    add(.timeStamp, contained.timeStamps)
    return found.sorted { $0.path < $1.path }
  }
}

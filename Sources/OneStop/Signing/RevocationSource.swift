public import Crypto

/// Answers about revocation that an office has at hand, such as lists that its operator fetches.
public struct RevocationData: Sendable {
  /// Certificates that may stand between a signer's and an anchor.
  public var intermediates: [Certificate] = []
  /// Revocation lists.
  public var lists: [RevocationList] = []
  /// OCSP responses, in DER.
  public var responses: [[UInt8]] = []
  /// How often anything new has come of what ``about`` gives out; it stands in no list here.
  public var generation = 0
  /// Takes note of the chains that a judgement met, and answers what is at hand about them alone or can be had at once.
  public var about: @Sendable ([[Certificate]]) -> Met = { _ in Met() }

  /// What is at hand about some certificates.
  public struct Met: Sendable {
    /// Responders' answers about them, in DER.
    public var responses: [[UInt8]] = []
    /// Whether there are lists that were not there before.
    public var isNew = false

    /// Nothing, or what there is.
    public init(responses: [[UInt8]] = [], isNew: Bool = false) {
      self.responses = responses
      self.isNew = isNew
    }
  }

  /// Nothing at hand.
  public init() {}

  /// A name of what is at hand: the same answers have the same name.
  var name: SHA256 {
    let hashes = lists.map(\.sha256) + responses.map { SHA256(of: $0) } + intermediates.map(\.sha256)
    return SHA256(of: Set(hashes.map(\.hex)).sorted().joined(separator: "\n") + "\n\(generation)")
  }
}

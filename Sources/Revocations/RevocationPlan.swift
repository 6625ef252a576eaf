public import Crypto
public import Procedures

/// What may be fetched for one set of trust anchors, with the certificates that answers are held against.
public struct RevocationPlan: Sendable {
  /// The set's name.
  public let set: String
  /// Where may be asked, and how.
  public let sources: RevocationSources
  /// The set's anchors.
  public let anchors: [Certificate]
  /// Certificates that may stand between a signer's and an anchor.
  public let intermediates: [Certificate]

  /// A plan for a set.
  public init(set: String, sources: RevocationSources, anchors: [Certificate], intermediates: [Certificate]) {
    self.set = set
    self.sources = sources
    self.anchors = anchors
    self.intermediates = intermediates
  }

  /// The path from a certificate to one of the anchors, valid at a moment; nil when there is none.
  func chain(
    of certificate: Certificate, with others: [Certificate], at time: Int64
  ) -> [Certificate]? {
    var question = ChainQuestion(anchors: anchors, time: time)
    question.intermediates = intermediates + others
    guard let answer = try? ChainMemory.shared.answer(question, about: certificate), answer.holds else { return nil }
    return answer.chain
  }

  /// An address that a certificate of the set names, if it may be called.
  func allowed(_ text: String) -> WebAddress? {
    guard sources.fetch == .certificate, let address = WebAddress(text) else { return nil }
    return sources.hosts.contains(address.host) || configured.contains(text) ? address : nil
  }

  private var configured: [String] { sources.lists + [sources.responder].compactMap(\.self) }

  /// Where an answer from an address may send on to: the same host, or one of those that certificates may name; never from
  /// an encrypted connection to a plain one.
  func mayFollow(_ target: WebAddress, from origin: WebAddress) -> Bool {
    guard target.host == origin.host || sources.hosts.contains(target.host) else { return false }
    return target.isEncrypted || !origin.isEncrypted
  }
}

internal import Synchronization

/// Answers about chains that were worked out lately, so that a busy signer's chain, and the same revocation list of some
/// megabytes, is not verified anew with each signature.
///
/// An answer is handed out again for the same certificate under the same question alone: the same anchors, intermediates
/// and lists in the same order, the same demands, and a moment that stands on the same side of each instant at which a
/// certificate begins or ends or a list is issued or due. Nothing else goes into a path validation, so that the answer is the
/// one that a fresh validation would give, and none is ever out of date.
public final class ChainMemory: Sendable {
  /// The one that the program works with.
  public static let shared = ChainMemory(room: Limits.rememberedChains)

  private let chains: Mutex<Recent<SHA256, RememberedChain>>
  private let statements: Mutex<Recent<SHA256, OCSPResponse.Statement?>>

  /// A memory for so many chains of late, and at most twice as many in all.
  public init(room: Int) {
    chains = Mutex(Recent(room: room))
    statements = Mutex(Recent(room: room))
  }

  /// How many answers it holds.
  public var count: Int { chains.withLock { $0.count } + statements.withLock { $0.count } }

  /// The answer to a question, from memory or worked out.
  ///
  /// - Throws: ``CryptoFailure`` when OpenSSL could not even try: no memory.
  public func answer(_ question: ChainQuestion, about certificate: Certificate) throws(CryptoFailure) -> ChainAnswer {
    let key = question.fingerprint(about: certificate)
    if let known = chains.withLock({ $0.value(of: key) })?.answer(to: question, about: certificate) { return known }
    let answer = try question.answer(about: certificate)
    if let remembered = RememberedChain(answer, to: question, about: certificate) {
      chains.withLock { $0.keep(remembered, for: key) }
    }
    return answer
  }

  /// What a response says about a certificate, from memory or worked out: it is judged at the moment at which it was made,
  /// so that it is the same for ever.
  ///
  /// - Throws: ``CryptoFailure`` when OpenSSL could not even try: no memory.
  public func statement(
    of response: OCSPResponse, about certificate: Certificate, issuedBy issuer: Certificate
  ) throws(CryptoFailure) -> OCSPResponse.Statement? {
    let key = SHA256(of: [response.sha256, certificate.sha256, issuer.sha256].flatMap(\.bytes))
    if let known = statements.withLock({ $0.value(of: key) }) { return known }
    let statement = try response.statement(about: certificate, issuedBy: issuer)
    statements.withLock { $0.keep(statement, for: key) }
    return statement
  }
}

/// An answer by positions within its question, so that no list is held in memory after a newer one has replaced it.
private struct RememberedChain: Sendable {
  private enum Source: Sendable {
    case itself
    case intermediate(Int)
    case anchor(Int)
  }

  private let chain: [Source]
  private let problems: [ChainProblem]
  private let uses: [(depth: Int, list: Int)]

  /// Nil for an answer that is not worth keeping: the validation broke off, for want of memory.
  init?(_ answer: ChainAnswer, to question: ChainQuestion, about certificate: Certificate) {
    guard answer.isFinished else { return nil }
    var chain: [Source] = []
    for (depth, link) in answer.chain.enumerated() {
      if depth == 0, link == certificate {
        chain.append(.itself)
      } else if let position = question.intermediates.firstIndex(of: link) {
        chain.append(.intermediate(position))
      } else if let position = question.anchors.firstIndex(of: link) {
        chain.append(.anchor(position))
      } else {
        return nil
      }
    }
    var uses: [(depth: Int, list: Int)] = []
    for use in answer.listsUsed {
      guard let position = question.revocationLists.firstIndex(of: use.list) else { return nil }
      uses.append((use.depth, position))
    }
    (self.chain, self.uses, problems) = (chain, uses, answer.problems)
  }

  func answer(to question: ChainQuestion, about certificate: Certificate) -> ChainAnswer? {
    var links: [Certificate] = []
    for source in chain {
      switch source {
      case .itself: links.append(certificate)
      case .intermediate(let position) where question.intermediates.indices.contains(position):
        links.append(question.intermediates[position])
      case .anchor(let position) where question.anchors.indices.contains(position):
        links.append(question.anchors[position])
      default: return nil
      }
    }
    var lists: [ListUse] = []
    for use in uses {
      guard question.revocationLists.indices.contains(use.list) else { return nil }
      lists.append(ListUse(depth: use.depth, list: question.revocationLists[use.list]))
    }
    return ChainAnswer(chain: links, problems: problems, listsUsed: lists, isFinished: true)
  }
}

internal import Crypto
internal import WorkingTime

/// Whether the certificates of a path were revoked when a signature was made.
///
/// A list or a response counts when it is good now, or was good at the time of the signature, or was issued since: the
/// law keeps "the list at signing time" (TT 15/2025/TT-BKHCN), ETSI EN 319 102-1 5.2.5 wants one that is not older.
/// Whatever says that a certificate was revoked by then decides, even when it is out of date.
struct RevocationCheck {
  /// What is known of one certificate.
  enum Standing: Sendable, Hashable {
    case good
    case revoked(since: Int64?)
    case unknown
  }

  /// What is known of a path, and by what.
  struct Result {
    /// What is known of every certificate but the anchor.
    var standings: [Standing]
    /// The answers that this stands on.
    var used: [RevocationUsed] = []
  }

  let material: TrustMaterial
  let policy: ValidationPolicy
  /// The time of the signature, in seconds since 1970; as far as it is proven, else now.
  let time: Int64
  /// The time of the judgement, in seconds since 1970.
  let now: Int64
  let purpose: ChainQuestion.Purpose

  /// How many moments are tried at most; an archive has a list a day, and the nearest ones tell most.
  private static let moments = 16

  /// Looks the certificates of a path up.
  ///
  /// - Parameter answer: What came of validating the path, when lists have been looked at there, now.
  func result(for chain: [Certificate], validated answer: ChainAnswer?) throws(CryptoFailure) -> Result {
    var result = Result(standings: [Standing](repeating: .unknown, count: max(0, chain.count - 1)))
    for moment in moments() where result.standings.contains(.unknown) {
      let seen: Result
      if moment == now, let answer {
        seen = read(answer, chain)
      } else {
        seen = try listed(chain, at: moment)
      }
      for depth in result.standings.indices where result.standings[depth] == .unknown {
        result.standings[depth] = seen.standings[depth]
        if seen.standings[depth] != .unknown {
          result.used += seen.used.filter { $0.certificate == chain[depth].sha256 }
        }
      }
    }
    for depth in result.standings.indices {
      let (standing, used) = try answered(chain[depth], issuedBy: chain[depth + 1])
      switch standing {
      // A revocation that any of both knows of decides.
      case .revoked(let since): result.standings[depth] = .revoked(since: since)
      case .good where result.standings[depth] == .unknown: result.standings[depth] = .good
      default: continue
      }
      result.used += used
    }
    return result
  }

  /// Lists that were issued after the judgement are not known to it; one that does not say when the next one comes is good
  /// for the policy's time only, whereas OpenSSL takes it for ever.
  var lists: [RevocationList] {
    material.revocationLists.filter { list in
      list.thisUpdate <= now + policy.clockSkewSeconds
        && (list.nextUpdate != nil || list.thisUpdate + policy.openEndedRevocationSeconds >= time)
    }
  }

  /// Now; the time of the signature; and when each list since then was issued: OpenSSL takes lists that are good at a moment.
  private func moments() -> [Int64] {
    guard time < now else { return [now] }
    let issued = Set(lists.map(\.thisUpdate)).filter { $0 > time && $0 <= now }.sorted()
    return [now, time] + issued.prefix(RevocationCheck.moments)
  }

  private func listed(_ chain: [Certificate], at moment: Int64) throws(CryptoFailure) -> Result {
    guard let first = chain.first, let anchor = chain.last else { return Result(standings: []) }
    var question = ChainQuestion(anchors: [anchor], time: moment)
    // Others may have signed a list, even under the name of one in the path.
    question.intermediates = chain.dropFirst().dropLast() + material.intermediates
    question.revocationLists = lists
    question.checksRevocation = true
    question.securityLevel = policy.chainSecurityLevel
    question.purpose = purpose
    var answer = try ChainMemory.shared.answer(question, about: first)
    if answer.chain != chain {
      // At another moment another certificate of the same name can lead the path elsewhere.
      let names = Set(chain.map(\.subject.der))
      question.intermediates =
        chain.dropFirst().dropLast() + material.intermediates.filter { !names.contains($0.subject.der) }
      answer = try ChainMemory.shared.answer(question, about: first)
    }
    return read(answer, chain)
  }

  private func read(_ answer: ChainAnswer, _ chain: [Certificate]) -> Result {
    guard answer.isFinished, answer.chain == chain else {
      return Result(standings: [Standing](repeating: .unknown, count: max(0, chain.count - 1)))
    }
    return Result(
      standings: chain.indices.dropLast().map { depth in
        let found = standing(answer.problems.filter { $0.depth == depth })
        guard found == .good, let issued = answer.listsUsed.filter({ $0.depth == depth }).map(\.list.thisUpdate).max()
        else { return found }
        return isFresh(issued) ? .good : .unknown
      },
      used: answer.listsUsed.filter { $0.depth < chain.count - 1 }.map {
        RevocationUsed($0.list, about: chain[$0.depth])
      })
  }

  private func standing(_ problems: [ChainProblem]) -> Standing {
    for problem in problems {
      if case .revoked(let since) = problem.kind, since.map({ $0 <= time }) ?? true { return .revoked(since: since) }
    }
    return problems.contains { $0.kind == .noRevocationList } ? .unknown : .good
  }

  private func answered(
    _ certificate: Certificate, issuedBy issuer: Certificate
  ) throws(CryptoFailure) -> (Standing, [RevocationUsed]) {
    var good: [RevocationUsed]?
    for der in material.ocspResponses.prefix(100) {
      guard let response = try? OCSPResponse(der: der), response.producedAt <= now + policy.clockSkewSeconds,
        let statement = try ChainMemory.shared.statement(of: response, about: certificate, issuedBy: issuer),
        let others = try responderHolds(statement, issuer, at: response.producedAt)
      else { continue }
      let used = [RevocationUsed(response, statement, about: certificate)] + others
      switch statement.status {
      case .revoked(let since) where since <= time: return (.revoked(since: since), used)
      case .revoked, .good: if isUsable(statement) { good = used }
      case .unknown: break
      }
    }
    return (good == nil ? .unknown : .good, good ?? [])
  }

  /// What shows that a responder was not revoked in turn; nil when nothing does, so that its answers do not count.
  ///
  /// Lists tell, not other responders. One that was revoked at any time has lost its word: whoever has its key may have
  /// written the answer since, with an older date.
  private func responderHolds(
    _ statement: OCSPResponse.Statement, _ issuer: Certificate, at produced: Int64
  ) throws(CryptoFailure) -> [RevocationUsed]? {
    guard let responder = statement.responder, !responder.isRevocationUnasked else { return [] }
    var lists = material
    lists.ocspResponses = []
    var used: [RevocationUsed] = []
    for (moment, isEnough) in [(produced, true), (now, false)] {
      let found = try RevocationCheck(material: lists, policy: policy, time: moment, now: now, purpose: .any)
        .result(for: [responder, issuer], validated: nil)
      switch found.standings.first {
      case .good: used += found.used.filter { !used.contains($0) }
      case .unknown where !isEnough: break
      case .revoked, .unknown, nil: return nil
      }
    }
    return used
  }

  /// Whether an answer that was issued then is young enough for the policy; what was issued since the signature always is.
  private func isFresh(_ issued: Int64) -> Bool {
    policy.revocationFreshSeconds.map { issued + $0 >= time } ?? true
  }

  private func isUsable(_ statement: OCSPResponse.Statement) -> Bool {
    let end = statement.nextUpdate ?? (statement.thisUpdate + policy.openEndedRevocationSeconds)
    guard statement.thisUpdate <= now + policy.clockSkewSeconds, isFresh(statement.thisUpdate) else { return false }
    return end >= now || statement.thisUpdate >= time || (statement.thisUpdate <= time && time <= end)
  }
}

extension RevocationUsed {
  fileprivate init(_ list: RevocationList, about certificate: Certificate) {
    self.init(
      kind: .list, sha256: list.sha256, certificate: certificate.sha256, thisUpdate: Instant(seconds: list.thisUpdate),
      nextUpdate: list.nextUpdate.map { Instant(seconds: $0) })
  }

  fileprivate init(_ response: OCSPResponse, _ statement: OCSPResponse.Statement, about certificate: Certificate) {
    self.init(
      kind: .response, sha256: response.sha256, certificate: certificate.sha256,
      thisUpdate: Instant(seconds: statement.thisUpdate), nextUpdate: statement.nextUpdate.map { Instant(seconds: $0) })
  }
}

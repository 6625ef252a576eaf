internal import Crypto

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

  let material: TrustMaterial
  let policy: ValidationPolicy
  /// The time of the signature, in seconds since 1970; as far as it is proven, else now.
  let time: Int64
  /// The time of the judgement, in seconds since 1970.
  let now: Int64
  let purpose: ChainQuestion.Purpose

  /// How many moments are tried at most; an archive has a list a day, and the nearest ones tell most.
  private static let moments = 16

  /// What is known of every certificate of a path but its anchor.
  func standings(of chain: [Certificate]) throws(CryptoFailure) -> [Standing] {
    var standings = [Standing](repeating: .unknown, count: max(0, chain.count - 1))
    for moment in moments() where standings.contains(.unknown) {
      let seen = try listed(chain, at: moment)
      for (depth, standing) in seen.enumerated() where standings[depth] == .unknown { standings[depth] = standing }
    }
    for depth in standings.indices {
      switch try answered(chain[depth], issuedBy: chain[depth + 1]) {
      // A revocation that any of both knows of decides.
      case .revoked(let since): standings[depth] = .revoked(since: since)
      case .good where standings[depth] == .unknown: standings[depth] = .good
      default: break
      }
    }
    return standings
  }

  /// Lists that were issued after the judgement are not known to it.
  private var lists: [RevocationList] {
    material.revocationLists.filter { $0.thisUpdate <= now + policy.clockSkewSeconds }
  }

  /// Now; the time of the signature; and when each list since then was issued: OpenSSL takes lists that are good at a moment.
  private func moments() -> [Int64] {
    guard time < now else { return [now] }
    let issued = Set(lists.map(\.thisUpdate)).filter { $0 > time && $0 <= now }.sorted()
    return [now, time] + issued.prefix(RevocationCheck.moments)
  }

  private func listed(_ chain: [Certificate], at moment: Int64) throws(CryptoFailure) -> [Standing] {
    guard let first = chain.first, let anchor = chain.last else { return [] }
    var question = ChainQuestion(anchors: [anchor], time: moment)
    let names = Set(chain.map(\.subject.der))
    // Others may have signed a list; another certificate of the same name could lead the path elsewhere.
    question.intermediates =
      chain.dropFirst().dropLast() + material.intermediates.filter { !names.contains($0.subject.der) }
    question.revocationLists = lists
    question.checksRevocation = true
    question.securityLevel = policy.chainSecurityLevel
    question.purpose = purpose
    let answer = try question.answer(about: first)
    guard answer.isFinished, answer.chain == chain else { return chain.dropLast().map { _ in .unknown } }
    return chain.indices.dropLast().map { depth in standing(answer.problems.filter { $0.depth == depth }) }
  }

  private func standing(_ problems: [ChainProblem]) -> Standing {
    for problem in problems {
      if case .revoked(let since) = problem.kind, since.map({ $0 <= time }) ?? true { return .revoked(since: since) }
    }
    return problems.contains { $0.kind == .noRevocationList } ? .unknown : .good
  }

  private func answered(_ certificate: Certificate, issuedBy issuer: Certificate) throws(CryptoFailure) -> Standing {
    var standing = Standing.unknown
    for der in material.ocspResponses.prefix(100) {
      guard let response = try? OCSPResponse(der: der), response.producedAt <= now + policy.clockSkewSeconds,
        let statement = try response.statement(about: certificate, issuedBy: issuer)
      else { continue }
      switch statement.status {
      case .revoked(let since) where since <= time: return .revoked(since: since)
      case .revoked, .good: if isUsable(statement) { standing = .good }
      case .unknown: break
      }
    }
    return standing
  }

  private func isUsable(_ statement: OCSPResponse.Statement) -> Bool {
    let end = statement.nextUpdate ?? (statement.thisUpdate + policy.openEndedRevocationSeconds)
    guard statement.thisUpdate <= now + policy.clockSkewSeconds else { return false }
    return end >= now || statement.thisUpdate >= time || (statement.thisUpdate <= time && time <= end)
  }
}

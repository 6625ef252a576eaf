public import Crypto
import Procedures
import Synchronization
import WorkingTime

/// What is at hand about certificates that somebody was just judged by.
public struct MetAnswers: Sendable {
  /// Responders' answers about them, in DER.
  public let responses: [[UInt8]]
  /// Whether something came at once that was not there before, so that judging again is worthwhile.
  public let isNew: Bool
}

extension RevocationFetcher {
  /// Takes note of chains that were met: of the addresses that they name, as far as the plans allow them, and of who has to
  /// be asked about; and hands out what responders have said about them. Where a plan wants it, what is missing is asked
  /// for at once, for as long as the plan's time for one call in all; else the next round does.
  ///
  /// - Parameter chains: Each from a certificate towards an anchor; that they lead there is not taken for granted.
  public func about(_ chains: [[Certificate]]) -> MetAnswers {
    let now = now()
    let names = chains.flatMap { meet($0, now) }
    var isNew = false
    let patience = state.withLock { state in
      names.compactMap { state.sources[$0]?.plan.sources }.filter(\.asksAtOnce).map(\.timeoutSeconds).min()
    }
    if let patience {
      let deadline = ContinuousClock.now + .seconds(patience)
      for name in missing(names, at: now) {
        let left = deadline - ContinuousClock.now
        guard left > .zero else { break }
        if case .new? = fetch(name, patience: left)?.result { isNew = true }
      }
    }
    let responses: [[UInt8]] = state.withLock { state in
      names.compactMap { name in
        if case .response(let response, _)? = state.sources[name]?.kept.content { response.der } else { nil }
      }
    }
    return MetAnswers(responses: responses, isNew: isNew)
  }

  /// Sources that ought to be asked at once: nothing that is still good is kept, and they are not being left alone.
  private func missing(_ names: [SHA256], at now: Instant) -> [SHA256] {
    state.withLock { state in
      names.filter { name in
        guard let source = state.sources[name], source.plan.sources.asksAtOnce, source.kept.nextTry <= now,
          (state.pauses[source.address.text]?.until ?? now) <= now
        else { return false }
        if case .response = source.subject { return true }
        return source.kept.content == nil || (source.kept.nextUpdate ?? now) < now
      }
    }
  }

  /// The sources that tell about a chain.
  @discardableResult
  func meet(_ chain: [Certificate], _ now: Instant) -> [SHA256] {
    guard let first = chain.first else { return [] }
    let plans = state.withLock { $0.plans.filter { $0.sources.fetch != .none } }
    var names: [SHA256] = []
    for plan in plans {
      // Of a certificate that has expired it is asked as of its last day.
      let time = min(now.milliseconds / 1000, chain.map(\.notAfter).min() ?? 0)
      guard let path = plan.chain(of: first, with: Array(chain.dropFirst()), at: time) else { continue }
      for depth in path.indices.dropLast().prefix(Limits.certificatesAtOnce) {
        names += sources(of: path[depth], issuers: Array(path[(depth + 1)...]), plan, now)
      }
    }
    return names
  }

  private func sources(
    of certificate: Certificate, issuers: [Certificate], _ plan: RevocationPlan, _ now: Instant
  ) -> [SHA256] {
    guard let issuer = issuers.first else { return [] }
    let named = certificate.revocationAddresses
    var found = (named.lists + named.deltas).compactMap(plan.allowed).map {
      RevocationSource(.list(issuers: issuers), at: $0, of: plan, now: now)
    }
    let responder = plan.sources.responder.flatMap { WebAddress($0) } ?? named.responders.compactMap(plan.allowed).first
    if let responder {
      found.append(RevocationSource(.response(about: certificate, issuer: issuer), at: responder, of: plan, now: now))
    }
    return found.compactMap { learn($0, now) }
  }

  /// Takes a source in, if there is room for it; its name.
  @discardableResult
  func learn(_ source: RevocationSource, _ now: Instant) -> SHA256? {
    let isKnown = state.withLock { state in
      guard let known = state.sources[source.name] else { return false }
      if known.kept.nextTry <= now { state.sources[source.name]?.isWanted = true }
      return true
    }
    if isKnown { return source.name }
    let opened = opened(source)
    return state.withLock { state in
      let (lists, responses) = state.counts
      switch source.subject {
      case .list where lists >= Limits.learntLists: return nil
      case .response where responses >= Limits.responses: return nil
      default: break
      }
      if state.sources[source.name] == nil { state.sources[source.name] = opened }
      return source.name
    }
  }
}

extension RevocationFetcher.State {
  /// How many lists and how many certificates are asked for.
  fileprivate var counts: (lists: Int, responses: Int) {
    sources.values.reduce(into: (0, 0)) { counts, source in
      if case .list = source.subject { counts.0 += 1 } else { counts.1 += 1 }
    }
  }
}

import Crypto
import Procedures
import Synchronization
import WorkingTime

extension RevocationFetcher {
  /// Asks one source; nil when it is being asked already, or its address has enough to do.
  func fetch(_ name: SHA256, patience: Duration) -> FetchOutcome? {
    guard var source = begin(name) else { return nil }
    let now = now()
    let result: FetchOutcome.Result
    do throws(RevocationFailure) {
      let isNew = try source.fetch(patience: patience, nonce: nonce(), at: now)
      (source.kept.failures, source.kept.failure, source.kept.fetchedAt) = (0, nil, now)
      source.kept.nextTry = Schedule.afterSuccess(
        source.kept, fresh: source.plan.sources.freshSeconds, of: name, at: now)
      try shelf.write(source.kept, of: name, at: source.address.text, replacingContent: isNew)
      if case .response = source.subject { source.isWanted = false }
      learnDeltas(of: source, now)
      result = isNew ? .new : .same
    } catch {
      source.kept.failures += 1
      source.kept.failure = error
      source.kept.nextTry = Schedule.afterFailure(source.kept.failures, of: name, at: now)
      try? shelf.write(source.kept, of: name, at: source.address.text, replacingContent: false)
      if case .response = source.subject, source.kept.failures >= RevocationFetcher.triesPerCertificate {
        source.isWanted = false
      }
      result = .failed(error)
    }
    end(source, result, now)
    return FetchOutcome(source, result)
  }

  /// How often a responder is asked about one certificate without success before it is left alone until the certificate
  /// is met again.
  private static let triesPerCertificate = 8

  /// The deltas that a list names are fetched, too, where the set allows it (RFC 5280, 5.2.6).
  func learnDeltas(of source: RevocationSource, _ now: Instant) {
    guard case .list(let issuers) = source.subject, case .list(let list)? = source.kept.content else { return }
    for address in list.deltaAddresses.compactMap(source.plan.allowed) {
      learn(RevocationSource(.list(issuers: issuers), at: address, of: source.plan, now: now), now)
    }
  }

  private func begin(_ name: SHA256) -> RevocationSource? {
    state.withLock { state in
      guard let source = state.sources[name], !state.busy.contains(name),
        state.calls[source.address.text, default: 0] < source.callsAtOnce
      else { return nil }
      state.busy.insert(name)
      state.calls[source.address.text, default: 0] += 1
      return source
    }
  }

  private func end(_ source: RevocationSource, _ result: FetchOutcome.Result, _ now: Instant) {
    let address = source.address.text
    state.withLock { state in
      state.busy.remove(source.name)
      state.calls[address, default: 1] -= 1
      if state.calls[address] == 0 { state.calls[address] = nil }
      // Plans may have been changed meanwhile: then nobody asks for it any more.
      state.sources[source.name]?.kept = source.kept
      state.sources[source.name]?.isWanted = source.isWanted
      if case .new = result { state.generation += 1 }
      guard case .response = source.subject else { return }
      switch result {
      case .failed(let failure) where [.call, .status].contains(failure.code):
        let failures = (state.pauses[address]?.failures ?? 0) + 1
        let until = Schedule.afterFailure(failures, of: SHA256(of: address), at: now)
        state.pauses[address] = (failures, until)
      default: state.pauses[address] = nil
      }
    }
  }
}

public import Crypto
import Procedures
import Synchronization
public import WorkingTime

/// Fetches what says which certificates were revoked, ahead and in between, keeps it on disk, and hands it out.
///
/// Nothing is called that the plans do not allow. Nothing is kept that is not genuine, that is older than what is kept or out
/// of date. An address that fails is left alone, longer each time. Threads may share it.
public final class RevocationFetcher: Sendable {
  let shelf: AnswerShelf
  let now: @Sendable () -> Instant
  let nonce: @Sendable () -> [UInt8]
  let state = Mutex(State())

  struct State {
    var plans: [RevocationPlan] = []
    var sources: [SHA256: RevocationSource] = [:]
    /// What is being asked for at the moment.
    var busy: Set<SHA256> = []
    var calls: [String: Int] = [:]
    /// Responders that fail are left alone whatever they would be asked about.
    var pauses: [String: (failures: Int, until: Instant)] = [:]
    /// How often something new has come.
    var generation = 0
  }

  /// A fetcher that fetches nothing yet.
  ///
  /// - Parameters:
  ///   - folder: Where answers are kept; made when the first comes.
  ///   - now: The clock.
  ///   - nonce: Bytes of chance for each question to a responder.
  public init(
    folder: String, now: @escaping @Sendable () -> Instant, nonce: @escaping @Sendable () -> [UInt8] = { [] }
  ) {
    shelf = AnswerShelf(folder: folder)
    self.now = now
    self.nonce = nonce
  }

  /// Puts plans into use: what is kept of their addresses counts from now on, what others gave does not any more.
  public func use(_ plans: [RevocationPlan]) {
    let now = now()
    shelf.sweep(at: now)
    var sources: [SHA256: RevocationSource] = [:]
    for plan in plans where plan.sources.fetch != .none {
      for text in plan.sources.lists {
        guard let address = WebAddress(text) else { continue }
        let source = RevocationSource(.list(issuers: []), at: address, of: plan, now: now)
        if sources[source.name] == nil { sources[source.name] = opened(source) }
      }
    }
    state.withLock { state in
      state.plans = plans
      state.sources = sources
    }
    for source in sources.values { learnDeltas(of: source, now) }
    for plan in plans where plan.sources.fetch == .certificate {
      for certificate in plan.intermediates { meet([certificate], now) }
    }
  }

  /// The lists that are kept.
  public var lists: [RevocationList] {
    state.withLock { state in
      state.sources.values.sorted { $0.address.text < $1.address.text }.compactMap { source in
        if case .list(let list)? = source.kept.content { list } else { nil }
      }
    }
  }

  /// How often something new has come since this fetcher was made: the same number, the same answers.
  public var generation: Int { state.withLock(\.generation) }

  /// How each responder stands, by all that it is asked about together.
  public var responders: [ResponderStanding] {
    state.withLock { state in
      let asked = state.sources.values.filter { if case .response = $0.subject { true } else { false } }
      let groups = Dictionary(grouping: asked) { $0.plan.set + "\n" + $0.address.text }
      return groups.sorted { $0.key < $1.key }.compactMap { _, sources in
        guard let first = sources.first else { return nil }
        return ResponderStanding(
          set: first.plan.set, address: first.address.text, answers: sources.count { $0.kept.content != nil },
          waiting: sources.count { $0.isWanted && $0.kept.content == nil },
          failures: state.pauses[first.address.text]?.failures ?? 0)
      }
    }
  }

  /// How each list stands.
  public var standings: [ListStanding] {
    state.withLock { state in
      state.sources.values.sorted { $0.address.text < $1.address.text }.compactMap { source in
        guard case .list = source.subject else { return nil }
        return ListStanding(
          set: source.plan.set, address: source.address.text, thisUpdate: source.kept.thisUpdate,
          nextUpdate: source.kept.nextUpdate, failures: source.kept.failures)
      }
    }
  }

  /// Asks for everything that is due.
  public func round() -> [FetchOutcome] {
    let now = now()
    readAgain(now)
    forgetOld(now)
    return due(at: now).compactMap { fetch($0, patience: ahead(of: $0)) }
  }

  /// Asks for all lists, due or not.
  public func fetchLists() -> [FetchOutcome] {
    let names = state.withLock { state in
      state.sources.values.filter { if case .list = $0.subject { true } else { false } }
        .sorted { ($0.plan.set, $0.address.text) < ($1.plan.set, $1.address.text) }.map(\.name)
    }
    return names.compactMap { fetch($0, patience: ahead(of: $0)) }
  }

  private func due(at now: Instant) -> [SHA256] {
    state.withLock { state in
      state.sources.values.filter { source in
        source.isWanted && source.kept.nextTry <= now && (state.pauses[source.address.text]?.until ?? now) <= now
      }.sorted { $0.kept.nextTry < $1.kept.nextTry }.map(\.name)
    }
  }

  private func ahead(of name: SHA256) -> Duration {
    let seconds = state.withLock { $0.sources[name]?.plan.sources.timeoutSeconds } ?? 1
    return .seconds(seconds * Limits.patienceAhead)
  }

  /// What another program on the same data has fetched meanwhile counts here too.
  private func readAgain(_ now: Instant) {
    let lists = state.withLock { state in
      state.sources.values.filter { if case .list = $0.subject { true } else { false } }
    }
    for source in lists {
      guard let fetched = shelf.fetchedAt(source.name), fetched > source.kept.fetchedAt ?? Instant(milliseconds: 0)
      else { continue }
      let other = opened(source)
      state.withLock { state in
        if !state.busy.contains(source.name) { state.sources[source.name]?.kept = other.kept }
      }
    }
  }

  private func forgetOld(_ now: Instant) {
    let edge = now.advanced(bySeconds: -Limits.keptAfterEnd)
    let old = state.withLock { state in
      let old = state.sources.values.filter { source in
        guard case .response = source.subject, !state.busy.contains(source.name) else { return false }
        return !source.isWanted && (source.kept.nextUpdate ?? source.kept.fetchedAt ?? edge) <= edge
      }.map(\.name)
      for name in old { state.sources[name] = nil }
      state.pauses = state.pauses.filter { $0.value.until > edge }
      return old
    }
    for name in old { shelf.remove(name) }
  }

  /// A source with what is kept of it on disk.
  func opened(_ source: RevocationSource) -> RevocationSource {
    var source = source
    if let kept = shelf.read(source.name, content: source.content) { source.kept = kept }
    return source
  }
}

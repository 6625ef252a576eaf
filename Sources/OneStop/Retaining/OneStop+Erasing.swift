import Documents
public import Dossiers
import JSON
import Signatures
import Synchronization
import Text
import WorkingTime

/// What a round of erasing came to.
public struct ErasureRound: Hashable, Sendable {
  /// How many dossiers were erased.
  public var erased = 0
  /// To how many applicants it was announced that theirs will be erased.
  public var announced = 0
  /// How many are held back by something, as ``ErasureObstacle`` has it.
  public var heldBack = 0
  /// Those that could not be erased, because the record or the definitions of their time are not whole.
  public var failed: [DossierCode] = []
  /// Behind which dossier the round goes on; nil when it has been through.
  public var next: RetentionCursor?

  /// A round that has done nothing.
  public init() {}
}

extension OneStop {
  /// How many dossiers one slice of a round looks at.
  public static let erasureBatch = 100

  /// Erases dossiers whose last day has passed, one by one: each is one commit, and either erased or as it was. Applicants
  /// of those whose last day is near, or has passed without their being told, are told; no dossier is erased within thirty days of that.
  ///
  /// Files and evidence go afterwards, by ``sweepErased()``.
  ///
  /// - Parameters:
  ///   - announcing: Whether applicants are told; only by whoever has the ways to reach them.
  ///   - cursor: Behind which dossier the round goes on; nil for its beginning.
  public func eraseDue(announcing: Bool = true, after cursor: RetentionCursor? = nil) throws -> ErasureRound {
    let today = LocalTime(environment.now()).day
    let end = announcing ? today.advanced(by: Dossier.erasureNoticeDays + 1) : today
    let page = try store.read(for: authority) {
      try $0.keptDossiers(RetentionQuery(before: end, after: cursor, limit: OneStop.erasureBatch))
    }
    var round = ErasureRound()
    round.next = page.next
    for place in page.places {
      do {
        if announcing, try announceErasure(of: place.code) {
          round.announced += 1
        } else if place.until < today {
          if try erase(place.code) { round.erased += 1 } else { round.heldBack += 1 }
        }
      } catch {
        round.failed.append(place.code)
      }
    }
    return round
  }

  /// Runs a round to its end: erases what is due, removes what nothing names any more, and clears the store's working files.
  ///
  /// - Parameters:
  ///   - announcing: Whether applicants of those whose last day is near are told.
  ///   - goesOn: Asked between slices; the rest waits for the next round once it says no.
  ///   - progress: Told after each slice: dossiers erased so far.
  public func runErasures(
    announcing: Bool = true, while goesOn: () -> Bool = { true }, progress: (Int) -> Void = { _ in }
  ) throws -> ErasureRound {
    var whole = ErasureRound()
    repeat {
      let slice = try eraseDue(announcing: announcing, after: whole.next)
      whole.erased += slice.erased
      if slice.erased > 0 { leavesTraces.withLock { $0 = true } }
      whole.announced += slice.announced
      whole.heldBack += slice.heldBack
      whole.failed += slice.failed
      whole.next = slice.next
      progress(whole.erased)
    } while whole.next != nil && goesOn()
    let gone = try expireMessages() + sweepErased() + forgetSearches()
    if gone > 0 { leavesTraces.withLock { $0 = true } }
    // What cannot be cleared now is cleared at the next round.
    if leavesTraces.withLock({ $0 }), try store.clearErased() { leavesTraces.withLock { $0 = false } }
    return whole
  }

  /// How many days the words of a search are kept with the note that an officer has searched.
  public static let searchDays: Int64 = 365

  /// Forgets the words of old searches; how many.
  private func forgetSearches() throws -> Int {
    let moment = environment.now().advanced(bySeconds: -OneStop.searchDays * 86_400)
    var (forgotten, some) = (0, 0)
    repeat {
      some = try store.write(for: authority) { try $0.forgetSearchWords(before: moment, limit: 1000) }
      forgotten += some
    } while some > 0
    return forgotten
  }

  /// Tells the applicant that a dossier will be erased, once; whether it was told now.
  private func announceErasure(of code: DossierCode) throws -> Bool {
    let now = environment.now()
    let version: Int? = try store.read(for: authority) { record in
      guard let dossier = try record.dossier(code, for: .everything)?.dossier else { return nil }
      return dossier.isErasureToBeAnnounced(at: now) ? dossier.version : nil
    }
    guard let version else { return false }
    let key = CommandKey(owner: "engine", id: "announce-erasure/\(code)/\(version)")
    let outcome = try perform(
      .announceErasure, on: code, CommandRequest(key: key, digest: "announce", caller: .engine, expecting: version))
    if case .done = outcome { return true }
    return false
  }

  /// Erases a dossier, when nothing holds it back; whether it was erased.
  private func erase(_ code: DossierCode) throws -> Bool {
    let now = environment.now()
    let version: Int? = try store.read(for: authority) { record in
      guard let dossier = try record.dossier(code, for: .everything)?.dossier else { return nil }
      let undelivered = try record.undelivered(of: code, at: now)
      return dossier.erasureObstacle(at: now, undelivered: undelivered) == nil ? dossier.version : nil
    }
    guard let version else { return false }
    // Nodes that run the clock at the same time erase it once.
    let key = CommandKey(owner: "engine", id: "erase/\(code)/\(version)/\(LocalTime(now).day)")
    let outcome = try perform(
      .erase, on: code, CommandRequest(key: key, digest: "erase", caller: .engine, expecting: version))
    if case .done = outcome { return true }
    return false
  }
}

extension RecordReading {
  /// How many messages about a dossier and of documents that go with it are on their way outside, and how many of these documents
  /// somebody is at work on. A seal that nobody has put on tells nobody anything.
  func undelivered(of code: DossierCode, at now: Instant) throws -> Int {
    func onTheirWay(_ subject: RecordSubject) throws -> Int {
      try outbox(of: subject).count { $0.endedAt == nil && $0.effect.kind != .seal }
    }
    return try documentsGoing(with: code).reduce(onTheirWay(.dossier(code))) { count, stored in
      let key = stored.document.key
      let lastAt = try entries(of: key).last.map { try AnyEntryBody(reading: $0.body).at }
      let isUnderWay =
        stored.document.endedAt == nil && lastAt.map { now < $0.advanced(bySeconds: abandonedSeconds) } ?? false
      return try count + onTheirWay(.document(key)) + (isUnderWay ? 1 : 0)
    }
  }

  /// After so long a document that nobody has gone on with is taken for one that was given up: thirty days.
  private var abandonedSeconds: Int64 { 30 * 86_400 }

  /// What is kept of a dossier or document beside the log, counted.
  func keptContent(of subject: RecordSubject) throws -> KeptContent {
    var kept = KeptContent()
    var evidence: Set<String> = []
    for entry in try entries(of: subject) {
      guard let content = try content(of: entry) else { continue }
      kept.contents += 1
      evidence.formUnion(try JSONValue(reading: content.body).evidence { _ in true })
    }
    kept.files = try files(of: subject).count
    kept.evidence = evidence.count
    return kept
  }

  /// The same of a dossier, with what is on its way outside.
  func keptContent(ofDossier code: DossierCode, at now: Instant) throws -> KeptContent {
    var kept = try keptContent(of: .dossier(code))
    kept.undelivered = try undelivered(of: code, at: now)
    return kept
  }

  /// What a dossier or document leaves beside the log and what is derived of it.
  func traces(of subject: RecordSubject, payments: [String] = []) throws -> PersonalTraces {
    var evidence: Set<String> = []
    for entry in try entries(of: subject) {
      guard let content = try content(of: entry) else { continue }
      evidence.formUnion(try JSONValue(reading: content.body).evidence { _ in true })
    }
    return PersonalTraces(of: subject, evidence: evidence.sorted(), payments: payments)
  }

  /// Whether the last entry of a dossier or document says that its content was erased; the log itself is asked.
  func isErased(_ subject: RecordSubject) throws -> Bool {
    guard let last = try listedEntry(of: subject), let entry = try? AnyEntryBody(reading: last.body)
    else { return false }
    return entry.isErasure
  }

  /// The entries of a dossier or document, oldest first.
  public func entries(of subject: RecordSubject) throws -> [StoredEntry] {
    switch subject {
    case .dossier(let code): try entries(of: code)
    case .document(let key): try entries(of: key)
    }
  }
}

extension AnyEntryBody {
  /// Whether it says that what is personal was erased.
  var isErasure: Bool {
    switch self {
    case .dossier(let entry): entry.events.contains(where: \.isErasure)
    case .document(let entry): entry.events.contains { event in if case .erased = event { true } else { false } }
    }
  }
}

extension DossierEvent {
  /// Whether it says that what is personal was erased.
  var isErasure: Bool { if case .erased = self { true } else { false } }
}

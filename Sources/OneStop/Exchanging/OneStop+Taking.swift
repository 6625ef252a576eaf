public import Procedures
import Synchronization
public import Text
import WorkingTime

/// What the office makes of a message.
public enum Taking: Hashable, Sendable {
  /// It belongs to this from now on; nil where it says nothing of any document.
  case taken(RecordSubject?, String)
  /// It cannot be taken now, and may be later: what it speaks of has not come yet.
  case later(String)
  /// The office itself lacks something for it now: it is looked at again, and no try is counted.
  case postponed(String)
  /// A person has to look, for this reason.
  case quarantined(String)
}

extension OneStop {
  /// Takes the message that is to be taken first, if its time has come.
  ///
  /// Cut off between doing it and noting that, it is taken again: whatever is made of a message must be made once, however
  /// often it is asked for. One that fails is tried again later and at last left to a person: those behind it do not wait. So is one
  /// that was begun and never ended ``mostCutOff`` times: the program may die of it.
  ///
  /// - Parameter take: Makes something of the message; it is given the file as it came.
  /// - Returns: The row and what came of it; nil when nothing is to be taken now.
  /// - Throws: What the file or `take` throws, once the try is counted.
  public func takeNext(
    patience: Patience = Patience(), _ take: (InboxRow, [UInt8]) throws -> Taking
  ) throws -> (row: InboxRow, taking: Taking)? {
    try takeFirst(patience) { row in
      let file = try files.open(sha256: row.message.sha256, bytes: row.message.bytes)
      let taking = try take(row, file.read(at: 0, count: row.message.bytes))
      return { _ in taking }
    }
  }

  /// As the one above, but what is made of the message is recorded in the same commit as the note of it.
  ///
  /// - Parameter prepare: Does what takes time, and answers how the message is recorded.
  func takeFirst(
    _ patience: Patience, preparing prepare: (InboxRow) throws -> @Sendable (any RecordWriting) throws -> Taking
  ) throws -> (row: InboxRow, taking: Taking)? {
    // Whoever finds that somebody else was quicker goes on to the next one.
    while standsBack == nil {
      let now = environment.now()
      guard let row = try store.read(for: authority, { try $0.nextMessage(at: now) }) else { return nil }
      let trying = Trying(row: row, patience: patience, chance: try environment.randomBytes(1).first ?? 0, now: now)
      let taking: Taking?
      switch try begin(trying) {
      case nil: continue
      case true?: taking = try end(trying, as: .quarantined("cut-off"))
      case false?: taking = try take(trying, preparing: prepare)
      }
      if let taking { return (row, taking) }
    }
    return nil
  }

  /// How often the taking of one message may be cut off.
  private static var mostCutOff: Int { 3 }

  /// Begins a try, and counts it.
  ///
  /// What came since the program started, and was not tried before, needs no count where nobody else takes messages: only a program
  /// that died leaves a try without an end, and the next one counts what it finds. So nothing is written for nearly all messages.
  ///
  /// - Returns: Whether tries of it were cut off too often; nil when somebody else has begun it meanwhile.
  private func begin(_ trying: Trying) throws -> Bool? {
    let row = trying.row
    let found = try foundMessages.withLock { found in
      if let found { return found }
      let last = try store.read(for: authority) { try $0.lastMessage() }
      found = last
      return last
    }
    guard store.isShared || row.id <= found || row.attempts > 0 else { return false }
    // A try of its own that it could not note the end of killed nobody.
    let isCounted = !unnotedTries.withLock { $0.contains(row.id) }
    let until = trying.now.advanced(bySeconds: trying.patience.trySeconds)
    let begun = try store.write(for: authority) { record in
      try record.begin(row, at: trying.now, until: until, isCounted: isCounted)
    }
    return begun.map { $0 > OneStop.mostCutOff }
  }

  /// - Returns: What came of it; nil when somebody else was quicker.
  private func take(
    _ trying: Trying, preparing prepare: (InboxRow) throws -> @Sendable (any RecordWriting) throws -> Taking
  ) throws -> Taking? {
    let take: @Sendable (any RecordWriting) throws -> Taking
    do { take = try prepare(trying.row) } catch {
      _ = try end(trying, as: .later("failure"))
      throw error
    }
    do {
      return try store.write(for: authority) { record -> Taking? in
        guard try record.isToTake(trying.row) else { return nil }
        let taking = try take(record)
        try record.settle(trying, taking)
        return taking
      }
    } catch {
      // It is the record that could not, and nobody has refused the message: the last try is not over by that.
      _ = try end(trying, as: .later("failure"), isOffice: true)
      throw error
    }
  }

  /// Notes what came of a try, and nothing else.
  private func end(_ trying: Trying, as taking: Taking, isOffice: Bool = false) throws -> Taking? {
    do {
      let noted = try store.writeEnd(for: authority) { record -> Taking? in
        guard try record.isToTake(trying.row) else { return nil }
        try record.settle(trying, taking, isOffice: isOffice)
        return taking
      }
      _ = unnotedTries.withLock { $0.remove(trying.row.id) }
      return noted
    } catch {
      _ = unnotedTries.withLock { $0.insert(trying.row.id) }
      throw error
    }
  }

  /// A page of the inbox.
  public func inbox(_ query: InboxQuery) throws -> [InboxRow] {
    try store.read(for: authority) { try $0.inbox(query) }
  }

  /// How many messages wait, and at how many a person has to look.
  public func inboxCounts() throws -> (waiting: Int, quarantined: Int) {
    try store.read(for: authority) { try $0.inboxCounts() }
  }

  /// Lets a message in quarantine be tried again; one that cannot be read stays there.
  ///
  /// - Returns: Whether there was one of that number.
  public func reviveMessage(_ id: Int64) throws -> Bool {
    let now = environment.now()
    return try store.write(for: authority) { try $0.reviveMessage(id, at: now) }
  }

  /// Lets go of a message in quarantine that nobody will take: its file goes at the next round of erasing, and that it came stays.
  ///
  /// - Returns: Whether there was one of that number.
  public func discardMessage(_ id: Int64) throws -> Bool {
    try store.write(for: authority) { try $0.discardMessage(id) }
  }

  /// Lets go of all messages in quarantine that a partner brought; how many.
  public func discardMessages(of partner: Key<Partner>) throws -> Int {
    var (gone, after) = (0, Int64(0))
    while true {
      let page = try inbox(InboxQuery(.quarantined, after: after, limit: 500))
      guard let last = page.last else { return gone }
      let ids = page.filter { $0.message.partner == partner }.map(\.id)
      gone += try store.write(for: authority) { record in try ids.count { try record.discardMessage($0) } }
      after = last.id
    }
  }
}

extension OneStop {
  /// Lets go of all that is held for a partner that does not fetch it; how many messages. Who brought them hears nothing of it.
  public func discardHeld(for partner: Key<Partner>) throws -> Int {
    var (gone, some) = (0, 0)
    repeat {
      some = try store.write(for: authority) { try $0.discardHeld(for: partner, limit: 500) }
      gone += some
    } while some > 0
    return gone
  }
}

/// A try of a message.
private struct Trying: Sendable {
  let row: InboxRow
  let patience: Patience
  /// 0 to 255, by which the wait for the next one is shorter or longer.
  let chance: UInt8
  let now: Instant

  /// How many tries there are with this one, since a person last let it be tried again.
  var number: Int { row.tries + 1 }
  var isLast: Bool { number >= patience.attempts }
}

extension RecordWriting {
  /// Notes what came of a try.
  ///
  /// - Parameter isOffice: Whether it failed of the office itself: then none is the last one.
  fileprivate func settle(_ trying: Trying, _ taking: Taking, isOffice: Bool = false) throws {
    let row = trying.row
    switch taking {
    case .taken(let subject, let word):
      if let subject { try attach(sha256: row.message.sha256, to: subject) }
      try settle(row, .taken, answer: word, subject: subject, next: nil, isCounted: true)
    case .quarantined(let word):
      try settle(row, .quarantined, answer: word, subject: nil, next: nil, isCounted: true)
    case .postponed(let word):
      let wait = trying.patience.seconds(after: trying.number, chance: trying.chance)
      try settle(
        row, .waiting, answer: word, subject: nil, next: trying.now.advanced(bySeconds: wait), isCounted: false)
    case .later(let word):
      let isOver = trying.isLast && !isOffice
      let wait = trying.patience.seconds(after: trying.number, chance: trying.chance)
      try settle(
        row, isOver ? .quarantined : .waiting, answer: word, subject: nil,
        next: isOver ? nil : trying.now.advanced(bySeconds: wait), isCounted: !(trying.isLast && isOffice))
    }
  }
}

import Synchronization
import WorkingTime

/// What the office makes of a message.
public enum Taking: Hashable, Sendable {
  /// It belongs to this from now on; nil where it says nothing of any document.
  case taken(RecordSubject?, String)
  /// It cannot be taken now, and may be later: what it speaks of has not come yet.
  case later(String)
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
    let now = environment.now()
    guard let row = try store.read(for: authority, { try $0.nextMessage(at: now) }) else { return nil }
    let chance = try environment.randomBytes(1).first ?? 0
    if try isCutOff(row) {
      let taking = Taking.quarantined("cut-off")
      try store.write(for: authority) { try $0.settle(row, taking, patience, chance: chance, at: now) }
      return (row, taking)
    }
    do {
      let take = try prepare(row)
      let taking = try store.write(for: authority) { record in
        let taking = try take(record)
        try record.settle(row, taking, patience, chance: chance, at: now)
        return taking
      }
      return (row, taking)
    } catch {
      try store.write(for: authority) { try $0.settle(row, .later("failure"), patience, chance: chance, at: now) }
      throw error
    }
  }

  /// How often the taking of one message may be cut off.
  private static var mostCutOff: Int { 3 }

  /// Counts that a message is about to be taken; whether that was cut off too often before.
  ///
  /// What came since the program started, and was not tried before, needs no count: only a program that died leaves a try without an
  /// end, and the next one counts what it finds. So nothing is written for nearly all messages.
  private func isCutOff(_ row: InboxRow) throws -> Bool {
    let found = try foundMessages.withLock { found in
      if let found { return found }
      let last = try store.read(for: authority) { try $0.lastMessage() }
      found = last
      return last
    }
    guard row.id <= found || row.attempts > 0 else { return false }
    return try store.write(for: authority) { try $0.begin(row) } > OneStop.mostCutOff
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
}

extension RecordWriting {
  /// Notes what came of a try.
  fileprivate func settle(
    _ row: InboxRow, _ taking: Taking, _ patience: Patience, chance: UInt8, at now: Instant
  ) throws {
    switch taking {
    case .taken(let subject, let word):
      if let subject { try attach(sha256: row.message.sha256, to: subject) }
      try settle(row, .taken, answer: word, subject: subject, next: nil)
    case .quarantined(let word):
      try settle(row, .quarantined, answer: word, subject: nil, next: nil)
    case .later(let word):
      // Tries are counted on when a person lets it be tried again: each is a question of its own. Patience begins anew.
      let tries = row.attempts % patience.attempts + 1
      let isLast = tries == patience.attempts
      let wait = patience.seconds(after: tries, chance: chance)
      try settle(
        row, isLast ? .quarantined : .waiting, answer: word, subject: nil,
        next: isLast ? nil : now.advanced(bySeconds: wait))
    }
  }
}

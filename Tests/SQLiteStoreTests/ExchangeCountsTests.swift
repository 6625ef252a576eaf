import Exchange
import TestSupport
import Testing
import Text
import WorkingTime

@testable import OneStop
@testable import RecordKeeping
@testable import SQLiteStore

@Suite("How much is not over with the partners of the exchange")
struct ExchangeCountsTests {
  private let folder = OwnFolder()
  private var path: String { folder.file("data") }

  /// Messages in every state, of three partners.
  private let messages = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90),
      state(number, name) AS (VALUES (0, 'waiting'), (1, 'trying'), (2, 'queued'), (3, 'dead'), (4, 'done'))
      INSERT INTO outbox (authority, kind, subject, version, entry, number, lane, state, made_at, attempts, ended_at,
        next_try)
      SELECT 'tinh-mau', iif(i % 7 = 0, 'mail', 'dispatch'), 'VB-' || i, 1, i, 1, iif(i % 11 = 0, '', 'doi-tac-' || (i % 3)), name, i,
        0, iif(name IN ('dead', 'done'), i + 1, NULL), iif(name = 'waiting', i, NULL)
      FROM n JOIN state ON number = i % 5;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90),
      state(number, name) AS (VALUES (0, 'waiting'), (1, 'taken'), (2, 'quarantined'))
      INSERT INTO inbox (authority, identity, partner, kind, sha256, bytes, state, received_at, copies, attempts, next_try)
      SELECT 'tinh-mau', i, 'doi-tac-' || (i % 4), 'edoc', i, i, name, i, 1, 0, iif(name = 'waiting', i, NULL) FROM n JOIN state ON number = i % 3;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90),
      state(number, name) AS (VALUES (0, 'initial'), (1, 'processing'), (2, 'done'), (3, 'fail'))
      INSERT INTO held_message
      SELECT i, 'tinh-mau', i, 'doi-tac-0', 'doi-tac-' || (i % 5), 'edoc', 'a', 'b', i, i, i, name, i
      FROM n JOIN state ON number = i % 4;
    """

  /// Makes a store as a program before these counts left it.
  private func keepOlder() throws {
    try Record(DataFolder(path), migrations: Array(Migration.all.prefix(30)), time: 0).close()
    try Connection(path + "/record.sqlite", mode: .writer).script(messages)
  }

  @Test("is counted of messages that were there before it was, and as they go")
  func migrated() throws {
    try keepOlder()
    let store = try SQLiteRecordStore(folder: path, at: Instant(milliseconds: 0))
    let counts = try store.read(for: "tinh-mau") { try $0.exchangeCounts() }
    #expect(counts.map(\.partner) == ["", "doi-tac-0", "doi-tac-1", "doi-tac-2", "doi-tac-3", "doi-tac-4"])
    #expect(counts.allSatisfy { $0.toSend + $0.toTake == 0 || $0.oldest != nil })
    #expect(try store.read(for: "tinh-mau") { try $0.differingExchangeCounts() } == 0)
    func doAll(_ what: Comment, _ work: @escaping @Sendable (any RecordWriting) throws -> Int) throws {
      #expect(try store.write(for: "tinh-mau", work) > 0, what)
      #expect(try store.read(for: "tinh-mau") { try $0.differingExchangeCounts() } == 0, what)
    }
    let (moment, later) = (Instant(milliseconds: 1000), Instant(milliseconds: 2000))
    for (state, next) in [(OutboxRow.State.waiting, later), (.done, nil), (.dead, nil)] {
      try doAll("sent, and \(state)") { record in
        var count = 0
        while count < 3, let row = try record.begin(.dispatch, at: moment, until: later) {
          count += try record.settle(row, Settlement(state: state, answer: "x", next: next), at: moment) ? 1 : 0
        }
        return count
      }
    }
    try doAll("let be tried again") { record in
      try record.outbox(OutboxQuery(.dead, limit: 500)).filter { try record.revive($0.id, at: moment) }.count
    }
    for state in [InboxRow.State.taken, .quarantined, .waiting] {
      try doAll("taken in, and \(state)") { record in
        guard let row = try record.nextMessage(at: moment) else { return 0 }
        _ = try record.begin(row, at: moment, until: later, isCounted: true)
        try record.settle(row, state, answer: "x", subject: nil, next: nil, isCounted: true)
        return 1
      }
    }
    try doAll("let be taken in again") { record in
      try record.inbox(InboxQuery(.quarantined, limit: 500)).filter { try record.reviveMessage($0.id, at: moment) }
        .count
    }
    let message = IncomingMessage(
      identity: "a", partner: "doi-tac-1", kind: .document, from: nil, sha256: "f", bytes: 7, fault: "x")
    for copies in 1...2 {
      try doAll("come") { try $0.keep(message, at: moment).copies == copies ? 1 : 0 }
      let held = HeldMessage(
        id: "m\(copies)", identity: "m", sender: "doi-tac-0", receiver: "doi-tac-3", kind: .document, from: "a",
        to: "b",
        sha256: "f", bytes: 9, at: moment)
      try doAll("held") { try $0.hold(held).id == "m1" ? 1 : 0 }
    }
    for status in [TransportStatus.processing, .fail, .done] {
      try doAll("fetched, and \(status)") { try $0.note(status, of: "m1", for: "doi-tac-3", at: moment) ? 1 : 0 }
    }
    try doAll("let go of for one receiver") { try $0.discardHeld(for: "doi-tac-4", limit: 500) }
    try doAll("let go of one by one") { record in
      try record.inbox(InboxQuery(.quarantined, limit: 1)).filter { try record.discardMessage($0.id) }.count
    }
    try doAll("expired") { try $0.expireMessages(before: later, limit: 500) }
    let left = try store.read(for: "tinh-mau") { try $0.exchangeCounts() }
    #expect(left.allSatisfy { $0.quarantined + $0.held + $0.refused == 0 && $0.heldBytes == 0 })
    try doAll("counted anew") { record in
      try record.recountExchange()
      return 1
    }
    try store.close()
  }

  @Test("is read by the partners alone, and of each the oldest message by an index, however long the ledger is")
  func plan() throws {
    try SQLiteRecordStore(folder: path, at: Instant(milliseconds: 0)).close()
    let record = try Record(DataFolder(path), migrations: Migration.all, time: 0)
    let lines = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("EXPLAIN QUERY PLAN " + AuthorityRecord.exchangeCounts, "a") { row in row.text(3) }
    }
    for index in [
      "PRIMARY KEY (authority=?)", "outbox_lane (authority=? AND kind=? AND lane=?)",
      "inbox_to_take (authority=? AND partner=?)",
    ] {
      #expect(lines.contains { $0.contains(index) }, "\(lines)")
    }
    #expect(!lines.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(lines)")
    try record.close()
  }

  @Test(
    "of one sender in a room that several share is counted in an index of its own messages, however much came before")
  func share() throws {
    let record = try Record(DataFolder(path), migrations: Migration.all, time: 0)
    for (statement, index) in [
      (
        AuthorityRecord.untakenOfSender,
        "COVERING INDEX inbox_untaken (authority=? AND partner=? AND sender=? AND state=?)"
      ),
      (AuthorityRecord.heldOfSender, "COVERING INDEX held_message_share (authority=? AND receiver=? AND sender=?)"),
    ] {
      let lines = try record.readers.read { reading throws(StoreFailure) in
        try reading.all("EXPLAIN QUERY PLAN " + statement, "a", "b", "c") { row in row.text(3) }
      }
      #expect(lines.count == 1 && lines.allSatisfy { $0.hasSuffix(index) }, "\(lines)")
    }
    try record.close()
  }

  @Test("and is held for a receiver is found by the receiver, when a person lets go of it")
  func held() throws {
    let record = try Record(DataFolder(path), migrations: Migration.all, time: 0)
    let lines = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("EXPLAIN QUERY PLAN " + AuthorityRecord.heldForReceiver, "a", "b", 500) { row in row.text(3) }
    }
    #expect(lines == ["SEARCH held_message USING INDEX held_message_open (authority=? AND receiver=?)"])
    try record.close()
  }
}

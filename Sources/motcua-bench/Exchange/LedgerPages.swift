internal import CSQLite
internal import OneStop
internal import Procedures
internal import SQLiteStore
internal import Text
internal import WorkingTime

/// What `motcua exchange status` asks of a ledger of 100,000 messages, half of them sent and half received: how each partner stands, and
/// the rows at which a person has to look, a page of those that could not be sent and one of those in quarantine.
enum LedgerPages {
  static let row = Row(
    name: "ledger", about: "messages that a person has to look at, among 100,000 in the ledger and among few"
  ) { bench in
    let (few, many) = (4 * page, max(bench.options.messages, 8 * page))
    let offices = try [few, many].map { try office(messages: $0, bench) }
    return try Contest.held(
      [
        contest("ledger", "a page of \(page) dead letters", offices, (few, many), bench) { try dead($0) },
        contest("ledger, status", "counts, \(page) dead letters, \(page) in quarantine", offices, (few, many), bench) {
          _ = try $0.exchangeCounts()
          return try min(dead($0), $0.inbox(InboxQuery(.quarantined, limit: page)).count)
        },
      ], bench)
  }

  /// Rows of a page, as the command has them; so many messages are dead, and as many in quarantine.
  private static let page = 500

  private static func dead(_ office: OneStop) throws -> Int {
    try office.outbox(OutboxQuery(.dead, kind: .dispatch, limit: page)).count
  }

  private static func contest(
    _ name: String, _ measures: String, _ offices: [BenchOffice], _ sizes: (few: Int, many: Int), _ bench: Bench,
    _ list: @escaping (OneStop) throws -> Int
  ) -> Contest {
    let time = bench.options.roundTime
    return Contest(
      name: name, measures: "\(measures) among \(sizes.many) messages",
      other: .init(
        name: "the same among \(sizes.few)", contestant: { try Pages.round(of: offices[0], page, time, list) },
        target: 0.67),
      expected: .init(p99Milliseconds: 5), ours: { try Pages.round(of: offices[1], page, time, list) })
  }

  private static func office(messages: Int, _ bench: Bench) throws -> BenchOffice {
    let folder = bench.scratch.file("ledger-\(messages)")
    let definitions = try bench.stock.definitions()
    // Made, and closed again.
    _ = try BenchOffice(folder, definitions: definitions)
    try fill(folder + "/record.sqlite", each: messages / 2)
    try count(in: folder, of: definitions.authority.id)
    return try BenchOffice(folder, definitions: definitions)
  }

  /// Counts what was written without being counted.
  private static func count(in folder: String, of authority: Key<Authority>) throws {
    let store = try SQLiteRecordStore(folder: folder, at: BenchOffice.now)
    try store.write(for: authority) { try $0.recountExchange() }
    try store.close()
  }

  /// Writes so many messages sent, and as many received; the dead and the quarantined stand spread among them.
  private static func fill(_ path: String, each count: Int) throws {
    var opened: OpaquePointer?
    guard unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let database = unsafe opened
    else { throw Trouble("cannot open \(path)") }
    defer { unsafe sqlite3_close(database) }
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)) "
    let isOdd = "i % \(count / page) = 0"
    let at = "\(BenchOffice.now.milliseconds) - 60000 * (\(count) - i)"
    let result = unsafe sqlite3_exec(
      database,
      """
      PRAGMA synchronous=OFF;
      BEGIN;
      \(numbers) INSERT INTO outbox (authority, kind, subject, version, entry, number, lane, state, made_at, attempts, answer,
          ended_at)
        SELECT 'tinh-mau', 'dispatch', 'VB-' || i, 1, i, 1, 'doi-tac-' || (i % 20), iif(\(isOdd), 'dead', 'done'), \(at),
          iif(\(isOdd), 16, 1), iif(\(isOdd), 'http-500', 'sent'), \(at) + 1000
        FROM n;
      \(numbers) INSERT INTO inbox (authority, identity, partner, kind, sender, sha256, bytes, state, received_at, copies, attempts,
          answer, subject)
        SELECT 'tinh-mau', 'H99.' || (i % 90) || ',2026/11/20,' || i, 'doi-tac-' || (i % 20), 'edoc', 'H99.' || (i % 90),
          printf('%064x', i), 214000, iif(\(isOdd), 'quarantined', 'taken'), \(at), 1, 1,
          iif(\(isOdd), 'not-addressed', 'taken'), iif(\(isOdd), NULL, 'VB-' || (\(count) + i))
        FROM n;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);
      """, nil, nil, nil)
    guard result == SQLITE_OK else {
      throw Trouble("cannot fill: \(unsafe String(cString: sqlite3_errmsg(database)))")
    }
  }
}

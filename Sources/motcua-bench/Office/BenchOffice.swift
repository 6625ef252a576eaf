internal import CSQLite
internal import Crypto
internal import Dossiers
internal import Forms
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import OneStop
internal import PostgresStore
internal import Procedures
internal import SQLiteStore
internal import Text
internal import WorkingTime
internal import YAML

/// The whole engine over a record of so many old dossiers, as a server has it.
final class BenchOffice: Sendable {
  let office: OneStop
  private let close: @Sendable () throws -> Void

  /// - Parameters:
  ///   - folder: A data folder that ``fill(_:dossiers:definitions:)`` has made.
  ///   - disturbance: What befalls its disk; nil for nothing.
  init(_ folder: String, definitions: Definitions, _ disturbance: Disturbance? = nil) throws {
    let store = try SQLiteRecordStore(folder: folder, at: BenchOffice.now, disturbance: disturbance)
    close = { try store.close() }
    office = try BenchOffice.office(definitions, store, store.files)
  }

  /// A node on a database to which such a folder was copied.
  init(_ database: DatabaseAddress, definitions: Definitions) throws {
    let store = try PostgresRecordStore(database, at: BenchOffice.now)
    close = { try store.close() }
    office = try BenchOffice.office(definitions, store, store.files)
  }

  deinit {
    try? close()
  }

  static let now = Instant(LocalTime(Day(number: 20_776), second: 9 * 3600))

  static func definitions(in folder: String) throws -> Definitions {
    let findings = Findings()
    guard let definitions = Definitions.load(DefinitionFiles(folder: folder, findings), findings) else {
      throw Trouble("the definitions in \(folder) do not load; run from the project's folder, or --definitions DIR")
    }
    return definitions
  }

  private static let key = [UInt8](repeating: 1, count: 32)

  private static func office(
    _ definitions: Definitions, _ store: any RecordStore, _ files: any FileKeeping, at now: Instant = now
  ) throws -> OneStop {
    try OneStop(
      definitions: definitions, store: store, files: files,
      environment: Environment(
        now: { now }, randomBytes: { count in try randomBytes(count) }, installationKey: key))
  }

  /// A token with which Lan gets into a server on a folder: it is looked at by the clock on the wall.
  static func token(in folder: String, definitions: Definitions) throws -> String {
    let now = wallClock()
    let store = try SQLiteRecordStore(folder: folder, at: now)
    let token = try letIn(office(definitions, store, store.files, at: now))
    try store.close()
    try keepKey(in: folder)
    return token
  }

  /// The same for a node on a database to which such a folder was copied.
  static func token(in database: DatabaseAddress, definitions: Definitions) throws -> String {
    let now = wallClock()
    let store = try PostgresRecordStore(database, at: now)
    let token = try letIn(office(definitions, store, store.files, at: now))
    try store.close()
    return token
  }

  private static func wallClock() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000)
  }

  private static func letIn(_ office: OneStop) throws -> String {
    try office.setPassword("mot-cua-do-toc-do", of: "lan")
    return try office.signIn("lan", password: "mot-cua-do-toc-do").token
  }

  /// Puts the key of the installation where the program looks for it.
  static func keepKey(in folder: String) throws {
    try Data(key).write(to: URL(filePath: folder + "/installation.key"))
  }

  /// Makes a data folder with so many dossiers that wait at reception: one is submitted, the others are its twins.
  static func fill(_ folder: String, dossiers: Int, definitions: Definitions) throws {
    let code = try submit(in: folder, definitions)
    try twin(code.text, in: folder + "/record.sqlite", times: dossiers)
    let store = try SQLiteRecordStore(folder: folder, at: now)
    try store.write(for: definitions.authority.id) { try $0.recount() }
    _ = try office(definitions, store, store.files).rebuildTree(repairing: true)
    try store.close()
  }

  /// Begins a record with one dossier.
  private static func submit(in folder: String, _ definitions: Definitions) throws -> DossierCode {
    let store = try SQLiteRecordStore(folder: folder, at: now)
    let office = try office(definitions, store, store.files)
    let code = try submit(to: "cap-ban-sao-van-bang", key: CommandKey(owner: "bench", id: "0"), office, definitions)
    try store.close()
    return code
  }

  /// Files a dossier at the agency of a procedure that asks what the copy of a diploma does.
  static func submit(
    to procedure: Key<Procedure>, key: CommandKey, _ office: OneStop, _ definitions: Definitions
  ) throws -> DossierCode {
    let answers: JSONValue = [
      "nguoi-yeu-cau": ["ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"],
      "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
      "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
      "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
    ]
    guard let form = definitions.forms["ban-sao-van-bang"],
      case .right(let judged) = form.check(answers, on: LocalTime(now).day)
    else { throw Trouble("the sample answers are not right") }
    let hash = OneStop.hash(ofSecret: "x")
    let outcome = try office.submit(
      Submission(channel: .online, answers: judged, papers: [], secretHash: hash), to: procedure,
      CommandRequest(key: key, digest: "", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw Trouble("a dossier was refused: \(outcome)") }
    return code
  }

  /// The code of the nth twin.
  static func code(_ number: Int) -> DossierCode {
    DossierCode(agency: "H56.06", day: Day(number: 20_775), number: number)
  }

  /// The telephone number of the nth twin; all are called Trần … Đức, with a middle name of one of 26.
  static func phone(_ number: Int) -> String {
    let figures = String(number)
    return "09" + String(repeating: "0", count: max(0, 8 - figures.count)) + figures
  }

  private static func twin(_ code: String, in path: String, times: Int) throws {
    var opened: OpaquePointer?
    guard unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let database = unsafe opened
    else { throw Trouble("cannot open \(path)") }
    defer { unsafe sqlite3_close(database) }
    let twins = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(times)) "
    let name = "'H56.06-261118-' || CASE WHEN i < 10000 THEN printf('%04d', i) ELSE i END"
    let result = unsafe sqlite3_exec(
      database,
      """
      -- What is filled is lost with the power: written once, and not ahead and over.
      PRAGMA synchronous=OFF;
      PRAGMA journal_mode=OFF;
      PRAGMA cache_size=-1000000;
      BEGIN;
      \(twins) INSERT INTO entry (authority, position, dossier, version, previous, body, leaf)
        SELECT authority, position + i, \(name), version, previous, replace(body, '\(code)', \(name)), leaf
        FROM n, entry WHERE dossier = '\(code)';
      \(twins) INSERT INTO content (entry, salt, body)
        SELECT entry.id, (SELECT salt FROM content LIMIT 1), (SELECT body FROM content LIMIT 1)
        FROM n, entry WHERE entry.authority = 'tinh-mau' AND entry.position = i + 1;
      \(twins) INSERT INTO dossier (authority, code, procedure, place, national, version, submitted_at, due, ended_at,
          is_late, next_moment, secret, last_position, answers_position, lookup_position, state, subject, unit, channel,
          late_after, late_cause)
        SELECT authority, \(name), procedure, place, national, version, submitted_at, due, ended_at, is_late, next_moment,
          secret, last_position + i, answers_position + i, lookup_position,
          replace(replace(replace(state, '\(code)', \(name)), '"latestDue":' || late_after,
            '"latestDue":' || (late_after + (1 + i % 400) * 86400000)), '"due":' || task_due, '"due":' || (task_due + i)),
          subject, unit, channel, late_after + (1 + i % 400) * 86400000, late_cause
        FROM n, dossier, (SELECT due AS task_due FROM task WHERE dossier = '\(code)') WHERE code = '\(code)';
      \(twins) INSERT INTO task (authority, unit, role, due, dossier, number, step, officer, procedure,
          opened_at)
        SELECT authority, unit, role, due + i, \(name), number, step, officer, procedure, opened_at FROM n, task WHERE dossier = '\(code)';
      \(twins) INSERT INTO sight (authority, dossier, unit)
        SELECT authority, \(name), unit FROM n, sight WHERE dossier = '\(code)';
      \(twins) INSERT INTO term (authority, unit, word, dossier)
        SELECT authority, unit, CASE word
          WHEN '0912345678' THEN printf('09%08d', i) WHEN '038090001234' THEN printf('038%09d', i)
          WHEN 'van' THEN 'tra' || char(97 + i % 26) || 'y' WHEN '\(code.lowercased())' THEN lower(\(name)) ELSE word END,
          \(name) FROM n, term WHERE dossier = '\(code)';
      COMMIT;
      PRAGMA journal_mode=WAL;
      """, nil, nil, nil)
    guard result == SQLITE_OK else {
      throw Trouble("cannot fill: \(unsafe String(cString: sqlite3_errmsg(database)))")
    }
  }
}

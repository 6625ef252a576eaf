import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// Tasks of a page that are looked at in each lane, whether they are shown or not: so many are read in a few
  /// milliseconds, however many there are.
  static let looks = 1_000

  /// Each lane's tasks stand in the order of the queue already: as many as a page holds are taken of each, and merged.
  func queue(_ query: QueueQuery) throws -> QueuePage {
    let streams: [Stream]
    if case .officer(let officer) = query.holder {
      streams = try query.lanes.map { try stream(of: $0, taskOf: officer, query) }
    } else if let kinds = query.kinds {
      streams = try query.lanes.flatMap { lane in try kinds.map { try stream(of: lane, $0, query) } }
    } else {
      streams = try query.lanes.map { try stream(of: $0, query) }
    }
    // Behind the place where the first of them stopped looking, another row may stand before what the others found.
    let end = streams.compactMap(\.stoppedAt).min(by: <)
    var rows = streams.flatMap(\.rows)
    rows.sort { $0.cursor < $1.cursor }
    rows.removeAll { row in end.map { $0 < row.cursor } ?? false }
    // A dossier that several units see waits for its applicant once.
    var seen: Set<QueueCursor> = []
    rows = rows.filter { seen.insert($0.cursor).inserted }
    let page = Array(rows.prefix(query.limit))
    return QueuePage(
      rows: page,
      next: rows.count > page.count || page.count == query.limit && end != nil
        ? page.last?.cursor : end)
  }

  /// What was found in one lane.
  private struct Stream {
    let rows: [QueueRow]
    /// Where looking stopped with more behind; nil at the end of the lane.
    let stoppedAt: QueueCursor?
  }

  /// The statement that reads a lane; tests look at its plan.
  static let wholeLane = queueColumns + " FROM task " + queueJoin + queueLane + queueRest
  /// The statement that reads one kind of task in a lane.
  static let oneKind =
    queueColumns + " FROM task INDEXED BY task_kind " + queueJoin + queueLane
    + " AND task.procedure = ?12 AND task.step = ?13" + queueRest
  /// The statement that reads what an officer has taken in a lane.
  static let oneOfficer =
    queueColumns + " FROM task INDEXED BY task_officer " + queueJoin + queueLane + " AND task.officer = ?12"
    + " AND (?13 IS NULL OR task.procedure || '/' || task.step IN (SELECT value FROM json_each(?13)))" + queueRest

  private static let queueColumns: SQL = """
    SELECT (?8 = 0 OR task.officer IS NULL) AND (?9 IS NULL OR dossier.submitted_at >= ?9)
        AND (?11 = 0 OR dossier.undecided IS NOT NULL OR dossier.held > 0),
      task.unit, task.role, task.due, task.number, task.step, task.officer,
    """ + " " + DossierColumns.names
  private static let queueJoin: SQL = """
     JOIN dossier ON dossier.authority = task.authority AND dossier.code = task.dossier
    """
  private static let queueLane: SQL = """
     WHERE task.authority = ?1 AND task.unit = ?2 AND task.role = ?3
      AND (task.due, task.dossier, task.number) > (?4, ?5, ?6) AND task.due < ?7
    """
  private static let queueRest: SQL = " ORDER BY task.due, task.dossier, task.number LIMIT ?10"

  private func stream(of lane: QueueQuery.Lane, _ query: QueueQuery) throws -> Stream {
    try stream(of: lane, query, AuthorityRecord.wholeLane, nil, nil)
  }

  private func stream(of lane: QueueQuery.Lane, _ kind: TaskKind, _ query: QueueQuery) throws -> Stream {
    try stream(of: lane, query, AuthorityRecord.oneKind, kind.procedure.text, kind.step.text)
  }

  private func stream(
    of lane: QueueQuery.Lane, taskOf officer: Key<Officer>, _ query: QueueQuery
  ) throws -> Stream {
    let kinds = query.kinds.map { list(texts: $0.map { "\($0.procedure)/\($0.step)" }) }
    return try stream(of: lane, query, AuthorityRecord.oneOfficer, officer.text, kinds)
  }

  private func stream(
    of lane: QueueQuery.Lane, _ query: QueueQuery, _ sql: SQL, _ first: String?, _ second: String?
  ) throws -> Stream {
    let isFree = query.holder == .nobody
    let looksFurther = isFree || query.receivedSince != nil || query.isUndecided
    let most = looksFurther ? max(query.limit, AuthorityRecord.looks) : query.limit
    let (unit, role) = lane.columns
    let after = query.after
    let (due, code, task) = (
      after.map { $0.due?.milliseconds ?? .max } ?? .min, after?.code.text ?? "", after?.task ?? 0
    )
    let before = query.dueBefore.map(\.milliseconds) ?? .max
    let since = query.receivedSince
    let found: [LookedAt] =
      if let first {
        try all(
          sql, authority, unit, role, due, code, task, before, isFree, since, most, query.isUndecided,
          first, second, read: LookedAt.init)
      } else {
        try all(
          sql, authority, unit, role, due, code, task, before, isFree, since, most, query.isUndecided,
          read: LookedAt.init)
      }
    let rows = try found.filter(\.isShown).map { try $0.row(in: self) }
    guard found.count == most, let last = found.last else { return Stream(rows: rows, stoppedAt: nil) }
    return Stream(
      rows: rows,
      stoppedAt: QueueCursor(
        due: last.due == .max ? nil : Instant(milliseconds: last.due), code: try self.code(last.dossier.code),
        task: last.number))
  }

  /// From one kind to the next by the index: as many look-ups as there are kinds, however many tasks.
  func taskKinds(in lanes: [QueueQuery.Lane], of procedure: Key<Procedure>?) throws -> [TaskKind] {
    var kinds: Set<TaskKind> = []
    for lane in lanes {
      let (unit, role) = lane.columns
      var last = (procedure: procedure?.text ?? "", step: "")
      while let (next, step) = try first(
        AuthorityRecord.nextKind, authority, unit, role, last.procedure, last.step,
        read: { row in
          (row.text(0), row.text(1))
        })
      {
        if let procedure, procedure.text != next { break }
        kinds.insert(TaskKind(procedure: try key(next), step: try key(step)))
        last = (next, step)
      }
    }
    return kinds.sorted()
  }

  /// The statement that finds the next kind of task in a lane.
  static let nextKind: SQL = """
    SELECT procedure, step FROM task INDEXED BY task_kind
    WHERE authority = ? AND unit = ? AND role = ? AND (procedure, step) > (?, ?) ORDER BY procedure, step LIMIT 1
    """

  func savedQueues(of officer: Key<Officer>) throws -> [SavedQueue] {
    try all(
      "SELECT name, filters, saved_at FROM saved_queue WHERE authority = ? AND officer = ? ORDER BY name", authority,
      officer.text
    ) { row in SavedQueue(name: row.text(0), filters: row.text(1), at: row.instant(2)) }
  }

  func save(_ queue: SavedQueue, of officer: Key<Officer>) throws {
    try run(
      """
      INSERT INTO saved_queue (authority, officer, name, filters, saved_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (authority, officer, name) DO UPDATE SET filters = excluded.filters, saved_at = excluded.saved_at
      """, authority, officer.text, queue.name, queue.filters, queue.at)
  }

  func forgetQueue(_ name: String, of officer: Key<Officer>) throws -> Bool {
    try run(
      "DELETE FROM saved_queue WHERE authority = ? AND officer = ? AND name = ?", authority, officer.text, name) > 0
  }
}

/// The columns of a task that was looked at, as they were read.
private struct LookedAt {
  let isShown: Bool
  let unit: String
  let role: String
  let due: Int64
  let number: Int
  let step: String
  let officer: String?
  let dossier: DossierColumns

  init(_ row: borrowing Row) {
    isShown = row.bool(0)
    unit = row.text(1)
    role = row.text(2)
    due = row.int(3)
    number = Int(row.int(4))
    step = row.text(5)
    officer = row.textOrNil(6)
    dossier = DossierColumns(row, from: 7)
  }

  func row(in record: AuthorityRecord) throws -> QueueRow {
    QueueRow(
      task: try record.task(unit, role, due, number, step, officer), dossier: try dossier.row(in: record))
  }
}

extension QueueQuery.Lane {
  /// The unit and role under which the tasks of the lane stand; no role is the applicant's.
  fileprivate var columns: (unit: String, role: String) {
    switch self {
    case .post(let post): (post.unit.text, post.role.text)
    case .applicants(let unit): (unit.text, "")
    }
  }
}

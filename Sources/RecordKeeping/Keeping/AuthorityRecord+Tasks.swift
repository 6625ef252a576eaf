import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// The statement that reads the tasks of a dossier; tests look at its plan. Left to itself, SQLite goes through all tasks of the
  /// authority.
  static let tasksOfDossier: SQL = """
    SELECT unit, role, due, number, step, officer, procedure, opened_at FROM task INDEXED BY task_dossier
    WHERE authority = ? AND dossier = ?
    """

  /// Writes the tasks of a dossier where they have changed: most acts change the officer of one, and then the indexes of who
  /// waits for what stay as they are.
  ///
  /// - Parameter before: What its row had; nil for a new one.
  func keepTasks(of projection: Projection, before: StandingRow?) throws {
    let wanted = projection.tasks.flatMap { TaskColumns.rows(of: $0, seenBy: projection.units) }
    guard let before else {
      guard try add(wanted, to: projection) else { throw damaged("a new dossier has tasks already") }
      return
    }
    if let derived = before.derived {
      let kept = derived.tasks.flatMap { TaskColumns.rows(of: $0, seenBy: derived.units) }
      if try change(kept, to: wanted, of: projection) { return }
    }
    // Nobody has read the dossier, or its rows are not what this program makes of it: they are asked for.
    let kept = try all(AuthorityRecord.tasksOfDossier, authority, projection.code.text) { row in TaskColumns(row) }
    guard try change(kept, to: wanted, of: projection) else { throw damaged("tasks of a dossier change by themselves") }
  }

  /// Makes other tasks of those that there are; false when one of them is not there.
  private func change(_ kept: [TaskColumns], to wanted: [TaskColumns], of projection: Projection) throws -> Bool {
    let code = projection.code.text
    for row in kept where !wanted.contains(where: row.isSameTask) {
      let gone = try run(
        "DELETE FROM task WHERE authority = ? AND unit = ? AND role = ? AND due = ? AND dossier = ? AND number = ?",
        authority, row.unit, row.role, row.due, code, row.number)
      guard gone == 1 else { return false }
    }
    var new: [TaskColumns] = []
    for row in wanted {
      guard let before = kept.first(where: row.isSameTask) else {
        new.append(row)
        continue
      }
      guard before.officer != row.officer || before.openedAt != row.openedAt else { continue }
      let changed = try run(
        """
        UPDATE task SET officer = ?
        WHERE authority = ? AND unit = ? AND role = ? AND due = ? AND dossier = ? AND number = ?
        """, row.officer, authority, row.unit, row.role, row.due, code, row.number)
      // The index of the oldest is left alone where nothing in it changes.
      if before.openedAt != row.openedAt {
        try run(
          """
          UPDATE task SET opened_at = ?
          WHERE authority = ? AND unit = ? AND role = ? AND due = ? AND dossier = ? AND number = ?
          """, row.openedAt, authority, row.unit, row.role, row.due, code, row.number)
      }
      guard changed == 1 else { return false }
    }
    return try add(new, to: projection)
  }

  /// Adds tasks; false when one of them is there already.
  private func add(_ tasks: [TaskColumns], to projection: Projection) throws -> Bool {
    for row in tasks {
      let added = try run(
        """
        INSERT INTO task (authority, unit, role, due, dossier, number, step, officer, procedure, opened_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """, authority, row.unit, row.role, row.due, projection.code.text, row.number, row.step, row.officer,
        projection.procedure.text, row.openedAt)
      guard added == 1 else { return false }
    }
    return true
  }
}

extension AuthorityRecord {
  /// The tasks of a dossier as its projection has them, each once.
  func tasks(of code: DossierCode) throws -> [TaskRow] {
    let rows = try all(AuthorityRecord.tasksOfDossier, authority, code.text) { row in TaskColumns(row) }
    var seen: Set<Int> = []
    return try rows.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }.map {
      try task($0.unit, $0.role, $0.due, $0.number, $0.step, $0.officer, openedAt: $0.openedAt)
    }
  }

  /// Whether the rows of the tasks are those that are written for a projection.
  func areTasksWritten(_ projection: Projection) throws -> Bool {
    let kept = try all(AuthorityRecord.tasksOfDossier, authority, projection.code.text) { row in
      (TaskColumns(row), procedure: row.text(6))
    }
    let wanted = projection.tasks.flatMap { TaskColumns.rows(of: $0, seenBy: projection.units) }
    return kept.count == wanted.count
      && kept.allSatisfy { kept, procedure in
        procedure == projection.procedure.text
          && wanted.contains {
            // A node of the version before this column writes none; the next act on the dossier adds it.
            kept.isSameTask(as: $0) && kept.officer == $0.officer && [nil, $0.openedAt].contains(kept.openedAt)
          }
      }
  }
}

/// A row of the tasks, as the columns have it.
private struct TaskColumns {
  let unit: String
  /// Empty for what the applicant has to do.
  let role: String
  /// The greatest there is where nothing is due.
  let due: Int64
  let number: Int
  let step: String
  let officer: String?
  let openedAt: Int64?

  init(_ row: borrowing Row) {
    unit = row.text(0)
    role = row.text(1)
    due = row.int(2)
    number = Int(row.int(3))
    step = row.text(4)
    officer = row.textOrNil(5)
    openedAt = row.intOrNil(7)
  }

  private init(_ task: TaskRow, unit: String, role: String) {
    self.unit = unit
    self.role = role
    due = task.due?.milliseconds ?? .max
    number = task.number
    step = task.step.text
    officer = task.officer?.text
    openedAt = task.openedAt?.milliseconds
  }

  /// What the applicant has to do stands once for each unit that may see the dossier, under no role.
  static func rows(of task: TaskRow, seenBy units: [Key<Unit>]) -> [TaskColumns] {
    guard let post = task.post else {
      return units.map { TaskColumns(task, unit: $0.text, role: "") }
    }
    return [TaskColumns(task, unit: post.unit.text, role: post.role.text)]
  }

  /// Whether nothing but the officer can differ: all else stands in the keys of the table or of an index.
  func isSameTask(as other: TaskColumns) -> Bool {
    number == other.number && due == other.due && step == other.step && unit == other.unit && role == other.role
  }
}

import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// The statement that reads the tasks of a dossier; tests look at its plan. Left to itself, SQLite goes through all tasks of the
  /// authority.
  static let tasksOfDossier: SQL = """
    SELECT unit, role, due, number, step, officer FROM task INDEXED BY task_dossier
    WHERE authority = ? AND dossier = ?
    """

  /// Writes the tasks of a dossier where they have changed: most acts change the officer of one, and then the indexes of who
  /// waits for what stay as they are.
  func keepTasks(of projection: Projection, isNew: Bool) throws {
    let wanted = projection.tasks.flatMap { TaskColumns.rows(of: $0, in: projection) }
    let code = projection.code.text
    var kept: [TaskColumns] = []
    if !isNew {
      kept = try all(AuthorityRecord.tasksOfDossier, authority, code) { row in TaskColumns(row) }
    }
    for row in kept where !wanted.contains(where: row.isSameTask) {
      try run(
        "DELETE FROM task WHERE authority = ? AND unit = ? AND role = ? AND due = ? AND dossier = ? AND number = ?",
        authority, row.unit, row.role, row.due, code, row.number)
    }
    for row in wanted {
      guard let before = kept.first(where: row.isSameTask) else {
        try run(
          """
          INSERT INTO task (authority, unit, role, due, dossier, number, step, officer, procedure)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, authority, row.unit, row.role, row.due, code, row.number, row.step, row.officer,
          projection.procedure.text)
        continue
      }
      guard before.officer != row.officer else { continue }
      try run(
        """
        UPDATE task SET officer = ?
        WHERE authority = ? AND unit = ? AND role = ? AND due = ? AND dossier = ? AND number = ?
        """, row.officer, authority, row.unit, row.role, row.due, code, row.number)
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

  init(_ row: borrowing Row) {
    unit = row.text(0)
    role = row.text(1)
    due = row.int(2)
    number = Int(row.int(3))
    step = row.text(4)
    officer = row.textOrNil(5)
  }

  private init(_ task: TaskRow, unit: String, role: String) {
    self.unit = unit
    self.role = role
    due = task.due?.milliseconds ?? .max
    number = task.number
    step = task.step.text
    officer = task.officer?.text
  }

  /// What the applicant has to do stands once for each unit that may see the dossier, under no role.
  static func rows(of task: TaskRow, in projection: Projection) -> [TaskColumns] {
    guard let post = task.post else {
      return projection.units.map { TaskColumns(task, unit: $0.text, role: "") }
    }
    return [TaskColumns(task, unit: post.unit.text, role: post.role.text)]
  }

  /// Whether nothing but the officer can differ: all else stands in the keys of the table or of an index.
  func isSameTask(as other: TaskColumns) -> Bool {
    number == other.number && due == other.due && step == other.step && unit == other.unit && role == other.role
  }
}

import JSON
import Text
import WorkingTime

/// A dossier in a list.
struct SeenDossierRow {
  let code: String
  let procedure: SeenName
  let place: SeenName
  /// The applicant; nil once erased.
  let subject: String?
  let version: Int
  let submittedAt: Instant
  let due: Instant?
  let endedAt: Instant?
  let isLate: Bool

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    code = try row.required("code").string()
    procedure = try SeenName(row.required("procedure"))
    place = try SeenName(row.required("place"))
    subject = try row.optional("subject")?.string()
    version = try row.required("version").integer()
    submittedAt = try row.required("submittedAt").moment()
    due = try row.optional("due")?.moment()
    endedAt = try row.optional("endedAt")?.moment()
    isLate = try row.required("late").bool()
  }
}

/// An open task in the queue.
struct SeenTaskRow {
  let task: Int
  let step: SeenName
  let due: Instant?
  let remaining: SeenRemaining?
  /// The account that has taken it.
  let officer: String?
  let dossier: SeenDossierRow

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    task = try row.required("task").integer()
    step = try SeenName(row.required("step"))
    due = try row.optional("due")?.moment()
    remaining = try row.optional("remaining").map { (field) throws(JSONError) in try SeenRemaining(field) }
    officer = try row.optional("officer")?.string()
    dossier = try SeenDossierRow(row.required("dossier"))
  }
}

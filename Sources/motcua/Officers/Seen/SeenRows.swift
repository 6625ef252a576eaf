import JSON
import Text
import WorkingTime

/// A dossier in a list.
struct SeenDossierRow: SeenValue {
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
  /// Since when a message of the applicant waits for an answer.
  let messageSince: Instant?
  /// Whether signatures of a paper or of a document of it are undecided.
  let isUndecided: Bool

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    code = try row.read("code")
    procedure = try row.read("procedure")
    place = try row.read("place")
    subject = try row.maybe("subject")
    version = try row.read("version")
    submittedAt = try row.read("submittedAt")
    due = try row.maybe("due")
    endedAt = try row.maybe("endedAt")
    isLate = try row.read("late")
    messageSince = try row.maybe("messageSince")
    isUndecided = try row.maybe("undecided") ?? false
  }
}

/// An open task in the queue.
struct SeenTaskRow: SeenValue {
  let task: Int
  let step: SeenName
  let due: Instant?
  let remaining: SeenRemaining?
  /// The account that has taken it.
  let officer: String?
  let dossier: SeenDossierRow

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    task = try row.read("task")
    step = try row.read("step")
    due = try row.maybe("due")
    remaining = try row.maybe("remaining")
    officer = try row.maybe("officer")
    dossier = try row.read("dossier")
  }
}

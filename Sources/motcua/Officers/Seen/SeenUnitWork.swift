import JSON
import Text
import WorkingTime

/// How the work of a unit stands, as the server counts it.
struct SeenUnitWork: SeenValue {
  let unit: SeenName
  let at: Instant
  let count: Count
  let waiting: Int
  let officers: [OfficerRow]
  let steps: [StepRow]

  struct Count: SeenValue {
    let open: Int
    let dueToday: Int
    let overdue: Int

    init(_ field: JSONField) throws(JSONError) {
      let counts = try field.anyObject()
      (open, dueToday, overdue) = (try counts.read("open"), try counts.read("dueToday"), try counts.read("overdue"))
    }
  }

  struct OfficerRow: SeenValue {
    /// Nil for what nobody has taken.
    let officer: SeenDelegation.Person?
    let count: Count

    init(_ field: JSONField) throws(JSONError) {
      officer = try field.anyObject().maybe("officer")
      count = try Count(field)
    }
  }

  struct StepRow: SeenValue {
    let procedure: SeenName
    let step: SeenName
    let count: Count

    init(_ field: JSONField) throws(JSONError) {
      let row = try field.anyObject()
      (procedure, step) = (try row.read("procedure"), try row.read("step"))
      count = try Count(field)
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    let work = try field.anyObject()
    unit = try work.read("unit")
    at = try work.read("at")
    count = try Count(field)
    waiting = try work.read("waiting")
    officers = try work.list("officers")
    steps = try work.list("steps")
  }
}

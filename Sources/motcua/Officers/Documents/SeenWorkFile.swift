import JSON
import Text
import WorkingTime

/// A file of work, as the server shows it.
struct SeenWorkFile: SeenValue {
  let number: String
  let agency: SeenName
  let title: String
  let years: Int?
  let openedAt: Instant
  let closedAt: Instant?

  init(_ field: JSONField) throws(JSONError) {
    let file = try field.anyObject()
    number = try file.read("workFile")
    agency = try file.read("agency")
    title = try file.read("title")
    years = try file.maybe("years")
    openedAt = try file.read("openedAt")
    closedAt = try file.maybe("closedAt")
  }
}

import JSON
import Text
import WorkingTime

/// A line of the follow-up book.
struct SeenBookEntry: SeenValue {
  let code: String
  let procedure: SeenName
  let unit: SeenName
  let channel: String
  let place: SeenName
  let subject: String?
  let address: String?
  let phone: String?
  let receives: SeenName?
  let submittedAt: Instant
  let due: Instant?
  let resultAt: Instant?
  let returnedAt: Instant?

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    (code, procedure, unit) = (try row.read("code"), try row.read("procedure"), try row.read("unit"))
    (channel, place, receives) = (try row.read("channel"), try row.read("place"), try row.maybe("receives"))
    (subject, address, phone) = (try row.maybe("subject"), try row.maybe("address"), try row.maybe("phone"))
    (submittedAt, due) = (try row.read("submittedAt"), try row.maybe("due"))
    (resultAt, returnedAt) = (try row.maybe("resultAt"), try row.maybe("returnedAt"))
  }
}

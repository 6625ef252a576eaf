import JSON
import Text
import WorkingTime

/// A dossier that is kept to a day.
struct SeenRetention: SeenValue {
  let code: String
  let procedure: SeenName
  let unit: SeenName
  let place: SeenName
  let endedAt: Instant?
  let until: String
  let obstacle: Obstacle?

  /// What keeps it from being erased.
  struct Obstacle: SeenValue {
    let code: String
    let words: Words

    init(_ field: JSONField) throws(JSONError) {
      let members = try field.anyObject()
      (code, words) = (try members.read("code"), try members.read("words"))
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    (code, procedure, unit) = (try row.read("code"), try row.read("procedure"), try row.read("unit"))
    (place, endedAt) = (try row.read("place"), try row.maybe("endedAt"))
    (until, obstacle) = (try row.read("until"), try row.maybe("obstacle"))
  }
}

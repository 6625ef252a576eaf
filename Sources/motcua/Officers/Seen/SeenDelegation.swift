import JSON
import Text
import WorkingTime

/// A delegation, as the list shows it.
struct SeenDelegation: SeenValue {
  let number: Int
  let officer: Person
  let to: Person
  /// Nil for every post.
  let post: Post?
  let from: Day
  let until: Day
  let reason: String
  /// `coming`, `running`, `over` or `ended`.
  let state: String

  struct Person: SeenValue {
    let id: String
    let name: String

    init(_ field: JSONField) throws(JSONError) {
      let person = try field.anyObject()
      (id, name) = (try person.read("id"), try person.read("name"))
    }
  }

  struct Post: SeenValue {
    let unit: String
    let role: String

    init(_ field: JSONField) throws(JSONError) {
      let post = try field.anyObject()
      (unit, role) = (try post.read("unit"), try post.read("role"))
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    number = try row.read("number")
    officer = try row.read("officer")
    to = try row.read("to")
    post = try row.maybe("post")
    from = try row.required("from").seenDay()
    until = try row.required("until").seenDay()
    reason = try row.read("reason")
    state = try row.read("state")
  }

  /// The state in words.
  var stateWords: Words {
    switch state {
    case "coming": Words(vi: "sắp tới", en: "coming")
    case "running": Words(vi: "đang có hiệu lực", en: "running")
    case "over": Words(vi: "đã hết hạn", en: "over")
    default: Words(vi: "đã kết thúc sớm", en: "ended early")
    }
  }
}

extension JSONField {
  func seenDay() throws(JSONError) -> Day {
    try parsed(Words(vi: "một ngày", en: "a day")) { Day($0) }
  }
}

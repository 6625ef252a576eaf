import JSON
import Text

extension SeenDossier {
  init(_ field: JSONField) throws(JSONError) {
    let view = try field.anyObject()
    code = try view.required("code").string()
    procedure = try SeenName(view.required("procedure"))
    place = try SeenName(view.required("place"))
    version = try view.required("version").integer()
    channel = try view.required("channel").string()
    submittedAt = try view.required("submittedAt").moment()
    endedAt = try view.optional("endedAt")?.moment()
    due = try view.optional("due")?.moment()
    isProvisional = try view.required("provisional").bool()
    isPaused = try view.required("paused").bool()
    remaining = try view.optional("remaining").map { (field) throws(JSONError) in try SeenRemaining(field) }
    applicant = try view.optional("applicant").map { (field) throws(JSONError) in try Applicant(field) }
    answers = try view.required("answers").list { (field) throws(JSONError) in try Section(field) }
    papers = try view.required("papers").list { (field) throws(JSONError) in try Paper(field) }
    lookup = try view.optional("lookup").map { (field) throws(JSONError) in try Lookup(field) }
    tasks = try view.required("tasks").list { (field) throws(JSONError) in try Task(field) }
    offers = try view.required("actions").list { (field) throws(JSONError) in try Offer(field) }
    asked = try view.required("asked").list { (field) throws(JSONError) in try Asked(field) }
    askedReason = try view.optional("askedReason")?.string()
    timeline = try view.required("timeline").list { (field) throws(JSONError) in try Event(field) }
    letters = try view.required("letters").list { (field) throws(JSONError) in try Letter(field) }
    days = try view.required("days").list { (field) throws(JSONError) in try Day(field) }
  }
}

extension SeenDossier.Applicant {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let applicant = try field.anyObject()
    name = try applicant.required("name").string()
    identity = try applicant.optional("identity")?.string()
    phone = try applicant.optional("phone")?.string()
    email = try applicant.optional("email")?.string()
    address = try applicant.optional("address")?.string()
  }
}

extension SeenDossier.Section {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let section = try field.anyObject()
    name = try section.required("name").words()
    rows = try section.required("rows").list { (field) throws(JSONError) in
      let row = try field.anyObject()
      return (
        try row.required("field").string(), try row.required("label").words(), try row.required("value").words()
      )
    }
  }
}

extension SeenDossier.Paper {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let paper = try field.anyObject()
    part = try SeenName(paper.required("part"))
    name = try paper.required("name").string()
    sha256 = try paper.required("sha256").parsed(
      Words(vi: "SHA-256 (64 chữ số thập lục phân)", en: "SHA-256 in 64 hexadecimal figures")
    ) { text in
      text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } ? text : nil
    }
    bytes = try paper.required("bytes").integer()
  }
}

extension SeenDossier.Lookup {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let lookup = try field.anyObject()
    register = try lookup.required("register").string()
    verdict = try lookup.required("verdict").string()
    entry = try lookup.required("entry").string()
    fields = try lookup.required("fields").list { (field) throws(JSONError) in
      let row = try field.anyObject()
      return (
        try row.required("field").string(), try row.required("registered").string(),
        try row.optional("asked")?.string(), try row.required("agrees").bool()
      )
    }
  }
}

extension SeenDossier.Task {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    task = try row.required("task").integer()
    step = try SeenName(row.required("step"))
    isOfficers = try row.required("by").string() == "officer"
    due = try row.optional("due")?.moment()
    officer = try row.optional("officer")?.string()
  }
}

extension SeenDossier.Offer {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let offer = try field.anyObject()
    task = try offer.required("task").integer()
    action = try offer.required("action").string()
    name = try offer.required("name").words()
    isOfficers = try offer.required("by").string() == "officer"
    needs = try offer.required("needs").list { (field) throws(JSONError) in try field.string() }
    why =
      try offer.required("possible").bool()
      ? nil : offer.optional("why")?.words() ?? Words(vi: "chưa làm được", en: "not possible now")
  }
}

extension SeenDossier.Asked {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let asked = try field.anyObject()
    item = try asked.required("item").string()
    name = try asked.required("name").words()
    remark = try asked.required("remark").string()
  }
}

extension SeenDossier.Event {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let event = try field.anyObject()
    at = try event.required("at").moment()
    by = try event.required("by").words()
    text = try event.required("text").words()
    note = try event.optional("note")?.string()
  }
}

extension SeenDossier.Letter {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let letter = try field.anyObject()
    index = try letter.required("index").integer()
    title = try letter.required("title").words()
    number = try letter.required("number").string()
    at = try letter.required("at").moment()
  }
}

extension SeenDossier.Day {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let day = try field.anyObject()
    date = try day.required("date").string()
    isCounted = try day.required("counted").bool()
    reason = try day.required("reason").words()
  }
}

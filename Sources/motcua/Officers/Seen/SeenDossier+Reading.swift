import JSON
import Text

extension SeenDossier: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let view = try field.anyObject()
    code = try view.read("code")
    procedure = try view.read("procedure")
    place = try view.read("place")
    version = try view.read("version")
    channel = try view.read("channel")
    submittedAt = try view.read("submittedAt")
    endedAt = try view.maybe("endedAt")
    due = try view.maybe("due")
    isProvisional = try view.read("provisional")
    isPaused = try view.read("paused")
    remaining = try view.maybe("remaining")
    applicant = try view.maybe("applicant")
    answers = try view.list("answers")
    let answered: [Paper] = try view.maybeList("answeredFiles")
    let signed: [Paper] = try view.maybeList("signed")
    papers = try view.list("papers") + answered + signed
    lookup = try view.maybe("lookup")
    tasks = try view.list("tasks")
    offers = try view.list("actions")
    charges = try view.list("charges")
    asked = try view.list("asked")
    askedReason = try view.maybe("askedReason")
    timeline = try view.list("timeline")
    messages = try view.maybeList("messages")
    rating = try view.maybe("rating")
    letters = try view.list("letters")
    documents = try view.maybeList("documents")
    notices = try view.maybeList("notices")
    days = try view.list("days")
  }
}

extension SeenDossier.Applicant: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let applicant = try field.anyObject()
    name = try applicant.read("name")
    identity = try applicant.maybe("identity")
    phone = try applicant.maybe("phone")
    email = try applicant.maybe("email")
    address = try applicant.maybe("address")
    let owner = try applicant.optional("owner")?.anyObject()
    self.owner = try owner?.read("name")
    relation = try owner?.read("relation")
  }
}

extension SeenDossier.Section: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let section = try field.anyObject()
    name = try section.read("name")
    rows = try section.list("rows")
  }
}

extension SeenDossier.Charge: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let charge = try field.anyObject()
    fee = try charge.read("fee")
    amount = try charge.read("amount")
    status = try charge.read("status")
    standing = try charge.read("standing")
    why = try charge.maybe("why")
  }
}

extension SeenDossier.Section.Row: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    label = try row.read("label")
    value = try row.read("value")
  }
}

extension SeenDossier.Paper: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let paper = try field.anyObject()
    if let part: SeenName = try paper.maybe("part") {
      self.part = part
    } else if let field: SeenName = try paper.maybe("field") {
      part = field
    } else {
      part = try paper.read("action")
    }
    name = try paper.read("name")
    sha256 = try paper.required("sha256").parsed(
      Words(vi: "SHA-256 (64 chữ số thập lục phân)", en: "SHA-256 in 64 hexadecimal figures")
    ) { text in
      text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } ? text : nil
    }
    bytes = try paper.read("bytes")
    signature = try paper.maybe("signature")
    let standing: String? = try paper.maybe("standing")
    let words: Words? = try standing == nil || standing == "done" ? nil : paper.maybe("standingWords")
    let acceptance = try paper.optional("acceptance")?.anyObject()
    let (by, why): (Words?, String?) = (try acceptance?.maybe("by"), try acceptance?.maybe("reason"))
    let accepted = by.map { by in
      let reason = why.map { ": " + $0 } ?? ""
      return Words(vi: "\(by.vi) chấp nhận\(reason)", en: "accepted by \(by.en)\(reason)")
    }
    let said = [words, accepted].compactMap(\.self)
    becoming =
      said.isEmpty
      ? nil
      : Words(vi: said.map(\.vi).joined(separator: "; "), en: said.map(\.en).joined(separator: "; "))
  }
}

extension SeenDossier.Signature: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let found = try field.anyObject()
    verdict = try found.read("verdict")
    words = try found.read("words")
    reason = try found.read("reason")
    signers = try found.list("signers")
    evidence = try found.maybe("evidence")
  }
}

extension SeenDossier.Lookup: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let lookup = try field.anyObject()
    register = try lookup.read("register")
    words = try lookup.read("words")
    entry = try lookup.read("entry")
    fields = try lookup.list("fields")
  }
}

extension SeenDossier.Lookup.Field: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    label = try row.read("label")
    registered = try row.read("registered")
    asked = try row.maybe("asked")
    agrees = try row.read("agrees")
  }
}

extension SeenDossier.Task: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    task = try row.read("task")
    step = try row.read("step")
    isOfficers = try row.read("by") == "officer"
    due = try row.maybe("due")
    officer = try row.maybe("officer")
  }
}

extension SeenDossier.Offer: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let offer = try field.anyObject()
    task = try offer.read("task")
    action = try offer.read("action")
    name = try offer.read("name")
    isOfficers = try offer.read("by") == "officer"
    needs = try offer.list("needs")
    effects = try offer.maybeList("effects")
    letters = try offer.maybeList("letters")
    signature = try offer.maybe("signature")
    isDocumentAccepted = try offer.maybe("held") == "accepted"
    let unsaid = Words(vi: "chưa làm được", en: "not possible now")
    why = try offer.read("possible") ? nil : offer.maybe("why") ?? unsaid
  }
}

extension SeenDossier.Asked: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let asked = try field.anyObject()
    item = try asked.read("item")
    name = try asked.read("name")
    remark = try asked.read("remark")
  }
}

extension SeenDossier.Event: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let event = try field.anyObject()
    at = try event.read("at")
    by = try event.read("by")
    text = try event.read("text")
    note = try event.maybe("note")
  }
}

extension SeenDossier.Message: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let message = try field.anyObject()
    at = try message.read("at")
    by = try message.read("by")
    text = try message.maybe("text")
  }
}

extension SeenDossier.Rating: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let rating = try field.anyObject()
    stars = try rating.read("stars")
    comment = try rating.maybe("comment")
  }
}

extension SeenDossier.Letter: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let letter = try field.anyObject()
    index = try letter.read("index")
    title = try letter.read("title")
    number = try letter.read("number")
    at = try letter.read("at")
    seal = try letter.maybe("seal")
  }
}

extension SeenDossier.Letter.Seal: SeenValue {
  init(_ field: JSONField) throws(JSONError) { status = try field.anyObject().read("status") }
}

extension SeenDossier.Notice: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let notice = try field.anyObject()
    at = try notice.read("at")
    subject = try notice.read("subject")
    text = try notice.list("text")
    sent = try notice.list("sent")
  }
}

extension SeenDossier.Notice.Sending: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let sending = try field.anyObject()
    by = try sending.read("by")
    state = try sending.read("state")
    at = try sending.maybe("at")
  }
}

extension SeenDossier.Day: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let day = try field.anyObject()
    date = try day.read("date")
    isCounted = try day.read("counted")
    reason = try day.read("reason")
  }
}

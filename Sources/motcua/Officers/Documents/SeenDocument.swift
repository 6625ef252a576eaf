import JSON
import Text
import WorkingTime

/// An official document in a list.
struct SeenDocumentRow: SeenValue {
  let key: String
  let direction: String
  let state: SeenName
  let kind: SeenName?
  let urgency: SeenName
  let number: String?
  let numberedOn: String?
  let subject: String?
  let sender: SeenParty?
  let receivers: [SeenParty]
  let code: String?
  let date: String?
  /// Until when an answer is asked for.
  let answerBy: String?
  let signer: String?
  let copies: Int?
  let note: String?
  /// What was found about the seal on the message that brought it.
  let messageSeal: SeenMessageSeal?
  let handlers: [SeenName]
  let unit: SeenName
  let version: Int
  let createdAt: Instant
  let due: Instant?
  let remaining: SeenRemaining?
  let endedAt: Instant?
  /// When what it said was erased.
  let erasedAt: Instant?

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    (key, direction, state) = (try row.read("document"), try row.read("direction"), try row.read("state"))
    (kind, urgency, number) = (try row.maybe("kind"), try row.read("urgency"), try row.maybe("number"))
    (numberedOn, subject, sender) = (try row.maybe("numberedOn"), try row.maybe("subject"), try row.maybe("sender"))
    (receivers, code, date) = (try row.maybeList("receivers"), try row.maybe("code"), try row.maybe("date"))
    (signer, copies, note) = (try row.maybe("signer"), try row.maybe("copies"), try row.maybe("note"))
    (messageSeal, answerBy) = (try row.maybe("seal"), try row.maybe("answerBy"))
    (handlers, unit, version) = (try row.maybeList("handlers"), try row.read("unit"), try row.read("version"))
    (createdAt, due) = (try row.read("createdAt"), try row.maybe("due"))
    (remaining, endedAt) = (try row.maybe("remaining"), try row.maybe("endedAt"))
    erasedAt = try row.maybe("erasedAt")
  }

  /// What it is about; that it was erased where it says nothing any more.
  func shownSubject(in language: Language) -> String {
    guard erasedAt != nil else { return subject ?? "–" }
    return Words(vi: "nội dung đã xóa theo thời hạn lưu trữ", en: "erased when the retention ended").in(language)
  }

  /// The organisation with which it is exchanged.
  var partner: String? { sender?.name ?? receivers.first?.name }
}

/// What was found about a seal.
struct SeenMessageSeal: SeenValue {
  let verdict: SeenName
  let signer: String?
  let reason: Words

  init(_ field: JSONField) throws(JSONError) {
    let seal = try field.anyObject()
    (verdict, signer, reason) = (try seal.read("verdict"), try seal.maybe("signer"), try seal.read("reason"))
  }

  /// The finding in one line.
  func shown(in language: Language) -> String {
    let why = verdict.id == "valid" ? nil : "(\(reason.in(language)))"
    return [verdict.name.in(language), why, signer].compactMap(\.self).joined(separator: " ")
  }
}

/// An organisation.
struct SeenParty: SeenValue {
  let name: String
  let code: String?

  init(_ field: JSONField) throws(JSONError) {
    let party = try field.anyObject()
    (name, code) = (try party.read("name"), try party.maybe("code"))
  }
}

/// Something that waits for the officer in the document office.
struct SeenDocumentTask: SeenValue {
  let document: SeenDocumentRow
  let task: Int?
  let due: Instant?
  let remaining: SeenRemaining?

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    (document, task) = (try row.read("document"), try row.maybe("task"))
    (due, remaining) = (try row.maybe("due"), try row.maybe("remaining"))
  }
}

/// An official document as the officer sees it.
struct SeenDocument: SeenValue {
  let row: SeenDocumentRow
  let agency: SeenName
  let unit: SeenName
  let secrecy: SeenName
  let authenticity: SeenName?
  let isAskedBack: Bool
  /// Whether the server is to put the seal on it, and whether it has, with a time stamp or without.
  let waitsForSeal: Bool
  let seals: [Seal]
  let answers: String?
  let answeredBy: [String]
  let replacedBy: String?
  let dossiers: [String]
  let workFile: (number: String, title: String)?
  let deliveries: [Delivery]
  let files: [File]
  let tasks: [Assignment]
  let actions: [SeenName]
  let takes: [Int]
  let reports: [Int]
  let history: [Line]

  struct File: SeenValue {
    let name: String
    let bytes: Int

    init(_ field: JSONField) throws(JSONError) {
      let file = try field.anyObject()
      (name, bytes) = (try file.read("name"), try file.read("bytes"))
    }
  }

  /// How far it has come with a receiver.
  struct Delivery: SeenValue {
    let receiver: SeenParty
    let isWithdrawn: Bool
    let outbox: String
    let status: SeenName?
    let since: Instant?
    let trouble: Words?

    init(_ field: JSONField) throws(JSONError) {
      let delivery = try field.anyObject()
      (receiver, isWithdrawn) = (try delivery.read("receiver"), try delivery.read("withdrawn"))
      (outbox, status, since) = (
        try delivery.read("outbox"), try delivery.maybe("status"), try delivery.maybe("since")
      )
      trouble = try delivery.maybe("trouble")
    }
  }

  struct Seal: SeenValue {
    let isStamped: Bool

    init(_ field: JSONField) throws(JSONError) {
      isStamped = try field.anyObject().read("stamped")
    }
  }

  struct Assignment: SeenValue {
    let task: Int
    let unit: SeenName
    let isLead: Bool
    let officer: String?
    let due: Instant?
    let doneAt: Instant?

    init(_ field: JSONField) throws(JSONError) {
      let task = try field.anyObject()
      (self.task, unit, isLead) = (try task.read("task"), try task.read("unit"), try task.read("lead"))
      officer = try task.optional("officer").map { (who) throws(JSONError) in try who.anyObject().read("name") }
      (due, doneAt) = (try task.maybe("due"), try task.maybe("doneAt"))
    }
  }

  struct Line: SeenValue {
    let at: Instant
    let by: Words
    let text: Words
    let note: String?

    init(_ field: JSONField) throws(JSONError) {
      let line = try field.anyObject()
      (at, by) = (try line.read("at"), try line.read("by"))
      (text, note) = (try line.read("text"), try line.maybe("note"))
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    row = try SeenDocumentRow(field)
    let view = try field.anyObject()
    (agency, unit, secrecy) = (try view.read("agency"), try view.read("unit"), try view.read("secrecy"))
    (authenticity, isAskedBack) = (try view.maybe("authenticity"), try view.read("askedBack"))
    (waitsForSeal, seals) = (try view.read("waitsForSeal"), try view.maybeList("seals"))
    (answers, answeredBy) = (try view.maybe("answers"), try view.maybeList("answeredBy"))
    (replacedBy, dossiers) = (try view.maybe("replacedBy"), try view.maybeList("dossiers"))
    workFile = try view.optional("workFile").map { (file) throws(JSONError) in
      let file = try file.anyObject()
      return (number: try file.read("number"), title: try file.read("title"))
    }
    deliveries = try view.maybeList("deliveries")
    (files, tasks, actions) = (try view.maybeList("files"), try view.maybeList("tasks"), try view.maybeList("actions"))
    (takes, reports, history) = (
      try view.maybeList("takes"), try view.maybeList("reports"), try view.maybeList("history")
    )
  }

  var version: Int { row.version }
  var number: String? { row.number }
  var state: SeenName { row.state }
}

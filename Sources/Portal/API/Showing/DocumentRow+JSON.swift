import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension DocumentRow {
  /// The document as lists of the API have it.
  func json(_ definitions: Definitions, at now: Instant) -> JSONValue {
    var row = Members([
      "document": .string(key.text), "direction": .string(direction.rawValue), "agency": definitions.naming(agency),
      "unit": definitions.naming(unit), "state": named(state.rawValue, state.words),
      "urgency": named(urgency.name, urgency.words), "secrecy": named(secrecy.rawValue, secrecy.words),
      "medium": .string(medium.rawValue), "version": JSONValue(version), "createdAt": createdAt.json,
    ])
    row.add("kind", kind.map { named($0.rawValue, $0.words) })
    row.add("due", due)
    row.add("remaining", endedAt == nil ? due.flatMap { definitions.remaining(until: $0, at: now)?.json } : nil)
    row.add("endedAt", endedAt)
    row.add("number", entry?.text)
    row.add("numberedOn", entry?.day.description)
    row.add("workFile", workFile?.text)
    row.add("handlers", .array(handlers.map { definitions.naming($0) }))
    row.addContent(content, erasure, at: erasedAt)
    return row.json
  }
}

extension Members {
  /// What a document says; once that was erased null, but for who sent it to whom, and its number and date there.
  fileprivate mutating func addContent(_ content: DocumentContent?, _ erasure: DocumentErasure?, at erasedAt: Instant?)
  {
    add("erasedAt", erasedAt)
    add("subject", content?.subject)
    add("typeName", content?.typeName)
    let sender = content?.sender ?? erasure?.sender.map { Party(name: $0, code: $0) }
    let receivers = content?.receivers ?? erasure?.receivers.map { Party(name: $0, code: $0) } ?? []
    add("sender", sender?.shown)
    add("receivers", .array(receivers.map(\.shown)))
    add("code", content?.code ?? erasure?.code)
    add("date", (content?.date ?? erasure?.date)?.description)
    add("answerBy", content?.answerBy?.description)
    add("signer", content?.signer)
    add("pages", content?.pages.map { JSONValue($0) })
    add("copies", content?.copies.map { JSONValue($0) })
    add("note", content?.note)
    add(
      "seal",
      content?.seal.map { seal in
        [
          "verdict": named(seal.verdict.rawValue, seal.verdict.words), "reason": seal.reason.json,
          "signer": seal.signer.map { .string($0) } ?? .null,
        ]
      })
  }
}

extension Party {
  fileprivate var shown: JSONValue { ["name": .string(name), "code": code.map { .string($0) } ?? .null] }
}

extension DocumentWaitRow {
  /// What waits, as lists of the API have it.
  func json(_ definitions: Definitions, at now: Instant) -> JSONValue {
    var row = Members(["document": document.json(definitions, at: now)])
    row.add("task", wait.task == 0 ? nil : JSONValue(wait.task))
    row.add("due", wait.due)
    row.add("remaining", wait.due.flatMap { definitions.remaining(until: $0, at: now)?.json })
    return row.json
  }
}

extension DocumentView {
  /// The document as whoever may see it sees it.
  func json(_ definitions: Definitions, at now: Instant) -> JSONValue {
    let authority = definitions.authority
    var view = Members([
      "document": .string(document.key.text), "direction": .string(document.direction.rawValue),
      "agency": definitions.naming(document.agency), "unit": definitions.naming(document.unit),
      "state": named(document.state.rawValue, document.state.words),
      "urgency": named(document.urgency.name, document.urgency.words),
      "secrecy": named(document.secrecy.rawValue, document.secrecy.words),
      "medium": .string(document.medium.rawValue), "version": JSONValue(document.version),
      "createdAt": document.createdAt.json, "askedBack": .bool(document.isAskedBack),
    ])
    view.add("kind", document.kind.map { named($0.rawValue, $0.words) })
    view.add("authenticity", document.authenticity.map { named($0.rawValue, $0.words) })
    view.add("waitsForSeal", .bool(document.waitsForSeal))
    view.add(
      "seals",
      .array(
        document.seals.map {
          ["sha256": .string($0.sha256), "certificate": .string($0.certificate), "stamped": .bool($0.isStamped)]
        }))
    view.add("due", document.due)
    let due = document.endedAt == nil ? document.due : nil
    view.add("remaining", due.flatMap { definitions.remaining(until: $0, at: now)?.json })
    view.add("endedAt", document.endedAt)
    view.add("number", document.entry?.text)
    view.add("numberedOn", document.entry?.day.description)
    view.add("answers", document.answers?.text)
    view.add("answeredBy", .array(document.answeredBy.map { .string($0.text) }))
    view.add("replaces", document.replaces?.text)
    view.add("replacedBy", document.replacedBy?.text)
    view.add("opened", document.opened?.text)
    view.add("dossiers", .array(document.dossiers.map { .string($0.text) }))
    view.add(
      "workFile", document.workFile.map { ["number": .string($0.text), "title": .string(workFile?.title ?? "")] })
    view.addContent(content, document.erasure, at: document.erasedAt)
    view.add("deliveries", .array(deliveries.map(\.json)))
    view.add("files", .array(files.map(\.json)))
    view.add("tasks", .array(document.tasks.map { $0.json(authority, definitions) }))
    view.add("actions", .array(actions.map { named($0.rawValue, $0.words) }))
    view.add("takes", .array(takes.map { JSONValue($0) }))
    view.add("reports", .array(reports.map { JSONValue($0) }))
    view.add(
      "history",
      .array(
        history.map { line in
          [
            "at": line.at.json, "by": line.by.json, "text": line.text.json,
            "note": line.note.map { .string($0) } ?? .null,
          ]
        }))
    return view.json
  }
}

extension DocumentDelivery {
  fileprivate var json: JSONValue {
    var delivery = Members([
      "receiver": receiver.shown, "withdrawn": .bool(isWithdrawn), "outbox": .string(sending?.rawValue ?? "none"),
    ])
    delivery.add("status", standing.map { named($0.status.rawValue, $0.status.words) })
    delivery.add("since", standing?.since)
    delivery.add("trouble", trouble)
    return delivery.json
  }
}

extension DocumentTask {
  fileprivate func json(_ authority: Authority, _ definitions: Definitions) -> JSONValue {
    var task = Members([
      "task": JSONValue(number), "unit": definitions.naming(unit), "lead": .bool(isLead),
    ])
    task.add(
      "officer",
      officer.map { ["id": .string($0.text), "name": .string(authority.officer($0)?.name ?? $0.text)] })
    task.add("due", due)
    task.add("takenAt", takenAt)
    task.add("doneAt", doneAt)
    return task.json
  }
}

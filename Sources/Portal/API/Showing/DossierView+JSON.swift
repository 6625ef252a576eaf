import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension FilingAccount {
  fileprivate var shown: JSONValue {
    ["provider": .string(provider.text), "assured": .bool(isAssured), "applicant": .bool(isApplicant)]
  }
}

extension DossierView {
  /// Everything that the viewer sees of a dossier.
  ///
  /// - Parameters:
  ///   - isOfficer: Whether what is for officers is there too.
  ///   - definitions: Whose units and registers it names.
  ///   - now: When it is seen.
  func json(isOfficer: Bool, _ definitions: Definitions, at now: Instant) -> JSONValue {
    var view = Members([
      "code": .string(dossier.code.text), "procedure": named(procedure.id.text, procedure.name), "place": place,
      "version": JSONValue(dossier.version), "channel": .string(dossier.channel.rawValue),
      "provisional": .bool(dossier.deadline?.isProvisional ?? false), "late": .bool(dossier.isLate),
      "paused": .bool(dossier.clock?.isPaused ?? false),
    ])
    view.add("submittedAt", dossier.submittedAt)
    view.add("due", dossier.deadline?.due)
    view.add("endedAt", dossier.endedAt)
    view.add("remaining", remaining?.json)
    view.add("applicant", applicant?.json)
    view.add("account", dossier.account?.shown)
    view.add(
      "answers",
      JSONValue.array(answers.map { procedure.form.sheet(of: $0, offering: offering).json } ?? [])
    )
    view.add("papers", JSONValue.array(papers.map { $0.json(in: procedure) }))
    view.add("answeredFiles", JSONValue.array(answeredFiles.map { $0.file.json(of: $0.field) }))
    view.add(
      "tasks",
      JSONValue.array(
        dossier.tasks.map { task in
          task.json(in: procedure, isOfficer: isOfficer, asksAbout: dossier.held(confirmedBy: task.number)?.action)
        }))
    let names = Names(of: procedure, definitions.authority)
    view.add("actions", JSONValue.array(offers.map { $0.json(names) }))
    view.add("asked", JSONValue.array(askedItems.map { $0.json(in: procedure) }))
    view.add("askedReason", askedReason)
    view.add("charges", JSONValue.array(charges.map(\.json)))
    view.add("owed", JSONValue(dossier.owed.dong))
    view.add("admission", admissionJSON(definitions.authority))
    view.add("paid", JSONValue(dossier.paid.dong))
    view.add("waived", JSONValue(dossier.waived.dong))
    view.add("refunded", JSONValue(dossier.refunded.dong))
    view.add("apologisedAt", dossier.apologisedAt)
    view.add("payableOnline", JSONValue.bool(isPayableOnline))
    view.add("payments", JSONValue.array(dossier.onlinePayments.map(\.json)))
    view.add("receipts", JSONValue.array(receipts.map(\.json)))
    view.add("transfer", transfer?.json)
    view.add("timeline", JSONValue.array(timeline.map(\.json)))
    view.add("messages", JSONValue.array(messages.map(\.json)))
    view.add("rating", rating?.json)
    view.add("letters", JSONValue.array(zip(letters, seals).enumerated().map { $1.0.row(index: $0 + 1, $1.1) }))
    view.add("signed", JSONValue.array(signed.map(\.json)))
    view.add("notices", JSONValue.array(notices.map(\.json)))
    view.add("days", JSONValue.array(days.map(\.json)))
    view.add("entries", JSONValue.array(dossier.entries.map { $0.json(in: procedure) }))
    view.add("collectedAt", dossier.collectedAt)
    view.add("retention", retention(isOfficer: isOfficer))
    if isOfficer {
      let registers = definitions.registers
      view.add("lookup", lookup.map { $0.json(of: registers[$0.register]) })
      view.add("openedBy", dossier.document)
      view.add("documents", JSONValue.array(documents.map { $0.json(definitions, at: now) }))
    }
    return view.json
  }

  /// How long the dossier is kept; nil before its end and where nothing is said.
  private func retention(isOfficer: Bool) -> JSONValue? {
    guard let kept = dossier.retention else { return nil }
    var retention = Members([:])
    switch kept {
    case .until(let day): retention.add("until", day.description)
    case .permanent: retention.add("until", JSONValue?.none)
    }
    retention.add("legal", procedure.retention?.legal)
    if isOfficer { retention.add("heldBack", JSONValue.bool(dossier.heldBackAt != nil)) }
    retention.add("erasedAt", dossier.erasedAt)
    return retention.json
  }

  private var place: JSONValue {
    switch dossier.place {
    case .step(let id): ["id": .string(id.text), "name": placeName.json, "kind": "step", "outcome": .null]
    case .end(let id, let outcome):
      ["id": .string(id.text), "name": placeName.json, "kind": "end", "outcome": .string(outcome.rawValue)]
    }
  }
}

extension TransferRequest {
  fileprivate var json: JSONValue { .object(JSONObject(members)) }

  /// The transfer and its code, member by member.
  var members: [(String, JSONValue)] {
    [
      ("bin", .string(account.bin)), ("account", .string(account.account)), ("name", .string(account.name)),
      ("amount", JSONValue(amount.dong)), ("reference", .string(reference)), ("payload", .string(payload)),
    ]
  }
}

extension Owner {
  fileprivate var json: JSONValue {
    var owner = Members(["name": .string(name), "relation": relation.json])
    owner.add("identity", identity)
    return owner.json
  }
}

extension DossierMessage {
  fileprivate var json: JSONValue {
    var message = Members(["by": by.json, "from": .string(isApplicants ? "applicant" : "officer")])
    message.add("at", at)
    message.add("text", text)
    return message.json
  }
}

extension GivenRating {
  fileprivate var json: JSONValue {
    var rating = Members(["stars": JSONValue(stars)])
    rating.add("at", at)
    rating.add("comment", comment)
    return rating.json
  }
}

extension IssuedEntry {
  fileprivate func json(in procedure: Procedure) -> JSONValue {
    [
      "register": named(
        register.text, procedure.registers[register]?.name ?? Words(vi: register.text, en: register.text)),
      "number": .string(number), "at": at.json,
    ]
  }
}

extension Applicant {
  fileprivate var json: JSONValue {
    var applicant = Members(["name": .string(name)])
    applicant.add("identity", identity)
    applicant.add("phone", phone)
    applicant.add("email", email)
    applicant.add("address", address)
    applicant.add("owner", owner?.json)
    return applicant.json
  }
}

extension Sheet {
  fileprivate var json: [JSONValue] {
    sections.map { section in
      [
        "section": .string(section.id.text), "name": section.name.json,
        "rows": .array(
          section.rows.map { row in
            [
              "field": .string(row.id.text), "label": row.label.json, "value": row.content.words.json,
              "personal": .bool(row.isPersonal),
            ]
          }),
      ]
    }
  }
}

extension Paper {
  fileprivate func json(in procedure: Procedure) -> JSONValue {
    let partName = procedure.parts.first { $0.id == part }?.name
    return [
      "part": named(part.text, partName ?? Words(vi: part.text, en: part.text)), "name": .string(name),
      "sha256": .string(sha256), "bytes": JSONValue(bytes), "type": .string(type),
      "signature": signature?.shown ?? .null,
    ]
  }
}

extension SignedAct {
  fileprivate var json: JSONValue {
    [
      "at": at.json, "by": by.json, "action": named(action.text, actionName), "result": .bool(isResult),
      "name": .string(document.name),
      "sha256": .string(document.sha256), "bytes": JSONValue(document.bytes), "type": .string(document.type),
      "signature": document.signature?.shown ?? .null, "seal": seal.json, "standing": .string(standing.rawValue),
      "standingWords": standing.words.json,
      "acceptance": acceptance.map { acceptance in
        [
          "at": acceptance.at.json, "by": acceptance.by.json,
          "reason": acceptance.reason.map { .string($0) } ?? .null,
        ]
      } ?? .null,
    ]
  }
}

extension PaperSignature {
  fileprivate var shown: JSONValue {
    [
      "policy": .string(policy.text), "verdict": .string(verdict.rawValue), "words": verdict.words.json,
      "code": code.map { .string($0) } ?? .null, "reason": reason.json, "signers": .array(signers.map { .string($0) }),
      "at": at.json, "evidence": evidence.map { .string($0) } ?? .null,
    ]
  }
}

extension HandedFile {
  fileprivate func json(of field: Field) -> JSONValue {
    [
      "field": named(field.id.text, field.label), "name": .string(name), "sha256": .string(sha256),
      "bytes": JSONValue(bytes), "type": .string(type),
    ]
  }
}

extension OpenTask {
  /// - Parameter action: The action whose undecided document it asks about; nil for a task of the procedure.
  fileprivate func json(in procedure: Procedure, isOfficer: Bool, asksAbout action: Key<Action>?) -> JSONValue {
    let name = procedure.step(step)?.name
    var task = Members([
      "task": JSONValue(number), "step": named(step.text, name ?? Words(vi: step.text, en: step.text)),
    ])
    switch duty {
    case .officer(let role, let unit):
      task.add("by", "officer")
      task.add("post", Post(unit: unit, role: role).json)
    case .nobody:
      task.add("by", "date")
      task.add("post", JSONValue?.none)
    case .applicant:
      task.add("by", "applicant")
      task.add("post", JSONValue?.none)
    }
    task.add("openedAt", openedAt)
    task.add("due", due)
    task.add("endsAt", endsAt)
    task.add("asksAbout", action?.text)
    if isOfficer { task.add("officer", officer?.text) }
    return task.json
  }
}

extension ActionOffer {
  /// What it does besides leading on, for programs that look for an action by its effect.
  private var effects: [String] {
    var effects: [String] = []
    if action.extend != nil { effects.append("extends") }
    if action.needs.contains(.payment) { effects.append("pays") }
    if action.charge == .waive { effects.append("waives") }
    if action.stays { effects.append("stays") }
    return effects
  }

  fileprivate func json(_ names: Names) -> JSONValue {
    var offer = Members([
      "task": JSONValue(task), "action": .string(action.id.text), "name": action.name.json,
      "by": .string(action.by.rawValue),
      "needs": .array(action.needs.map(\.rawValue).sorted().map { .string($0) }), "possible": .bool(refusal == nil),
      "effects": .array(effects.map { .string($0) }), "letters": .array(action.letters.map { .string($0.text) }),
    ])
    offer.add("signature", signature?.text)
    offer.add("held", held.map { $0.isAccepted ? "accepted" : "waiting" })
    offer.add(
      "why",
      refusal.map { refusal in
        let notice = refusal.notice(naming: names)
        return ["code": .string(notice.code), "vi": .string(notice.words.vi), "en": .string(notice.words.en)]
      } as JSONValue?)
    return offer.json
  }
}

extension LookupFinding {
  /// The finding with the names by which the register and its columns are known.
  ///
  /// - Parameter definition: The register as it is defined now; nil when it has gone.
  fileprivate func json(of definition: Register?) -> JSONValue {
    [
      "register": named(register.text, definition?.name ?? Words(vi: register.text, en: register.text)),
      "verdict": .string(verdict.rawValue), "words": verdict.words.json, "entry": .string(entry),
      "fields": .array(
        fields.map { field in
          let name = definition?.fields.first { $0.id == field.field }?.name
          var row = Members([
            "field": .string(field.field.text),
            "label": (name ?? Words(vi: field.field.text, en: field.field.text)).json,
            "registered": .string(field.registered),
          ])
          row.add("asked", field.asked)
          row.add("agrees", JSONValue.bool(field.agrees))
          return row.json
        }),
    ]
  }
}

extension AskedItem {
  fileprivate func json(in procedure: Procedure) -> JSONValue {
    let name: Words? =
      switch item {
      case .field(let field): Key(field).flatMap { procedure.form[$0]?.label }
      case .part(let part): procedure.parts.first { $0.id == part }?.name
      }
    return [
      "item": .string(item.text), "name": (name ?? Words(vi: item.text, en: item.text)).json,
      "remark": .string(remark),
    ]
  }
}

extension ChargeView {
  fileprivate var json: JSONValue {
    var charge = Members([
      "fee": named(fee.text, name), "amount": JSONValue(amount.dong), "standing": standing.json,
    ])
    charge.add("why", why)
    charge.add("legal", legal)
    switch status {
    case nil: charge.add("status", "expected")
    case .owed?: charge.add("status", "owed")
    case .free?: charge.add("status", "free")
    case .paid(let moment, let means)?:
      charge.add("status", "paid")
      charge.add("at", moment)
      charge.add("means", means.rawValue)
    case .refunded(let moment, let means)?:
      charge.add("status", "refunded")
      charge.add("at", moment)
      charge.add("means", means.rawValue)
    case .waived(let moment)?:
      charge.add("status", "waived")
      charge.add("at", moment)
    case .cancelled(let moment)?:
      charge.add("status", "cancelled")
      charge.add("at", moment)
    }
    return charge.json
  }
}

extension OnlinePayment {
  fileprivate var json: JSONValue {
    [
      "reference": .string(reference), "amount": JSONValue(amount.dong), "begunAt": begunAt.json,
      "state": .string(status.rawValue), "words": status.words.json,
    ]
  }
}

extension NoticeView {
  fileprivate var json: JSONValue {
    [
      "notice": .string(notice.notice.text), "at": at.json, "subject": notice.subject.json,
      "text": .array(notice.text.map(\.json)),
      "sent": .array(
        sendings.map { row in
          var sending = Members([
            "by": .string(row.effect.kind.rawValue), "state": .string(row.state.rawValue),
          ])
          sending.add("at", row.endedAt)
          return sending.json
        }),
    ]
  }
}

extension TimelineRow {
  fileprivate var json: JSONValue {
    var row = Members(["at": at.json, "by": by.json, "text": text.json])
    row.add("note", note)
    return row.json
  }
}

extension CountedDay {
  fileprivate var json: JSONValue {
    ["date": .string(day.description), "counted": .bool(isCounted), "reason": reason.words.json]
  }
}

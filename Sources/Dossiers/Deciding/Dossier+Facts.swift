import Forms
import Procedures
import Rules
import Text
import WorkingTime

extension Dossier {
  /// What conditions see of the dossier as it is.
  func facts(in surroundings: Surroundings, act: Act?) -> Facts {
    facts(
      in: surroundings, answers: surroundings.answers, reason: act?.reason, answer: act?.answer, dueBefore: nil)
  }

  /// What conditions and letters see.
  ///
  /// - Parameters:
  ///   - answers: The answers as they are, perhaps just supplemented.
  ///   - reason: The reason that came with the action.
  ///   - answer: The document by which another agency answers.
  ///   - dueBefore: The due date that a new one replaces.
  func facts(
    in surroundings: Surroundings, answers: Answers?, reason: String?, answer: AnsweringDocument? = nil,
    dueBefore: Instant?
  ) -> Facts {
    var contexts = contexts(in: surroundings, answers: answers, reason: reason, dueBefore: dueBefore)
    contexts[.act]?.set("chu ky van ban", answer.map { .string($0.standing.rawValue) } ?? .null)
    return Facts(
      form: surroundings.procedure.form, answers: answers, at: surroundings.now, dossier: contexts)
  }

  /// What notices see: what of it may be read on the way.
  func noticeFacts(in surroundings: Surroundings, answers: Answers?, dueBefore: Instant?) -> Facts {
    var contexts = contexts(in: surroundings, answers: answers, reason: nil, dueBefore: dueBefore)
    let waiting = tasks.first { $0.duty == .applicant }?.due
    contexts[.dossier]?.set("han bo sung", waiting.map { .string($0.asPrinted) } ?? .null)
    contexts[.dossier]?.set("luu den", (erasableAfter ?? keptUntil).map { .string($0.dayFirst) } ?? .null)
    if owed != .nothing {
      contexts[.charges]?.set("so tien con no", .string(owed.words.vi))
      contexts[.charges]?.set("so tien con no en", .string(owed.words.en))
    }
    return NoticeFacts.facts(contexts, at: surroundings.now)
  }

  private func contexts(
    in surroundings: Surroundings, answers: Answers?, reason: String?, dueBefore: Instant?
  ) -> [FactNames: Context] {
    var contexts: [FactNames: Context] = [
      .dossier: dossierFacts(surroundings, answers, dueBefore: dueBefore),
      .agency: Context([
        ("ten", surroundings.unit.name.vi), ("ten en", surroundings.unit.name.en),
        ("dia chi", surroundings.unit.address?.vi), ("dien thoai", surroundings.unit.phone),
        ("thu dien tu", surroundings.unit.email),
      ]),
      .procedure: Context([
        ("ten", surroundings.procedure.name.vi), ("ten en", surroundings.procedure.name.en),
        ("ma", surroundings.procedure.code),
      ]),
      .officer: Context([("ten", surroundings.signer?.vi), ("ten en", surroundings.signer?.en)]),
      .act: Context([("ly do", reason)]),
    ]
    contexts[.lookup] = lookupFacts(surroundings.lookup)
    contexts[.signatures] = surroundings.papers.signatureFacts(surroundings.procedure)
    contexts[.admission] = admissionFacts(surroundings, answers)
    contexts[.entry] = entries.last.map { entry in
      let name = surroundings.procedure.registers[entry.register]?.name
      return Context([("so", entry.number), ("ten so", name?.vi), ("ten so en", name?.en)])
    }
    contexts[.charges] = chargeFacts(surroundings.procedure)
    if let answers {
      let applicant = surroundings.procedure.applicant(in: answers)
      contexts[.applicant] = Context([
        ("ho ten", applicant.name), ("so dinh danh", applicant.identity), ("dien thoai", applicant.phone),
        ("thu dien tu", applicant.email), ("dia chi", applicant.address),
        ("chu ho so", applicant.owner?.name), ("quan he", applicant.owner?.relation.vi),
        ("quan he en", applicant.owner?.relation.en),
      ])
    }
    return contexts
  }

  private func dossierFacts(_ surroundings: Surroundings, _ answers: Answers?, dueBefore: Instant?) -> Context {
    let receives = answers.flatMap { surroundings.procedure.receives(in: $0) }
    var facts = Context([
      ("ma", code.text), ("kenh", channel.rawValue), ("luc nop", submittedAt.asPrinted),
      ("luc tiep nhan", clock?.received.asPrinted), ("han tra", deadline?.due.asPrinted),
      ("han tra cu", dueBefore?.asPrinted), ("thoi han", limitWords(surroundings).vi),
      ("thoi han en", limitWords(surroundings).en), ("noi nhan", receives?.vi),
      ("noi nhan en", receives?.en),
    ])
    facts.set("so lan bo sung", .number(supplements.count))
    return facts
  }

  /// The limit that was decided; before that, all that it may be.
  private func limitWords(_ surroundings: Surroundings) -> Words {
    clock?.limit.limit.words ?? surroundings.procedure.time.words
  }

  private func chargeFacts(_ procedure: Procedure) -> Context {
    let standing = charges.filter { charge in
      switch charge.status {
      case .cancelled, .refunded: false
      case .owed, .free, .paid, .waived: true
      }
    }
    let due = standing.isEmpty ? nil : charged.words
    let why = standing.compactMap { charge in
      procedure.fees.first { $0.id == charge.fee }.flatMap { fee in
        fee.waivers.first { $0.id == charge.waiver }?.name ?? fee.why(charge.rules)
      }
    }
    var facts = Context([
      ("so tien", due?.vi), ("so tien en", due?.en),
      ("ly do", why.isEmpty ? nil : why.map(\.vi).joined(separator: "; ")),
      ("ly do en", why.isEmpty ? nil : why.map(\.en).joined(separator: "; ")),
    ])
    facts.set("phai nop", .number(charged.dong))
    facts.set("da nop", .number(paid.dong))
    facts.set("con no", .number(owed.dong))
    return facts
  }

  private func lookupFacts(_ finding: LookupFinding?) -> Context? {
    guard let verdict = lookup else { return nil }
    let words = verdict.words
    var facts = Context([("ket qua", verdict.rawValue), ("ket luan", words.vi), ("ket luan en", words.en)])
    for field in finding?.fields ?? [] { facts.set(field.field.spoken, .string(field.registered)) }
    return facts
  }
}

extension Context {
  /// Texts by name; nil is null.
  fileprivate init(_ texts: [(String, String?)]) {
    self.init(texts.map { Context.Entry($0.0, $0.1.map { .string($0) } ?? .null) })
  }
}

extension Instant {
  /// As letters print a moment: `16 giờ 30, 22/11/2026` is written `16:30, 22/11/2026`.
  var asPrinted: String {
    let local = LocalTime(self)
    let (hour, minute) = (local.minute / 60, local.minute % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute), \(local.day.dayFirst)"
  }
}

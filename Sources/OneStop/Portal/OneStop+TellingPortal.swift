import Dossiers
public import Exchange
import Forms
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Tells the national portal of the change of a dossier that is to be told first, as ``carryOut(_:patience:_:)`` does:
  /// the changes of one dossier in their order, each once the one before it is over.
  ///
  /// What is told is the step that was taken and how the dossier stands by now; told twice it is there once.
  public func tellPortal(
    _ portal: any PortalTelling, patience: Patience = .ofPortal
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(.portal, patience: patience) { row in
      guard let code = row.effect.subject.dossier, let news = try portalNews(of: row) else {
        return .refused("nothing-to-tell")
      }
      switch try portal.tell(news, KeptPortalMemory(office: self, code: code)) {
      case .done: return .done("told")
      case .later(let word): return .later(word)
      case .refused(let code):
        return .refused("code-\(code.prefix(8).filter { $0.isASCII && ($0.isLetter || $0.isNumber) })")
      }
    }
  }

  /// A dossier as it stands, and the step that an entry of it took; nil once the applicant's answers are erased, and for
  /// what the applicant is not to know yet.
  private func portalNews(of row: OutboxRow) throws -> PortalNews? {
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      guard let code = row.effect.subject.dossier, let stored = try record.dossier(code, for: .everything),
        case let entries = try record.entries(of: code),
        let entry = entries.first(where: { $0.version == row.effect.version })
      else { return nil }
      let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
      let body = try EntryBody(reading: entry.body)
      guard let taken = PortalStatus(lastOf: body.events, in: procedure),
        let unit = definitions.authority.unit(stored.dossier.unit),
        case let content = try CurrentContent(of: stored, procedure, record), let answers = content.answers
      else { return nil }
      var dossier = PortalDossier(
        stored.dossier, status: PortalStatus(of: stored.dossier.place, in: procedure) ?? taken, procedure, unit,
        procedure.applicant(in: answers), content.papers)
      let course = try PortalCourse(of: entries)
      dossier.takeResults(try course.results(record) + course.sealedResults(of: stored.dossier), of: procedure)
      dossier.takeDueDates(course.supplementDues)
      let handler = definitions.authority.name(ofActor: body).vi
      let step = PortalProgress(
        code: code.text, handler: handler, at: body.at, unit: unit.name.vi, content: taken.words.vi, status: taken,
        dueAt: course.dues[entry.version], issuesResult: body.events.contains(.resultIssued))
      return PortalNews(dossier, step, version: entry.version)
    }
  }
}

extension Patience {
  /// The patience with the national portal: a try may give it many papers, one after the other, each within a minute or two.
  public static var ofPortal: Patience {
    var patience = Patience()
    patience.trySeconds = 3600
    return patience
  }
}

extension PortalStatus {
  /// The status to which events have led, by the numbers of the definition; nil when they have led to none, or to a step
  /// that is hidden from the applicant.
  init?(lastOf events: [DossierEvent], in procedure: Procedure) {
    var last: PortalStatus?
    for event in events {
      switch event {
      case .stepEntered(let entered): last = PortalStatus(of: .step(entered.step), in: procedure)
      case .ended(let end, let outcome): last = PortalStatus(of: .end(end, outcome), in: procedure)
      default: break
      }
    }
    guard let last else { return nil }
    self = last
  }

  /// The status of a place, by the number of the definition; nil for a step that is hidden from the applicant.
  init?(of place: Place, in procedure: Procedure) {
    let number: Int? =
      switch place {
      case .step(let id): procedure.step(id).flatMap { $0.isHidden ? nil : $0.national }
      case .end(let id, _): procedure.end(id)?.national
      }
    guard let status = number.flatMap({ PortalStatus(rawValue: $0) }) else { return nil }
    self = status
  }
}

extension PortalDossier {
  /// A dossier as the portal is told of it.
  fileprivate init(
    _ dossier: Dossier, status: PortalStatus, _ procedure: Procedure, _ unit: Procedures.Unit, _ applicant: Applicant,
    _ papers: [Paper]
  ) {
    self.init(
      code: dossier.code.text, procedure: PortalNamed(procedure.code, procedure.name.vi),
      field: PortalNamed(procedure.field.code, procedure.field.name.vi),
      owner: applicant.owner?.name ?? applicant.name, summary: procedure.name.vi, submittedAt: dossier.submittedAt,
      status: status, agency: unit.name.vi, channel: PortalChannel(dossier.channel))
    ownerIdentity = applicant.owner == nil ? applicant.identity : applicant.owner?.identity
    submitter = applicant.name
    (email, phone) = (applicant.email, applicant.phone)
    receivedAt = dossier.clock?.received
    dueAt = dossier.deadline?.due
    finishedAt = dossier.clockStoppedAt
    returnedAt = dossier.collectedAt
    if case .end(_, .refused) = dossier.place { refusedAt = dossier.endedAt }
    isPaidOnline = dossier.charges.contains { if case .paid(_, .online) = $0.status { true } else { false } }
    parts = papers.map { paper in
      let part = procedure.parts.first { $0.id == paper.part }
      return PortalPart(
        id: paper.sha256, name: paper.name, part: part?.code ?? "", partName: part?.name.vi ?? paper.part.text,
        file: PortalFile(sha256: paper.sha256, name: paper.name, type: paper.type, bytes: paper.bytes))
    }
    fees = dossier.charges.filter { $0.amount != .nothing }.map { charge in
      let fee = procedure.fees.first { $0.id == charge.fee }
      return PortalFee(
        code: fee?.code ?? charge.fee.text, name: fee?.name.vi ?? charge.fee.text,
        charging: PortalCharging(charge.occasion), amount: charge.amount.dong)
    }
    supplements = dossier.supplements.enumerated().map { place, request in
      PortalSupplement(
        id: "\(dossier.code)-\(place + 1)", asker: unit.name.vi,
        content: request.items.map { $0.portalName(in: procedure) }.joined(separator: "; "), askedAt: request.askedAt,
        answeredAt: request.answeredAt)
    }
    // A result on paper has no file; it is told all the same.
    if dossier.resultAt != nil {
      results = [PortalResult(id: "\(dossier.code)-kq", name: procedure.result.name.vi, code: procedure.result.code)]
    }
  }
}

extension SupplementItem {
  fileprivate func portalName(in procedure: Procedure) -> String {
    switch self {
    case .field(let name): Key(name).flatMap { procedure.form[$0]?.label.vi } ?? name
    case .part(let id): procedure.parts.first { $0.id == id }?.name.vi ?? id.text
    }
  }
}

extension PortalChannel {
  fileprivate init(_ channel: Channel) {
    switch channel {
    case .online: self = .online
    case .counter: self = .counter
    case .postal: self = .postal
    }
  }
}

extension PortalCharging {
  fileprivate init(_ occasion: Fee.Occasion) {
    switch occasion {
    case .reception: self = .reception
    case .supplement: self = .supplement
    case .return: self = .return
    }
  }
}

extension Recorder {
  /// A change that the portal counts, told after those of the dossier before it.
  func queuePortal(
    of decision: Decision, _ dossier: Dossier, _ procedure: Procedure, at position: Int64
  ) throws {
    guard tellsPortal, PortalStatus(lastOf: decision.events, in: procedure) != nil else { return }
    try record.put(
      Effect(
        .portal, of: .dossier(dossier.code), version: dossier.version, entry: position, number: 1,
        lane: dossier.code.text), at: now)
  }
}

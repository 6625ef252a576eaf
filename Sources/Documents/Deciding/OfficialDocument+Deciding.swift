public import Dossiers
import Exchange
import Procedures
import Text
import WorkingTime

extension OfficialDocument {
  /// Decides what a command leads to, changing nothing.
  ///
  /// - Parameters:
  ///   - command: What was asked.
  ///   - expecting: The version that the actor saw; nil where that does not matter.
  /// - Returns: The events to record and apply, and what is confidential of them.
  /// - Throws: ``DocumentRefusal`` when the document cannot do it now, or not for this actor.
  public func decide(
    _ command: DocumentCommand, by actor: Actor, expecting: Int? = nil, in surroundings: DocumentSurroundings
  ) throws(DocumentRefusal) -> DocumentDecision {
    if let expecting, expecting != version { throw .stale(expected: expecting, current: version) }
    var decision = DocumentDecision()
    decision.inPlaceOf = try permit(command.action, by: actor, in: surroundings.office)
    switch command {
    case .register(let attested): try register(attested, surroundings, &decision)
    case .turnBack(let reason):
      try decision.say(.reason, reason, for: command.action)
      decision.events = [.moved(to: .returned)]
      tellSender(.refused, surroundings, &decision)
    case .submit(let remark):
      try decision.say(.remark, remark)
      decision.events = [.moved(to: .submitted)]
    case .assign(let assignees, let opinion, let due):
      try decision.say(.opinion, opinion)
      try assign(assignees, due: due, surroundings, &decision)
    case .take(let number): try take(number, actor, surroundings, &decision)
    case .report(let number, let result):
      try decision.say(.result, result, for: command.action)
      try report(number, actor, surroundings, &decision)
    case .amend(let draft): try amend(draft, &decision)
    case .askReview(let remark):
      try decision.say(.remark, remark)
      decision.events = [.moved(to: .reviewing)]
    case .sendBack(let opinion):
      try decision.say(.opinion, opinion, for: command.action)
      decision.events = [.moved(to: .drafting)]
    case .approve(let opinion):
      try decision.say(.opinion, opinion)
      decision.events = [.moved(to: .approved)]
    case .number: try number(surroundings, &decision)
    case .seal(let sealed): try seal(sealed, surroundings, &decision)
    case .affixSeal(let files): try affix(files, surroundings, &decision)
    case .release: release(surroundings, &decision)
    case .cancel(let reason):
      try decision.say(.reason, reason, for: command.action)
      decision.events = [.moved(to: .cancelled)]
    case .recall(let reason):
      try decision.say(.reason, reason, for: command.action)
      decision.events = [.moved(to: .recalled)]
      tellReceivers(.recall, surroundings, &decision)
    case .update(let change, let reason): try update(change, because: reason, surroundings, &decision)
    case .noteTold(let code, let status, let text, let moment):
      guard let place = surroundings.content?.receivers.firstIndex(where: { $0.code == code }) else {
        throw .notAReceiver(code)
      }
      try decision.say(.remark, text)
      // A clock that is ahead would keep out all that is said once it was put right.
      let said = moment.map { min($0, surroundings.now) }
      if let known = deliveries[place] {
        if known.covers(status, said: said) || known.outlasts(status, said: said) || isGivenBack(known) { break }
      }
      decision.events = [.told(receiver: place, status, said: said)]
    case .correct(let content, let found, let reason):
      guard let sender = content.sender, !sender.name.isBlank else { throw .senderMissing }
      try content.check()
      try decision.say(.reason, reason)
      decision.events = [.corrected(found)]
      decision.content = content
      tellSender(.agreed, surroundings, &decision)
    case .noteAskedBack(let reason):
      try decision.say(.reason, reason, for: command.action)
      decision.events = [.askedBack]
    case .agreeRecall:
      decision.events = [.moved(to: .recalled)]
      tellSender(.agreed, surroundings, &decision)
    case .refuseRecall(let reason):
      try decision.say(.reason, reason, for: command.action)
      decision.events = [.recallRefused]
      tellSender(.declined, surroundings, &decision)
    case .file(let file):
      guard workFile != file else { throw .filedAlready(file) }
      decision.events = [.filed(file)]
    case .link(let code): if !dossiers.contains(code) { decision.events = [.linked(code)] }
    case .open(let code):
      decision.events = [.opened(code), .moved(to: .handling)]
      if state != .handling { tellSender(.inProgress, surroundings, &decision) }
    case .noteAnswer(let key): noteAnswer(key, surroundings, &decision)
    case .noteReplacement(let key):
      guard replacedBy != key else { break }
      decision.events = [.replaced(key)]
      if direction == .incoming { tellSender(.agreed, surroundings, &decision) }
    case .handOver(let partner):
      guard !isSecret else { throw .secretElectronic }
      guard !dossiers.isEmpty else { throw .withoutDossier }
      decision.events = [.handedOver(partner), .moved(to: .reviewing)]
    case .noteIssued(let number, let signer, let note): try noteIssued(number, signer, note, surroundings, &decision)
    }
    return decision
  }

  /// Whether a receiver has agreed to give back what was recalled: it has nothing more to say of it.
  private func isGivenBack(_ standing: ReceiverStanding) -> Bool {
    guard state == .recalled, standing.status == .agreed, let endedAt else { return false }
    return standing.since >= endedAt
  }

  private func register(
    _ attested: String?, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    guard isAddressedHere else { throw .notAddressedHere }
    switch authenticity {
    case .invalid?: throw .notGenuine
    case .undecided? where attested?.isBlank ?? true: throw .attestationMissing
    default: break
    }
    try decision.say(.attested, attested)
    let today = surroundings.today
    let number = surroundings.nextEntry
    let text = DocumentNumber.written(number)
    decision.events = [
      .registered(
        RegisterNumber(year: today.civil.year, number: number, text: text, day: today),
        under: surroundings.authority.unit(agency)?.code?.newer,
        due: surroundings.due(in: surroundings.office.handling)), .moved(to: .registered),
    ]
    tellSender(.registered, surroundings, &decision)
  }

  private func number(
    _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    guard let agency = surroundings.office.agency(agency), let kind else { throw .noRegisters(self.agency) }
    let today = surroundings.today
    let number = surroundings.nextEntry
    // Symbols are short letters and figures by the definition, so that there always is such a notation.
    guard
      let notation = try? DocumentNotation(kind, agency: agency.symbol, unit: agency.letterSymbol),
      let written = DocumentNumber(number, notation)
    else { throw .noRegisters(self.agency) }
    let code = surroundings.authority.unit(self.agency)?.code?.newer
    decision.events = [
      .registered(
        RegisterNumber(year: today.civil.year, number: number, text: written.description, day: today), under: code,
        due: due), .moved(to: .numbered),
    ]
    guard var content = surroundings.content else { return }
    (content.code, content.date) = (written.description, today)
    if let code {
      // As other offices write the identifiers of their documents: `G22,2015/09/30,7816/VPCP-TTĐT`.
      let day = today.description.map { $0 == "-" ? "/" : $0 }
      content.documentID = "\(code),\(String(day)),\(written)"
    }
    decision.content = content
  }

  private func release(_ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision) {
    decision.events = [.moved(to: .released)]
    tellReceivers(.document, surroundings, &decision)
  }

  /// What a dossier handles is done once it is answered, unless somebody is at something besides.
  private func noteAnswer(
    _ key: DocumentKey, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) {
    guard !answeredBy.contains(key) else { return }
    decision.events = [.answered(key)]
    guard opened != nil, state == .handling, !tasks.contains(where: \.isOpen) else { return }
    decision.events.append(.moved(to: .done))
    tellSender(.done, surroundings, &decision)
  }

  private func amend(_ draft: DraftedDocument, _ decision: inout DocumentDecision) throws(DocumentRefusal) {
    guard draft.agency == agency, draft.unit == unit else { throw .otherAgency(unit) }
    try draft.checkContent()
    decision.events = [
      .amended(DocumentEvent.Marks(kind: draft.kind, urgency: draft.urgency, secrecy: draft.secrecy))
    ]
    decision.content = draft.content
  }

  /// It stands in the register of the office that issued it, and in none here.
  private func noteIssued(
    _ number: String, _ signer: String?, _ note: String?, _ surroundings: DocumentSurroundings,
    _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    // Here it may be reviewed meanwhile: that is nobody else's to end.
    guard let handedOver, !handedOver.isBack else { throw .notNow(.noteIssued, state) }
    guard !number.isBlank else { throw .textMissing(.noteIssued) }
    decision.events = [.issuedElsewhere(handedOver.partner), .moved(to: .released)]
    try decision.say(.remark, note)
    guard var content = surroundings.content else { return }
    (content.code, content.date) = (number, surroundings.today)
    if let signer, !signer.isBlank { content.signer = signer }
    try content.check()
    decision.content = content
  }

  private func tellReceivers(
    _ message: DocumentSending.Message, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) {
    for (place, receiver) in (surroundings.content?.receivers ?? []).enumerated() where !withdrawn.contains(place) {
      if let code = receiver.code { decision.sendings.append(DocumentSending(to: code, message)) }
    }
  }

  func tellSender(
    _ status: DocumentStatus, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) {
    guard medium == .electronic, let code = surroundings.content?.sender?.code else { return }
    decision.sendings.append(DocumentSending(to: code, .status(status)))
  }
}

extension DocumentDecision {
  /// Keeps what somebody wrote; blanks alone are nothing.
  mutating func say(_ what: Said, _ text: String?) throws(DocumentRefusal) {
    guard let text, !text.isBlank else { return }
    guard text.count <= Limits.textCharacters else { throw .textTooLong(limit: Limits.textCharacters) }
    said[what] = text
  }

  /// Keeps what somebody has to write.
  mutating func say(_ what: Said, _ text: String, for action: DocumentAction) throws(DocumentRefusal) {
    guard !text.isBlank else { throw .textMissing(action) }
    try say(what, text)
  }
}

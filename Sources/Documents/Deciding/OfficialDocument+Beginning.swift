public import Dossiers
import Exchange
import Procedures
import Text
import WorkingTime

extension OfficialDocument {
  /// Decides what comes of a document that arrives, by hand or over the exchange.
  ///
  /// What is not genuine or not meant for this office is recorded, too: it is sent back by a clerk, who has to answer in the
  /// day (NĐ 30/2020, article 21.2).
  ///
  /// - Throws: ``DocumentRefusal``.
  public static func receive(
    _ document: ReceivedDocument, by actor: Actor, in surroundings: DocumentSurroundings
  ) throws(DocumentRefusal) -> DocumentDecision {
    guard surroundings.office.agency(document.agency) != nil else { throw .noRegisters(document.agency) }
    guard let sender = document.content.sender, !sender.name.isBlank else { throw .senderMissing }
    try document.content.check()
    // What a message says is recorded as it came; what is typed here can be put right here.
    if document.medium == .paper, let date = document.content.date, date > surroundings.today {
      throw .datedAhead(date)
    }
    var decision = DocumentDecision()
    decision.inPlaceOf = try surroundings.office.clerk(actor, at: document.agency, .register)
    let limit =
      document.urgency.isAtOnce ? surroundings.office.registeringUrgent : surroundings.office.registering
    decision.events = [
      .received(
        DocumentEvent.Received(
          key: DocumentKey(number: surroundings.nextDocument), agency: document.agency, medium: document.medium,
          authenticity: document.authenticity, isAddressedHere: document.isAddressedHere,
          marks: DocumentEvent.Marks(kind: document.kind, urgency: document.urgency, secrecy: document.secrecy),
          due: surroundings.due(in: limit), answers: document.answers, replaces: document.replaces, by: actor.officer))
    ]
    decision.content = document.content
    if document.medium == .electronic, let code = sender.code {
      decision.sendings = [DocumentSending(to: code, .status(.arrived))]
    }
    return decision
  }

  /// Decides what comes of a document that carries the result of a dossier: whoever issued the result has let it out, and it needs
  /// its number.
  ///
  /// - Throws: ``DocumentRefusal``.
  public static func issue(
    _ document: DraftedDocument, in surroundings: DocumentSurroundings
  ) throws(DocumentRefusal) -> DocumentDecision {
    var decision = try draft(document, by: .engine, in: surroundings)
    decision.events.append(.moved(to: .approved))
    return decision
  }

  /// Decides what comes of a draft.
  ///
  /// - Throws: ``DocumentRefusal``.
  public static func draft(
    _ document: DraftedDocument, by actor: Actor, in surroundings: DocumentSurroundings
  ) throws(DocumentRefusal) -> DocumentDecision {
    guard surroundings.office.agency(document.agency) != nil else { throw .noRegisters(document.agency) }
    guard surroundings.authority.unit(document.unit) != nil else { throw .unknownUnit(document.unit) }
    guard surroundings.authority.lies(document.unit, within: document.agency) else {
      throw .otherAgency(document.agency)
    }
    try document.checkContent()
    var decision = DocumentDecision()
    switch actor {
    case .engine: break
    case .applicant: throw .notYours(.amend, .unit(document.unit))
    case .officer(_, let positions):
      let fitting = positions.filter { $0.unit == document.unit }
      guard !fitting.isEmpty else { throw .notYours(.amend, .unit(document.unit)) }
      decision.inPlaceOf = fitting.contains { $0.inPlaceOf == nil } ? nil : fitting.compactMap(\.inPlaceOf).min()
    }
    let isElectronic = document.content.receivers.contains { $0.medium == .electronic }
    decision.events = [
      .drafted(
        DocumentEvent.Drafted(
          key: DocumentKey(number: surroundings.nextDocument), agency: document.agency, unit: document.unit,
          medium: isElectronic ? .electronic : .paper,
          marks: DocumentEvent.Marks(kind: document.kind, urgency: document.urgency, secrecy: document.secrecy),
          answers: document.answers, dossier: document.dossier, replaces: document.replaces,
          leavesByItself: document.leavesByItself, by: actor.officer))
    ]
    decision.content = document.content
    return decision
  }
}

extension DraftedDocument {
  /// Makes sure that it says what a document that leaves has to say.
  func checkContent() throws(DocumentRefusal) {
    guard !content.receivers.isEmpty else { throw .receiverMissing }
    guard content.receivers.count <= Limits.receivers else { throw .tooMany(limit: Limits.receivers) }
    var seen: Set<String> = []
    for receiver in content.receivers {
      guard !receiver.name.isBlank else { throw .receiverMissing }
      guard seen.insert(receiver.code ?? "\u{0}" + receiver.name).inserted else { throw .receiverTwice(receiver.name) }
      if secrecy != .none, receiver.code != nil { throw .secretElectronic }
    }
    try content.check()
  }
}

extension DocumentContent {
  /// Makes sure that every document's content is within its limits.
  func check() throws(DocumentRefusal) {
    guard !subject.isBlank else { throw .subjectMissing }
    guard subject.count <= Limits.subjectCharacters else { throw .textTooLong(limit: Limits.subjectCharacters) }
    let names = receivers.map(\.name) + [sender?.name, signer, typeName].compactMap(\.self)
    guard names.allSatisfy({ $0.count <= Limits.nameCharacters }) else {
      throw .textTooLong(limit: Limits.nameCharacters)
    }
    let codes = receivers.compactMap(\.code) + [sender?.code, code].compactMap(\.self)
    guard codes.allSatisfy({ $0.count <= Limits.codeCharacters }) else {
      throw .textTooLong(limit: Limits.codeCharacters)
    }
    let texts = [note, documentID].compactMap(\.self)
    guard texts.allSatisfy({ $0.count <= Limits.textCharacters }) else {
      throw .textTooLong(limit: Limits.textCharacters)
    }
    guard files.count <= Limits.files else { throw .tooMany(limit: Limits.files) }
  }
}

extension DocumentOffice {
  /// Makes sure that whoever records a document that arrives is a clerk, or the exchange.
  fileprivate func clerk(
    _ actor: Actor, at agency: Key<Procedures.Unit>, _ action: DocumentAction
  ) throws(DocumentRefusal) -> Key<Officer>? {
    switch actor {
    case .engine: return nil
    case .applicant: throw .notYours(action, .clerks)
    case .officer(_, let positions):
      let fitting = positions.filter { clerks.contains($0.role) && $0.unit == agency }
      guard !fitting.isEmpty else { throw .notYours(action, .clerks) }
      return fitting.contains { $0.inPlaceOf == nil } ? nil : fitting.compactMap(\.inPlaceOf).min()
    }
  }
}

extension Authority {
  /// Whether a unit is another one, or lies below it with no agency of its own between them.
  func lies(_ unit: Key<Procedures.Unit>, within agency: Key<Procedures.Unit>) -> Bool {
    var here = self.unit(unit)
    while let unit = here {
      if unit.id == agency { return true }
      if unit.code != nil { return false }
      here = unit.parent.flatMap { self.unit($0) }
    }
    return false
  }
}

extension Actor {
  /// The officer who acts, if one does.
  var officer: Key<Officer>? { if case .officer(let officer, _) = self { officer } else { nil } }
}

extension String {
  /// Whether nothing is written in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

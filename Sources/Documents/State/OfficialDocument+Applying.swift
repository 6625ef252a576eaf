import Procedures
import Text
public import WorkingTime

extension OfficialDocument {
  /// The document that these events begin; nil when they begin none.
  public init?(beginning events: [DocumentEvent], at moment: Instant) {
    switch events.first {
    case .received(let event)?:
      self.init(received: event, at: moment)
    case .drafted(let event)?:
      self.init(drafted: event, at: moment)
    default: return nil
    }
  }

  private init(received event: DocumentEvent.Received, at moment: Instant) {
    key = event.key
    direction = .incoming
    (agency, unit) = (event.agency, event.agency)
    author = event.by
    medium = event.medium
    authenticity = event.authenticity
    isAddressedHere = event.isAddressedHere
    leavesByItself = false
    speaksOfUnknown = event.speaksOfUnknown
    createdAt = moment
    (kind, urgency, secrecy) = (event.marks.kind, event.marks.urgency, event.marks.secrecy)
    state = .received
    due = event.due
    answers = event.answers
    replaces = event.replaces
    units = [event.agency]
  }

  private init(drafted event: DocumentEvent.Drafted, at moment: Instant) {
    key = event.key
    direction = .outgoing
    (agency, unit) = (event.agency, event.unit)
    author = event.by
    medium = event.medium
    authenticity = nil
    isAddressedHere = false
    leavesByItself = event.leavesByItself
    speaksOfUnknown = false
    createdAt = moment
    (kind, urgency, secrecy) = (event.marks.kind, event.marks.urgency, event.marks.secrecy)
    state = .drafting
    answers = event.answers
    draftedFor = event.dossier
    dossiers = [event.dossier].compactMap(\.self)
    replaces = event.replaces
    units = event.agency == event.unit ? [event.agency] : [event.agency, event.unit]
  }

  /// Takes in one entry of the log; it never refuses, because it has happened.
  public mutating func apply(_ events: [DocumentEvent], at moment: Instant) {
    version += 1
    for event in events { apply(event, at: moment) }
  }

  private mutating func apply(_ event: DocumentEvent, at moment: Instant) {
    switch event {
    case .received, .drafted: break
    case .amended(let marks): (kind, urgency, secrecy) = (marks.kind, marks.urgency, marks.secrecy)
    case .registered(let number, _, let due): (entry, self.due) = (number, due)
    case .moved(let state):
      self.state = state
      endedAt = state.isEnd ? moment : nil
      if state == .recalled { isAskedBack = false }
      if state == .drafting { handedOver?.isBack = true }
    case .assigned(let given, let due):
      tasks = tasks.filter { !$0.isOpen } + given
      taskCount = max(taskCount, given.map(\.number).max() ?? 0)
      self.due = due
      for task in given {
        note(task.unit)
        if let officer = task.officer, !officers.contains(officer) { officers.append(officer) }
      }
    case .taken(let number, let officer):
      change(number) {
        $0.takenAt = moment; $0.officer = officer
      }
      if !officers.contains(officer) { officers.append(officer) }
    case .reported(let number): change(number) { $0.doneAt = moment }
    case .sealed: break
    case .sealAsked: isSealAsked = true
    case .affixed(let affixed): seals += affixed
    case .told(let receiver, let status, let said):
      deliveries[receiver] = ReceiverStanding(status, since: moment, said: said)
    case .corrected(let found): authenticity = found ?? authenticity
    case .updated: break
    case .readdressed(let removed): withdrawn.formUnion(removed)
    case .askedBack: isAskedBack = true
    case .recallRefused: isAskedBack = false
    case .filed(let file): workFile = file
    case .linked(let code): if !dossiers.contains(code) { dossiers.append(code) }
    case .opened(let code):
      opened = code
      if !dossiers.contains(code) { dossiers.append(code) }
    case .answered(let key): if !answeredBy.contains(key) { answeredBy.append(key) }
    case .replaced(let key): replacedBy = key
    case .handedOver(let partner): handedOver = HandedOver(partner: partner, entry: version)
    case .issuedElsewhere: break
    case .erased(let erasure):
      (self.erasure, erasedAt) = (erasure, moment)
      // Nobody waits for it any more.
      (endedAt, isAskedBack, isSealAsked) = (endedAt ?? moment, false, false)
    }
  }

  private mutating func change(_ number: Int, _ change: (inout DocumentTask) -> Void) {
    guard let index = tasks.firstIndex(where: { $0.number == number }) else { return }
    change(&tasks[index])
  }

  private mutating func note(_ unit: Key<Procedures.Unit>) {
    if !units.contains(unit) { units.append(unit) }
  }
}

extension DocumentState {
  /// Whether nothing more is waited for.
  public var isEnd: Bool {
    switch self {
    case .returned, .done, .released, .cancelled, .recalled: true
    case .received, .registered, .submitted, .assigned, .handling, .drafting, .reviewing, .approved, .numbered,
      .sealed:
      false
    }
  }
}

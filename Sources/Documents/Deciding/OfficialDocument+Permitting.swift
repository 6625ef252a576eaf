public import Dossiers
public import Procedures
import Text

extension OfficialDocument {
  /// Makes sure that an action is possible now and is for this actor: the one place that says who may do what when.
  ///
  /// - Returns: The absent colleague in whose place an officer would act; nil for one's own post.
  /// - Throws: ``DocumentRefusal``.
  func permit(
    _ action: DocumentAction, by actor: Actor, in office: DocumentOffice
  ) throws(DocumentRefusal) -> Key<Officer>? {
    guard erasure == nil else { throw .erased }
    guard states(of: action).contains(state) else { throw .notNow(action, state) }
    if [.agreeRecall, .refuseRecall].contains(action), !isAskedBack { throw .notAskedBack }
    if action == .open, let opened { throw .openedAlready(opened) }
    // Approved here it would get a number here, and one there.
    if action == .approve, let handedOver, !handedOver.isBack { throw .isHandedOver(handedOver.partner) }
    guard let duty = duty(of: action) else { return nil }
    guard case .officer(let officer, let positions) = actor else {
      if case .engine = actor, duty == .exchange || isForEngine(action) { return nil }
      throw .notYours(action, duty)
    }
    let fitting = positions.filter { position in
      switch duty {
      case .clerks: office.clerks.contains(position.role) && position.unit == agency
      case .leaders: office.leaders.contains(position.role) && position.unit == agency
      case .unit(let unit): position.unit == unit
      case .officer(let person): (position.inPlaceOf ?? officer) == person
      case .exchange: false
      }
    }
    guard !fitting.isEmpty else { throw .notYours(action, duty) }
    // One's own post comes before a delegated one, and of several the first by name, so that the same is decided every time.
    return fitting.contains { $0.inPlaceOf == nil } ? nil : fitting.compactMap(\.inPlaceOf).min()
  }

  /// What the engine does where a definition says so: with a document whose signatures hold all, with others what follows once a
  /// clerk has registered them.
  private func isForEngine(_ action: DocumentAction) -> Bool {
    switch action {
    case .noteAskedBack, .link, .open: true
    case .number, .seal, .release: leavesByItself
    // The office to which it was handed has given it up.
    case .sendBack: handedOver.map { !$0.isBack } ?? false
    case .register: authenticity == .valid && isAddressedHere
    default: false
    }
  }

  /// What an actor could do now.
  public func availableActions(for actor: Actor, in office: DocumentOffice) -> [DocumentAction] {
    DocumentAction.allCases.filter { action in
      guard action != .take, action != .report else { return !openTasks(for: actor, action).isEmpty }
      if action == .handOver, dossiers.isEmpty || isSecret { return false }
      if action == .register, authenticity == .invalid || !isAddressedHere { return false }
      // Whoever acts at the own post acts in nobody's place: that is an answer, too.
      do throws(DocumentRefusal) { _ = try permit(action, by: actor, in: office) } catch { return false }
      return true
    }
  }

  /// The assignments with which an actor could begin, or that he could report.
  public func openTasks(for actor: Actor, _ action: DocumentAction) -> [DocumentTask] {
    guard erasure == nil, states(of: action).contains(state) else { return [] }
    return tasks.filter { task in
      guard task.isOpen, (action == .take) == (task.takenAt == nil) || action == .report else { return false }
      return (try? holder(of: task, actor)) != nil
    }
  }

  /// How far a document has to have come for an action.
  private func states(of action: DocumentAction) -> Set<DocumentState> {
    switch (direction, action) {
    case (.incoming, .register), (.incoming, .turnBack): [.received]
    case (.incoming, .submit): [.registered]
    case (.incoming, .assign): [.registered, .submitted, .assigned, .handling]
    case (.incoming, .take), (.incoming, .report): [.assigned, .handling]
    case (.incoming, .noteAskedBack): [.received, .registered, .submitted, .assigned, .handling, .done]
    case (.incoming, .agreeRecall), (.incoming, .refuseRecall):
      [.received, .registered, .submitted, .assigned, .handling, .done]
    case (.incoming, .file): [.registered, .submitted, .assigned, .handling, .done]
    case (.incoming, .link): [.received, .registered, .submitted, .assigned, .handling, .done]
    case (.incoming, .open): [.registered, .submitted, .assigned, .handling]
    case (.incoming, .noteAnswer): [.registered, .submitted, .assigned, .handling, .done]
    case (.incoming, .noteReplacement): [.received, .registered, .submitted, .assigned, .handling, .done]
    case (.outgoing, .amend), (.outgoing, .askReview), (.outgoing, .handOver): [.drafting]
    case (.outgoing, .noteIssued): [.reviewing]
    case (.outgoing, .sendBack), (.outgoing, .approve): [.reviewing]
    case (.outgoing, .number): [.approved]
    case (.outgoing, .seal), (.outgoing, .affixSeal): [.numbered]
    case (.outgoing, .release): [.sealed]
    case (.outgoing, .cancel): [.drafting, .reviewing, .approved, .numbered, .sealed]
    case (.incoming, .correct): [.received, .registered, .submitted, .assigned, .handling, .done]
    case (.outgoing, .recall), (.outgoing, .update), (.outgoing, .noteAnswer), (.outgoing, .noteReplacement):
      [.released]
    case (.outgoing, .noteTold): [.released, .recalled]
    case (.outgoing, .file): [.released]
    case (.outgoing, .link): [.drafting, .reviewing, .approved, .numbered, .sealed, .released]
    default: []
    }
  }

  /// For whom an action is; nil where it depends on the assignment.
  private func duty(of action: DocumentAction) -> DocumentRefusal.Duty? {
    switch action {
    case .register, .turnBack, .submit, .number, .seal, .release, .file, .link, .noteAskedBack: .clerks
    case .assign, .sendBack, .approve, .recall, .update, .agreeRecall, .refuseRecall: .leaders
    case .amend, .askReview, .handOver: .unit(unit)
    case .open: .unit(agency)
    // A number that was given is used up: then it is the leader's to say.
    case .cancel: entry == nil ? .unit(unit) : .leaders
    case .noteTold, .correct, .noteAnswer, .noteReplacement, .noteIssued, .affixSeal: .exchange
    case .take, .report: nil
    }
  }

  /// Makes sure that an assignment is for this actor.
  ///
  /// - Returns: The officer, and the absent colleague in whose place he would act.
  func holder(
    of task: DocumentTask, _ actor: Actor
  ) throws(DocumentRefusal) -> (officer: Key<Officer>, inPlaceOf: Key<Officer>?) {
    let duty: DocumentRefusal.Duty = task.officer.map { .officer($0) } ?? .unit(task.unit)
    guard case .officer(let officer, let positions) = actor else { throw .notYours(.report, duty) }
    if let holder = task.officer {
      if holder == officer { return (officer, nil) }
      guard positions.contains(where: { $0.inPlaceOf == holder }) else {
        guard positions.contains(where: { $0.unit == task.unit }) else { throw .notYours(.report, duty) }
        throw .takenByOther(holder)
      }
      return (officer, holder)
    }
    let fitting = positions.filter { $0.unit == task.unit }
    guard !fitting.isEmpty else { throw .notYours(.report, duty) }
    return (officer, fitting.contains { $0.inPlaceOf == nil } ? nil : fitting.compactMap(\.inPlaceOf).min())
  }
}

import Procedures
import Text
import WorkingTime

extension Draft {
  /// What the applicant is told of events: what the action says, or else what their occasions say. What the events are
  /// silent about, nobody is told.
  func notices(of events: [DossierEvent]) -> [WrittenNotice] {
    let procedure = surroundings.procedure
    guard !procedure.notices.templates.isEmpty else { return [] }
    var told: [(NoticeOccasion?, Key<NoticeTemplate>)] = []
    var occasions = NoticeOccasion.all(of: events, owing: dossier.owed != .nothing)
    if case .only(let named)? = procedure.notice(of: events) {
      told += named.map { (nil, $0) }
      // That the due date has passed is no doing of the action.
      occasions = occasions.filter { $0 == .apology }
    }
    // Nobody hears of a decision before its date; the due date is known to all.
    if dossier.isHidden(in: procedure, after: events) {
      told = []
      occasions = occasions.filter { $0 == .apology }
    }
    told += occasions.compactMap { occasion in procedure.notices.byOccasion[occasion].map { (occasion, $0) } }
    var seen: Set<Key<NoticeTemplate>> = []
    let templates = told.filter { seen.insert($0.1).inserted }
      .compactMap { occasion, id in procedure.notices.templates[id].map { (occasion, $0) } }
    guard !templates.isEmpty else { return [] }
    let facts = dossier.noticeFacts(in: surroundings, answers: answers, dueBefore: dueBefore)
    return templates.map { occasion, template in
      let (subject, text) = template.filled(with: facts)
      return WrittenNotice(notice: template.id, occasion: occasion, subject: subject, text: text)
    }
  }
}

extension Draft {
  /// By which ways the applicant can be told something.
  var reach: Set<Reach> {
    guard let applicant = answers.map({ surroundings.procedure.applicant(in: $0) }) else { return [] }
    var reach: Set<Reach> = []
    if applicant.email?.isEmpty == false { reach.insert(.mail) }
    if applicant.phone?.isEmpty == false { reach.insert(.message) }
    return reach
  }
}

extension NoticeOccasion {
  /// The occasions that events are, in their order.
  ///
  /// - Parameter owing: Whether something is to be paid once they have happened.
  static func all(of events: [DossierEvent], owing: Bool) -> [NoticeOccasion] {
    let hasResult = events.contains(.resultIssued)
    return events.compactMap { event in
      switch event {
      case .submitted: .submission
      case .clockStarted: .receipt
      case .supplementAsked: .supplement
      case .charged: owing ? .payment : nil
      case .clockExtended: .extension
      case .overdue: .apology
      case .resultIssued: .result
      case .ended(_, .withdrawn): .withdrawal
      case .ended(_, .refused), .ended(_, .stopped): hasResult ? nil : .refusal
      case .erasureAnnounced: .erasure
      default: nil
      }
    }
  }
}

extension Procedure {
  /// What the action among events says of notices; nil when there is none.
  fileprivate func notice(of events: [DossierEvent]) -> ActionNotice? {
    for case .acted(let acted) in events { return step(acted.step)?.action(acted.action)?.notice }
    return nil
  }
}

extension Dossier {
  /// Whether events happened between hidden steps, where the applicant is not to know of them. What led to the first of
  /// them is known, and so is what leads out of the last.
  fileprivate func isHidden(in procedure: Procedure, after events: [DossierEvent]) -> Bool {
    guard case .step(let id) = place, procedure.step(id)?.isHidden ?? false else { return false }
    for case .acted(let acted) in events { return procedure.step(acted.step)?.isHidden ?? false }
    return true
  }

  /// Whether a command may lead to something that the applicant is told, for which the name has to be known.
  func isTold(of command: Command, in procedure: Procedure) -> Bool {
    guard !procedure.notices.templates.isEmpty else { return false }
    switch command {
    case .act(let act):
      guard case .step(let id) = place else { return false }
      return procedure.step(id)?.action(act.action)?.notice != .only([])
    case .tick, .announceErasure: return true
    default: return false
    }
  }
}

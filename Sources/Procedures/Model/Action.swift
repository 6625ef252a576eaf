public import Text
public import WorkingTime

/// Something that can be done at a step: by an officer, by the applicant, or by the clock.
public struct Action: Sendable {
  /// Its name in the definition.
  public let id: Key<Action>
  /// What people read, as a deed: "Accept the dossier".
  public let name: Words
  /// Who may do it.
  public let by: Doer
  /// The condition under which it is possible; nil is always.
  public let when: Condition?
  /// What people read when the condition does not hold: why not, and what would help. Nil shows the condition itself.
  public let because: Words?
  /// What has to be said or handed in with it.
  public let needs: Set<Need>
  /// The opinion that it gives, where several are heard; the step then says where opinions lead.
  public let opinion: Opinion?
  /// How long after the limit of the task the clock does it; nil for at once, and for what people do.
  public let after: TimeLimit?
  /// Where it leads: the first route whose condition holds; empty when it gives an opinion.
  public let routes: [Route]
  /// The letters it issues.
  public let letters: [Key<LetterTemplate>]
  /// What it does to the legal clock.
  public let clock: ClockEffect
  /// A longer legal limit that it grants.
  public let extend: Extension?
  /// Steps whose officer may not be the one who does this (four eyes).
  public let fourEyes: [Key<Step>]
  /// What it does to what the applicant has to pay.
  public let charge: ChargeEffect?
  /// What it does to the seat of a pupil.
  public let seat: SeatEffect?
  /// What it does with the result of the procedure.
  public let result: ResultEffect?
  /// The entry that it writes into a register.
  public let entry: EntryRule?
  /// What is asked of the signed document that whoever does it hands over; nil when none comes with it.
  public let signature: SignatureDemand?
  /// Whether a payment on line does it, too, once the platform has confirmed it: nobody has to record what is known.
  public var isPaidOnline = false
  /// Whether an official document of the agency that is waited for does it, too, once it is registered.
  public var isDoneByDocument = false
  /// What the official document is about that carries the result to the agency whose document opened the dossier; nil when
  /// none is begun.
  public var sentDocument: String?
  /// Whether that document leaves by itself: numbered, sealed where the agency's documents are, and sent. Otherwise the clerks do that.
  public var isReleased = false
  /// Whether the server puts the authority's seal beside the signed document that is the result: a signature in a file of its
  /// own (`.p7s`).
  public var isResultSealed = false
  /// What it tells the applicant.
  public var notice = ActionNotice.byOccasion

  /// An action of checked parts.
  public init(
    id: Key<Action>, name: Words, by: Doer, when: Condition?, because: Words? = nil, needs: Set<Need>,
    opinion: Opinion? = nil, after: TimeLimit? = nil, routes: [Route], letters: [Key<LetterTemplate>],
    clock: ClockEffect, extend: Extension?, fourEyes: [Key<Step>], charge: ChargeEffect? = nil,
    seat: SeatEffect? = nil, result: ResultEffect? = nil, entry: EntryRule? = nil,
    signature: SignatureDemand? = nil
  ) {
    self.id = id
    self.name = name
    self.by = by
    self.when = when
    self.because = because
    self.needs = needs
    self.opinion = opinion
    self.after = after
    self.routes = routes
    self.letters = letters
    self.clock = clock
    self.extend = extend
    self.fourEyes = fourEyes
    self.charge = charge
    self.seat = seat
    self.result = result
    self.entry = entry
    self.signature = signature
  }
}

extension Action {
  /// Whether the task is open as before once it is done.
  public var stays: Bool { !routes.isEmpty && routes.allSatisfy { $0.target == .stay } }

  /// Whether the result of the procedure is issued by it.
  public var issuesResult: Bool { result == .issued }
}

/// What an action does with the result of the procedure.
public enum ResultEffect: String, Sendable, CaseIterable {
  /// It is issued.
  case issued
  /// It is handed over to the applicant, at the desk or by post.
  case collected
}

/// Who does an action.
public enum Doer: String, Sendable, CaseIterable {
  /// Whoever the step is given to.
  case officer
  /// The applicant, with the code and the secret of the receipt.
  case applicant
  /// Nobody: the limit of a task has ended.
  case clock
}

/// What has to come with an action.
public enum Need: String, Sendable, CaseIterable {
  /// A reason in words, which the applicant reads.
  case reason
  /// The fields and papers that the applicant is asked to supplement.
  case items
  /// The answers and papers that were asked for.
  case supplement
  /// The payment of all that is owed, as an officer records it.
  case payment
}

/// A way on from an action.
public struct Route: Sendable {
  /// The condition under which it is taken; nil always holds and stands last.
  public let when: Condition?
  /// Where it leads.
  public let target: Target

  /// A route of checked parts.
  public init(when: Condition?, target: Target) {
    self.when = when
    self.target = target
  }
}

/// Where a route leads.
public enum Target: Hashable, Sendable {
  /// To a step.
  case step(Key<Step>)
  /// To an end.
  case end(Key<End>)
  /// Nowhere: the task stays open.
  case stay
  /// Back to the step from which the dossier came to wait.
  case back
}

/// A longer legal limit, granted with a legal ground.
public struct Extension: Hashable, Sendable {
  /// What is added to the limit.
  public let by: TimeLimit
  /// The legal ground, as it is cited.
  public let legal: String
  /// How often it may be granted to one dossier.
  public let times: Int

  /// An extension of checked parts.
  public init(by: TimeLimit, legal: String, times: Int) {
    self.by = by
    self.legal = legal
    self.times = times
  }
}

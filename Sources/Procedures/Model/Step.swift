public import Forms
public import Text
public import WorkingTime

/// A place in the life of a dossier. Entering it opens tasks; an action ends a task and leads on.
public struct Step: Sendable {
  /// Its name in the definition.
  public let id: Key<Step>
  /// What people read.
  public let name: Words
  /// Who is to act here.
  public let duty: Duty
  /// The status reported to the national portal while the dossier stands here, 1 to 10 (`TrangThaiHoSo`).
  public let national: Int
  /// How long the step may take, counted from its opening.
  public let limit: TimeLimit?
  /// A register that is searched as soon as the dossier arrives here.
  public let lookup: Lookup?
  /// What happens to the legal clock on entering.
  public let clock: ClockEffect
  /// What can be done here, in the order shown.
  public let actions: [Action]

  /// A step of checked parts.
  public init(
    id: Key<Step>, name: Words, duty: Duty, national: Int, limit: TimeLimit?, lookup: Lookup?, clock: ClockEffect,
    actions: [Action]
  ) {
    self.id = id
    self.name = name
    self.duty = duty
    self.national = national
    self.limit = limit
    self.lookup = lookup
    self.clock = clock
    self.actions = actions
  }

  /// The action of that name.
  public func action(_ id: Key<Action>) -> Action? { actions.first { $0.id == id } }

  /// What the clock does when the limit of a wait ends.
  public var atLimit: Action? { actions.first { $0.by == .clock } }
}

/// Who is to act at a step.
public enum Duty: Hashable, Sendable {
  /// An officer who holds the role in the unit.
  case officer(role: Key<Role>, unit: Key<Unit>)
  /// The applicant; the office waits.
  case applicant
}

/// A search in a register: which field of the register is compared with which field of the form.
public struct Lookup: Hashable, Sendable {
  /// The register that is searched.
  public let register: Key<Register>
  /// Pairs of a field of the register and a field of the form.
  public let match: [Pair]

  /// One comparison.
  public struct Pair: Hashable, Sendable {
    /// The field of the register.
    public let registered: Key<RegisterField>
    /// The field of the form.
    public let asked: Key<Field>

    /// A comparison of two fields.
    public init(registered: Key<RegisterField>, asked: Key<Field>) {
      self.registered = registered
      self.asked = asked
    }
  }

  /// A search of a register by these pairs.
  public init(register: Key<Register>, match: [Pair]) {
    self.register = register
    self.match = match
  }
}

/// What an action or a step does to the legal clock of a dossier.
public enum ClockEffect: String, Sendable, CaseIterable {
  /// Nothing.
  case none
  /// The dossier is accepted: the legal limit is counted from now.
  case start
  /// The applicant owes something: the time does not count.
  case pause
  /// The applicant has answered: the time counts again, the due date moves.
  case resume
  /// The office has done its part.
  case stop
}

/// A way in which a dossier ends.
public struct End: Hashable, Sendable {
  /// Its name in the definition.
  public let id: Key<End>
  /// What people read.
  public let name: Words
  /// The last status reported to the national portal, 1 to 10.
  public let national: Int
  /// How it ended, for counting.
  public let outcome: Outcome

  /// How a dossier may end.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The applicant got what was asked for.
    case granted
    /// The office said no, in writing and with a reason.
    case refused
    /// The applicant took it back.
    case withdrawn
    /// It was stopped, for example because supplements never came.
    case stopped
  }

  /// An end of checked parts.
  public init(id: Key<End>, name: Words, national: Int, outcome: Outcome) {
    self.id = id
    self.name = name
    self.national = national
    self.outcome = outcome
  }
}

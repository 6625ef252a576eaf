public import Forms
public import Text
public import WorkingTime

/// A place in the life of a dossier. Entering it opens tasks; an action ends a task and leads on.
///
/// A class for the reason that ``Procedure`` is one.
public final class Step: Sendable {
  /// Its name in the definition.
  public let id: Key<Step>
  /// What people read.
  public let name: Words
  /// What is given to whom here; never empty. Several are worked on at the same time.
  public let assignments: [Assignment]
  /// How opinions of several lead on; nil where each action says for itself where it leads.
  public let opinions: Opinions?
  /// The agency outside whose answer is waited for; an officer records it.
  public let agency: Words?
  /// The status reported to the national portal while the dossier stands here, 1 to 10 (`TrangThaiHoSo`).
  public let national: Int
  /// A register that is searched as soon as the dossier arrives here.
  public let lookup: Lookup?
  /// Whether the applicant learns of what happens from here on only when the results of the intake are published.
  public let isHidden: Bool
  /// What happens to the legal clock on entering.
  public let clock: ClockEffect
  /// What can be done here, in the order shown.
  public let actions: [Action]

  /// A step of checked parts.
  public init(
    id: Key<Step>, name: Words, assignments: [Assignment], opinions: Opinions? = nil, agency: Words? = nil,
    national: Int, lookup: Lookup?, isHidden: Bool = false, clock: ClockEffect, actions: [Action]
  ) {
    precondition(!assignments.isEmpty, "a step has somebody to act")
    self.id = id
    self.name = name
    self.assignments = assignments
    self.opinions = opinions
    self.agency = agency
    self.national = national
    self.lookup = lookup
    self.isHidden = isHidden
    self.clock = clock
    self.actions = actions
  }

  /// The action of that name.
  public func action(_ id: Key<Action>) -> Action? { actions.first { $0.id == id } }

  /// All ways on from here.
  var routes: [Route] { actions.flatMap(\.routes) + (opinions.map { $0.agreed + $0.objected } ?? []) }

  /// Whether the office waits for the applicant here.
  public var waitsForApplicant: Bool { assignments[0].assignee == .applicant }

  /// Whether a date of the intake is waited for.
  public var waitsForDate: Bool { assignments[0].assignee == .nobody }

  /// Whether the office waits: for the applicant, another agency, or a date.
  public var waits: Bool { waitsForApplicant || waitsForDate || agency != nil }

  /// How long its tasks may take; several when they differ.
  public var limits: [TimeLimit] { assignments.compactMap(\.limit).flatMap(\.stated) }

  /// What the clock does when the limit of a task has ended, one after the other.
  public var clockActions: [Action] { actions.filter { $0.by == .clock } }
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

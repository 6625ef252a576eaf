public import Forms
public import Text
import WorkingTime

/// A piece of work that a step gives to somebody. Entering the step opens a task for it, or one for each member.
public struct Assignment: Sendable {
  /// Its name in the definition; nil at a step that has only this one.
  public let id: Key<Assignment>?
  /// What people read, where a step has several: "The school that is left".
  public let name: Words?
  /// Who is to act.
  public let assignee: Assignee
  /// How many different officers are to act, each on a task of their own: the members of a council; 1 to 99.
  public let members: Int
  /// How long it may take, counted from its opening.
  public let limit: TaskLimit?
  /// The date of the intake at which it ends, instead of a limit.
  public let until: IntakeDate?

  /// An assignment of checked parts.
  public init(
    id: Key<Assignment>?, name: Words?, assignee: Assignee, members: Int, limit: TaskLimit?, until: IntakeDate? = nil
  ) {
    self.id = id
    self.name = name
    self.assignee = assignee
    self.members = members
    self.limit = limit
    self.until = until
  }

  /// Whether its time ends: by a limit, or on a date of the intake.
  public var ends: Bool { until != nil || !(limit?.stated.contains(.notStated) ?? true) }
}

/// Who is to act, as the definition says it.
public enum Assignee: Hashable, Sendable {
  /// An officer who holds the role in a unit.
  case officer(role: Key<Role>, unit: UnitRule)
  /// The applicant; the office waits.
  case applicant
  /// Nobody: a date of the intake is waited for.
  case nobody

  /// Who is to act on a dossier; nil when its answers do not name the unit, which a checked procedure always has
  /// them do.
  public func duty(_ chosen: ChosenUnits) -> Duty? {
    switch self {
    case .applicant: .applicant
    case .nobody: .nobody
    case .officer(let role, let rule): chosen.unit(rule).map { .officer(role: role, unit: $0) }
    }
  }
}

/// Which unit an assignment is for.
public enum UnitRule: Hashable, Sendable {
  /// One that the definition names.
  case unit(Key<Unit>)
  /// The one that the applicant has chosen: a field of kind `unit`, or the first choice of one of kind `units`.
  case field(Key<Field>)
  /// The school whose turn it is among those that are wished for.
  case choice
  /// The unit above the school whose turn it is.
  case overChoice
}

/// The units that the answers of a dossier name.
public struct ChosenUnits: Sendable {
  /// The answers; nil once erased.
  public let answers: Answers?
  /// The schools that are wished for, in order.
  public let choices: [Key<Unit>]
  /// Whose turn it is among them, from 0.
  public let turn: Int
  /// The unit above each unit.
  public let parents: [Key<Unit>: Key<Unit>]

  /// The units that answers to the form of a procedure name.
  public init(_ answers: Answers?, of procedure: Procedure, turn: Int, parents: [Key<Unit>: Key<Unit>]) {
    self.answers = answers
    self.turn = turn
    self.parents = parents
    choices = procedure.choices(in: answers)
  }

  func unit(_ rule: UnitRule) -> Key<Unit>? {
    switch rule {
    case .unit(let unit): unit
    case .field(let field): answers?.units(in: field).first
    case .choice: school
    case .overChoice: school.flatMap { parents[$0] }
    }
  }

  /// The school whose turn it is.
  public var school: Key<Unit>? { choices.indices.contains(turn) ? choices[turn] : nil }
}

extension Procedure {
  /// The schools that answers wish for, in order; none for a procedure without intakes.
  public func choices(in answers: Answers?) -> [Key<Unit>] {
    guard let rule = intake else { return [] }
    return answers?.units(in: rule.choices) ?? []
  }

  /// The area that answers name; nil where none is asked.
  public func area(in answers: Answers?) -> Key<Intake.Area>? {
    guard let field = intake?.area, case .area(let area)? = answers?[field] else { return nil }
    return Key(area.text)
  }
}

extension Answers {
  /// The units that an answer names, in order.
  fileprivate func units(in field: Key<Field>) -> [Key<Unit>] {
    switch self[field] {
    case .unit(let unit)?: [Key<Unit>(unit.text)].compactMap(\.self)
    case .units(let units)?: units.compactMap { Key<Unit>($0.text) }
    default: []
    }
  }
}

/// Who is to act on a task of a dossier.
public enum Duty: Hashable, Sendable {
  /// An officer who holds the role in the unit.
  case officer(role: Key<Role>, unit: Key<Unit>)
  /// The applicant; the office waits.
  case applicant
  /// Nobody: a date of the intake is waited for.
  case nobody
}

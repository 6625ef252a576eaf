public import Forms
public import Text
public import WorkingTime

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
  public let limit: TimeLimit?

  /// An assignment of checked parts.
  public init(id: Key<Assignment>?, name: Words?, assignee: Assignee, members: Int, limit: TimeLimit?) {
    self.id = id
    self.name = name
    self.assignee = assignee
    self.members = members
    self.limit = limit
  }
}

/// Who is to act, as the definition says it.
public enum Assignee: Hashable, Sendable {
  /// An officer who holds the role in a unit.
  case officer(role: Key<Role>, unit: UnitRule)
  /// The applicant; the office waits.
  case applicant

  /// Who is to act on a dossier with these answers; nil when they do not name the unit, which a checked procedure
  /// always has them do.
  public func duty(_ answers: Answers?) -> Duty? {
    switch self {
    case .applicant: .applicant
    case .officer(let role, .unit(let unit)): .officer(role: role, unit: unit)
    case .officer(let role, .field(let field)):
      answers?.firstUnit(of: field).map { .officer(role: role, unit: $0) }
    }
  }
}

extension Answers {
  /// The unit that was chosen; of several in order the first.
  fileprivate func firstUnit(of field: Key<Field>) -> Key<Unit>? {
    switch self[field] {
    case .unit(let unit)?: Key<Unit>(unit.text)
    case .units(let units)?: units.first.flatMap { Key<Unit>($0.text) }
    default: nil
    }
  }
}

/// Which unit an assignment is for.
public enum UnitRule: Hashable, Sendable {
  /// One that the definition names.
  case unit(Key<Unit>)
  /// The one that the applicant has chosen: a field of kind `unit`, or the first choice of one of kind `units`.
  case field(Key<Field>)
}

/// Who is to act on a task of a dossier.
public enum Duty: Hashable, Sendable {
  /// An officer who holds the role in the unit.
  case officer(role: Key<Role>, unit: Key<Unit>)
  /// The applicant; the office waits.
  case applicant
}

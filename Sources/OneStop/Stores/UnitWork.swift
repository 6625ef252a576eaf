public import Procedures
public import Text
public import WorkingTime

/// How many tasks are open, and how many of them press.
public struct WorkCount: Hashable, Sendable {
  /// All open ones.
  public var open: Int
  /// Those whose due moment has passed.
  public var overdue: Int
  /// Those that are due later today.
  public var dueToday: Int

  /// Counts.
  public init(open: Int = 0, overdue: Int = 0, dueToday: Int = 0) {
    self.open = open
    self.overdue = overdue
    self.dueToday = dueToday
  }

  static func += (a: inout WorkCount, b: WorkCount) {
    a.open += b.open
    a.overdue += b.overdue
    a.dueToday += b.dueToday
  }
}

/// The open tasks of a unit at one step that one officer, or nobody, has taken.
public struct WorkRow: Hashable, Sendable {
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The step.
  public let step: Key<Step>
  /// The role that they are for.
  public let role: Key<Role>
  /// Who has taken them; nil for nobody yet.
  public let officer: Key<Officer>?
  /// How many.
  public let count: WorkCount

  /// A row.
  public init(
    procedure: Key<Procedure>, step: Key<Step>, role: Key<Role>, officer: Key<Officer>?, count: WorkCount
  ) {
    self.procedure = procedure
    self.step = step
    self.role = role
    self.officer = officer
    self.count = count
  }
}

/// How the work of a unit stands: what its supervisor looks at.
public struct UnitWork: Sendable {
  /// The unit.
  public let unit: Key<Unit>
  /// When it was counted.
  public let at: Instant
  /// All of it.
  public let all: WorkCount
  /// Dossiers known to the unit that wait for their applicants.
  public let waiting: Int
  /// By whoever has taken it, most first; nil for what nobody has taken.
  public let officers: [(officer: Key<Officer>?, count: WorkCount)]
  /// By step, most first.
  public let steps: [(procedure: Key<Procedure>, step: Key<Step>, role: Key<Role>, count: WorkCount)]

  init(_ unit: Key<Unit>, at now: Instant, rows: [WorkRow], waiting: Int) {
    struct Place: Hashable {
      let procedure: Key<Procedure>
      let step: Key<Step>
      let role: Key<Role>
    }
    var all = WorkCount()
    var officers: [Key<Officer>?: WorkCount] = [:]
    var steps: [Place: WorkCount] = [:]
    for row in rows {
      all += row.count
      officers[row.officer, default: WorkCount()] += row.count
      steps[Place(procedure: row.procedure, step: row.step, role: row.role), default: WorkCount()] += row.count
    }
    self.unit = unit
    at = now
    self.all = all
    self.waiting = waiting
    self.officers = officers.sorted { a, b in
      (b.value.open, a.key?.text ?? "") < (a.value.open, b.key?.text ?? "")
    }.map { ($0.key, $0.value) }
    self.steps = steps.sorted { a, b in
      (b.value.open, a.key.procedure, a.key.step) < (a.value.open, b.key.procedure, b.key.step)
    }.map { ($0.key.procedure, $0.key.step, $0.key.role, $0.value) }
  }
}

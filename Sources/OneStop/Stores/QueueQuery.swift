public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// A page of open tasks, the earliest due first.
public struct QueueQuery: Sendable {
  /// Where tasks are looked for; none of another lane is shown.
  public let lanes: [Lane]
  /// Whose tasks.
  public let holder: Holder
  /// Only tasks of these kinds; nil for all.
  public let kinds: [TaskKind]?
  /// Only tasks due before this moment.
  public let dueBefore: Instant?
  /// Only dossiers submitted at this moment or later.
  public let receivedSince: Instant?
  /// Only dossiers with a paper or a document whose signatures are undecided.
  public let isUndecided: Bool
  /// Where the page before this one ended.
  public let after: QueueCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A row of tasks that stand in order.
  public enum Lane: Hashable, Sendable {
    /// What a post has to do.
    case post(Post)
    /// What applicants have to do, of dossiers that a unit may see.
    case applicants(of: Key<Unit>)
  }

  /// Whose tasks are listed.
  public enum Holder: Hashable, Sendable {
    /// Everybody's.
    case anyone
    /// Nobody's yet.
    case nobody
    /// One officer's.
    case officer(Key<Officer>)
  }

  /// A query.
  public init(
    lanes: [Lane], holder: Holder = .anyone, kinds: [TaskKind]? = nil, dueBefore: Instant? = nil,
    receivedSince: Instant? = nil, isUndecided: Bool = false, after: QueueCursor? = nil, limit: Int = 50
  ) {
    self.lanes = lanes
    self.holder = holder
    self.kinds = kinds
    self.dueBefore = dueBefore
    self.receivedSince = receivedSince
    self.isUndecided = isUndecided
    self.after = after
    self.limit = limit
  }
}

/// A step of a procedure, as queues tell tasks apart.
public struct TaskKind: Hashable, Sendable, Comparable {
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The step.
  public let step: Key<Step>

  /// A step of a procedure.
  public init(procedure: Key<Procedure>, step: Key<Step>) {
    self.procedure = procedure
    self.step = step
  }

  /// By procedure, then step.
  public static func < (a: TaskKind, b: TaskKind) -> Bool { (a.procedure, a.step) < (b.procedure, b.step) }
}

/// What a query of a queue found.
///
/// A page costs the same among ten million dossiers as among ten thousand: where few of many tasks are asked for, it
/// ends before it is full, and the next one goes on.
public struct QueuePage: Sendable, Equatable {
  /// The tasks, the earliest due first.
  public let rows: [QueueRow]
  /// Behind which task the queue goes on; nil when everything was looked at.
  public let next: QueueCursor?

  /// A page.
  public init(rows: [QueueRow], next: QueueCursor?) {
    self.rows = rows
    self.next = next
  }
}

/// Filters of a queue that an officer has given a name, the same from every machine.
public struct SavedQueue: Sendable, Equatable {
  /// The name, as the officer wrote it.
  public let name: String
  /// The filters as the API knows them: canonical JSON, names and values of the query.
  public let filters: String
  /// When it was saved.
  public let at: Instant

  /// Filters of a name.
  public init(name: String, filters: String, at: Instant) {
    self.name = name
    self.filters = filters
    self.at = at
  }
}

/// A place in the order of a queue: due date (none is last), then code, then task number.
public struct QueueCursor: Hashable, Sendable {
  /// The due date of the last row.
  public let due: Instant?
  /// The dossier of the last row.
  public let code: DossierCode
  /// The task of the last row.
  public let task: Int

  /// A place in the order.
  public init(due: Instant?, code: DossierCode, task: Int) {
    self.due = due
    self.code = code
    self.task = task
  }
}

extension QueueCursor: Comparable {
  /// In the order of queues.
  public static func < (a: QueueCursor, b: QueueCursor) -> Bool {
    (a.due?.milliseconds ?? .max, a.code, a.task) < (b.due?.milliseconds ?? .max, b.code, b.task)
  }
}

/// A task in a queue.
public struct QueueRow: Sendable, Equatable {
  /// The task.
  public let task: TaskRow
  /// Its dossier.
  public let dossier: DossierRow

  /// A row.
  public init(task: TaskRow, dossier: DossierRow) {
    self.task = task
    self.dossier = dossier
  }
}

extension QueueRow {
  /// Its place in the order.
  public var cursor: QueueCursor { QueueCursor(due: task.due, code: dossier.code, task: task.number) }
}

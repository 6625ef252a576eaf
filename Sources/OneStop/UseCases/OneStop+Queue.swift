public import Procedures
public import Text
public import WorkingTime

/// What an officer wants to see of the queue.
public struct QueueFilters: Hashable, Sendable {
  /// Whose tasks.
  public var holder = QueueQuery.Holder.anyone
  /// Only tasks of this procedure.
  public var procedure: Key<Procedure>?
  /// Only tasks of this step, of whatever procedure.
  public var step: Key<Step>?
  /// Only tasks of this unit.
  public var unit: Key<Unit>?
  /// Who is waited for; nil for the officers themselves, other agencies included.
  public var waiting: Waiting?
  /// Only tasks due before this moment.
  public var dueBefore: Instant?
  /// Only tasks whose limit has passed.
  public var isOverdue = false
  /// Only dossiers submitted at this moment or later.
  public var receivedSince: Instant?
  /// Only dossiers with a paper or a document whose signatures are undecided.
  public var isUndecided = false

  /// Who is waited for.
  public enum Waiting: String, Sendable, CaseIterable {
    /// The office itself.
    case officer
    /// The applicant, in dossiers that the officer may see.
    case applicant
    /// Another agency, whose answer an officer records.
    case agency
  }

  /// Everything that waits for the officer.
  public init() {}
}

/// Why a queue cannot be shown as asked: an unknown name is told, never an empty list.
public enum QueueRefusal: Error, Hashable, Sendable {
  /// There is no such procedure; the nearest one.
  case unknownProcedure(String, nearest: String?)
  /// No procedure has such a step; the nearest one.
  case unknownStep(String, nearest: String?)
  /// The officer has no position in this unit; those in which there is one.
  case foreignUnit(String, own: [Key<Unit>], nearest: String?)
  /// More queues are saved than an officer may have.
  case tooManySaved(limit: Int)
  /// There is no queue of this name.
  case noSuchQueue(String, nearest: String?)
}

extension OneStop {
  /// A page of the tasks that an officer could do, or waits for.
  ///
  /// - Throws: ``QueueRefusal`` for names that nothing has.
  public func queue(
    of officer: Key<Officer>, _ filters: QueueFilters = QueueFilters(), after: QueueCursor? = nil, limit: Int = 50
  ) throws -> QueuePage {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let posts = try Standing(of: .officer(officer), in: definitions.authority, at: now, record).posts
      let lanes = try lanes(of: posts, filters)
      let dueBefore = [filters.dueBefore, filters.isOverdue ? now : nil].compactMap(\.self).min()
      let kinds = try kinds(filters, lanes, record)
      guard !lanes.isEmpty, kinds?.isEmpty != true else { return QueuePage(rows: [], next: nil) }
      return try record.queue(
        QueueQuery(
          lanes: lanes, holder: filters.holder, kinds: kinds, dueBefore: dueBefore,
          receivedSince: filters.receivedSince, isUndecided: filters.isUndecided, after: after,
          limit: min(max(limit, 1), 500)))
    }
  }

  /// Where tasks of posts are looked for.
  private func lanes(of posts: [Post], _ filters: QueueFilters) throws -> [QueueQuery.Lane] {
    let units = Set(posts.map(\.unit)).sorted()
    if let unit = filters.unit, !units.contains(unit) {
      throw QueueRefusal.foreignUnit(
        unit.text, own: units, nearest: nearestWord(to: unit.text, among: units.map(\.text)))
    }
    guard filters.waiting != .applicant else {
      return units.filter { filters.unit == nil || $0 == filters.unit }.map { .applicants(of: $0) }
    }
    return posts.filter { filters.unit == nil || $0.unit == filters.unit }.map { .post($0) }
  }

  /// The kinds of tasks that filters ask for; nil for all. Dossiers filed under an older text may stand at steps that
  /// the definitions have no more.
  private func kinds(
    _ filters: QueueFilters, _ lanes: [QueueQuery.Lane], _ record: any RecordReading
  ) throws -> [TaskKind]? {
    let procedures = definitions.procedures
    guard filters.procedure != nil || filters.step != nil || filters.waiting != nil else { return nil }
    guard filters.procedure != nil || filters.step != nil || filters.waiting != .applicant else { return nil }
    let open = try record.taskKinds(in: lanes, of: filters.procedure)
    if let procedure = filters.procedure, procedures[procedure] == nil, open.isEmpty {
      throw QueueRefusal.unknownProcedure(
        procedure.text, nearest: nearestWord(to: procedure.text, among: procedures.keys.map(\.text).sorted()))
    }
    if let step = filters.step, !open.contains(where: { $0.step == step }) {
      let known = procedures.values.filter { filters.procedure == nil || $0.id == filters.procedure }
        .flatMap { $0.steps.map(\.id) }
      guard known.contains(step) else {
        let names = Set(known.map(\.text) + open.map(\.step.text)).sorted()
        throw QueueRefusal.unknownStep(step.text, nearest: nearestWord(to: step.text, among: names))
      }
    }
    return open.filter { kind in
      let isAgency = procedures[kind.procedure]?.step(kind.step)?.agency != nil
      return (filters.step == nil || kind.step == filters.step)
        && (filters.waiting == nil || filters.waiting == .applicant || isAgency == (filters.waiting == .agency))
    }
  }

  /// How many queues an officer may save.
  public static let savedQueues = 100

  /// The queues that an officer has saved, by name.
  public func savedQueues(of officer: Key<Officer>) throws -> [SavedQueue] {
    try store.read(for: authority) { try $0.savedQueues(of: officer) }
  }

  /// Saves filters under a name, in place of those that had it.
  ///
  /// - Parameter filters: As the API writes them, checked.
  public func saveQueue(_ name: String, _ filters: String, of officer: Key<Officer>) throws {
    let now = environment.now()
    try store.write(for: authority) { record in
      let names = try record.savedQueues(of: officer).map(\.name)
      guard names.contains(name) || names.count < OneStop.savedQueues else {
        throw QueueRefusal.tooManySaved(limit: OneStop.savedQueues)
      }
      try record.save(SavedQueue(name: name, filters: filters, at: now), of: officer)
    }
  }

  /// Forgets a saved queue.
  public func forgetQueue(_ name: String, of officer: Key<Officer>) throws {
    try store.write(for: authority) { record in
      guard try !record.forgetQueue(name, of: officer) else { return }
      let names = try record.savedQueues(of: officer).map(\.name)
      throw QueueRefusal.noSuchQueue(name, nearest: nearestWord(to: name, among: names))
    }
  }
}

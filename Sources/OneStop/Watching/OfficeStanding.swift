public import Procedures
import Proofs
public import Text
public import WorkingTime

/// How an office stands at a moment, found by indexes alone: it costs the same at a million dossiers as at a thousand.
public struct OfficeStanding: Sendable, Equatable {
  /// The dossiers of a procedure that are being handled.
  public struct Work: Sendable, Equatable {
    /// The procedure.
    public let procedure: Key<Procedure>
    /// All of them.
    public internal(set) var open: Int
    /// Those that are late.
    public internal(set) var overdue: Int
  }

  /// The tasks of a role in a unit.
  public struct Lane: Sendable, Equatable {
    /// Whose they are.
    public let post: Post
    /// When the first of them is due; nil when none is there, or none has a limit.
    public let earliestDue: Instant?
    /// Since when the oldest of them is open, whoever has taken it; nil when none is there.
    public let oldest: Instant?
  }

  /// When it was looked at.
  public let at: Instant
  /// By procedure, in the order of the alphabet.
  public let work: [Work]
  /// By unit and role.
  public let lanes: [Lane]
  /// Since when the oldest effect waits that is neither done nor dead; nil when none waits.
  public let oldestEffect: Instant?
  /// Entries of the log.
  public let entries: Int64
  /// Entries under the last signed head.
  public let signedEntries: Int64
  /// When that was signed; nil when none was.
  public let signedAt: Instant?
}

extension OneStop {
  /// How the office stands now.
  public func standing() throws -> OfficeStanding {
    let now = environment.now()
    let tomorrow = LocalTime(now).day.advanced(by: 1)
    let authority = definitions.authority
    let posts = Set(authority.officers.flatMap { $0.positions.map { Post(unit: $0.unit, role: $0.role) } })
    return try store.read(for: self.authority) { record in
      var work: [Key<Procedure>: OfficeStanding.Work] = [:]
      for unit in authority.units.map(\.id) {
        // By the end of today; what will be late by then is not late yet.
        let toCome = try record.lapsing(of: unit, from: now, before: Instant(LocalTime(tomorrow, second: 0)))
        for row in try record.backlog(of: unit, atStartOf: tomorrow) {
          var found = work[row.procedure] ?? OfficeStanding.Work(procedure: row.procedure, open: 0, overdue: 0)
          found.open += row.waiting
          found.overdue += max(0, row.late - (toCome[row.procedure] ?? 0))
          work[row.procedure] = found
        }
      }
      let lanes = try posts.sorted { ($0.unit, $0.role) < ($1.unit, $1.role) }.map { post in
        OfficeStanding.Lane(
          post: post, earliestDue: try record.earliestDue(of: post), oldest: try record.oldestTask(of: post))
      }
      let head = try record.lastSignedHead()
      return OfficeStanding(
        at: now, work: work.values.sorted { $0.procedure < $1.procedure }, lanes: lanes,
        oldestEffect: try record.oldestEffect(), entries: try record.logSize(), signedEntries: head?.size ?? 0,
        signedAt: head?.signed.checkpoint.time)
    }
  }
}

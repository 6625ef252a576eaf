public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// What happened to the dossiers of one unit, procedure and channel in the days of a month.
public struct TallyRow: Hashable, Sendable {
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The way they arrived.
  public let channel: Channel
  /// The month, or as much of it as was asked for.
  public let month: Month
  /// What was counted.
  public let tally: DossierTally

  /// A row.
  public init(procedure: Key<Procedure>, channel: Channel, month: Month, tally: DossierTally) {
    self.procedure = procedure
    self.channel = channel
    self.month = month
    self.tally = tally
  }
}

/// Counts of what happened in some days.
public struct DossierTally: Hashable, Sendable {
  /// Submitted then.
  public var received = 0
  /// Their last moment in time lay then; those handled in time do not count.
  public var lapsed = 0
  /// Handled then, in time.
  public var onTime = 0
  /// Handled then, late.
  public var late = 0
  /// Ended then and not rated.
  public var notRated = 0
  /// Of what was handled then, how many were rated by their applicants with one star, two, … five.
  public var stars = [0, 0, 0, 0, 0]

  /// Nothing.
  public init() {}
}

/// The dossiers of one unit and procedure that were being handled when a day began.
public struct BacklogRow: Hashable, Sendable {
  /// The procedure.
  public let procedure: Key<Procedure>
  /// All of them.
  public let waiting: Int
  /// Those that were late then.
  public let late: Int

  /// A row.
  public init(procedure: Key<Procedure>, waiting: Int, late: Int) {
    self.procedure = procedure
    self.waiting = waiting
    self.late = late
  }
}

/// A page of the dossiers of a unit that were late in a period: handled late then, or not handled and late at its end.
public struct LateQuery: Sendable {
  /// The agency that answers for them.
  public let unit: Key<Unit>
  /// Only of this procedure; nil for all.
  public let procedure: Key<Procedure>?
  /// When the period begins.
  public let from: Instant
  /// When it ends.
  public let end: Instant
  /// Where the page before this one ended.
  public let after: LateCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(
    unit: Key<Unit>, procedure: Key<Procedure>? = nil, from: Instant, end: Instant, after: LateCursor? = nil,
    limit: Int = 50
  ) {
    self.unit = unit
    self.procedure = procedure
    self.from = from
    self.end = end
    self.after = after
    self.limit = limit
  }
}

/// A place in the order of late dossiers: when they were handled (those that are not come last), then code.
public struct LateCursor: Hashable, Sendable {
  /// When the last one was handled; nil for one that was not.
  public let handledAt: Instant?
  /// Its code.
  public let code: DossierCode

  /// A place in the order.
  public init(handledAt: Instant?, code: DossierCode) {
    self.handledAt = handledAt
    self.code = code
  }
}

/// A dossier that was late; nothing personal.
public struct LateRow: Hashable, Sendable {
  /// Its code.
  public let code: DossierCode
  /// Its procedure.
  public let procedure: Key<Procedure>
  /// The step or the end where it stands now.
  public let place: String
  /// When it was submitted.
  public let submittedAt: Instant
  /// When its result was due; nil where it never had a due date.
  public let due: Instant?
  /// When its handling ended; nil while it is being handled.
  public let handledAt: Instant?
  /// Since when it is late.
  public let lateAfter: Instant
  /// The rule that makes it late.
  public let cause: Timeliness.Cause

  /// A row.
  public init(
    code: DossierCode, procedure: Key<Procedure>, place: String, submittedAt: Instant, due: Instant?,
    handledAt: Instant?, lateAfter: Instant, cause: Timeliness.Cause
  ) {
    self.code = code
    self.procedure = procedure
    self.place = place
    self.submittedAt = submittedAt
    self.due = due
    self.handledAt = handledAt
    self.lateAfter = lateAfter
    self.cause = cause
  }
}

/// What was found of late dossiers. A page may end before it is full, so that it costs the same however many there are;
/// the next one goes on.
public struct LatePage: Hashable, Sendable {
  /// The dossiers, the first handled first, those that are being handled last.
  public let rows: [LateRow]
  /// Behind which dossier it goes on; nil when everything was looked at.
  public let next: LateCursor?

  /// A page.
  public init(rows: [LateRow], next: LateCursor?) {
    self.rows = rows
    self.next = next
  }
}

/// A page of the follow-up book of a unit: the dossiers it received in a period, in that order.
public struct BookQuery: Sendable {
  /// The agency that answers for them.
  public let unit: Key<Unit>
  /// Only dossiers in which one of these units ever had a task: what the officer may see.
  public let seenBy: [Key<Unit>]
  /// Only of this procedure; nil for all.
  public let procedure: Key<Procedure>?
  /// When the period begins.
  public let from: Instant
  /// When it ends; a dossier submitted then does not belong to it.
  public let before: Instant
  /// The last dossier of the page before this one.
  public let after: BookCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(
    unit: Key<Unit>, seenBy: [Key<Unit>], procedure: Key<Procedure>? = nil, from: Instant, before: Instant,
    after: BookCursor? = nil, limit: Int = 50
  ) {
    self.unit = unit
    self.seenBy = seenBy
    self.procedure = procedure
    self.from = from
    self.before = before
    self.after = after
    self.limit = limit
  }
}

/// A place in a follow-up book.
public struct BookCursor: Hashable, Sendable {
  /// When the dossier was submitted.
  public let submittedAt: Instant
  /// Its code.
  public let code: DossierCode

  /// A place in a book.
  public init(submittedAt: Instant, code: DossierCode) {
    self.submittedAt = submittedAt
    self.code = code
  }
}

/// The dossiers of a page of the follow-up book. A page may end before it is full; the next one goes on.
public struct BookPage: Hashable, Sendable {
  /// Their codes, the first received first.
  public let codes: [DossierCode]
  /// Behind which dossier it goes on; nil when everything was looked at.
  public let next: BookCursor?

  /// A page.
  public init(codes: [DossierCode], next: BookCursor?) {
    self.codes = codes
    self.next = next
  }
}

public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// What somebody may see; it is part of every query, not a filter after it.
public enum Sight: Hashable, Sendable {
  /// Everything: the engine itself.
  case everything
  /// Dossiers in which one of these units ever had a task: the units of an officer's positions.
  case units([Key<Unit>])
  /// The dossier whose receipt carries the secret of this SHA-256.
  case secret(hash: String)
  /// Dossiers of these procedures.
  case procedures([Key<Procedure>])
  /// Dossiers that stand under one of these keyed hashes of a person.
  case person(hashes: [String])
}

/// A dossier in a list.
public struct DossierRow: Sendable, Equatable {
  /// Its code.
  public let code: DossierCode
  /// Its procedure.
  public let procedure: Key<Procedure>
  /// The step or the end where it stands.
  public let place: String
  /// The name of the applicant; nil once erased.
  public let subject: String?
  /// How many entries it has.
  public let version: Int
  /// When it was submitted.
  public let submittedAt: Instant
  /// When the result is due.
  public let due: Instant?
  /// When it ended.
  public let endedAt: Instant?
  /// Whether it counts as late.
  public let isLate: Bool
  /// Since when a message of the applicant waits for an answer; nil when none does.
  public let messageSince: Instant?
  /// Whether signatures of a paper or of a document of it are undecided.
  public let isUndecided: Bool

  /// A row.
  public init(
    code: DossierCode, procedure: Key<Procedure>, place: String, subject: String?, version: Int, submittedAt: Instant,
    due: Instant?, endedAt: Instant?, isLate: Bool, messageSince: Instant? = nil, isUndecided: Bool = false
  ) {
    self.code = code
    self.procedure = procedure
    self.place = place
    self.subject = subject
    self.version = version
    self.submittedAt = submittedAt
    self.due = due
    self.endedAt = endedAt
    self.isLate = isLate
    self.messageSince = messageSince
    self.isUndecided = isUndecided
  }
}

/// A page of dossiers in which every word is found, the newest first.
public struct SearchQuery: Sendable {
  /// Folded words; each has to begin one of the dossier's words.
  public let words: [String]
  /// Only dossiers in which one of these units ever had a task: what the officer may see.
  public let units: [Key<Unit>]
  /// The last code of the page before this one.
  public let after: DossierCode?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(words: [String], units: [Key<Unit>], after: DossierCode? = nil, limit: Int = 50) {
    self.words = words
    self.units = units
    self.after = after
    self.limit = limit
  }
}

/// What a search found.
///
/// A page costs the same among ten million dossiers as among ten thousand: when many dossiers have the one word and few
/// of them the other, it ends before it is full, and the next one goes on.
public struct SearchPage: Sendable, Equatable {
  /// The dossiers, the newest first.
  public let rows: [DossierRow]
  /// Behind which code the search goes on; nil when everything was looked at.
  public let next: DossierCode?

  /// A page.
  public init(rows: [DossierRow], next: DossierCode?) {
    self.rows = rows
    self.next = next
  }
}

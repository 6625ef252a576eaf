public import Dossiers
import Procedures
public import WorkingTime

/// A page of the dossiers of a person, the newest first.
public struct OwnQuery: Sendable {
  /// By what they are found.
  public let hashes: [String]
  /// The last one of the page before this one.
  public let after: OwnCursor?
  /// How many, 1 to 50.
  public let limit: Int

  /// A query.
  public init(hashes: [String], after: OwnCursor?, limit: Int) {
    self.hashes = hashes
    self.after = after
    self.limit = limit
  }
}

/// Where a page of own dossiers ended.
public struct OwnCursor: Hashable, Sendable {
  /// When the last dossier was submitted.
  public let submittedAt: Instant
  /// Its code.
  public let code: DossierCode

  /// A place behind a dossier.
  public init(submittedAt: Instant, code: DossierCode) {
    self.submittedAt = submittedAt
    self.code = code
  }
}

/// What a citizen sees of the own dossiers.
public struct OwnPage: Sendable {
  /// The dossiers, the newest first, each as its applicant may see it.
  public let dossiers: [DossierView]
  /// Where the next page goes on; nil when this is the last.
  public let next: OwnCursor?
}

extension OneStop {
  /// The dossiers that a citizen filed while logged in, and those that name the citizen's proved number.
  ///
  /// - Parameter limit: How many, 1 to 50.
  public func ownDossiers(of session: LogInSession, after: OwnCursor? = nil, limit: Int = 20) throws -> OwnPage {
    let now = environment.now()
    let definitions = self.definitions
    let limit = min(max(limit, 1), 50)
    return try store.read(for: authority) { record in
      let found = try record.ownDossiers(OwnQuery(hashes: session.hashes, after: after, limit: limit + 1))
      let standing = try Standing(of: session.caller, in: definitions.authority, at: now, record)
      let views = try found.prefix(limit).compactMap { place in
        try record.dossier(place.code, for: standing.sight).map {
          try view($0, for: standing, at: now, definitions, record)
        }
      }
      return OwnPage(dossiers: views, next: found.count > limit ? found.prefix(limit).last : nil)
    }
  }
}

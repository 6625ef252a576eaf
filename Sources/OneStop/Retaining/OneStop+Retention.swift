public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// A dossier that is kept to a day, as whoever looks ahead sees it; nothing personal stands here.
public struct RetentionRow: Hashable, Sendable {
  /// Its code.
  public let code: DossierCode
  /// Its procedure.
  public let procedure: Key<Procedure>
  /// The agency that answered for it.
  public let unit: Key<Procedures.Unit>
  /// The end where it stands.
  public let place: String
  /// When it ended.
  public let endedAt: Instant?
  /// The last day, that one included.
  public let until: Day
  /// What besides the day will keep it from being erased, as it is now; nil when nothing does.
  public let obstacle: ErasureObstacle?
}

/// A page of the dossiers that are kept to a day, the earliest first.
public struct RetentionList: Sendable {
  /// The rows.
  public let rows: [RetentionRow]
  /// Where the list goes on; nil at its end.
  public let next: RetentionCursor?
}

extension OneStop {
  /// The dossiers that are erased before a day, and what holds back those whose day has passed.
  ///
  /// - Parameters:
  ///   - day: Only what is kept to a day before this one.
  ///   - officer: Only what this officer may see; nil for whoever has the data.
  public func keptDossiers(
    before day: Day, for officer: Key<Officer>? = nil, after cursor: RetentionCursor? = nil, limit: Int = 100
  ) throws -> RetentionList {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      var units: [Key<Procedures.Unit>]?
      if let officer {
        let standing = try Standing(of: .officer(officer), in: definitions.authority, at: now, record)
        guard case .units(let own) = standing.sight else { return RetentionList(rows: [], next: nil) }
        units = own
      }
      let page = try record.keptDossiers(RetentionQuery(before: day, units: units, after: cursor, limit: limit))
      return RetentionList(rows: try page.places.compactMap { try RetentionRow($0, at: now, record) }, next: page.next)
    }
  }

  /// How many dossiers are there although their last day has passed: held back by something, or not yet come to. Counted to
  /// a thousand.
  public func overdueErasures() throws -> Int {
    let today = LocalTime(environment.now()).day
    return try store.read(for: authority) { try $0.keptCount(before: today) }
  }
}

extension RetentionRow {
  fileprivate init?(_ place: RetentionCursor, at now: Instant, _ record: any RecordReading) throws {
    guard let dossier = try record.dossier(place.code, for: .everything)?.dossier else { return nil }
    let isOver = LocalTime(now).day > place.until
    let end = isOver ? now : Instant(startOf: place.until.advanced(by: 1))
    let obstacle = dossier.erasureObstacle(at: end, undelivered: try record.undelivered(of: place.code, at: now))
    self.init(
      code: place.code, procedure: dossier.procedure, unit: dossier.unit, place: dossier.place.text,
      endedAt: dossier.endedAt, until: place.until,
      // As long as the day has not passed, the applicant is told in time.
      obstacle: obstacle == .notAnnounced && !isOver ? nil : obstacle)
  }
}

import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// Writes what is derived of a dossier; a subject of nil stays as it is.
  ///
  /// What has not changed is not written: each index that is left alone is a page less in the commit.
  ///
  /// - Parameter before: What its row had; nil for a new one.
  func keep(_ projection: Projection, _ positions: Positions, before: StandingRow?) throws {
    let isNew = before == nil
    if isNew {
      try run(
        """
        INSERT INTO dossier (place, national, version, due, ended_at, is_late, next_moment, last_position,
          answers_position, lookup_position, state, rating, message_since, held, authority, code, procedure, submitted_at,
          secret, unit, channel)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, projection.place, projection.national, projection.version, projection.due, projection.endedAt,
        projection.isLate, projection.nextMoment, positions.last, positions.answers, positions.lookup,
        projection.state, projection.rating, projection.messageSince, projection.heldDocuments, authority,
        projection.code.text, projection.procedure.text, projection.submittedAt,
        projection.secretHash, projection.unit.text, projection.channel.rawValue)
    } else {
      let written = try run(
        """
        UPDATE dossier SET place = ?, national = ?, version = ?, due = ?, ended_at = ?, is_late = ?,
          last_position = ?, answers_position = ?, lookup_position = ?, state = ?, rating = ?, message_since = ?,
          held = ?
        WHERE authority = ? AND code = ? AND version = ?
        """, projection.place, projection.national, projection.version, projection.due, projection.endedAt,
        projection.isLate, positions.last, positions.answers, positions.lookup, projection.state, projection.rating,
        projection.messageSince, projection.heldDocuments, authority, projection.code.text, before?.version)
      guard written == 1 else { throw damaged("a dossier is not at the version that was read of it") }
    }
    if let before, before.indexed.nextMoment != projection.nextMoment {
      try run(
        "UPDATE dossier SET next_moment = ? WHERE authority = ? AND code = ?", projection.nextMoment, authority,
        projection.code.text)
    }
    if (before?.indexed.timeliness ?? .new) != TimelinessColumns(projection.timeliness) {
      try keep(projection.timeliness, of: projection.code)
    }
    try count(projection, before: before)
    if let papers = projection.undecidedPapers, !papers.isEmpty || !isNew {
      try run(
        "UPDATE dossier SET undecided = ? WHERE authority = ? AND code = ?", papers.isEmpty ? nil : list(texts: papers),
        authority, projection.code.text)
    }
    // Before the end there is no such day: what most entries write leaves its index alone.
    if projection.endedAt != nil { try keep(lastDay: projection.keptUntil, of: projection.code) }
    try keepTasks(of: projection, before: before)
    let seen = before?.derived?.units ?? []
    for unit in projection.units where !seen.contains(unit) {
      let added = try run(
        "INSERT INTO sight (authority, dossier, unit) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", authority,
        projection.code.text, unit.text)
      if added > 0, !isNew { try copyWords(of: projection.code, to: unit) }
    }
    if let subject = projection.subject { try keep(subject, of: projection.code) }
    try keep(projection.admission, of: projection.code)
  }

  /// Writes how a dossier is rated by time where that has changed, which most entries do not: they leave the indexes of
  /// reports alone.
  private func keep(_ timeliness: Timeliness, of code: DossierCode) throws {
    try run(
      """
      UPDATE dossier SET late_after = ?, late_cause = ?, handled_at = ?, is_rated = ?
      WHERE authority = ? AND code = ?
      """, timeliness.lateAfter, timeliness.cause?.rawValue, timeliness.handledAt, timeliness.isRated, authority,
      code.text)
  }

  private func keep(lastDay: Day?, of code: DossierCode) throws {
    try run(
      "UPDATE dossier SET kept_until = ? WHERE authority = ? AND code = ?", lastDay?.number, authority, code.text)
  }

  private func keep(_ subject: Projection.Subject?, of code: DossierCode) throws {
    try note(persons: subject?.persons ?? [], of: code)
    try run(
      "UPDATE dossier SET subject = ? WHERE authority = ? AND code = ?", subject?.name, authority, code.text)
    try run("DELETE FROM term WHERE authority = ? AND dossier = ?", authority, code.text)
    for word in subject?.terms ?? [] {
      try run(
        """
        INSERT INTO term (authority, unit, word, dossier)
        SELECT authority, unit, ?, dossier FROM sight WHERE authority = ? AND dossier = ?
        """, word, authority, code.text)
    }
  }

  /// Lets the officers of a further unit find a dossier.
  private func copyWords(of code: DossierCode, to unit: Key<Unit>) throws {
    try run(
      """
      INSERT INTO term (authority, unit, word, dossier)
      SELECT DISTINCT authority, ?, word, dossier FROM term WHERE authority = ? AND dossier = ?
      ON CONFLICT DO NOTHING
      """, unit.text, authority, code.text)
  }

  func replace(_ projection: Projection) throws {
    lastRow.forget()
    let found = try row(of: projection.code)
    guard let positions = try projection.places.map({ try positions($0, of: projection) }) ?? found?.positions else {
      throw damaged("a dossier to replace is missing")
    }
    try forgetCandidacy(of: projection.code)
    try run("DELETE FROM sight WHERE authority = ? AND dossier = ?", authority, projection.code.text)
    try run("DELETE FROM task WHERE authority = ? AND dossier = ?", authority, projection.code.text)
    try keep(projection, positions, before: found)
    if found != nil { try keepUnchanging(projection) }
    try keep(projection.subject, of: projection.code)
    try keep(lastDay: projection.keptUntil, of: projection.code)
  }

  /// Writes what no entry changes, and what entries leave alone that do not change it.
  private func keepUnchanging(_ projection: Projection) throws {
    try run(
      """
      UPDATE dossier SET procedure = ?, submitted_at = ?, secret = ?, unit = ?, channel = ?, next_moment = ?
      WHERE authority = ? AND code = ?
      """, projection.procedure.text, projection.submittedAt, projection.secretHash, projection.unit.text,
      projection.channel.rawValue, projection.nextMoment, authority, projection.code.text)
    try keep(projection.timeliness, of: projection.code)
  }

  /// What rows name entries by: their positions, or where those are given behind the commit the numbers of their rows.
  private func positions(_ places: LogPlaces, of projection: Projection) throws -> Positions {
    let first = try places.answers ?? entries(backFrom: places.last, of: .dossier(projection.code)).first?.position
    return Positions(
      last: try reference(ofEntryAt: places.last), answers: try reference(ofEntryAt: first ?? places.last),
      lookup: try places.lookup.map { try reference(ofEntryAt: $0) })
  }

  func projection(of code: DossierCode) throws -> Projection? {
    do {
      guard let found = try storedProjection(of: code) else { return nil }
      return try isWritten(found) ? found : nil
    } catch let failure as StoreFailure where failure.code == .unexpectedValue {
      return nil
    } catch is JSONError {
      return nil
    }
  }

  private func storedProjection(of code: DossierCode) throws -> Projection? {
    let found = try first(
      """
      SELECT procedure, place, national, version, submitted_at, due, ended_at, is_late, next_moment, state, secret, subject,
        rating, message_since, unit, channel, late_after, late_cause, handled_at, is_rated, undecided,
        held, kept_until, last_position, answers_position, lookup_position
      FROM dossier WHERE authority = ? AND code = ?
      """, authority, code.text
    ) { row throws(StoreFailure) in
      (
        row.text(0), row.text(1), Int(row.int(2)), Int(row.int(3)), row.instant(4), row.instantOrNil(5),
        row.instantOrNil(6), try row.mark(7), row.instantOrNil(8), row.text(9), row.text(10), row.textOrNil(11),
        row.intOrNil(12).map { Int($0) }, row.instantOrNil(13),
        (
          row.text(14), row.text(15), try TimelinessColumns(strictly: row, from: 16),
          row.textOrNil(20), Int(row.int(21)), row.intOrNil(22)
        ), Positions(last: row.int(23), answers: row.int(24), lookup: row.intOrNil(25))
      )
    }
    guard let found else { return nil }
    let words = try words(of: code)
    let units = try all(
      "SELECT unit FROM sight WHERE authority = ? AND dossier = ? ORDER BY unit", authority, code.text
    ) { row in row.text(0) }
    // Words of whoever was erased are as wrong as his name.
    let name = found.11 ?? (words.isEmpty ? nil : "")
    return Projection(
      code: code, procedure: try key(found.0), unit: try key(found.14.0), channel: try channel(found.14.1),
      place: found.1, national: found.2, version: found.3, submittedAt: found.4, due: found.5, endedAt: found.6,
      isLate: found.7,
      timeliness: try found.14.2.timeliness(in: self), nextMoment: found.8, state: found.9,
      tasks: try tasks(of: code), units: try units.map { try key($0) }, secretHash: found.10, rating: found.12,
      messageSince: found.13, undecidedPapers: try found.14.3.map(texts) ?? [], heldDocuments: found.14.4,
      keptUntil: found.14.5.map { Day(number: Int($0)) },
      subject: try name.map { Projection.Subject(name: $0, terms: words, persons: try persons(of: code)) },
      admission: try admission(of: code), places: try places(found.15, of: code))
  }

  /// Where the entries stand that a row names; those of other dossiers count for none.
  private func places(_ positions: Positions, of code: DossierCode) throws -> LogPlaces {
    func place(_ reference: Int64) throws -> Int64 {
      guard let entry = try readable({ try entry(at: reference) }), entry.subject == .dossier(code) else { return 0 }
      return entry.position
    }
    return LogPlaces(
      last: try place(positions.last), answers: try place(positions.answers),
      lookup: try positions.lookup.map(place))
  }

  /// The words by which it is found: those that the officers of every unit find, and no others.
  private func words(of code: DossierCode) throws -> [String] {
    try all(
      """
      SELECT word FROM term LEFT JOIN sight ON sight.authority = term.authority AND sight.dossier = term.dossier
        AND sight.unit = term.unit
      WHERE term.authority = ?1 AND term.dossier = ?2 GROUP BY word
      HAVING count(*) = count(sight.unit)
        AND count(*) = (SELECT count(*) FROM sight WHERE authority = ?1 AND dossier = ?2) ORDER BY word
      """, authority, code.text
    ) { row in row.text(0) }
  }

  /// Whether the rows beside a dossier's own are those that are written for what was read of them.
  private func isWritten(_ projection: Projection) throws -> Bool {
    let code = projection.code
    if projection.subject?.terms == nil || projection.subject?.terms == [] {
      guard try !exists("SELECT 1 FROM term WHERE authority = ? AND dossier = ?", authority, code.text) else {
        return false
      }
    }
    let isEarlier = try exists(
      "SELECT 1 FROM person WHERE authority = ? AND dossier = ? AND submitted_at <> ?", authority, code.text,
      projection.submittedAt)
    return try !isEarlier && areTasksWritten(projection) && isAdmissionWritten(projection.admission, of: code)
  }

  /// The texts of a JSON list that this program wrote.
  private func texts(_ list: String) throws -> [String] {
    try JSONField(JSONValue(reading: list)).array().map { try $0.string() }
  }

  func channel(_ text: String) throws(StoreFailure) -> Channel {
    guard let channel = Channel(rawValue: text) else { throw damaged("a channel is not known") }
    return channel
  }

  func cause(_ text: String) throws(StoreFailure) -> Timeliness.Cause {
    guard let cause = Timeliness.Cause(rawValue: text) else { throw damaged("a cause of lateness is not known") }
    return cause
  }

  func task(
    _ unit: String, _ role: String, _ due: Int64, _ number: Int, _ step: String, _ officer: String?,
    openedAt: Int64? = nil
  ) throws -> TaskRow {
    TaskRow(
      number: number, step: try key(step), post: role.isEmpty ? nil : Post(unit: try key(unit), role: try key(role)),
      officer: try officer.map { try key($0) }, due: due == .max ? nil : Instant(milliseconds: due),
      openedAt: openedAt.map { Instant(milliseconds: $0) })
  }

  func codes(after code: DossierCode?, limit: Int) throws -> [DossierCode] {
    var (codes, after) = ([DossierCode](), code?.text ?? "")
    while codes.count < limit, case let texts = try allCodes(after: after, limit: limit - codes.count),
      let last = texts.last
    {
      codes += texts.compactMap { DossierCode($0) }
      after = last
    }
    return codes
  }
}

/// What indexes hold of a dossier and entries seldom change.
struct IndexedColumns {
  let nextMoment: Instant?
  let timeliness: TimelinessColumns

  /// Five columns of a row: the next moment, and how it is rated by time.
  init(_ row: borrowing Row, from column: Int) {
    nextMoment = row.instantOrNil(column)
    timeliness = TimelinessColumns(row, from: column + 1)
  }
}

/// How a dossier is rated by time, as the columns have it.
struct TimelinessColumns: Equatable {
  let lateAfter: Instant?
  let cause: String?
  let handledAt: Instant?
  let isRated: Bool

  /// What a row has that was just made.
  static let new = TimelinessColumns(Timeliness(lateAfter: nil, cause: nil, handledAt: nil))

  init(_ timeliness: Timeliness) {
    lateAfter = timeliness.lateAfter
    cause = timeliness.cause?.rawValue
    handledAt = timeliness.handledAt
    isRated = timeliness.isRated
  }

  init(_ row: borrowing Row, from first: Int) {
    lateAfter = row.instantOrNil(first)
    cause = row.textOrNil(first + 1)
    handledAt = row.instantOrNil(first + 2)
    isRated = row.bool(first + 3)
  }

  /// - Throws: ``StoreFailure`` where a mark is neither 0 nor 1.
  init(strictly row: borrowing Row, from first: Int) throws(StoreFailure) {
    _ = try row.mark(first + 3)
    self.init(row, from: first)
  }

  func timeliness(in record: AuthorityRecord) throws -> Timeliness {
    Timeliness(
      lateAfter: lateAfter, cause: try cause.map { try record.cause($0) }, handledAt: handledAt, isRated: isRated)
  }
}

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
  /// reports alone. Triggers count what has changed.
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
    guard let before = try row(of: projection.code) else { throw damaged("a dossier to replace is missing") }
    try forgetCandidacy(of: projection.code)
    try run("DELETE FROM sight WHERE authority = ? AND dossier = ?", authority, projection.code.text)
    try run("DELETE FROM task WHERE authority = ? AND dossier = ?", authority, projection.code.text)
    try keep(projection, before.positions, before: before)
    try keep(projection.subject, of: projection.code)
    try keep(lastDay: projection.keptUntil, of: projection.code)
  }

  func projection(of code: DossierCode) throws -> Projection? {
    let found = try first(
      """
      SELECT procedure, place, national, version, submitted_at, due, ended_at, is_late, next_moment, state, secret, subject,
        rating, message_since, unit, channel, late_after, late_cause, handled_at, is_rated, undecided,
        held, kept_until
      FROM dossier WHERE authority = ? AND code = ?
      """, authority, code.text
    ) { row in
      (
        row.text(0), row.text(1), Int(row.int(2)), Int(row.int(3)), row.instant(4), row.instantOrNil(5),
        row.instantOrNil(6), row.bool(7), row.instantOrNil(8), row.text(9), row.text(10), row.textOrNil(11),
        row.intOrNil(12).map { Int($0) }, row.instantOrNil(13),
        (
          row.text(14), row.text(15), TimelinessColumns(row, from: 16), row.textOrNil(20), Int(row.int(21)),
          row.intOrNil(22)
        )
      )
    }
    guard let found else { return nil }
    // A word counts when the officers of every unit find it, and of no other.
    let words = try all(
      """
      SELECT word FROM term WHERE authority = ?1 AND dossier = ?2 GROUP BY word
      HAVING count(*) = (SELECT count(*) FROM sight WHERE authority = ?1 AND dossier = ?2) ORDER BY word
      """, authority, code.text
    ) { row in row.text(0) }
    let units = try all(
      "SELECT unit FROM sight WHERE authority = ? AND dossier = ? ORDER BY unit", authority, code.text
    ) { row in row.text(0) }
    return Projection(
      code: code, procedure: try key(found.0), unit: try key(found.14.0), channel: try channel(found.14.1),
      place: found.1, national: found.2, version: found.3, submittedAt: found.4, due: found.5, endedAt: found.6,
      isLate: found.7,
      timeliness: try found.14.2.timeliness(in: self), nextMoment: found.8, state: found.9,
      tasks: try tasks(of: code), units: try units.map { try key($0) }, secretHash: found.10, rating: found.12,
      messageSince: found.13, undecidedPapers: try found.14.3.map(texts) ?? [], heldDocuments: found.14.4,
      keptUntil: found.14.5.map { Day(number: Int($0)) },
      subject: try found.11.map { Projection.Subject(name: $0, terms: words, persons: try persons(of: code)) },
      admission: try admission(of: code))
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

  /// The statement that reads the tasks of a dossier as its projection has them; tests look at its plan.
  static let projectedTasks: SQL = """
    SELECT min(unit), min(role), min(due), number, min(step), min(officer) FROM task INDEXED BY task_dossier
    WHERE authority = ?1 AND dossier = ?2 GROUP BY number
    HAVING min(role) <> '' OR count(*) = (SELECT count(*) FROM sight WHERE authority = ?1 AND dossier = ?2)
    ORDER BY number
    """

  private func tasks(of code: DossierCode) throws -> [TaskRow] {
    try all(AuthorityRecord.projectedTasks, authority, code.text) { row in
      (row.text(0), row.text(1), row.int(2), Int(row.int(3)), row.text(4), row.textOrNil(5))
    }
    .map { try task($0.0, $0.1, $0.2, $0.3, $0.4, $0.5) }
  }

  func task(
    _ unit: String, _ role: String, _ due: Int64, _ number: Int, _ step: String, _ officer: String?
  ) throws -> TaskRow {
    TaskRow(
      number: number, step: try key(step), post: role.isEmpty ? nil : Post(unit: try key(unit), role: try key(role)),
      officer: try officer.map { try key($0) }, due: due == .max ? nil : Instant(milliseconds: due))
  }

  func codes(after code: DossierCode?, limit: Int) throws -> [DossierCode] {
    try all(
      "SELECT code FROM dossier WHERE authority = ? AND code > ? ORDER BY code LIMIT ?", authority, code?.text ?? "",
      limit
    ) { row in row.text(0) }.map { try self.code($0) }
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

  func timeliness(in record: AuthorityRecord) throws -> Timeliness {
    Timeliness(
      lateAfter: lateAfter, cause: try cause.map { try record.cause($0) }, handledAt: handledAt, isRated: isRated)
  }
}

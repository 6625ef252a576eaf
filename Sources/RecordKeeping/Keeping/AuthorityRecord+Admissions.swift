import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// Writes what councils see of an admission; a candidacy of nil stays as it is.
  func keep(_ admission: AdmissionRow?, of code: DossierCode) throws {
    guard let admission else { return }
    if let candidacy = admission.candidacy {
      try run("DELETE FROM candidate WHERE authority = ? AND dossier = ?", authority, code.text)
      for (place, school) in candidacy.choices.enumerated() {
        try run(
          """
          INSERT INTO candidate (authority, intake, school, dossier, rank, milli_points, points, is_in_zone, is_turn, has_seat)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, authority, admission.intake.text, school.text, code.text, place + 1, admission.milliPoints,
          admission.points, candidacy.zone.contains(school), place == admission.turn, admission.seat == school)
      }
    } else {
      try run(
        """
        UPDATE candidate SET milli_points = ?, points = ?, is_turn = CASE WHEN rank = ? THEN 1 ELSE 0 END,
          has_seat = CASE WHEN school = ? THEN 1 ELSE 0 END
        WHERE authority = ? AND dossier = ?
        """, admission.milliPoints, admission.points, admission.turn + 1, admission.seat?.text ?? "", authority,
        code.text)
    }
  }

  /// Forgets what councils see of a dossier, before it is made again.
  func forgetCandidacy(of code: DossierCode) throws {
    try run("DELETE FROM candidate WHERE authority = ? AND dossier = ?", authority, code.text)
  }

  func admission(of code: DossierCode) throws -> AdmissionRow? {
    let rows = try all(
      """
      SELECT intake, school, points, is_in_zone, is_turn, has_seat, rank FROM candidate
      WHERE authority = ? AND dossier = ? ORDER BY rank
      """, authority, code.text
    ) { row in
      (row.text(0), row.text(1), row.textOrNil(2), row.bool(3), row.bool(4), row.bool(5), Int(row.int(6)))
    }
    guard let first = rows.first else { return nil }
    return AdmissionRow(
      intake: try key(first.0), turn: (rows.first { $0.4 }?.6 ?? 1) - 1,
      seat: try rows.first { $0.5 }.map { try key($0.1) },
      points: first.2,
      candidacy: Candidacy(choices: try rows.map { try key($0.1) }, zone: try rows.filter(\.3).map { try key($0.1) }))
  }

  /// Whether the rows that councils see are those that are written for an admission.
  func isAdmissionWritten(_ admission: AdmissionRow?, of code: DossierCode) throws -> Bool {
    let kept = try all(
      """
      SELECT intake, school, rank, milli_points, is_in_zone, is_turn, has_seat, points FROM candidate
      WHERE authority = ? AND dossier = ? ORDER BY rank
      """, authority, code.text
    ) { row throws(StoreFailure) in
      (
        [row.text(0), row.text(1), row.textOrNil(7) ?? ""], [Int(row.int(2)), Int(row.int(3))],
        [try row.mark(4), try row.mark(5), try row.mark(6)]
      )
    }
    guard let admission else { return kept.isEmpty }
    let wanted = (admission.candidacy?.choices ?? []).enumerated().map { place, school in
      (
        [admission.intake.text, school.text, admission.points ?? ""], [place + 1, admission.milliPoints],
        [
          admission.candidacy?.zone.contains(school) == true, place == admission.turn, admission.seat == school,
        ]
      )
    }
    return kept.count == wanted.count && zip(kept, wanted).allSatisfy { $0 == $1 }
  }

  func dossiers(in intake: Key<Intake>, after code: DossierCode?, limit: Int) throws -> [DossierCode] {
    try all(
      """
      SELECT dossier FROM candidate WHERE authority = ? AND intake = ? AND rank = 1 AND dossier > ?
      ORDER BY dossier LIMIT ?
      """, authority, intake.text, code?.text ?? "", limit
    ) { row in row.text(0) }.compactMap { DossierCode($0) }
  }

  func seatsKept(in intake: Key<Intake>, at school: Key<Procedures.Unit>) throws -> Int {
    if hold.isShared { throw StoreFailure.needsWhole("seats are counted over all dossiers") }
    return try first(
      "SELECT count(*) FROM candidate WHERE authority = ? AND intake = ? AND school = ? AND has_seat = 1", authority,
      intake.text, school.text
    ) { row in Int(row.int(0)) } ?? 0
  }

  func candidates(_ query: CandidateQuery) throws -> [CandidateRow] {
    try all(
      "SELECT rank, milli_points, is_in_zone, is_turn, has_seat, " + DossierColumns.names + """
         FROM candidate JOIN dossier ON dossier.authority = candidate.authority AND dossier.code = candidate.dossier
        WHERE candidate.authority = ?1 AND candidate.intake = ?2 AND candidate.school = ?3
          AND (candidate.rank, -candidate.milli_points, candidate.dossier) > (?4, ?5, ?6)
          AND EXISTS (SELECT 1 FROM sight WHERE sight.authority = candidate.authority
            AND sight.dossier = candidate.dossier AND sight.unit IN (SELECT value FROM json_each(?7)))
        ORDER BY candidate.rank, -candidate.milli_points, candidate.dossier LIMIT ?8
        """, authority, query.intake.text, query.school.text, query.after?.rank ?? 0,
      -(query.after?.milliPoints ?? .max), query.after?.code.text ?? "", list(query.units), query.limit
    ) { row in
      (Int(row.int(0)), Int(row.int(1)), row.bool(2), row.bool(3), row.bool(4), DossierColumns(row, from: 5))
    }.map {
      CandidateRow(
        dossier: try $0.5.row(in: self), rank: $0.0, milliPoints: $0.1, isInZone: $0.2, isTurn: $0.3, hasSeat: $0.4)
    }
  }

  func schoolCounts(in intake: Key<Intake>) throws -> [SchoolCount] {
    try all(
      """
      SELECT school, count(*) FILTER (WHERE rank = 1), count(*), sum(has_seat) FROM candidate
      WHERE authority = ? AND intake = ? GROUP BY school ORDER BY school
      """, authority, intake.text
    ) { row in (row.text(0), Int(row.int(1)), Int(row.int(2)), Int(row.int(3))) }
    .map { SchoolCount(school: try key($0.0), first: $0.1, all: $0.2, seats: $0.3) }
  }
}

extension AdmissionRow {
  /// The points in thousandths, by which candidates are put in order; none are nothing.
  fileprivate var milliPoints: Int {
    guard let points else { return 0 }
    let parts = points.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }), abs(whole) < 1_000_000_000 else { return 0 }
    let figures = parts.dropFirst().first.map { String($0.prefix(3)) } ?? ""
    let rest = Int(figures + String(repeating: "0", count: 3 - figures.utf8.count)) ?? 0
    return whole * 1000 + (points.hasPrefix("-") ? -rest : rest)
  }
}

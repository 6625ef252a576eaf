import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func keptDossiers(_ query: RetentionQuery) throws -> RetentionPage {
    let (until, code) = query.after.map { ($0.until.number, $0.code.text) } ?? (Int.min, "")
    typealias Place = (until: Int, code: String)
    var (shown, last, looked): ([Place], Place?, Int) = ([], nil, 0)
    try each(
      AuthorityRecord.kept, authority, until, code, query.before.number, query.units.map { list($0) },
      AuthorityRecord.looks
    ) { row in
      let place = (until: Int(row.int(1)), code: row.text(2))
      if row.bool(0) { shown.append(place) }
      (last, looked) = (place, looked + 1)
      return shown.count <= query.limit
    }
    let end = shown.count > query.limit ? shown[query.limit - 1] : looked == AuthorityRecord.looks ? last : nil
    func cursor(_ place: Place) throws -> RetentionCursor {
      RetentionCursor(until: Day(number: place.until), code: try self.code(place.code))
    }
    return RetentionPage(
      places: try shown.prefix(query.limit).map { try cursor($0) }, next: try end.map { try cursor($0) })
  }

  /// The statement that looks at kept dossiers; tests look at its plan.
  static let kept: SQL = """
    SELECT ?5 IS NULL OR EXISTS (SELECT 1 FROM sight WHERE sight.authority = dossier.authority
        AND sight.dossier = dossier.code AND sight.unit IN (SELECT value FROM json_each(?5))),
      kept_until, code
    FROM dossier INDEXED BY dossier_kept
    WHERE authority = ?1 AND kept_until IS NOT NULL AND (kept_until, code) > (?2, ?3) AND kept_until < ?4
    ORDER BY kept_until, code LIMIT ?6
    """

  func keptCount(before day: Day) throws -> Int {
    try first(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM dossier WHERE authority = ? AND kept_until IS NOT NULL AND kept_until < ? LIMIT 1000) AS counted
      """, authority, day.number
    ) { row in Int(row.int(0)) } ?? 0
  }

  func files(of subject: RecordSubject) throws -> [String] {
    try all(
      "SELECT sha256 FROM attachment WHERE authority = ? AND subject = ? ORDER BY sha256", authority, subject.text
    ) { row in row.text(0) }
  }

  func erase(_ traces: PersonalTraces) throws {
    let subject = traces.subject
    for entry in try entries(of: subject) {
      // One that has no place yet is named by its row.
      let row = AuthorityRecord.row(of: entry.position)
      let named: SQL = row == nil ? "position = ?2" : "id = ?2"
      try run(
        "DELETE FROM content WHERE entry IN (SELECT id FROM entry WHERE authority = ?1 AND " + named + ")", authority,
        row ?? entry.position)
    }
    let files = try files(of: subject)
    for sha256 in files {
      try run(
        "INSERT INTO leaving_file (authority, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING", authority, sha256)
    }
    try run("DELETE FROM attachment WHERE authority = ? AND subject = ?", authority, subject.text)
    for manifest in traces.evidence {
      if let code = subject.dossier { try forget(UndecidedFinding(evidence: manifest, dossier: code)) }
      try run(
        "INSERT INTO leaving_evidence (authority, manifest) VALUES (?, ?) ON CONFLICT DO NOTHING", authority, manifest)
    }
    for row in try outbox(of: subject) {
      try run("DELETE FROM sent_file WHERE authority = ? AND effect = ?", authority, row.effect.identity)
    }
    switch subject {
    case .dossier(let code):
      try run("DELETE FROM portal_number WHERE authority = ? AND dossier = ?", authority, code.text)
    case .document: try expireMessages(ofFiles: files)
    }
    for reference in traces.payments {
      // What was paid, when and how stands in the log; what the platform wrote of the payer goes.
      try run("UPDATE payment SET address = NULL WHERE authority = ? AND reference = ?", authority, reference)
      try run("DELETE FROM payment_message WHERE authority = ? AND reference = ?", authority, reference)
      try run("UPDATE payment_question SET reason = NULL WHERE authority = ? AND reference = ?", authority, reference)
    }
  }

  func leavingFiles(after sha256: String?, limit: Int) throws -> [String] {
    try all(
      "SELECT sha256 FROM leaving_file WHERE authority = ? AND sha256 > ? ORDER BY sha256 LIMIT ?", authority,
      sha256 ?? "", limit
    ) { row in row.text(0) }
  }

  func noteLeavingFile(_ sha256: String) throws {
    try run(
      "INSERT INTO leaving_file (authority, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING", authority, sha256)
  }

  func settleLeavingFile(_ sha256: String) throws {
    try run("DELETE FROM leaving_file WHERE authority = ? AND sha256 = ?", authority, sha256)
  }

  func leavingEvidence(after manifest: String?, limit: Int) throws -> [String] {
    try all(
      "SELECT manifest FROM leaving_evidence WHERE authority = ? AND manifest > ? ORDER BY manifest LIMIT ?", authority,
      manifest ?? "", limit
    ) { row in row.text(0) }
  }

  func removeEvidence(_ manifest: String) throws {
    let parts = try all(
      "SELECT part FROM evidence_part WHERE authority = ? AND manifest = ?", authority, manifest
    ) { row in row.text(0) }
    try run("DELETE FROM evidence_part WHERE authority = ? AND manifest = ?", authority, manifest)
    try run("DELETE FROM evidence WHERE authority = ? AND sha256 = ?", authority, manifest)
    for part in parts
    where try !exists("SELECT 1 FROM evidence_part WHERE authority = ? AND part = ?", authority, part) {
      try run("DELETE FROM evidence WHERE authority = ? AND sha256 = ?", authority, part)
    }
    try run("DELETE FROM leaving_evidence WHERE authority = ? AND manifest = ?", authority, manifest)
  }

  func unlinkedEvidence(limit: Int) throws -> [String] {
    try all("SELECT manifest FROM unlinked_evidence WHERE authority = ? LIMIT ?", authority, limit) { row in
      row.text(0)
    }
  }

  func evidenceParts(of manifest: String, limit: Int) throws -> [String]? {
    if try exists("SELECT 1 FROM unlinked_evidence WHERE authority = ? AND manifest = ?", authority, manifest) {
      return nil
    }
    return try all(
      "SELECT part FROM evidence_part WHERE authority = ? AND manifest = ? ORDER BY part LIMIT ?", authority, manifest,
      limit
    ) { row in row.text(0) }
  }

  func linkedManifests(after manifest: String?, limit: Int) throws -> [(sha256: String, isKept: Bool)] {
    try all(
      """
      SELECT manifest, EXISTS (SELECT 1 FROM evidence
        WHERE evidence.authority = ?1 AND evidence.sha256 = linked.manifest)
      FROM (SELECT DISTINCT manifest FROM evidence_part INDEXED BY evidence_part_manifest
        WHERE authority = ?1 AND manifest > ?2 ORDER BY manifest LIMIT ?3) AS linked
      ORDER BY manifest
      """, authority, manifest ?? "", limit
    ) { row in (sha256: row.text(0), isKept: row.bool(1)) }
  }

  func forgetSearchWords(before moment: Instant, limit: Int) throws -> Int {
    try run(
      """
      UPDATE reading SET subject = '' WHERE authority = ?1 AND id IN (
        SELECT id FROM reading
        WHERE authority = ?1 AND what = 'search' AND subject <> '' AND at < ?2 ORDER BY at LIMIT ?3)
      """, authority, moment, limit)
  }

  func link(_ parts: [String], to manifest: String) throws {
    for part in parts {
      try run(
        "INSERT INTO evidence_part (authority, part, manifest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", authority,
        part,
        manifest)
    }
    try run("DELETE FROM unlinked_evidence WHERE authority = ? AND manifest = ?", authority, manifest)
  }
}

import Dossiers
import OneStop

extension AuthorityRecord {
  func evidence(sha256: String) throws -> KeptEvidence? {
    try first("SELECT kind, content FROM evidence WHERE authority = ? AND sha256 = ?", authority, sha256) { row in
      KeptEvidence(sha256: sha256, kind: row.text(0), bytes: row.bytes(1))
    }
  }

  func evidence(after sha256: String?, limit: Int) throws -> [KeptEvidence] {
    try all(
      "SELECT sha256, kind, content FROM evidence WHERE authority = ? AND sha256 > ? ORDER BY sha256 LIMIT ?",
      authority, sha256 ?? "", limit
    ) { row in KeptEvidence(sha256: row.text(0), kind: row.text(1), bytes: row.bytes(2)) }
  }

  func subjects(naming sha256: String) throws -> [RecordSubject] {
    try all(
      "SELECT subject FROM attachment WHERE sha256 = ? AND authority = ? ORDER BY subject", sha256, authority
    ) { row in row.text(0) }.map { text in
      guard let subject = RecordSubject(text) else { throw damaged("the subject of a file is not known") }
      return subject
    }
  }

  func isAttached(sha256: String, to subject: RecordSubject) throws -> Bool {
    try exists(
      "SELECT 1 FROM attachment WHERE sha256 = ? AND authority = ? AND subject = ?", sha256, authority, subject.text)
  }

  func isNoted(_ finding: UndecidedFinding) throws -> Bool {
    try exists(
      "SELECT 1 FROM undecided_finding WHERE authority = ? AND evidence = ? AND dossier = ?", authority,
      finding.evidence, finding.dossier.text)
  }

  func keep(_ evidence: KeptEvidence) throws {
    // Most of it is there already, and lists are long.
    let isKept = try first(
      "SELECT 1 FROM evidence WHERE authority = ? AND sha256 = ?", authority, evidence.sha256
    ) { _ in true }
    guard isKept == nil else { return }
    try run(
      "INSERT INTO evidence (authority, sha256, kind, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", authority,
      evidence.sha256, evidence.kind, evidence.bytes)
    if !evidence.parts.isEmpty { try link(evidence.parts, to: evidence.sha256) }
  }

  func undecidedFindings(after finding: UndecidedFinding?, limit: Int) throws -> [UndecidedFinding] {
    try all(
      """
      SELECT evidence, dossier FROM undecided_finding WHERE authority = ? AND (evidence, dossier) > (?, ?)
        AND EXISTS (SELECT 1 FROM dossier
          WHERE dossier.authority = undecided_finding.authority AND dossier.code = undecided_finding.dossier)
      ORDER BY evidence, dossier LIMIT ?
      """, authority, finding?.evidence ?? "", finding?.dossier.text ?? "", limit
    ) { row in (row.text(0), row.text(1)) }.compactMap { evidence, text in
      DossierCode(text).map { UndecidedFinding(evidence: evidence, dossier: $0) }
    }
  }

  func note(_ finding: UndecidedFinding) throws {
    try run(
      "INSERT INTO undecided_finding (authority, evidence, dossier) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", authority,
      finding.evidence, finding.dossier.text)
  }

  func forget(_ finding: UndecidedFinding) throws {
    try run(
      "DELETE FROM undecided_finding WHERE authority = ? AND evidence = ? AND dossier = ?", authority, finding.evidence,
      finding.dossier.text)
  }
}

import Documents
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func handedDraft(of document: DocumentKey) throws -> KeptHandOver? {
    try first(
      """
      SELECT partner, dossier_id, dossier, hidden, answer_address, at FROM handed_draft WHERE authority = ? AND document = ?
      """, authority, document.text
    ) { row in
      (partner: row.text(0), names: (row.text(1), row.text(2), row.text(3), row.text(4)), at: row.instant(5))
    }.map { found in
      KeptHandOver(
        document: document, partner: try key(found.partner), dossierID: found.names.0, dossier: found.names.1,
        hidden: found.names.2, answerAddress: found.names.3, at: found.at)
    }
  }

  func handedDrafts(after document: String?, limit: Int) throws -> [String] {
    try all(
      "SELECT document FROM handed_draft WHERE authority = ? AND document > ? ORDER BY document LIMIT ?", authority,
      document ?? "", limit
    ) { row in row.text(0) }
  }

  func keep(_ handOver: KeptHandOver) throws {
    try run(
      """
      INSERT INTO handed_draft (authority, document, partner, dossier_id, dossier, hidden, answer_address, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, authority, handOver.document.text, handOver.partner.text, handOver.dossierID, handOver.dossier,
      handOver.hidden, handOver.answerAddress, handOver.at)
  }
}

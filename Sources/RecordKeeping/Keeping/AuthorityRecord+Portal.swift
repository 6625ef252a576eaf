import Dossiers
import OneStop
import WorkingTime

extension AuthorityRecord {
  func portalNumber(of dossier: DossierCode, file: String?) throws -> PortalNumber? {
    try first(
      "SELECT number, hash, at FROM portal_number WHERE authority = ? AND dossier = ? AND file = ?", authority,
      dossier.text, file ?? ""
    ) { row in
      PortalNumber(of: dossier, file: file, number: row.text(0), hash: row.text(1), at: row.instant(2))
    }
  }

  func keep(_ number: PortalNumber) throws {
    try run(
      """
      INSERT INTO portal_number (authority, dossier, file, number, hash, at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, authority, number.dossier.text, number.file ?? "", number.number, number.hash, number.at)
  }
}

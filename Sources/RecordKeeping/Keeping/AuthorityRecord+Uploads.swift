import Dossiers
import OneStop
import Text
import WorkingTime

extension AuthorityRecord {
  func upload(_ id: String) throws -> Upload? {
    try first(
      "SELECT sha256, name, bytes, type, at, owner, scan FROM upload WHERE authority = ? AND id = ?", authority, id
    ) { row in
      Upload(
        id: id, sha256: row.text(0), name: row.text(1), bytes: Int(row.int(2)), type: row.text(3), at: row.instant(4),
        owner: row.text(5), scan: ScanState(text: row.text(6)))
    }
  }

  /// Of one owner they are few, and counted; of all together they may be tens of thousands, and are kept count of.
  func waitingUploads(of owner: String?) throws -> WaitingUploads {
    guard let owner else {
      return try first(
        """
        SELECT coalesce(sum(files), 0), coalesce(sum(bytes), 0),
          (SELECT min(at) FROM upload WHERE authority = ?1 AND is_waiting = 1)
        FROM upload_count WHERE authority = ?1
        """, authority, read: waiting) ?? WaitingUploads(files: 0, bytes: 0, oldest: nil)
    }
    return try first(
      """
      SELECT count(*), coalesce(sum(bytes), 0), min(at) FROM upload
      WHERE is_waiting = 1 AND authority = ? AND owner = ?
      """, authority, owner, read: waiting) ?? WaitingUploads(files: 0, bytes: 0, oldest: nil)
  }

  private func waiting(_ row: borrowing Row) -> WaitingUploads {
    WaitingUploads(files: Int(row.int(0)), bytes: Int(row.int(1)), oldest: row.instantOrNil(2))
  }

  func staleUploads(before moment: Instant, limit: Int) throws -> [Upload] {
    try all(
      """
      SELECT id, sha256, name, bytes, type, at, owner, scan FROM upload
      WHERE authority = ? AND at < ? ORDER BY at LIMIT ?
      """, authority, moment, limit
    ) { AuthorityRecord.upload($0) }
  }

  func unscannedUploads(from place: Int, limit: Int) throws -> [Upload] {
    try all(
      """
      SELECT id, sha256, name, bytes, type, at, owner, scan FROM upload
      WHERE authority = ? AND scan = '' ORDER BY at, id LIMIT ? OFFSET ?
      """, authority, limit, place
    ) { AuthorityRecord.upload($0) }
  }

  func unscannedCount() throws -> Int {
    try first("SELECT count(*) FROM upload WHERE authority = ? AND scan = ''", authority) { Int($0.int(0)) } ?? 0
  }

  private static func upload(_ row: borrowing Row) -> Upload {
    Upload(
      id: row.text(0), sha256: row.text(1), name: row.text(2), bytes: Int(row.int(3)), type: row.text(4),
      at: row.instant(5), owner: row.text(6), scan: ScanState(text: row.text(7)))
  }

  func isWaitingCountRight() throws -> Bool {
    let kept = try waitingUploads(of: nil)
    let counted = try first(
      "SELECT count(*), coalesce(sum(bytes), 0) FROM upload WHERE authority = ? AND is_waiting = 1", authority
    ) { row in (Int(row.int(0)), Int(row.int(1))) }
    return counted.map { $0 == (kept.files, kept.bytes) } ?? true
  }

  func recountWaitingUploads() throws {
    try run("DELETE FROM upload_count WHERE authority = ?", authority)
    try run(
      """
      INSERT INTO upload_count (authority, files, bytes)
      SELECT ?1, count(*), sum(bytes) FROM upload WHERE authority = ?1 AND is_waiting = 1 HAVING count(*) > 0
      """, authority)
  }

  func isNamed(sha256: String) throws -> Bool {
    // The same content may be another authority's too: the file is one, and all authorities are asked.
    let isAttached = try exists("SELECT 1 FROM attachment WHERE sha256 = ?", sha256)
    let isMessage = try exists(
      """
      SELECT 1 FROM inbox WHERE sha256 = ?1 AND state <> 'expired'
      UNION ALL SELECT 1 FROM held_message WHERE sha256 = ?1
      """, sha256)
    return try isAttached || isMessage
      || exists("SELECT 1 FROM upload WHERE sha256 = ? AND scan IN ('', 'clean')", sha256)
  }

  func save(_ upload: Upload) throws {
    let isTaken = try exists(
      "SELECT 1 FROM attachment WHERE authority = ? AND sha256 = ? LIMIT 1", authority, upload.sha256)
    try run(
      """
      INSERT INTO upload (authority, id, sha256, name, bytes, type, at, owner, scan, is_waiting)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, authority, upload.id, upload.sha256, upload.name, upload.bytes, upload.type, upload.at, upload.owner,
      upload.scan.text, !isTaken)
    if !isTaken { try countWaiting(files: 1, bytes: Int64(upload.bytes)) }
  }

  func note(_ scan: ScanState, ofUploadsOf sha256: String) throws {
    // What no dossier may take counts against nobody: its file goes.
    if scan != .clean {
      let going = try first(
        """
        SELECT count(*), coalesce(sum(bytes), 0) FROM upload INDEXED BY upload_sha256
        WHERE authority = ? AND sha256 = ? AND scan = '' AND is_waiting = 1
        """, authority, sha256
      ) { row in (files: row.int(0), bytes: row.int(1)) }
      if let going { try countWaiting(files: -going.files, bytes: -going.bytes) }
    }
    try run(
      """
      UPDATE upload INDEXED BY upload_sha256
      SET scan = ?3, is_waiting = CASE WHEN ?3 = 'clean' THEN is_waiting ELSE 0 END
      WHERE authority = ?1 AND sha256 = ?2 AND scan = ''
      """, authority, sha256, scan.text)
  }

  func forgetUpload(_ id: String) throws {
    let waiting = try first(
      "SELECT bytes FROM upload WHERE authority = ? AND id = ? AND is_waiting = 1", authority, id
    ) { row in row.int(0) }
    try run("DELETE FROM upload WHERE authority = ? AND id = ?", authority, id)
    if let waiting { try countWaiting(files: -1, bytes: -waiting) }
  }

  func attach(sha256: String, to subject: RecordSubject) throws {
    try run(
      "INSERT INTO attachment (sha256, authority, subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", sha256, authority,
      subject.text)
    // The same content counts against nobody's quota any more, whoever else has uploaded it here: it is kept once.
    let taken = try all(
      """
      UPDATE upload INDEXED BY upload_sha256 SET is_waiting = 0 WHERE authority = ? AND sha256 = ? AND is_waiting = 1
      RETURNING bytes
      """, authority, sha256
    ) { row in row.int(0) }
    try countWaiting(files: Int64(-taken.count), bytes: -taken.reduce(0, +))
  }

  private static let uploadCount = CountTable(
    "upload_count", by: ["authority"], ["files", "bytes"], inShares: true)

  private func countWaiting(files: Int64, bytes: Int64) throws {
    guard files != 0 else { return }
    try AuthorityRecord.uploadCount.add([files, bytes], by: [authority], on: connection)
  }
}

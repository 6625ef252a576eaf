import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func expireMessages(before moment: Instant, limit: Int) throws -> Int {
    let strays = try all(
      """
      SELECT id, sha256 FROM inbox WHERE authority = ? AND state = 'quarantined' AND received_at < ? ORDER BY id LIMIT ?
      """, authority, moment, limit
    ) { row in (id: row.int(0), sha256: row.text(1)) }
    for stray in strays { try expire(stray.id, stray.sha256) }
    let held = try all(
      "SELECT id, sha256 FROM held_message WHERE authority = ? AND updated_at < ? ORDER BY id LIMIT ?", authority,
      moment,
      limit
    ) { row in (id: row.text(0), sha256: row.text(1)) }
    for message in held { try letGo(ofHeld: message.id, message.sha256) }
    return strays.count + held.count
  }

  func discardHeld(for receiver: Key<Partner>, limit: Int) throws -> Int {
    let held = try all(AuthorityRecord.heldForReceiver, authority, receiver.text, limit) { row in
      (id: row.text(0), sha256: row.text(1))
    }
    for message in held { try letGo(ofHeld: message.id, message.sha256) }
    return held.count
  }

  /// The statement that reads what is held for a receiver, in the order of its index: in that of the identities alone, what is held
  /// for all others would be gone through.
  static let heldForReceiver: SQL = """
    SELECT id, sha256 FROM held_message
    WHERE authority = ? AND receiver = ? AND status <> 'done' ORDER BY status, id LIMIT ?
    """

  private func letGo(ofHeld id: String, _ sha256: String) throws {
    try removeHeld(id)
    try letGo(sha256)
  }

  func discardMessage(_ id: Int64) throws -> Bool {
    let sha256 = try first(
      "SELECT sha256 FROM inbox WHERE authority = ? AND id = ? AND state = 'quarantined'", authority, id
    ) { row in row.text(0) }
    guard let sha256 else { return false }
    try expire(id, sha256)
    return true
  }

  /// Lets go of the messages that were taken and whose files no document has any more.
  func expireMessages(ofFiles files: [String]) throws {
    for sha256 in files
    where try !exists("SELECT 1 FROM attachment WHERE authority = ? AND sha256 = ?", authority, sha256) {
      let taken = try all(
        "SELECT id FROM inbox WHERE sha256 = ? AND authority = ? AND state = 'taken'", sha256, authority
      ) { row in row.int(0) }
      for id in taken { try expire(id, sha256) }
    }
  }

  private func expire(_ id: Int64, _ sha256: String) throws {
    // Should it come again, it is a message of its own: nobody has its content any more.
    let message = try first(
      "SELECT partner, state, bytes FROM inbox WHERE authority = ? AND id = ?", authority, id
    ) { row in (partner: row.text(0), state: row.text(1), bytes: row.int(2)) }
    try run(
      "UPDATE inbox SET state = 'expired', identity = identity || '|expired|' || id WHERE authority = ? AND id = ?",
      authority, id)
    if let message, let state = InboxRow.State(rawValue: message.state) {
      try count(nil, of: message.partner, was: .received(state, bytes: message.bytes))
    }
    try letGo(sha256)
  }

  /// Notes that a file goes, unless something else names it.
  private func letGo(_ sha256: String) throws {
    try run("INSERT INTO leaving_file (authority, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING", authority, sha256)
  }
}

import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func webhook(_ number: Int) throws -> Webhook? {
    try first(AuthorityRecord.webhook + " WHERE authority = ? AND number = ?", authority, number, read: columns)
      .map { try webhook($0) }
  }

  func webhooks() throws -> [Webhook] {
    try all(AuthorityRecord.webhook + " WHERE authority = ? ORDER BY number", authority, read: columns)
      .map { try webhook($0) }
  }

  func save(_ webhook: Webhook) throws {
    _ = try removeWebhook(webhook.number)
    try run(
      """
      INSERT INTO webhook (
        authority, number, integrator, url, procedures, types, nonce, earlier_nonce, earlier_until, made_at, state, reason,
        revision, cursor, next_try, attempts, failing_since, answer, told_at, set_aside)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, authority, webhook.number, webhook.integrator.text, webhook.url,
      webhook.procedures.map { $0.map(\.text).joined(separator: " ") },
      webhook.types.map { $0.map(\.description).joined(separator: " ") }, webhook.nonce, webhook.earlierNonce,
      webhook.earlierUntil, webhook.madeAt, webhook.state.rawValue, webhook.reason, webhook.revision,
      webhook.cursor.description, webhook.nextTry, webhook.attempts, webhook.failingSince, webhook.answer,
      webhook.toldAt, SetAside.text(webhook.setAside))
  }

  func settle(_ webhook: Webhook) throws -> Bool {
    try run(
      """
      UPDATE webhook SET state = ?, reason = ?, cursor = ?, next_try = ?, attempts = ?, failing_since = ?, answer = ?,
        told_at = ?, set_aside = ?, held_until = ?
      WHERE authority = ? AND number = ? AND revision = ? AND token = ?
      """, webhook.state.rawValue, webhook.reason, webhook.cursor.description, webhook.nextTry, webhook.attempts,
      webhook.failingSince, webhook.answer, webhook.toldAt, SetAside.text(webhook.setAside), webhook.heldUntil,
      authority, webhook.number, webhook.revision, webhook.token) > 0
  }

  func hold(webhook number: Int, at moment: Instant, until: Instant) throws -> Webhook? {
    // Clocks of nodes differ by a little; a time that lies an hour ahead was set by one that has been put back.
    let wrong = until.advanced(bySeconds: 3600)
    let isHeld =
      try run(
        """
        UPDATE webhook SET token = token + 1, held_until = ?4
        WHERE authority = ?1 AND number = ?2 AND (held_until IS NULL OR held_until <= ?3 OR held_until > ?5)
        """, authority, number, moment, until, wrong) > 0
    return isHeld ? try webhook(number) : nil
  }

  func letGo(_ webhook: Webhook) throws {
    try run(
      "UPDATE webhook SET held_until = NULL WHERE authority = ? AND number = ? AND token = ?", authority,
      webhook.number, webhook.token)
  }

  func removeWebhook(_ number: Int) throws -> Bool {
    try run("DELETE FROM webhook WHERE authority = ? AND number = ?", authority, number) > 0
  }

  private static let webhook: SQL = """
    SELECT number, integrator, url, procedures, types, nonce, earlier_nonce, earlier_until, made_at, state, reason,
      revision, cursor, next_try, attempts, failing_since, answer, told_at, set_aside, token,
      held_until
    FROM webhook
    """

  /// The columns of a webhook, as they were read.
  private struct WebhookColumns {
    let number: Int
    let texts: (integrator: String, url: String, procedures: String?, types: String?)
    let nonces: (now: [UInt8], earlier: [UInt8]?)
    let state: (word: String, reason: String?, revision: Int, cursor: String)
    let tries: (attempts: Int, answer: String?, setAside: String)
    let moments: (made: Instant, earlierUntil: Instant?, next: Instant, failing: Instant?, told: Instant?)
    let held: (token: Int64, until: Instant?)
  }

  private func columns(_ row: borrowing Row) -> WebhookColumns {
    WebhookColumns(
      number: Int(row.int(0)), texts: (row.text(1), row.text(2), row.textOrNil(3), row.textOrNil(4)),
      nonces: (row.bytes(5), row.bytesOrNil(6)),
      state: (row.text(9), row.textOrNil(10), Int(row.int(11)), row.text(12)),
      tries: (Int(row.int(14)), row.textOrNil(16), row.text(18)),
      moments: (row.instant(8), row.instantOrNil(7), row.instant(13), row.instantOrNil(15), row.instantOrNil(17)),
      held: (row.int(19), row.instantOrNil(20)))
  }

  private func webhook(_ row: WebhookColumns) throws -> Webhook {
    guard let state = Webhook.State(rawValue: row.state.word), let cursor = EventCursor(row.state.cursor) else {
      throw damaged("a webhook is in no known state, or nowhere in the log")
    }
    guard let setAside = SetAside.list(row.tries.setAside) else {
      throw damaged("what a webhook has set aside cannot be read")
    }
    let types = row.texts.types?.split(separator: " ").map { EventType(String($0)) }
    guard types?.contains(nil) != true else { throw damaged("a webhook wants events of a type that is not known") }
    var webhook = Webhook(
      number: row.number, integrator: try key(row.texts.integrator), url: row.texts.url,
      procedures: try row.texts.procedures.map { try keys($0) }, types: types?.compactMap(\.self),
      madeAt: row.moments.made, nonce: row.nonces.now, earlierNonce: row.nonces.earlier,
      earlierUntil: row.moments.earlierUntil, state: state, reason: row.state.reason, revision: row.state.revision,
      cursor: cursor, nextTry: row.moments.next, attempts: row.tries.attempts, failingSince: row.moments.failing,
      answer: row.tries.answer, toldAt: row.moments.told, setAside: setAside)
    (webhook.token, webhook.heldUntil) = row.held
    return webhook
  }
}

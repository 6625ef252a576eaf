import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func payment(_ reference: String) throws -> PaymentRow? {
    try first(
      AuthorityRecord.payment + " WHERE authority = ? AND reference = ?", authority, reference,
      read: PaymentColumns.init
    ).map { try $0.row(in: self) }
  }

  func payments(_ status: OnlinePayment.Status, _ query: PaymentQuery) throws -> [PaymentRow] {
    try all(
      AuthorityRecord.payment
        + """
         WHERE authority = ? AND status = ? AND id > ? AND unit IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?
        """, authority, status.rawValue, query.after, list(query.units), query.limit, read: PaymentColumns.init
    ).map { try $0.row(in: self) }
  }

  func paymentSums(of units: [Key<Procedures.Unit>], from start: Instant, before end: Instant) throws -> [PaymentSum] {
    try all(
      """
      SELECT partner, status, count(*), sum(amount) FROM payment
      WHERE authority = ? AND begun_at >= ? AND begun_at < ? AND unit IN (SELECT value FROM json_each(?))
      GROUP BY partner, status ORDER BY partner, status
      """, authority, start, end, list(units)
    ) { row in (partner: row.text(0), status: row.text(1), count: row.int(2), amount: row.int(3)) }.map { sum in
      PaymentSum(
        partner: sum.partner, status: try paymentStatus(sum.status), count: Int(sum.count),
        amount: Money(dong: Int(sum.amount)))
    }
  }

  func paymentQuestions(open: Bool, _ query: PaymentQuery) throws -> [PaymentQuestion] {
    let place: SQL = open ? " AND settled_at IS NULL" : " AND settled_at IS NOT NULL"
    return try all(
      AuthorityRecord.paymentQuestion + " WHERE authority = ?" + place
        + " AND id > ? AND unit IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?",
      authority, query.after, list(query.units), query.limit, read: PaymentQuestionColumns.init
    ).map { try $0.question(in: self) }
  }

  func paymentQuestion(_ id: Int64) throws -> PaymentQuestion? {
    try first(
      AuthorityRecord.paymentQuestion + " WHERE authority = ? AND id = ?", authority, id,
      read: PaymentQuestionColumns.init
    ).map { try $0.question(in: self) }
  }

  func paymentMessages(of reference: String) throws -> [PaymentMessage] {
    try all(
      "SELECT kind, at, body FROM payment_message WHERE authority = ? AND reference = ? ORDER BY id LIMIT 500",
      authority, reference
    ) { row in (kind: row.text(0), at: row.instant(1), body: row.bytes(2)) }.map { message in
      guard let kind = PaymentMessage.Kind(rawValue: message.kind) else {
        throw damaged("a message about a payment is of no known kind")
      }
      return PaymentMessage(reference: reference, kind: kind, at: message.at, body: message.body)
    }
  }

  func save(_ payment: PaymentRow) throws {
    try run(
      """
      INSERT INTO payment (authority, reference, dossier, number, unit, partner, amount, status, begun_at, address)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, reference) DO UPDATE SET status = excluded.status, address = excluded.address
      """, authority, payment.reference, payment.dossier.text, payment.number, payment.unit.text, payment.partner,
      payment.amount.dong, payment.status.rawValue, payment.begunAt, payment.address)
  }

  func raise(_ question: PaymentQuestion) throws -> Bool {
    try run(
      """
      INSERT INTO payment_question (authority, reference, dossier, unit, doubt, amount, platform_transaction, raised_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, authority, question.reference, question.dossier?.text, question.unit.text, question.doubt.rawValue,
      question.amount?.dong, question.transaction, question.raisedAt) > 0
  }

  func settleQuestions(about reference: String, _ settled: PaymentQuestion.Settled) throws {
    try run(
      """
      UPDATE payment_question SET settled_at = ?, settled_by = ?, reason = ?
      WHERE authority = ? AND reference = ? AND settled_at IS NULL
      """, settled.at, settled.by.text, settled.reason, authority, reference)
  }

  func settleQuestion(_ id: Int64, _ settled: PaymentQuestion.Settled) throws -> Bool {
    try run(
      """
      UPDATE payment_question SET settled_at = ?, settled_by = ?, reason = ?
      WHERE authority = ? AND id = ? AND settled_at IS NULL
      """, settled.at, settled.by.text, settled.reason, authority, id) > 0
  }

  func keep(_ message: PaymentMessage) throws {
    try run(
      "INSERT INTO payment_message (authority, reference, kind, at, body) VALUES (?, ?, ?, ?, ?)", authority,
      message.reference, message.kind.rawValue, message.at, message.body)
  }

  private static let payment: SQL = """
    SELECT id, reference, dossier, number, unit, partner, amount, status, begun_at, address FROM payment
    """

  private static let paymentQuestion: SQL = """
    SELECT id, reference, dossier, unit, doubt, amount, platform_transaction, raised_at, settled_at, settled_by, reason
    FROM payment_question
    """

  fileprivate func paymentStatus(_ text: String) throws -> OnlinePayment.Status {
    guard let status = OnlinePayment.Status(rawValue: text) else { throw damaged("a payment stands in no known way") }
    return status
  }
}

/// The columns of a payment, as they were read.
private struct PaymentColumns {
  let numbers: (id: Int64, number: Int64, amount: Int64)
  let names: (reference: String, dossier: String, unit: String, partner: String, status: String)
  let begunAt: Instant
  let address: String?

  init(_ row: borrowing Row) {
    numbers = (row.int(0), row.int(3), row.int(6))
    names = (row.text(1), row.text(2), row.text(4), row.text(5), row.text(7))
    begunAt = row.instant(8)
    address = row.textOrNil(9)
  }

  func row(in record: AuthorityRecord) throws -> PaymentRow {
    PaymentRow(
      id: numbers.id, reference: names.reference, dossier: try record.code(names.dossier), number: Int(numbers.number),
      unit: try record.key(names.unit), partner: names.partner, amount: Money(dong: Int(numbers.amount)),
      status: try record.paymentStatus(names.status), begunAt: begunAt, address: address)
  }
}

/// The columns of a question about money, as they were read.
private struct PaymentQuestionColumns {
  let id: Int64
  let names: (reference: String, dossier: String?, unit: String, doubt: String, transaction: String)
  let amount: Int64?
  let raisedAt: Instant
  let settled: (at: Instant?, by: String?, reason: String?)

  init(_ row: borrowing Row) {
    id = row.int(0)
    names = (row.text(1), row.textOrNil(2), row.text(3), row.text(4), row.text(6))
    amount = row.intOrNil(5)
    raisedAt = row.instant(7)
    settled = (row.instantOrNil(8), row.textOrNil(9), row.textOrNil(10))
  }

  func question(in record: AuthorityRecord) throws -> PaymentQuestion {
    guard let doubt = PaymentDoubt(rawValue: names.doubt) else {
      throw record.damaged("a question about money is of no known kind")
    }
    var end: PaymentQuestion.Settled?
    if let at = settled.at, let by = settled.by {
      end = PaymentQuestion.Settled(at: at, by: try record.key(by), reason: settled.reason)
    }
    return PaymentQuestion(
      id: id, reference: names.reference, dossier: try names.dossier.map { try record.code($0) },
      unit: try record.key(names.unit), doubt: doubt, amount: amount.map { Money(dong: Int($0)) },
      transaction: names.transaction, raisedAt: raisedAt, settled: end)
  }
}

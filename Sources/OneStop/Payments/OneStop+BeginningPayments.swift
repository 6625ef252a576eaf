import Crypto
public import Dossiers
import Exchange
import JSON
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Begins the payment of all that a dossier owes, and asks the platform where the applicant makes it.
  ///
  /// That a payment begins, and its reference, are durable before the platform hears of it; asking again while it is under
  /// way goes on with the same one.
  ///
  /// - Parameter client: The address of the applicant's device, which the platform asks for.
  /// - Throws: ``PaymentRefusal`` when the right answer is no; what ``perform(_:on:_:)`` throws.
  public func beginPayment(
    of code: DossierCode, from client: String, _ request: CommandRequest
  ) throws -> PaymentBeginning {
    guard let paying else { throw PaymentRefusal.notPayable }
    if case .refused(let notice) = try perform(.beginPayment, on: code, request) {
      throw PaymentRefusal.dossier(notice)
    }
    let now = environment.now()
    let begun: (row: PaymentRow, receipt: PaymentReceiptDetails)? = try store.read(for: authority) { record in
      guard let stored = try record.dossier(code, for: .everything),
        let open = stored.dossier.paymentUnderWay(at: now), let row = try record.payment(open.reference),
        let receipt = try receiptDetails(of: open, stored, record)
      else { return nil }
      return (row, receipt)
    }
    guard let (row, receipt) = begun else { throw PaymentRefusal.notPayable }
    if let address = row.address { return .ready(row, address: address) }
    guard let secret = paying.secrets[row.partner] else {
      throw PaymentRefusal.notPayable
    }
    let start = PaymentStart(
      partner: row.partner, reference: row.reference, amount: row.amount.dong,
      purpose: "Nop phi, le phi ho so \(code)", at: now, address: client, receipt: receipt)
    return try paying.beginnings.pass { try begin(row, start.message(under: secret), paying) } ?? .unreachable
  }

  private func begin(_ row: PaymentRow, _ message: JSONValue, _ paying: OnlinePaying) throws -> PaymentBeginning {
    guard case .answered(let bytes) = try exchange(message, .start, .startAnswer, row.reference, paying),
      let answer = try? PaymentAnswer(reading: bytes)
    else { return .unreachable }
    if let address = answer.paymentAddress {
      return try store.write(for: authority) { record in
        guard var kept = try record.payment(row.reference) else { return .unreachable }
        kept.address = address
        try record.save(kept)
        return .ready(kept, address: address)
      }
    }
    // Whoever pressed twice may have been answered already, and the platform refuses the twin.
    if let kept = try store.read(for: authority, { try $0.payment(row.reference) }), let address = kept.address {
      return .ready(kept, address: address)
    }
    _ = try report(PaymentReport(row.reference, .failed), on: row.dossier)
    throw PaymentRefusal.platform(code: answer.code)
  }

  /// Carries a message to the platform, and keeps it and what is answered.
  func exchange(
    _ message: JSONValue, _ kind: PaymentMessage.Kind, _ answerKind: PaymentMessage.Kind, _ reference: String,
    _ paying: OnlinePaying
  ) throws -> OnlinePaying.Reply {
    let bytes = message.canonical
    try keep(bytes, kind, reference)
    let reply = paying.send(bytes)
    if case .answered(let answer) = reply, answer.count <= PaymentLimits.messageBytes,
      PaymentReceipt.pdf(in: answer) == nil
    {
      try keep(answer, answerKind, reference)
    }
    return reply
  }

  private func keep(_ bytes: [UInt8], _ kind: PaymentMessage.Kind, _ reference: String) throws {
    let message = PaymentMessage(reference: reference, kind: kind, at: environment.now(), body: bytes)
    try store.write(for: authority) { try $0.keep(message) }
  }

  /// Tells the dossier what the platform says of a payment; the same told twice happens once.
  func report(_ report: PaymentReport, on code: DossierCode) throws -> Outcome {
    let digest = SHA256(of: report.text).hex
    return try perform(
      .reportPayment(report), on: code,
      CommandRequest(key: CommandKey(owner: "payments", id: digest), digest: digest, caller: .engine))
  }

  /// What the platform's receipt says; nil once the applicant's answers are erased.
  private func receiptDetails(
    of payment: OnlinePayment, _ stored: StoredDossier, _ record: any RecordReading
  ) throws -> PaymentReceiptDetails? {
    let dossier = stored.dossier
    let procedure = try procedure(dossier.procedure, dossier.revision, record)
    guard let unit = definitions.authority.unit(dossier.unit), let bank = unit.bank,
      let answers = try CurrentContent(of: stored, procedure, record).answers
    else { return nil }
    let applicant = procedure.applicant(in: answers)
    let fees = dossier.charges.filter { payment.charges.contains($0.number) }.map { charge in
      PaymentReceiptDetails.Fee(
        code: charge.fee.text, name: procedure.fees.first { $0.id == charge.fee }?.name.vi ?? charge.fee.text,
        amount: charge.amount.dong)
    }
    return PaymentReceiptDetails(
      procedure: (procedure.code, procedure.name.vi),
      agency: (unit.code?.newer ?? "", unit.name.vi), dossier: dossier.code.text,
      account: (bank.account, bank.bin, bank.name),
      payer: (applicant.name, applicant.identity ?? "", applicant.address ?? ""), fees: fees)
  }
}

/// Why a payment on line is not begun.
public enum PaymentRefusal: Error, Hashable, Sendable {
  /// The dossier says no.
  case dossier(Notice)
  /// Nothing can be paid on line here: the server was not told how, or not for this agency.
  case notPayable
  /// The platform says no, by its code.
  case platform(code: String)
  /// There is no such question about a payment, or it is not for this officer.
  case noSuchQuestion
  /// The question was settled before.
  case settledAlready
  /// What came of it is not said, or too long.
  case reasonUnfit(limit: Int)
}

extension PaymentReport {
  /// Everything that it says, for knowing a repeat.
  fileprivate var text: String {
    switch outcome {
    case .arrived(let amount, let currency, let transaction):
      "arrived\n\(reference)\n\(amount.dong)\n\(currency)\n\(transaction)"
    case .failed: "failed\n\(reference)"
    case .unanswered: "unanswered\n\(reference)"
    }
  }
}

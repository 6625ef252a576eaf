import Dossiers
import Exchange
import JSON
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Asks the platform how the payment stands that is to be asked about first, as ``carryOut(_:patience:_:)`` does: until
  /// it is made or not made, and when nothing is heard for days, a person has to.
  public func askAboutPayment(patience: Patience = Patience()) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(.payment, patience: patience) { row in
      guard let code = row.effect.subject.dossier else { return .refused("no-dossier") }
      let answer = try ask(about: row.effect.number, of: code)
      if case .later(let word) = answer, row.attempts >= patience.attempts {
        try giveUp(row.effect.number, of: code)
        return .refused(word)
      }
      return answer
    }
  }

  /// Asks the platform how one payment stands, and takes in what it says.
  func ask(about number: Int, of code: DossierCode) throws -> EffectAnswer {
    guard let paying else { return .later("no-platform") }
    let payment = try store.read(for: authority) { record in
      try record.dossier(code, for: .everything)?.dossier.onlinePayment(number: number)
    }
    guard let payment, payment.status == .pending else { return .done("known") }
    guard let secret = paying.secrets[payment.partner] else { return .later("no-secret") }
    let inquiry = PaymentInquiry(
      .standing, partner: payment.partner, reference: payment.reference, at: environment.now())
    switch try exchange(inquiry.message(under: secret), .query, .queryAnswer, payment.reference, paying) {
    case .unreachable(let word): return .unreachable(word)
    case .answered(let bytes):
      guard let answer = try? PaymentAnswer(reading: bytes) else { return .later("not-understood") }
      return try take(answer, of: payment, code)
    }
  }

  private func take(_ answer: PaymentAnswer, of payment: OnlinePayment, _ code: DossierCode) throws -> EffectAnswer {
    switch answer.standing {
    case .done(let amount?, let currency, let transaction):
      _ = try report(
        PaymentReport(
          payment.reference,
          .arrived(Money(dong: amount), currency: currency ?? "VND", transaction: transaction ?? "")),
        on: code)
      return .done("arrived")
    // Without an amount nothing is confirmed: the platform's own news, or a person, may say how much.
    case .done(nil, _, _): return .later("no-amount")
    case .pending: return .later("pending")
    case .failed:
      _ = try report(PaymentReport(payment.reference, .failed), on: code)
      return .done("failed")
    case nil: return .later("code-\(answer.code.prefix(8).filter { $0.isASCII && ($0.isLetter || $0.isNumber) })")
    }
  }

  /// Nobody says what became of a payment. One that the platform never took was not made.
  private func giveUp(_ number: Int, of code: DossierCode) throws {
    let row = try store.read(for: authority) { record in
      try record.dossier(code, for: .everything)?.dossier.onlinePayment(number: number).flatMap {
        try record.payment($0.reference)
      }
    }
    guard let row else { return }
    _ = try report(PaymentReport(row.reference, row.address == nil ? .failed : .unanswered), on: code)
  }

  /// Fetches the receipt that is to be fetched first, as ``carryOut(_:patience:_:)`` does, and keeps it with its dossier.
  public func fetchPaymentReceipt(patience: Patience = Patience()) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(.paymentReceipt, patience: patience) { row in
      guard let paying, let code = row.effect.subject.dossier else { return .later("no-platform") }
      let payment = try store.read(for: authority) { record in
        try record.dossier(code, for: .everything)?.dossier.onlinePayment(number: row.effect.number)
      }
      guard let payment, !payment.hasReceipt else { return .done("known") }
      guard let secret = paying.secrets[payment.partner] else { return .later("no-secret") }
      let inquiry = PaymentInquiry(
        .receipt, partner: payment.partner, reference: payment.reference, at: environment.now())
      switch try exchange(inquiry.message(under: secret), .bill, .billAnswer, payment.reference, paying) {
      case .unreachable(let word): return .unreachable(word)
      case .answered(let bytes):
        guard let pdf = PaymentReceipt.pdf(in: bytes) else { return .later("no-receipt") }
        try keep(pdf, of: payment, code)
        return .done("kept")
      }
    }
  }

  private func keep(_ pdf: [UInt8], of payment: OnlinePayment, _ code: DossierCode) throws {
    let file = try files.receive()
    try file.append(pdf)
    let (sha256, bytes) = try file.finish()
    let receipt = PaymentReceiptFile(
      reference: payment.reference, sha256: sha256, name: "bien-lai-\(payment.reference).pdf", bytes: bytes)
    _ = try perform(
      .keepPaymentReceipt(receipt), on: code,
      CommandRequest(
        key: CommandKey(owner: "payments", id: "receipt/\(payment.reference)"), digest: payment.reference,
        caller: .engine))
  }
}

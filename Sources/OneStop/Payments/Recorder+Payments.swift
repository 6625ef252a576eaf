import Dossiers
import JSON
import Procedures
import Text

extension Recorder {
  /// What happened to payments on line, in the same commit: how they are listed, what a person has to look into, and what
  /// the platform is to be asked.
  func notePayments(
    of decision: Decision, _ dossier: Dossier, by officer: Key<Officer>?, at position: Int64
  ) throws {
    for event in decision.events {
      switch event {
      case .paymentBegun(let begun):
        try record.save(
          PaymentRow(
            reference: begun.reference, dossier: dossier.code, number: begun.number, unit: dossier.unit,
            partner: begun.partner, amount: begun.amount, status: .pending, begunAt: now))
        try ask(.payment, begun.number, dossier, position)
      case .paymentConfirmed(let number, _, _):
        try note(number, of: dossier)
        try ask(.paymentReceipt, number, dossier, position)
      case .paymentFailed(let number):
        try note(number, of: dossier)
      case .paymentQuestioned(let number, let doubt, let amount, let transaction):
        try note(number, of: dossier)
        guard let payment = dossier.onlinePayment(number: number) else { break }
        _ = try record.raise(
          PaymentQuestion(
            reference: payment.reference, dossier: dossier.code, unit: dossier.unit, doubt: doubt, amount: amount,
            transaction: transaction ?? "", raisedAt: now))
      case .paymentSettled(let number):
        try note(number, of: dossier)
        guard let payment = dossier.onlinePayment(number: number), let officer else { break }
        try record.settleQuestions(
          about: payment.reference, PaymentQuestion.Settled(at: now, by: officer, reason: nil))
      case .paymentReceipted:
        guard let kept = decision.content?.values["paymentReceipt"] else { break }
        try record.attach(sha256: PaymentReceiptFile(JSONField(kept)).sha256, to: .dossier(dossier.code))
      default: break
      }
    }
  }

  private func note(_ number: Int, of dossier: Dossier) throws {
    guard let payment = dossier.onlinePayment(number: number), var row = try record.payment(payment.reference) else {
      return
    }
    row.status = payment.status
    try record.save(row)
  }

  private func ask(_ kind: Effect.Kind, _ number: Int, _ dossier: Dossier, _ position: Int64) throws {
    try record.put(
      Effect(kind, of: .dossier(dossier.code), version: dossier.version, entry: position, number: number), at: now)
  }
}

extension Dossier {
  func onlinePayment(number: Int) -> OnlinePayment? { onlinePayments.first { $0.number == number } }
}

import JSON
import Procedures
import Text
import WorkingTime

/// Payments on the national payment platform. The charge is the one record: whoever is first pays it, and what comes
/// after that is a question for a person.
extension Dossier {
  /// Whether the applicant could begin a payment now.
  public func isPayableOnline(in surroundings: Surroundings) -> Bool {
    (try? requirePayableOnline(surroundings)) != nil
  }

  /// Begins a payment of all that is owed. Who does it twice makes the same one.
  func beginPayment(by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard case .applicant = actor else { throw .notYours(.applicant) }
    let partner = try requirePayableOnline(surroundings)
    if let open = paymentUnderWay(at: surroundings.now), open.charges == owedCharges {
      return Decision(events: [], content: nil)
    }
    guard onlinePayments.count < Limits.onlinePayments else { throw .tooManyPayments(limit: Limits.onlinePayments) }
    let number = onlinePayments.count + 1
    let begun = PaymentBegun(
      number: number, reference: "\(code)-\(number)", partner: partner, charges: owedCharges, amount: owed)
    return Decision(events: [.paymentBegun(begun)], content: nil)
  }

  /// The agency's name at the platform.
  @discardableResult
  private func requirePayableOnline(_ surroundings: Surroundings) throws(Refusal) -> String {
    if case .end(let end, _) = place { throw .ended(end) }
    guard owed != .nothing else { throw .nothingOwed }
    guard let partner = surroundings.unit.paymentPartner, actionPaidOnline(in: surroundings) != nil else {
      throw .notPayableOnline
    }
    if let doubtful = onlinePayments.last(where: { $0.status == .questioned }) {
      throw .paymentInQuestion(reference: doubtful.reference)
    }
    return partner
  }

  /// The action that a confirmed payment does at this moment, in the engine's name.
  func actionPaidOnline(in surroundings: Surroundings) -> (task: OpenTask, step: Step, action: Action)? {
    guard case .step(let id) = place, let step = surroundings.procedure.step(id),
      let task = tasks.first(where: { $0.step == id })
    else { return nil }
    let facts = facts(in: surroundings, act: nil)
    return step.actions.first { $0.isPaidOnline && ($0.when?.holds(facts) ?? true) }.map { (task, step, $0) }
  }

  /// Takes in what the platform says of a payment. Whatever it says, it is not lost: it pays what it was begun for, it is a
  /// question, or it was known already and is no news.
  func take(in report: PaymentReport, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard actor == .engine, let payment = onlinePayment(report.reference) else { throw .notPayableOnline }
    let nothing = Decision(events: [], content: nil)
    switch report.outcome {
    case .failed:
      guard payment.status == .pending else { return nothing }
      return Decision(events: [.paymentFailed(payment: payment.number)], content: nil)
    case .unanswered:
      guard payment.status == .pending else { return nothing }
      return payment.questioned(.unanswered)
    case .arrived(let amount, let currency, let transaction):
      guard !payment.knows(transaction) else { return nothing }
      if let doubt = doubt(of: payment, amount, currency) { return payment.questioned(doubt, amount, transaction) }
      return confirm(payment, transaction, in: surroundings)
    }
  }

  private func doubt(of payment: OnlinePayment, _ amount: Money, _ currency: String) -> PaymentDoubt? {
    switch payment.status {
    case .confirmed, .settled: return .double
    // What was not made, or asked about in vain, may have been made after all.
    case .pending, .failed, .questioned: break
    }
    if currency != "VND" { return .currency }
    if amount != payment.amount { return amount < payment.amount ? .partial : .over }
    if payment.status == .questioned, !payment.transactions.isEmpty { return .double }
    return Set(payment.charges).isSubset(of: owedCharges) ? nil : .late
  }

  /// The money is there, as much as was owed: the charges are paid, and the action is done that waits for it.
  private func confirm(_ payment: OnlinePayment, _ transaction: String, in surroundings: Surroundings) -> Decision {
    let confirmed = DossierEvent.paymentConfirmed(payment: payment.number, payment.amount, transaction: transaction)
    let paid = Payment(amount: payment.amount, means: .online, reference: payment.reference)
    if payment.charges == owedCharges, let (task, step, action) = actionPaidOnline(in: surroundings) {
      let act = Act(task: task.number, action: action.id, payment: paid)
      // An action that cannot be done now leaves the money where it is: paid, and the step as it was, for an officer.
      if let decision = try? carryOut(
        action, of: step, act, on: task, by: .engine, nil, after: confirmed, in: surroundings)
      {
        return decision
      }
    }
    var draft = Draft(dossier: self, surroundings: surroundings, actor: .engine)
    draft.record(confirmed)
    draft.content.values["payment"] = paid.json
    draft.record(.paid(charges: payment.charges, payment.amount, .online))
    return draft.decision
  }

  /// Notes that the receipt of a payment is kept.
  func keep(_ receipt: PaymentReceiptFile, by actor: Actor) throws(Refusal) -> Decision {
    guard actor == .engine, let payment = onlinePayment(receipt.reference) else { throw .notPayableOnline }
    guard !payment.hasReceipt else { return Decision(events: [], content: nil) }
    return Decision(
      events: [.paymentReceipted(payment: payment.number)],
      content: PersonalContent(values: ["paymentReceipt": receipt.json]))
  }

  /// An officer who takes payments has looked into money that paid nothing, and says what came of it.
  func settlePayment(
    _ reference: String, reason: String, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let inPlaceOf = try requireCashier(actor, surroundings)
    guard let payment = onlinePayment(reference) else { throw .notPayableOnline }
    let reason = try Limits.text(reason, required: true)
    return Decision(
      events: [.paymentSettled(payment: payment.number)],
      content: PersonalContent(values: ["reason": .string(reason)]), inPlaceOf: inPlaceOf)
  }
}

extension OnlinePayment {
  /// Whether a transaction was heard of before. An answer to a question may leave its number out (empty): it speaks of the
  /// one that is known, and what paid without a number has been heard of whatever number comes later.
  fileprivate func knows(_ transaction: String) -> Bool {
    if transactions.contains(transaction) { return true }
    return status == .confirmed && (transaction.isEmpty || transactions.contains(""))
  }

  fileprivate func questioned(
    _ doubt: PaymentDoubt, _ amount: Money? = nil, _ transaction: String? = nil
  ) -> Decision {
    Decision(
      events: [.paymentQuestioned(payment: number, doubt, amount, transaction: transaction)], content: nil)
  }
}

import JSON
import Procedures
import Text

extension Dossier {
  /// Records that what was paid was given back, also when the dossier has ended.
  func refund(_ refund: Refund, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    let inPlaceOf = try requireCashier(actor, surroundings)
    let reason = try Limits.text(refund.reason, required: true)
    let numbers = charges.filter(\.isPaid).map(\.number)
    guard !numbers.isEmpty else { throw .nothingPaid }
    guard refund.payment.amount == paid else {
      throw .refundDiffers(paid: paid, refunded: refund.payment.amount)
    }
    let reference = try Limits.text(refund.payment.reference, required: false)
    let payment = Payment(
      amount: paid, means: refund.payment.means, reference: reference.isEmpty ? nil : reference)
    return Decision(
      events: [.refunded(charges: numbers, paid, payment.means)],
      content: PersonalContent(values: ["reason": .string(reason), "payment": payment.json]), inPlaceOf: inPlaceOf)
  }

  /// Money is given back by whoever could have taken it, at whatever step, or by whoever supervises the agency.
  ///
  /// - Returns: The colleague in whose place.
  func requireCashier(_ actor: Actor, _ surroundings: Surroundings) throws(Refusal) -> Key<Officer>? {
    let taking = surroundings.procedure.steps.filter { step in
      step.actions.contains { $0.by == .officer && ($0.needs.contains(.payment) || $0.charge == .waive) }
    }
    let chosen = Draft(dossier: self, surroundings: surroundings, actor: actor).chosen
    let duties = taking.flatMap { step in step.assignments.compactMap { $0.assignee.duty(chosen) } }
    guard case .officer(_, let positions) = actor else { throw .notYours(duties.first ?? .applicant) }
    let fitting = positions.filter { position in
      duties.contains(.officer(role: position.role, unit: position.unit))
    }
    if fitting.contains(where: { $0.inPlaceOf == nil }) || surroundings.supervised.contains(unit) { return nil }
    guard let colleague = fitting.compactMap(\.inPlaceOf).min() else { throw .notYours(duties.first ?? .applicant) }
    return colleague
  }
}

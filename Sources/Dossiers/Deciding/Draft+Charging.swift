import Forms
import JSON
import Procedures
import Text
import WorkingTime

extension Draft {
  /// The limit of the law for this dossier, decided by its answers as they are now; how it was decided is recorded.
  mutating func decidedLimit() throws(Refusal) -> LegalLimit {
    let decided: LegalTime.Decided
    do throws(RulingFault) {
      decided = try surroundings.procedure.time.decide(facts)
    } catch {
      throw .undecided(error)
    }
    if let (ruling, rules) = decided.by { record(.decided(ruling: ruling.id, rules: rules)) }
    return decided.limit
  }

  /// What an action does to what the applicant has to pay.
  mutating func charge(_ effect: ChargeEffect?) throws(Refusal) {
    let owed = dossier.owedCharges
    switch effect {
    case nil: break
    case .reception?, .supplement?, .return?:
      for fee in surroundings.procedure.fees where fee.occasion == effect?.occasion { try charge(fee) }
    case .waive?: record(.waived(charges: owed))
    case .cancel?: if !owed.isEmpty { record(.chargesCancelled(owed)) }
    }
  }

  /// Charges a fee. One that was charged on this occasion before, and still stands, is not charged again: a dossier
  /// that comes back to a step owes once.
  private mutating func charge(_ fee: Fee) throws(Refusal) {
    let stands = dossier.charges.contains { charge in
      switch charge.status {
      case .cancelled, .refunded: return false
      case .owed, .free, .paid, .waived: break
      }
      return charge.fee == fee.id && charge.occasion == fee.occasion
    }
    guard !stands else { return }
    let due: Fee.Due
    do throws(RulingFault) {
      due = try fee.due(facts)
    } catch {
      throw .undecided(error)
    }
    let number = dossier.charges.count + 1
    record(
      .charged(
        Charged(number: number, fee: fee.id, occasion: fee.occasion, amount: due.amount, rules: due.rules)))
    if due.amount != .nothing, let waiver = fee.waiver(facts) {
      record(.exempted(charge: number, waiver: waiver.id))
    }
  }

  /// Records the payment of all that is owed.
  mutating func pay(_ payment: Payment?) throws(Refusal) {
    let owed = dossier.owed
    // Paid on line already: there is nothing left to record.
    if owed == .nothing, dossier.isPaidOnline, payment == nil { return }
    guard let payment else { throw .paymentMissing(owed: owed) }
    guard payment.amount == owed else { throw .paymentDiffers(owed: owed, paid: payment.amount) }
    // No officer says what only the platform knows.
    guard payment.means != .online || actor == .engine else { throw .notPayableOnline }
    let reference = try Limits.text(payment.reference, required: false)
    content.values["payment"] =
      Payment(amount: owed, means: payment.means, reference: reference.isEmpty ? nil : reference).json
    record(.paid(charges: dossier.owedCharges, owed, payment.means))
  }

  /// What decisions see of the dossier as the draft leaves it.
  private var facts: Facts { dossier.facts(in: surroundings, answers: answers, reason: nil, dueBefore: nil) }
}

extension Procedure {
  /// Whether an action at a step may start the clock of the law: itself, or a step that it leads to.
  func startsClock(_ action: Action, at id: Key<Step>) -> Bool {
    let opinions = action.opinion == nil ? [] : step(id)?.opinions.map { $0.agreed + $0.objected } ?? []
    return action.clock == .start
      || (action.routes + opinions).contains { route in
        switch route.target {
        case .step(let id): step(id)?.clock == .start
        case .back: steps.contains { $0.clock == .start }
        case .stay, .end: false
        }
      }
  }
}

import Dossiers
import JSON
import Procedures
import Text

extension DossierEvent {
  /// What of it integrators are told; nil for what stays in the office: who works on it, what was found in registers and
  /// signatures, remarks, seats and points, and how a payment came about.
  var told: ToldDossierEvent? {
    switch self {
    case .submitted: .submitted
    case .stepEntered: .stepEntered
    case .returned: .returned
    case .acted: .acted
    case .apologised: .apologised
    case .clockStarted: .clockStarted
    case .clockPaused: .clockPaused
    case .clockResumed: .clockResumed
    case .clockExtended: .clockExtended
    case .clockStopped: .clockStopped
    case .dueMoved: .dueMoved
    case .dueSoon: .dueSoon
    case .overdue: .overdue
    case .charged: .charged
    case .paid: .paid
    case .paymentConfirmed: .paymentConfirmed
    case .waived: .waived
    case .chargesCancelled: .chargesCancelled
    case .exempted: .exempted
    case .refunded: .refunded
    case .supplementAsked: .supplementAsked
    case .supplemented: .supplemented
    case .messaged: .messaged
    case .letterIssued: .letterIssued
    case .sealed: .sealed
    case .resultIssued: .resultIssued
    case .resultCollected: .resultCollected
    case .ended: .ended
    case .taken, .released, .assigned, .clockActed, .decided, .paymentBegun, .paymentFailed, .paymentQuestioned,
      .paymentSettled, .paymentReceipted, .lookedUp, .documentSigned, .documentHeld, .documentConfirmed, .judgedAgain,
      .answered,
      .seatOffered, .seatReleased, .turnMoved, .pointsGiven, .taskMoved, .registered, .commented, .rated, .retained,
      .heldBack, .letGo, .erasureAnnounced, .erased:
      nil
    }
  }

  /// What more is told of it than how the dossier stands: names of the definition and amounts, never a person.
  var details: JSONObject? {
    switch self {
    case .stepEntered(let entered): ["step": .string(entered.step.text)]
    case .acted(let acted): ["step": .string(acted.step.text), "action": .string(acted.action.text)]
    case .charged(let charged): ["fee": .string(charged.fee.text), "amount": JSONValue(charged.amount.dong)]
    case .paid(_, let amount, _), .refunded(_, let amount, _), .paymentConfirmed(_, let amount, _):
      ["amount": JSONValue(amount.dong)]
    case .letterIssued(let letter, _, _, let text): ["letter": .string(letter.text), "number": .string(text)]
    case .ended(let end, let outcome): ["end": .string(end.text), "outcome": .string(outcome.rawValue)]
    default: nil
    }
  }

  /// Whether it concerns one of the entries of these numbers.
  func isAbout(_ entries: Set<Int>) -> Bool {
    if case .sealed(let seal, _) = self { entries.contains(seal.entry) } else { false }
  }
}

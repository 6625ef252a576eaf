import JSON
import Synchronization

/// A payment as the platform has it.
struct PlatformPayment: Sendable {
  enum Standing: String, Sendable { case begun, paid, failed }

  let reference: String
  let partner: String
  let purpose: String
  /// What was asked for, and what was paid, in đồng.
  let amount: Int
  var paid = 0
  var standing = Standing.begun
  /// The platform's own number; empty until it is paid.
  var transaction = ""
  /// How often the agency was told.
  var told = 0

  var json: JSONValue {
    [
      "reference": .string(reference), "partner": .string(partner), "amount": JSONValue(amount),
      "paid": JSONValue(paid), "state": .string(standing.rawValue), "transaction": .string(transaction),
      "told": JSONValue(told),
    ]
  }
}

/// The payments that were begun, in memory.
final class PaymentBook: Sendable {
  private let state = Mutex<(payments: [String: PlatformPayment], count: Int)>(([:], 0))

  /// Payments that are kept: a trial has hundreds.
  static let most = 10_000

  subscript(reference: String) -> PlatformPayment? { state.withLock { $0.payments[reference] } }

  /// Begins a payment; false when there is one of that reference, or no room.
  func begin(_ payment: PlatformPayment) -> Bool {
    state.withLock { state in
      guard state.payments[payment.reference] == nil, state.payments.count < PaymentBook.most else { return false }
      state.payments[payment.reference] = payment
      return true
    }
  }

  /// Pays one that was begun; nil when there is none, or it was paid.
  func pay(_ reference: String, _ amount: Int?) -> PlatformPayment? {
    state.withLock { state in
      guard var payment = state.payments[reference], payment.standing == .begun else { return nil }
      state.count += 1
      payment.paid = amount ?? payment.amount
      payment.standing = .paid
      payment.transaction = "GD\(100_000 + state.count)"
      state.payments[reference] = payment
      return payment
    }
  }

  func noteTold(_ reference: String) { state.withLock { $0.payments[reference]?.told += 1 } }

  var json: JSONValue {
    state.withLock { state in .array(state.payments.values.sorted { $0.reference < $1.reference }.map(\.json)) }
  }
}

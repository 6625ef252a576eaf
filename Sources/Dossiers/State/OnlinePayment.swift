public import Procedures
public import WorkingTime

/// A payment that the applicant began on the payment platform: of certain charges, and of exactly what they come to.
public struct OnlinePayment: Hashable, Sendable {
  /// Its number within the dossier, from 1.
  public let number: Int
  /// By what the platform and the office know it for ever.
  public let reference: String
  /// The agency as the platform knows it.
  public let partner: String
  /// The numbers of the charges that it pays.
  public let charges: [Int]
  /// How much.
  public let amount: Money
  /// When it was begun.
  public let begunAt: Instant
  /// How it stands.
  public internal(set) var status: Status = .pending
  /// The transactions of the platform that were heard of: told again, they are no news.
  public internal(set) var transactions: [String] = []
  /// Whether its receipt is kept.
  public internal(set) var hasReceipt = false

  /// How a payment stands.
  public enum Status: String, Sendable, CaseIterable {
    /// It was begun; whether the money has arrived is not known.
    case pending
    /// The money has arrived, all of it, for charges that were owed.
    case confirmed
    /// The platform says that it was not made.
    case failed
    /// Money has arrived, or may have, that pays nothing: a person has to look.
    case questioned
    /// A person has looked.
    case settled
  }

  init(_ begun: PaymentBegun, at moment: Instant) {
    number = begun.number
    reference = begun.reference
    partner = begun.partner
    charges = begun.charges
    amount = begun.amount
    begunAt = moment
  }
}

/// Why money that the platform speaks of pays nothing by itself.
public enum PaymentDoubt: String, Sendable, CaseIterable {
  /// It is less than what was to be paid.
  case partial
  /// It is more.
  case over
  /// It is of another currency.
  case currency
  /// What it was for is owed no more: paid at the desk meanwhile, waived, or the dossier is not handled.
  case late
  /// The payment was made already, by another transaction.
  case double
  /// Nobody said for days what became of it.
  case unanswered
  /// Nobody here has begun such a payment.
  case orphan
  /// The check sum of what was told is wrong.
  case wrongSum = "wrong-sum"
}

extension Dossier {
  /// The payment of a reference.
  public func onlinePayment(_ reference: String) -> OnlinePayment? {
    onlinePayments.first { $0.reference == reference }
  }

  /// The payment that the applicant may be making at this moment; while there is one, the same is paid nowhere else.
  public func paymentUnderWay(at now: Instant) -> OnlinePayment? {
    onlinePayments.last { payment in
      payment.status == .pending && now < payment.begunAt.advanced(bySeconds: Limits.paymentSeconds)
        && Set(payment.charges).isSubset(of: owedCharges)
    }
  }

  /// Whether something was paid on line.
  var isPaidOnline: Bool {
    charges.contains { if case .paid(_, .online) = $0.status { true } else { false } }
  }
}

extension Dossier {
  /// Takes in what has happened to a payment on line.
  mutating func takePayment(in event: DossierEvent, at moment: Instant) {
    switch event {
    case .paymentBegun(let begun):
      onlinePayments.append(OnlinePayment(begun, at: moment))
    case .paymentConfirmed(let number, _, let transaction):
      change(payment: number) {
        $0.status = .confirmed
        $0.transactions.append(transaction)
      }
    case .paymentFailed(let number):
      change(payment: number) { $0.status = .failed }
    case .paymentQuestioned(let number, _, _, let transaction):
      change(payment: number) {
        // What paid a charge stays what it is; the second transaction alone is in question.
        if $0.status != .confirmed { $0.status = .questioned }
        if let transaction { $0.transactions.append(transaction) }
      }
    case .paymentSettled(let number):
      change(payment: number) { if $0.status != .confirmed { $0.status = .settled } }
    case .paymentReceipted(let number):
      change(payment: number) { $0.hasReceipt = true }
    default: break
    }
  }

  private mutating func change(payment number: Int, _ edit: (inout OnlinePayment) -> Void) {
    guard let index = onlinePayments.firstIndex(where: { $0.number == number }) else { return }
    edit(&onlinePayments[index])
  }
}

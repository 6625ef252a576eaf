public import Procedures
public import Text
public import WorkingTime

/// A fee of one dossier: charged, and then paid, waived or cancelled.
public struct Charge: Hashable, Sendable {
  /// Its number within the dossier, from 1.
  public let number: Int
  /// The fee.
  public let fee: Key<Fee>
  /// When it was charged, as fees speak of it.
  public let occasion: Fee.Occasion
  /// How much.
  public let amount: Money
  /// The numbers of the rules that made it so, from 1.
  public let rules: [Int]
  /// The waiver by which the law frees the dossier of it.
  public internal(set) var waiver: Key<Waiver>?
  /// When it was charged.
  public let chargedAt: Instant
  /// How it stands.
  public internal(set) var status: Status

  /// How a charge stands.
  public enum Status: Hashable, Sendable {
    /// It is to be paid.
    case owed
    /// Nothing is to be paid.
    case free
    /// It was paid: an officer recorded it, or the payment platform confirmed it.
    case paid(at: Instant, Payment.Means)
    /// What was paid was given back.
    case refunded(at: Instant, Payment.Means)
    /// An officer waived it, for a reason.
    case waived(at: Instant)
    /// It is owed no more, because the dossier is not handled.
    case cancelled(at: Instant)
  }
}

extension Dossier {
  /// What is to be paid now.
  public var owed: Money { charges.filter { $0.status == .owed }.map(\.amount).total }

  /// What has been paid.
  public var paid: Money { charges.filter(\.isPaid).map(\.amount).total }

  /// What was charged and neither waived nor cancelled.
  public var charged: Money { Money(dong: owed.dong + paid.dong) }

  /// What was paid and then given back.
  public var refunded: Money { charges.filter(\.isRefunded).map(\.amount).total }

  /// What was waived.
  public var waived: Money { charges.filter(\.isWaived).map(\.amount).total }

  /// The charges that are to be paid, by their numbers.
  var owedCharges: [Int] { charges.filter { $0.status == .owed }.map(\.number) }
}

extension Charge {
  /// Whether it has been paid.
  public var isPaid: Bool { if case .paid = status { true } else { false } }
  /// Whether it was paid and given back.
  public var isRefunded: Bool { if case .refunded = status { true } else { false } }
  /// Whether it was waived.
  public var isWaived: Bool { if case .waived = status { true } else { false } }
}

/// A payment that an officer records, or that the payment platform has confirmed.
public struct Payment: Hashable, Sendable {
  /// How much was paid.
  public let amount: Money
  /// How.
  public let means: Means
  /// The number of the receipt, or what the bank says of the transfer.
  public let reference: String?

  /// How something is paid.
  public enum Means: String, Sendable, CaseIterable {
    /// In cash at the desk.
    case cash
    /// By a transfer to the account of the agency.
    case transfer
    /// On the payment platform; no officer records it.
    case online

    /// What an officer may record.
    public static let atDesk: [Means] = [.cash, .transfer]
  }

  /// A payment.
  public init(amount: Money, means: Means, reference: String? = nil) {
    self.amount = amount
    self.means = means
    self.reference = reference
  }
}

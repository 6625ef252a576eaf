public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// A payment on line as it is found by its reference and in lists. What happened to it stands in the log of its dossier.
public struct PaymentRow: Hashable, Sendable {
  /// Its number in the record; later ones have larger ones.
  public var id: Int64 = 0
  /// By what the platform and the office know it.
  public let reference: String
  /// The dossier whose charges it pays.
  public let dossier: DossierCode
  /// Its number within the dossier.
  public let number: Int
  /// The agency that gets the money.
  public let unit: Key<Unit>
  /// The agency as the platform knows it.
  public let partner: String
  /// How much.
  public let amount: Money
  /// How it stands.
  public var status: OnlinePayment.Status
  /// When it was begun.
  public let begunAt: Instant
  /// Where the payer makes it; nil as long as the platform has not said.
  public var address: String?

  /// A row of these values.
  public init(
    id: Int64 = 0, reference: String, dossier: DossierCode, number: Int, unit: Key<Unit>, partner: String,
    amount: Money, status: OnlinePayment.Status, begunAt: Instant, address: String? = nil
  ) {
    self.id = id
    self.reference = reference
    self.dossier = dossier
    self.number = number
    self.unit = unit
    self.partner = partner
    self.amount = amount
    self.status = status
    self.begunAt = begunAt
    self.address = address
  }
}

/// Money that pays nothing by itself, for a person to look into.
public struct PaymentQuestion: Hashable, Sendable {
  /// Its number, by which it is settled.
  public var id: Int64 = 0
  /// The reference that the platform named.
  public let reference: String
  /// The dossier; nil when nobody here has begun such a payment.
  public let dossier: DossierCode?
  /// The agency.
  public let unit: Key<Unit>
  /// Why it is a question.
  public let doubt: PaymentDoubt
  /// How much money the platform speaks of; nil when it does not say.
  public let amount: Money?
  /// The transaction of the platform; empty when it does not say.
  public let transaction: String
  /// When it came up.
  public let raisedAt: Instant
  /// Who settled it when; nil while it is open.
  public var settled: Settled?

  /// Characters of what is said of its end.
  public static let reasonCharacters = 4000

  /// The end of a question.
  public struct Settled: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// By whom.
    public let by: Key<Officer>
    /// What came of it. For a payment of a dossier it stands in the content of the dossier's entry instead, and is nil here.
    public let reason: String?

    /// An end.
    public init(at: Instant, by: Key<Officer>, reason: String?) {
      self.at = at
      self.by = by
      self.reason = reason
    }
  }

  /// A question that is open.
  public init(
    id: Int64 = 0, reference: String, dossier: DossierCode?, unit: Key<Unit>, doubt: PaymentDoubt, amount: Money?,
    transaction: String, raisedAt: Instant, settled: Settled? = nil
  ) {
    self.id = id
    self.reference = reference
    self.dossier = dossier
    self.unit = unit
    self.doubt = doubt
    self.amount = amount
    self.transaction = transaction
    self.raisedAt = raisedAt
    self.settled = settled
  }
}

/// A message that went to the payment platform or came from it, as it was.
public struct PaymentMessage: Hashable, Sendable {
  /// The reference that it names.
  public let reference: String
  /// Which message it is.
  public let kind: Kind
  /// When it went or came.
  public let at: Instant
  /// Its bytes. A receipt is a file of the dossier and is not kept here once more.
  public let body: [UInt8]

  /// Which message, and which way.
  public enum Kind: String, Sendable, CaseIterable {
    /// `INIT`, sent.
    case start
    /// What `INIT` was answered.
    case startAnswer = "start-answer"
    /// `QUERY`, sent.
    case query
    /// What `QUERY` was answered.
    case queryAnswer = "query-answer"
    /// `GET_BILL`, sent.
    case bill
    /// What `GET_BILL` was answered, when it was no receipt.
    case billAnswer = "bill-answer"
    /// What the platform told by itself.
    case news
  }

  /// A message.
  public init(reference: String, kind: Kind, at: Instant, body: [UInt8]) {
    self.reference = reference
    self.kind = kind
    self.at = at
    self.body = body
  }
}

/// A page of payments or of questions about them, the oldest first.
public struct PaymentQuery: Sendable {
  /// The agencies whose money it is.
  public let units: [Key<Unit>]
  /// Only those after this number.
  public let after: Int64
  /// How many, 1 to 500.
  public let limit: Int

  /// A query.
  public init(units: [Key<Unit>], after: Int64 = 0, limit: Int = 100) {
    self.units = units
    self.after = after
    self.limit = min(max(limit, 1), 500)
  }
}

/// The payments of one day that stand alike, all together: what is compared with the platform's account of the day.
public struct PaymentSum: Hashable, Sendable {
  /// The agency as the platform knows it.
  public let partner: String
  /// How they stand.
  public let status: OnlinePayment.Status
  /// How many.
  public let count: Int
  /// How much.
  public let amount: Money

  /// A sum.
  public init(partner: String, status: OnlinePayment.Status, count: Int, amount: Money) {
    self.partner = partner
    self.status = status
    self.count = count
    self.amount = amount
  }
}

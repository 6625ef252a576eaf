public import Procedures

/// What the payment platform says of a payment, once it is certain that the platform says it.
public struct PaymentReport: Hashable, Sendable {
  /// The reference of the payment.
  public let reference: String
  /// What it says.
  public let outcome: Outcome

  /// What may become of a payment.
  public enum Outcome: Hashable, Sendable {
    /// So much money has arrived, in a currency by its letters (ISO 4217), by a transaction of the platform's; empty where
    /// it does not say which.
    case arrived(Money, currency: String, transaction: String)
    /// It was not made.
    case failed
    /// Nothing was heard for so long that a person has to ask.
    case unanswered
  }

  /// A report.
  public init(_ reference: String, _ outcome: Outcome) {
    self.reference = reference
    self.outcome = outcome
  }
}

/// The platform's receipt of a payment, a PDF that is kept with the dossier.
public struct PaymentReceiptFile: Hashable, Sendable {
  /// The reference of the payment.
  public let reference: String
  /// SHA-256 of the content, by which the file is kept.
  public let sha256: String
  /// Its name.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int

  /// A receipt.
  public init(reference: String, sha256: String, name: String, bytes: Int) {
    self.reference = reference
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
  }
}

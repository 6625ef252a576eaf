public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// Reading what is kept of payments on line.
public protocol PaymentReading {
  /// The payment of a reference; nil when nobody here has begun it.
  func payment(_ reference: String) throws -> PaymentRow?
  /// A page of payments that stand so.
  func payments(_ status: OnlinePayment.Status, _ query: PaymentQuery) throws -> [PaymentRow]
  /// The sums of the payments that were begun from a moment on and before another.
  func paymentSums(of units: [Key<Unit>], from start: Instant, before end: Instant) throws -> [PaymentSum]
  /// A page of questions, open or settled.
  func paymentQuestions(open: Bool, _ query: PaymentQuery) throws -> [PaymentQuestion]
  /// The question of that number; nil when there is none.
  func paymentQuestion(_ id: Int64) throws -> PaymentQuestion?
  /// The messages that name a reference, the oldest first, at most 500.
  func paymentMessages(of reference: String) throws -> [PaymentMessage]
}

/// Changing what is kept of payments on line.
public protocol PaymentWriting: PaymentReading {
  /// Adds a payment, or replaces what is known of it.
  func save(_ payment: PaymentRow) throws
  /// Raises a question, unless the same one was raised before.
  ///
  /// - Returns: Whether it is new.
  func raise(_ question: PaymentQuestion) throws -> Bool
  /// Ends the open questions about a payment.
  func settleQuestions(about reference: String, _ settled: PaymentQuestion.Settled) throws
  /// Ends one question; false when it is not open.
  func settleQuestion(_ id: Int64, _ settled: PaymentQuestion.Settled) throws -> Bool
  /// Keeps a message.
  func keep(_ message: PaymentMessage) throws
}

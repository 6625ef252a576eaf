public import WorkingTime

/// An apology with a new date of the result (Phiếu xin lỗi và hẹn lại ngày trả kết quả, Mẫu 04).
public struct Apology: Sendable {
  /// Until when.
  public let until: NewDate
  /// Why it is late, as the letter says it.
  public let reason: String

  /// How the new date is said.
  public enum NewDate: Hashable, Sendable {
    /// So much longer, counted from the old date.
    case longer(TimeLimit)
    /// Closing time of this day, which has to be a working day.
    case day(Day)
  }

  /// An apology.
  public init(until: NewDate, reason: String) {
    self.until = until
    self.reason = reason
  }
}

/// That an officer gave back what was paid.
public struct Refund: Sendable {
  /// How much: all that was paid.
  public let payment: Payment
  /// Why.
  public let reason: String

  /// A refund.
  public init(payment: Payment, reason: String) {
    self.payment = payment
    self.reason = reason
  }
}

public import Text
public import WorkingTime

/// What proves that a signature existed at a moment (a proof of existence, ETSI EN 319 102-1, 5.6.2.3).
public struct TimeProof: Sendable, Hashable {
  /// Whose word it is.
  public enum Kind: String, Sendable, Hashable {
    /// A time-stamping authority's, in a token that holds.
    case timeStamp = "time-stamp"
    /// The office's own: its record shows when the document came in.
    case receipt
  }

  /// Whose word it is.
  public let kind: Kind
  /// The moment.
  public let time: Instant

  /// The earlier of two proofs; at the same moment the time stamp, which proves it to strangers too.
  init?(stamped: Instant?, receipt: Instant?) {
    switch (stamped, receipt) {
    case (let stamped?, let receipt?) where receipt < stamped: (kind, time) = (.receipt, receipt)
    case (let stamped?, _): (kind, time) = (.timeStamp, stamped)
    case (nil, let receipt?): (kind, time) = (.receipt, receipt)
    case (nil, nil): return nil
    }
  }

  /// The proof as an officer reads it.
  public var words: Words {
    switch kind {
    case .timeStamp: Words(vi: "\(time), theo dấu thời gian", en: "\(time), by a time stamp")
    case .receipt:
      Words(
        vi: "không muộn hơn \(time), thời điểm hệ thống đã ghi nhận", en: "no later than \(time), when it was recorded")
    }
  }
}

/// How a revocation list that the office fetches stands, for whoever watches over it. It is about an issuer, never about a
/// person.
public struct RevocationListCount: Sendable, Hashable {
  /// The set of trust anchors that it belongs to.
  public let set: String
  /// Its address.
  public let address: String
  /// Seconds since the list that is kept was issued; nil when none is kept.
  public let ageSeconds: Int64?
  /// Seconds until the next one is due, negative when it is late; nil when none is kept or when it does not say.
  public let dueSeconds: Int64?
  /// Tries in a row that brought nothing usable.
  public let failures: Int

  /// A list with everything that is counted.
  public init(set: String, address: String, ageSeconds: Int64?, dueSeconds: Int64?, failures: Int) {
    (self.set, self.address) = (set, address)
    (self.ageSeconds, self.dueSeconds, self.failures) = (ageSeconds, dueSeconds, failures)
  }
}

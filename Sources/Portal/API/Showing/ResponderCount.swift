/// How an OCSP responder that the office asks stands, for whoever watches over it: by all that it is asked about together,
/// never about a person.
public struct ResponderCount: Sendable, Hashable {
  /// The set of trust anchors that it belongs to.
  public let set: String
  /// Its address.
  public let address: String
  /// Certificates about which an answer is kept.
  public let answers: Int
  /// Certificates about which one is waited for.
  public let waiting: Int
  /// Tries in a row that brought no answer.
  public let failures: Int

  /// A responder with everything that is counted.
  public init(set: String, address: String, answers: Int, waiting: Int, failures: Int) {
    (self.set, self.address) = (set, address)
    (self.answers, self.waiting, self.failures) = (answers, waiting, failures)
  }
}

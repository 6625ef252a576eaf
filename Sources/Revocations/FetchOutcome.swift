import Procedures
public import WorkingTime

/// What came of asking one address.
public struct FetchOutcome: Sendable {
  /// What was asked for.
  public enum Kind: String, Sendable {
    /// A revocation list.
    case list = "crl"
    /// A responder's answer.
    case response = "ocsp"
  }

  /// What came of it.
  public enum Result: Sendable, Hashable {
    /// Something newer than what was kept.
    case new
    /// What is kept is still the newest.
    case same
    /// Nothing that can be used; what was kept stays.
    case failed(RevocationFailure)
  }

  /// The set of trust anchors that the address belongs to.
  public let set: String
  /// The address.
  public let address: String
  /// Scheme, host and port of the address.
  public let server: String
  /// What was asked for.
  public let kind: Kind
  /// What came of it.
  public let result: Result
  /// When what is kept now was known to be so; nil when nothing is.
  public let thisUpdate: Instant?
  /// When something newer is due; nil when nothing is kept or when it does not say.
  public let nextUpdate: Instant?
  /// Bytes of what is kept.
  public let bytes: Int?
  /// When it is asked again.
  public let nextTry: Instant

  init(_ source: RevocationSource, _ result: Result) {
    set = source.plan.set
    (address, server) = (source.address.text, source.address.server)
    self.result = result
    if case .list = source.subject { kind = .list } else { kind = .response }
    (thisUpdate, nextUpdate) = (source.kept.thisUpdate, source.kept.nextUpdate)
    (bytes, nextTry) = (source.kept.der?.count, source.kept.nextTry)
  }
}

/// How a list stands, for whoever watches over the office.
public struct ListStanding: Sendable {
  /// The set of trust anchors that it belongs to.
  public let set: String
  /// Its address.
  public let address: String
  /// When the list that is kept was issued; nil when none is kept.
  public let thisUpdate: Instant?
  /// When the next one is due.
  public let nextUpdate: Instant?
  /// How often fetching it has failed since it last did not.
  public let failures: Int
}

/// How a responder stands that the office asks, by all certificates that it is asked about together: it tells of nobody.
public struct ResponderStanding: Sendable, Hashable {
  /// The set of trust anchors that it belongs to.
  public let set: String
  /// Its address.
  public let address: String
  /// How many certificates it has answered about.
  public let answers: Int
  /// How many are waited for.
  public let waiting: Int
  /// Tries in a row that it did not answer.
  public let failures: Int
}

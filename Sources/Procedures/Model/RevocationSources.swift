/// Where the office may ask whether certificates of a set of anchors were revoked, and how: nothing that does not stand here
/// is ever called.
public struct RevocationSources: Hashable, Sendable {
  /// Whose addresses are called.
  public enum Fetch: String, CaseIterable, Sendable {
    /// Nobody's: lists come as files.
    case none
    /// Those that the file lists.
    case listed
    /// Those, and those that certificates name whose chain leads to an anchor of the set, on the hosts that the file lists.
    case certificate
  }

  /// Whose addresses are called.
  public let fetch: Fetch
  /// Addresses of revocation lists.
  public let lists: [String]
  /// The address of the responder for certificates of the set (OCSP).
  public let responder: String?
  /// The hosts on which certificates may name addresses.
  public let hosts: [String]
  /// Networks of the house that may be called besides the public internet: `10.1.0.0/16`.
  public let networks: [String]
  /// How old an answer may become before it is asked for again, in seconds, even when it says that it is good for longer.
  public let freshSeconds: Int
  /// How long one call may take, in seconds.
  public let timeoutSeconds: Int
  /// Whether what is missing is asked for once while somebody waits for the judgement; else only ahead and in between.
  public let asksAtOnce: Bool

  /// Sources with everything that counts.
  public init(
    fetch: Fetch, lists: [String] = [], responder: String? = nil, hosts: [String] = [], networks: [String] = [],
    freshSeconds: Int = 86_400, timeoutSeconds: Int = 5, asksAtOnce: Bool = false
  ) {
    self.fetch = fetch
    self.lists = lists
    self.responder = responder
    self.hosts = hosts
    self.networks = networks
    self.freshSeconds = freshSeconds
    self.timeoutSeconds = timeoutSeconds
    self.asksAtOnce = asksAtOnce
  }

  /// The same, where answers are asked for again after a shorter time if somebody needs younger ones.
  public func fresh(within seconds: Int?) -> RevocationSources {
    RevocationSources(
      fetch: fetch, lists: lists, responder: responder, hosts: hosts, networks: networks,
      freshSeconds: min(freshSeconds, seconds ?? freshSeconds), timeoutSeconds: timeoutSeconds, asksAtOnce: asksAtOnce)
  }

  /// Nothing is fetched.
  public static let nothing = RevocationSources(fetch: .none)
}

public import HTTPServing
public import LogIn
public import OneStop
public import Procedures
public import Text
import WorkingTime

/// What the portal is told before it answers.
public struct PortalSettings: Sendable {
  /// The address by which the public knows it, without a slash at its end: `https://motcua.example.vn`; nil for the
  /// address of each request.
  public var publicURL: String?
  /// Networks from which the counts may be read, besides the machine itself.
  public var watchers: [Network] = []
  /// The counts of the server that carries the portal; nil while there is none.
  public var metrics: @Sendable () -> ServerMetrics? = { nil }
  /// What the virus scanner has said so far; nil while there is none.
  public var scans: @Sendable () -> ScanCounts? = { nil }
  /// How many notices wait to be sent and how many cannot be; nil while none are sent.
  public var outbox: @Sendable () -> OutboxCounts? = { nil }
  /// How the writer of the record has worked, and how it stands; nil while nobody knows.
  public var writing: @Sendable () -> WritingCounts? = { nil }
  /// How the office stood a moment ago; nil while nobody has looked.
  public var standing: @Sendable () -> OfficeStanding? = { nil }
  /// How many dossiers are there although their retention has ended; nil while nobody has counted.
  public var erasuresDue: @Sendable () -> Int? = { nil }
  /// Whether nothing is erased until a person has looked at the clock.
  public var isErasingWaiting: @Sendable () -> Bool = { false }
  /// How each webhook stands.
  public var webhooks: @Sendable () -> [WebhookCount] = { [] }
  /// How the exchange with each partner stands.
  public var partners: @Sendable () -> [PartnerCount] = { [] }
  /// Told of each partner that has called and proved that it is the one.
  public var heard: @Sendable (Key<Partner>) -> Void = { _ in }
  /// The providers by which citizens log in now; empty: nobody does.
  public var logIn: @Sendable () -> [IdentityProvider] = { [] }
  /// How each revocation list that is fetched stands.
  public var revocationLists: @Sendable () -> [RevocationListCount] = { [] }
  /// What is shared with a partner of the document exchange as a secret; nil: it may not call.
  public var partnerSecret: @Sendable (Key<Partner>) -> [UInt8]? = { _ in nil }
  /// As whom the national portal asks the office; nil: it may not.
  public var nationalPortal: NationalPortalAccount?
  /// How the OCSP responders that the office asks stand.
  public var responders: @Sendable () -> [ResponderCount] = { [] }
  /// Where it is kept how often one address may sign in and ask, so that other servers may be told of it.
  public var rates = RateLimits()
  /// The clock by which tries to sign in are slowed down.
  public var surroundings = ServerSurroundings.system
  /// What kind of failure an error of the store or the file keeper is.
  public var kind: @Sendable (any Error) -> FailureKind = { _ in .other }
  /// Told of each failure behind an answer of 500 and above, and of log-ins that came to nothing; it must not write personal
  /// data.
  public var log: @Sendable (any Error, HTTPServing.Request) -> Void = { _, _ in }

  /// What the outside let us down with, as far as whoever asks can do something about it.
  public enum FailureKind: Sendable {
    /// The disk is full: 507.
    case full
    /// The disk may be read and not written: 503.
    case writeProtected
    /// Something is busy that will not be for long: 503.
    case busy
    /// Nobody can tell yet whether it was recorded; the same again tells: 503.
    case undecided
    /// Anything else: 500.
    case other
  }

  /// The version of the API's description.
  static let apiVersion = "1.0.0"

  /// A portal on its own address, without counts or a log.
  public init() {}
}

extension PortalSettings {
  /// What an error comes to. A refusal is told; a failure is logged, and told without its inside.
  func problem(of error: any Error, _ request: HTTPServing.Request, at now: Instant) -> Problem {
    if let problem = Problem(error, at: now) {
      if problem.status.rawValue >= 500 { log(error, request) }
      return problem
    }
    log(error, request)
    switch kind(error) {
    case .full:
      var problem = Problem(
        .insufficientStorage, "disk-full",
        Words(
          vi: "Máy chủ hết chỗ chứa; chưa ghi nhận gì.", en: "The server's disk is full; nothing was recorded."))
      problem.retryAfterSeconds = 60
      return problem
    case .writeProtected:
      var problem = Problem(
        .serviceUnavailable, "disk-write-protected",
        Words(
          vi: "Máy chủ không ghi được vào đĩa; chưa ghi nhận gì.",
          en: "The server cannot write to its disk; nothing was recorded."))
      problem.retryAfterSeconds = 60
      return problem
    case .busy:
      var problem = Problem(
        .serviceUnavailable, "busy",
        Words(vi: "Máy chủ đang bận; chưa ghi nhận gì.", en: "The server is busy; nothing was recorded."))
      problem.retryAfterSeconds = 2
      return problem
    case .undecided:
      var problem = Problem(
        .serviceUnavailable, Problem.undecidedCode,
        Words(
          vi: "Chưa biết đã ghi nhận hay chưa; hãy gửi lại đúng như vậy, không bị ghi hai lần.",
          en: "Nobody can tell yet whether it was recorded; send the same again, it is not recorded twice."))
      problem.retryAfterSeconds = 5
      return problem
    case .other:
      return Problem(
        .internalServerError, "failed",
        Words(
          vi: "Máy chủ gặp lỗi. Khi báo quản trị, hãy nêu số \(request.id).",
          en: "The server failed. Tell the operator the number \(request.id)."))
    }
  }
}

extension Problem {
  /// The code of an answer that says neither that something was recorded nor that it was not.
  static let undecidedCode = "commit-undecided"
}

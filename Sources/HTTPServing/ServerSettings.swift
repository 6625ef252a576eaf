import Glibc
import Synchronization

/// Everything a server is told before it starts.
public struct ServerSettings: Sendable {
  /// Where it listens: an address or `localhost`; `0.0.0.0` or `::` for all of the machine's.
  public var host = "127.0.0.1"
  /// The port; 0 lets the system choose one.
  public var port = 0
  /// Certificate and key; nil for plain HTTP.
  public var tls: TLSFiles?
  /// The proxies in front, whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
  public var proxies: [Network] = []
  /// The names it goes by, without port; a request for another is refused with 421. None: any name.
  public var names: Set<String> = []
  /// How much it takes.
  public var limits = Limits()
  /// How long clients may take.
  public var deadlines = Deadlines()
  /// How often one address may ask; nil: as often as it likes.
  public var rate: Rate?
  /// Where that limit is kept, as `requests`, so that other servers may be told of it.
  public var rates = RateLimits()
  /// An existing folder, on a disk with room, where long bodies wait while they are dealt with.
  public var spoolFolder = "/var/tmp"
  /// Clock and numbers.
  public var surroundings = ServerSurroundings.system
  /// Gives the refusals of the server itself their body; status, `Allow` and `Retry-After` are set after it.
  public var shape: @Sendable (HTTPRefusal) -> Response = { $0.response }
  /// Answers for a handler that threw; nil for a plain 500. The log of the error is the caller's matter, here.
  public var failed: @Sendable (any Error, Request) -> Response? = { _, _ in nil }
  /// Told of each request when it is over. It runs on the threads that read, several at once, and must not wait.
  public var log: @Sendable (AccessEntry) -> Void = { _ in }

  /// A server on the machine itself, for the machine itself.
  public init() {}

  /// Why a server must not start this way: beyond the machine itself personal data would travel in the clear.
  ///
  /// - Returns: nil when it listens on a loopback address only, has a certificate, or stands behind a declared proxy.
  public var exposure: ServerFailure? {
    let isLocal = host.isEqualIgnoringCase(to: "localhost") || Address(host)?.isLoopback == true
    guard !isLocal, tls == nil, proxies.isEmpty else { return nil }
    return ServerFailure(.exposed, doing: "listening on \(host)")
  }
}

/// The files of a TLS server, both PEM: the certificate with its chain, and its key.
public struct TLSFiles: Sendable, Hashable {
  /// Path of the certificate, followed by those that signed it.
  public var certificate: String
  /// Path of the private key, without password.
  public var key: String

  /// Two files.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// What a server takes from outside itself.
public struct ServerSurroundings: Sendable {
  /// Microseconds on a clock that only goes forward; only differences count.
  public var microseconds: @Sendable () -> Int64
  /// A number for the next request, different each time: short, of letters, figures and hyphens.
  public var requestID: @Sendable () -> String

  /// A clock and a source of numbers.
  public init(microseconds: @escaping @Sendable () -> Int64, requestID: @escaping @Sendable () -> String) {
    self.microseconds = microseconds
    self.requestID = requestID
  }

  /// The system's monotonic clock; numbers that count up behind a start that is different each time.
  public static var system: ServerSurroundings {
    var source = SystemRandomNumberGenerator()
    let start = String(source.next() & 0xFFFF_FFFF, radix: 36)
    let counter = Counter()
    return ServerSurroundings(
      microseconds: {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
      }, requestID: { "\(start)-\(String(counter.next(), radix: 36))" })
  }

  private final class Counter: Sendable {
    private let value = Atomic<UInt64>(0)

    func next() -> UInt64 {
      value.wrappingAdd(1, ordering: .relaxed).newValue
    }
  }
}

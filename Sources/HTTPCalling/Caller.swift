internal import CCurl
import Glibc
import Synchronization

/// Calls other servers, one call after the other, and keeps the connection between them.
///
/// A call blocks its thread until the answer is there. TLS certificates are always checked; redirects are not followed;
/// proxies named by the environment count only when that is asked for.
@safe public final class Caller: Sendable {
  /// What is the same for all calls of a caller.
  public struct Settings: Sendable, Hashable {
    /// Which addresses may be called.
    public var destinations = Destinations.anywhere
    /// A file of the certificates of authorities that are trusted besides or instead of the system's; nil: the system's.
    public var authorities: String?
    /// True to go through the proxies that `https_proxy` and its like name.
    public var usesProxyOfEnvironment = false
    /// What the caller calls itself.
    public var agent = "motcua"

    /// Anywhere, with the system's authorities, past all proxies.
    public init() {}
  }

  private let settings: Settings
  private let handle: Mutex<CurlHandle>

  /// A caller without connection yet.
  ///
  /// - Throws: ``CallFailure`` when the library gives no handle.
  public init(_ settings: Settings = Settings()) throws(CallFailure) {
    self.settings = settings
    handle = Mutex(try CurlHandle())
  }

  /// Makes a call and waits for its answer.
  ///
  /// - Throws: ``CallFailure`` when there is no answer to the end; an answer of any status is none.
  public func make(_ call: Call) throws(CallFailure) -> Answer {
    let server = try ServerName(call.url)
    let result: Result<Answer, CallFailure> = handle.withLock { handle in
      do throws(CallFailure) {
        let transfer = try Transfer(call, destinations: settings.destinations, server: server.text)
        return .success(try transfer.finish(handle.perform(call, transfer, settings)))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Who is called, as it may be shown: scheme, host and port.
struct ServerName {
  let text: String
  /// The host alone, as it is written.
  let host: String
  /// Whether it says that it is this machine.
  let isLoopback: Bool

  init(_ url: String, schemes: [String] = ["http", "https"]) throws(CallFailure) {
    let parts = unsafe curl_url()
    defer { unsafe curl_url_cleanup(parts) }
    func part(_ which: CURLUPart, _ flags: UInt32 = 0) -> String? {
      var text: UnsafeMutablePointer<CChar>?
      guard unsafe curl_url_get(parts, which, &text, flags) == CURLUE_OK, let text = unsafe text else { return nil }
      defer { unsafe curl_free(text) }
      return unsafe String(cString: text)
    }
    let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isPlain, unsafe curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK, let scheme = part(CURLUPART_SCHEME),
      schemes.contains(scheme), let host = part(CURLUPART_HOST), !host.isEmpty
    else { throw CallFailure(code: .url, server: String(url.prefix { $0 != "?" }), detail: "not such an address") }
    self.host = host
    text = "\(scheme)://\(host)" + (part(CURLUPART_PORT).map { ":\($0)" } ?? "")
    isLoopback = host == "localhost" || host == "[::1]" || host.hasPrefix("127.")
    // A password in an address ends up in logs and histories.
    guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
      throw CallFailure(code: .url, server: text, detail: "the address holds a user name")
    }
  }
}

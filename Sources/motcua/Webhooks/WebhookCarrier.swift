import HTTPCalling
import OneStop
import Synchronization
import Text

/// Posts messages to webhooks: to the public internet alone, and to hosts that the operator has named.
///
/// It is the address to which a connection is made that is looked at, after the name was resolved; redirects are not
/// followed, whatever they lead to. So no integrator can have the office call into its own network, by no name.
final class WebhookCarrier: Sendable {
  static let allowed = Parameter<String>.option(
    "allow-webhook-host", "NAME",
    Words(
      vi: "máy chủ trong mạng nội bộ được phép nhận webhook, như nhan.example.vn hoặc 10.1.2.3 (ghi được nhiều lần)",
      en: "a host of the own network that webhooks may call, such as hooks.example.vn or 10.1.2.3 (repeatable)"),
    repeats: true
  ) { text, _ in
    let marks = Array(".-:[]".utf8)
    let isName = text.utf8.allSatisfy { $0.isASCIILetterOrDigit || marks.contains($0) }
    guard isName, !text.isEmpty else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải tên máy chủ như nhan.example.vn",
          en: "“\(text.harmless)” is no host such as hooks.example.vn"))
    }
    return text.lowercased()
  }

  /// What a webhook may answer: its body is not read for anything.
  private static let answerBytes = 64 * 1024

  private let hosts: Set<String>
  /// A connection for each webhook, so that one is not set up for each event.
  private let callers = Mutex<[String: HTTPCalling.Caller]>([:])

  init(allowing hosts: [String]) {
    self.hosts = Set(hosts)
  }

  /// Posts a message; several may be posted at once, of one webhook one after the other.
  func post(_ message: WebhookCall) -> WebhookAnswer {
    do throws(CallFailure) {
      var call = HTTPCalling.Call(.post, message.url, headers: message.headers, body: .bytes(message.body))
      call.limits.memoryBytes = WebhookCarrier.answerBytes
      call.limits.headBytes = WebhookCarrier.answerBytes
      call.limits.connecting = .seconds(5)
      call.limits.whole = .seconds(15)
      let answer = try caller(for: message.url).make(call)
      let seconds = answer["Retry-After"].flatMap { Int64($0) }
      return .answered(answer.status, retryAfterSeconds: seconds.flatMap { $0 >= 0 ? $0 : nil })
    } catch {
      return .failed(error.code.rawValue)
    }
  }

  private func caller(for url: String) throws(CallFailure) -> HTTPCalling.Caller {
    if let known = callers.withLock({ $0[url] }) { return known }
    var settings = HTTPCalling.Caller.Settings()
    let isAllowed = hosts.contains(try HTTPCalling.Caller.host(of: url).lowercased())
    settings.destinations = isAllowed ? .anywhere : .publicInternet
    settings.agent = "motcua-webhook"
    let made = try HTTPCalling.Caller(settings)
    callers.withLock { $0[url] = made }
    return made
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

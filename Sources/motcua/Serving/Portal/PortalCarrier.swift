import Exchange
import HTTPCalling

/// Carries messages to the national portal.
struct PortalCarrier: Sendable {
  /// Where the paths begin, without a slash at the end.
  let base: String

  func carry(
    _ message: [UInt8], type: String, _ headers: [(name: String, value: String)], to path: String
  ) -> PortalInterface.Reply {
    var call = HTTPCalling.Call(
      .post, base + path, headers: [("Content-Type", type)] + headers, body: .bytes(message))
    call.limits.memoryBytes = 4 * 1_048_576
    call.limits.whole = .seconds(60)
    do throws(CallFailure) {
      let answer = try Caller().make(call)
      return .answered(status: answer.status, answer.body)
    } catch {
      return .unreachable(error.code.rawValue)
    }
  }
}

extension String {
  /// Whether it is the address of a server whose answers nobody on the way can change: `https`, or this machine.
  var isSafeServerAddress: Bool {
    guard !contains(where: \.isWhitespace) else { return false }
    if hasPrefix("https://") { return utf8.count > 8 }
    return ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { host in
      self == host || hasPrefix(host + ":") || hasPrefix(host + "/")
    }
  }
}

import Exchange
import HTTPCalling
import JSON
import TestSupport

/// The national portal's side of the older adapter, a Python program that shares no code with ours.
final class PortalProcess {
  private let server: PythonServer

  init(seed: UInt64, faults: Int, calls: Int) throws {
    server = try PythonServer(
      "Partners/national_portal.py", ["--seed", "\(seed)", "--faults", "\(faults)", "--calls", "\(calls)"])
  }

  var url: String { server.url }

  /// An adapter that has just begun: it knows of no session.
  func adapter(password: String = "mat khau thu") -> PortalAdapter {
    let url = url
    return PortalAdapter(.init(name: "so-gddt", password: password, agency: "000.00.06.H56")) {
      door, message in
      let path =
        switch door {
        case .logIn: "/auth"
        case .services: "/services"
        }
      let call = HTTPCalling.Call(
        .post, url + path,
        headers: [("Content-Type", "application/json"), ("dstcode", "VN:GOV:000.00.06.H56")],
        body: .bytes(message.canonical))
      do throws(CallFailure) {
        let answer = try Caller().make(call)
        return answer.isGood ? .answered(answer.body) : .unreachable("http-\(answer.status)")
      } catch {
        return .unreachable(error.code.rawValue)
      }
    }
  }

  /// What the portal knows.
  func view() throws -> JSONValue {
    try JSONValue(reading: Caller().make(HTTPCalling.Call(.get, url + "/view")).body)
  }
}

import HTTPCalling
import Procedures
import Text

/// One question to one address, through all redirects that the set allows. The address of every connection is looked at when
/// it is made, so that neither a name nor a redirect leads into the own network.
struct RevocationCall {
  /// What came.
  enum Reply {
    /// An answer, with the mark by which the server knows it again.
    case bytes([UInt8], mark: String?)
    /// What the mark stands for is still the newest.
    case unchanged
  }

  let plan: RevocationPlan
  /// How long all of it may take.
  let patience: Duration

  /// Gets what is at an address.
  ///
  /// - Parameter mark: The mark of what is kept already.
  func get(_ address: WebAddress, mark: String?) throws(RevocationFailure) -> Reply {
    let deadline = ContinuousClock.now + patience
    var current = address
    for _ in 0...Limits.redirects {
      // A mark belongs to the address that gave it.
      let headers = current == address ? mark.map { [(name: "If-None-Match", value: $0)] } ?? [] : []
      let answer = try call(
        Call(.get, current.text, headers: headers, limits: limits(until: deadline, bytes: Limits.listBytes)))
      switch answer.status {
      case 200: return .bytes(answer.body, mark: current == address ? RevocationCall.mark(of: answer) : nil)
      case 304 where mark != nil: return .unchanged
      case 301, 302, 303, 307, 308:
        guard let next = RevocationCall.target(of: answer, at: current), plan.mayFollow(next, from: current) else {
          throw RevocationFailure(.redirect)
        }
        current = next
      default: throw RevocationFailure(.status, "\(answer.status)")
      }
    }
    throw RevocationFailure(.redirect)
  }

  /// Asks a responder (RFC 6960, A.1).
  func ask(_ question: [UInt8], at address: WebAddress) throws(RevocationFailure) -> [UInt8] {
    let answer = try call(
      Call(
        .post, address.text, headers: [("Content-Type", "application/ocsp-request")], body: .bytes(question),
        limits: limits(until: ContinuousClock.now + patience, bytes: Limits.responseBytes)))
    guard answer.status == 200 else { throw RevocationFailure(.status, "\(answer.status)") }
    return answer.body
  }

  private func call(_ call: Call) throws(RevocationFailure) -> Answer {
    guard let destinations = Destinations.publicInternet(and: plan.sources.networks) else {
      throw RevocationFailure(.call, CallFailure.Code.notAllowed.rawValue)
    }
    do throws(CallFailure) {
      var settings = Caller.Settings()
      settings.destinations = destinations
      return try Caller(settings).make(call)
    } catch {
      throw RevocationFailure(.call, error.code.rawValue)
    }
  }

  private func limits(until deadline: ContinuousClock.Instant, bytes: Int) -> CallLimits {
    var limits = CallLimits()
    limits.memoryBytes = bytes
    limits.headBytes = 32 * 1024
    limits.whole = max(.milliseconds(1), deadline - ContinuousClock.now)
    limits.connecting = min(limits.whole, .seconds(plan.sources.timeoutSeconds))
    return limits
  }

  private static func mark(of answer: Answer) -> String? {
    guard let mark = answer["ETag"], mark.utf8.count <= 200, mark.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      return nil
    }
    return mark
  }

  /// Where a redirect leads: a whole address, or a path on the same server.
  private static func target(of answer: Answer, at current: WebAddress) -> WebAddress? {
    guard let location = answer["Location"] else { return nil }
    if location.hasPrefix("/"), !location.hasPrefix("//") { return WebAddress(current.server + location) }
    return WebAddress(location)
  }
}

import HTTPServing
import Synchronization
import Text

/// The problem of a busy server, made once in each language: tens of thousands are answered with it in a second, and what
/// they cost is missing to those who get in.
final class BusyProblems: Sendable {
  private let made = Mutex<[Language: Made]>([:])

  /// An answer, and its body before and after the number of the request.
  private struct Made {
    let answer: Response
    let before: ArraySlice<UInt8>
    let after: ArraySlice<UInt8>
  }

  /// The answer to a refusal whose code is ``HTTPRefusal/Code/busy``.
  func response(to refusal: HTTPRefusal) -> Response {
    let known = made.withLock { $0[refusal.language] }
    guard let made = known ?? make(refusal) else {
      return Problem(refusal).response(in: refusal.language, requestID: refusal.requestID)
    }
    var response = made.answer
    response.body = .bytes(Array(made.before) + refusal.requestID.utf8 + made.after)
    return response
  }

  private func make(_ refusal: HTTPRefusal) -> Made? {
    // Like any number of a request: letters, digits and hyphens, which JSON takes as they are.
    let number = Array("the-number-of-the-request".utf8)
    let answer = Problem(refusal).response(
      in: refusal.language, requestID: String(decoding: number, as: UTF8.self))
    guard case .bytes(let body) = answer.body,
      let start = body.indices.first(where: { body[$0...].starts(with: number) })
    else { return nil }
    let made = Made(answer: answer, before: body[..<start], after: body[(start + number.count)...])
    self.made.withLock { $0[refusal.language] = made }
    return made
  }
}

import HTTPServing
import Text

/// Why a request is not answered as asked: status and code for programs, words for people (RFC 9457).
struct Problem: Error, Sendable {
  /// The status of the answer.
  let status: Status
  /// The stable code, never reused.
  let code: String
  /// What is wrong and what would be right.
  let words: Words
  /// What is wrong in single places of the request.
  var details: [Detail] = []
  /// When to come back, in seconds.
  var retryAfterSeconds: Int?
  /// How to say who one is, for 401.
  var challenge: String?

  /// What is wrong in one place.
  struct Detail: Sendable {
    /// Where in the body (RFC 6901); nil when it is not about the body.
    var pointer: String?
    /// Which item of the query or header; nil when it is about the body.
    var parameter: String?
    /// The stable code.
    let code: String
    /// What is wrong and what would be right.
    let words: Words
  }

  init(_ status: Status, _ code: String, _ words: Words, details: [Detail] = []) {
    self.status = status
    self.code = code
    self.words = words
    self.details = details
  }

  /// A problem of one item of the query or one header.
  static func parameter(_ name: String, _ code: String, _ words: Words, status: Status = .badRequest) -> Problem {
    Problem(status, code, words, details: [Detail(parameter: name, code: code, words: words)])
  }
}

import HTTPServing
import OneStop
import Text

extension Problem {
  /// This machine's clock is apart from the others': another node answers, and this one once it agrees.
  init(_ doubt: ClockDoubt) {
    self.init(
      .serviceUnavailable, "clock-apart",
      Words(vi: "Chưa ghi nhận gì: \(doubt.words.vi).", en: "Nothing was recorded: \(doubt.words.en)."))
    retryAfterSeconds = 30
  }
}

extension Route {
  /// The route as an office answers it: not at all while its machine's clock is apart, since what is due, who is let in and when something
  /// came in would be said by a time that is not.
  func timely(_ office: OneStop) -> Route {
    // What only reads memory goes by no clock of the office.
    guard blocks else { return self }
    let handler = handler
    return Route(method, pattern, bodyBytes: bodyBytes, bodyLimit: bodyLimit) { request in
      if let doubt = office.standsBack { throw doubt }
      return try handler(request)
    }
  }
}

internal import COpenSSL

/// OpenSSL could not do what it was asked: no memory, no entropy, or bytes it does not understand.
public struct CryptoFailure: Error, Sendable, Hashable {
  /// What was being done, in English, for the log.
  public let doing: String
  /// What OpenSSL says, the first cause first; no content of what was being worked on.
  public let reasons: [String]

  /// Takes over all that OpenSSL has noted on this thread, so that nothing is left for the next call to misread.
  init(doing: String) {
    self.doing = doing
    var reasons: [String] = []
    while true {
      let code = ERR_get_error()
      guard code != 0 else { break }
      var text = [CChar](repeating: 0, count: 256)
      unsafe ERR_error_string_n(code, &text, text.count)
      reasons.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    self.reasons = reasons
  }

  /// The one funnel: OpenSSL's functions answer 1 when they did what they should.
  static func check(_ answer: Int32, doing: @autoclosure () -> String) throws(CryptoFailure) {
    guard answer == 1 else { throw CryptoFailure(doing: doing()) }
  }
}

extension CryptoFailure: CustomStringConvertible {
  /// The failure in one line.
  public var description: String {
    "could not \(doing)" + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; "))
  }
}

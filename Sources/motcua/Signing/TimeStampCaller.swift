import HTTPCalling
import Signatures
import Text

extension TimeStampService {
  /// The most bytes that an answer may have: a token with its chain has some thousands.
  private static let answerBytes = 64 * 1024
  /// Until the answer is there to its last byte.
  private static let patience = Duration.seconds(20)

  /// An authority on the web, called as RFC 3161, 3.4 says.
  static func at(_ url: String) -> TimeStampService {
    TimeStampService { request throws(TimeStampFailure) in
      let answer: Answer
      do throws(CallFailure) {
        var settings = Caller.Settings()
        settings.usesProxyOfEnvironment = url.hasPrefix("https:")
        var call = HTTPCalling.Call(
          .post, url,
          headers: [
            ("Content-Type", "application/timestamp-query"), ("Accept", "application/timestamp-reply"),
          ], body: .bytes(request))
        call.limits.memoryBytes = answerBytes
        call.limits.whole = patience
        answer = try Caller(settings).make(call)
      } catch {
        throw TimeStampFailure(
          Words(vi: "không lấy được dấu thời gian: \(error.words.vi)", en: "no time stamp: \(error.words.en)"),
          isPassing: error.code != .url)
      }
      guard answer.isGood else {
        throw TimeStampFailure(
          Words(
            vi: "dịch vụ dấu thời gian trả lời với mã \(answer.status)",
            en: "the time-stamping authority answers with the code \(answer.status)"))
      }
      return answer.body
    }
  }
}

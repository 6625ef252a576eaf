import JSON
import Text

/// A server's no, read from `application/problem+json` (RFC 9457).
struct RemoteProblem: Error {
  let status: Int
  /// The stable code; empty when whoever answered is not the office's server.
  let code: String
  let words: Words
  var details: [Detail] = []
  /// After how many seconds to come back.
  var retryAfter: Int?

  /// What is wrong in one place.
  struct Detail {
    /// Where in what was sent (RFC 6901); nil for a parameter.
    let pointer: String?
    let words: Words
  }

  init(_ answer: WireAnswer) {
    status = answer.status
    retryAfter = answer.headers["retry-after"].flatMap { Int($0) }.flatMap { (0...86_400).contains($0) ? $0 : nil }
    let problem = (try? JSONValue(reading: answer.body)).flatMap { try? RemoteProblem.read($0) }
    code = problem?.code ?? ""
    words =
      problem?.words
      ?? Words(vi: "máy chủ trả lời lỗi \(answer.status)", en: "the server answered with error \(answer.status)")
    details = problem?.details ?? []
  }

  private static func read(_ value: JSONValue) throws(JSONError) -> (code: String, words: Words, details: [Detail]) {
    let problem = try JSONField(value).anyObject()
    return (try problem.read("code"), try problem.read("words"), try problem.maybeList("errors"))
  }

  /// What the command says, and how it ends.
  ///
  /// - Parameters:
  ///   - login: How to log in again.
  ///   - code: The dossier it was about.
  func error(login: String, dossier: String?) -> CommandError {
    let said = Words(vi: words.vi.harmless, en: words.en.harmless)
    switch (status, self.code) {
    case (401, "wrong-password"), (401, "wrong-code"), (401, "code-missing"): return .refused(said)
    case (401, _):
      return .refused(
        Words(vi: "\(said.vi) Đăng nhập lại: \(login)", en: "\(said.en) Log in again: \(login)"))
    case (412, _):
      let again = "motcua show \(dossier ?? "CODE")"
      return .refused(
        Words(
          vi: "hồ sơ đã thay đổi sau khi được xem (có người vừa xử lý), chưa làm gì cả; hãy xem lại: \(again)",
          en: "the dossier has changed since it was seen (somebody acted on it), nothing was done; see: \(again)"))
    case (422, "key-reused"):
      return .refused(
        Words(
          vi: "--key này đã dùng cho một yêu cầu khác; chỉ dùng lại khi mọi phần của lệnh giống hệt lần trước",
          en: "this --key was used for another request; repeat it only with everything else just the same"))
    case (429, _), (503, _), (502, _), (504, _), (507, _):
      let wait = retryAfter.map { Words(vi: " (thử lại sau \($0) giây)", en: " (try again in \($0) s)") }
      return CommandError(
        .tryAgain, Words(vi: said.vi + (wait?.vi ?? ""), en: said.en + (wait?.en ?? "")))
    case (500..., _): return CommandError(.internalError, said)
    case _ where self.code.isEmpty:
      return CommandError(
        .internalError,
        Words(
          vi: "\(said.vi); địa chỉ này có đúng là máy chủ motcua không?",
          en: "\(said.en); is this address really a motcua server?"))
    default: return .refused(said)
    }
  }
}

extension RemoteProblem.Detail: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let detail = try field.anyObject()
    pointer = try detail.maybe("pointer")
    words = try detail.read("words")
  }
}

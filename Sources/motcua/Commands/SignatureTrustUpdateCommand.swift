import JSON
import OneStop
import Procedures
import Revocations
import Text
import WorkingTime

/// `motcua signature trust update`: fetches the revocation lists that the sets of anchors allow, now.
enum SignatureTrustUpdateCommand {
  static let command = Command(
    "signature trust update", Words(vi: "tải các danh sách thu hồi ngay", en: "fetch the revocation lists now"),
    details: Words(
      vi: """
        Gọi mọi địa chỉ crl mà revocation: trong Signatures/trust.yaml cho phép, và giữ những gì đúng là của tổ chức chứng \
        thực, còn hạn và không cũ hơn bản đang giữ, trong thư mục dữ liệu; máy chủ đang chạy dùng ngay ở vòng sau. Máy trả lời \
        OCSP chỉ được hỏi khi gặp chứng thư. Kết thúc bằng 0 khi mọi địa chỉ đều xong, 75 khi có địa chỉ không dùng được, 2 khi \
        không có địa chỉ nào được phép.
        JSON: addresses[] ({set, address, kind, result (new, same, failed), code, detail, thisUpdate, nextUpdate, bytes, \
        nextTry}).
        """,
      en: """
        Calls every crl address that revocation: in Signatures/trust.yaml allows, and keeps in the data folder what an issuer \
        of the set has signed, is in date and not older than what is kept; a running server takes it in with its next round. \
        Responders are asked only about certificates that are met. Ends with 0 when every address brought its list, 75 when one \
        did not, 2 when none may be called.
        JSON: addresses[] ({set, address, kind, result (new, same, failed), code, detail, thisUpdate, nextUpdate, bytes, \
        nextTry}).
        """),
    parameters: [.json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let plans = definitions.revocationPlans()
    let place = try DataPlace(of: call)
    let fetcher = RevocationFetcher(in: place, now: call.host.now)
    fetcher.use(plans)
    if fetcher.standings.isEmpty {
      if call[.json] { call.output.line(#"{"addresses":[]}"#) }
      call.output.note(
        Words(
          vi: "Không có địa chỉ nào được phép gọi: hãy viết revocation: trong Signatures/trust.yaml.",
          en: "No address may be called: write revocation: in Signatures/trust.yaml."
        ).in(call.language))
      return .undecided
    }
    try place.make()
    let outcomes = fetcher.fetchLists()
    if call[.json] {
      call.output.line(JSONValue.object(["addresses": .array(outcomes.map(json))]).canonicalText)
    } else {
      write(outcomes, call)
    }
    let isWhole = outcomes.allSatisfy { if case .failed = $0.result { false } else { true } }
    return isWhole ? .done : .tryAgain
  }

  private static func write(_ outcomes: [FetchOutcome], _ call: Call) {
    for outcome in outcomes {
      let (words, style) = said(outcome.result)
      call.output.line(
        call.output.styled(words.in(call.language), style) + "  \(outcome.set)  \(outcome.address.harmless)")
      guard let from = outcome.thisUpdate, let bytes = outcome.bytes else { continue }
      let until = outcome.nextUpdate.map(\.short) ?? "?"
      call.line(
        Words(
          vi: "    ban hành \(from.short), danh sách kế tiếp trước \(until), \(bytes) byte",
          en: "    issued \(from.short), the next one by \(until), \(bytes) bytes"))
    }
  }

  private static func said(_ result: FetchOutcome.Result) -> (Words, Output.Style) {
    switch result {
    case .new: (Words(vi: "mới", en: "new"), .green)
    case .same: (Words(vi: "như cũ", en: "same"), .bold)
    case .failed(let failure): (Words(vi: "lỗi: \(failure.words.vi)", en: "failed: \(failure.words.en)"), .red)
    }
  }

  private static func json(_ outcome: FetchOutcome) -> JSONValue {
    var (result, code, detail): (JSONValue, JSONValue, JSONValue) = ("new", .null, .null)
    switch outcome.result {
    case .new: break
    case .same: result = "same"
    case .failed(let failure):
      result = "failed"
      code = .string(failure.code.rawValue)
      detail = failure.detail.map { .string($0) } ?? .null
    }
    return [
      "set": .string(outcome.set), "address": .string(outcome.address), "kind": .string(outcome.kind.rawValue),
      "result": result, "code": code, "detail": detail,
      "thisUpdate": outcome.thisUpdate.map { .string($0.description) } ?? .null,
      "nextUpdate": outcome.nextUpdate.map { .string($0.description) } ?? .null,
      "bytes": outcome.bytes.map { JSONValue($0) } ?? .null, "nextTry": .string(outcome.nextTry.description),
    ]
  }
}

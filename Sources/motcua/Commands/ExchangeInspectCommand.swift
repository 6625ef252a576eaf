import Crypto
import Exchange
import JSON
import Signatures
import Text
import WorkingTime

/// `motcua exchange inspect`: what an edXML file says, whoever wrote it.
enum ExchangeInspectCommand {
  static let file = Parameter.operand(
    "FILE",
    Words(vi: "tệp edXML; - là đầu vào chuẩn", en: "an edXML file; - is standard input"), repeats: true)
  static let command = Command(
    "exchange inspect", Words(vi: "xem một thông điệp edXML", en: "look into an edXML message"),
    details: Words(
      vi: """
        Đọc rộng rãi: thiếu phần nào thì báo phần ấy, không hiểu thì giữ lại. Không tải gì từ mạng, không ghi gì ra đĩa. Kết thúc \
        bằng 1 chỉ khi có tệp không đọc được gì. Không có --trust thì không tin ai: chữ ký nguyên vẹn vẫn chưa kết luận.
        JSON, mỗi tệp một dòng: file, kind (document, status), business (0 đến 3), from, to[], documentId, code, subject, \
        statusCode, attachments[] ({name, bytes, sha256, signature}), signature (none, not-verifiable, hoặc kết luận), problems[] ({kind, \
        part, message}), notUnderstood[]; với thông điệp trạng thái, documentId và code là của văn bản được trả lời. Tệp không đọc \
        được: file, error ({code, line, column, message, sender}).
        """,
      en: """
        Reads liberally: what is missing is told, what is not understood is kept. Nothing is fetched, and nothing written to \
        disk. Ends with 1 only when nothing of a file could be read. Without --trust nobody is trusted: an intact signature stays \
        undecided.
        JSON, a line for each file: file, kind (document, status), business (0 to 3), from, to[], documentId, code, subject, \
        statusCode, attachments[] ({name, bytes, sha256, signature}), signature (none, not-verifiable, or the indication), problems[] \
        ({kind, part, message}), notUnderstood[]; in a status, documentId and code are those of the document that it is about. \
        A file that could not be read: file, error ({code, line, column, message, sender}).
        """),
    parameters: [
      file, SignatureVerifyCommand.trust, SignatureVerifyCommand.intermediates, SignatureVerifyCommand.lists, .json,
    ], run: run)

  /// Bytes of a file that is looked at; beyond what a message may have it is read to tell who sent it.
  private static let fileBytes = 4 * MessageLimits.bytes

  private static func run(_ call: Call) throws -> ExitCode {
    let files = SignatureMaterialFiles()
    var material = TrustMaterial(
      intermediates: try files.certificates(call.all(SignatureVerifyCommand.intermediates)),
      revocationLists: try files.revocationLists(call.all(SignatureVerifyCommand.lists)),
      ocspResponses: try files.ocspResponses(call.all(SignatureVerifyCommand.lists)))
    material.anchors = try files.certificates(call.all(SignatureVerifyCommand.trust))
    let now = call.host.now()
    let verification = Verification(material: material, now: now)
    var code = ExitCode.done
    let names = try call.all(file)
    for (place, name) in names.enumerated() {
      let input = InputText(name: name)
      let bytes = try input.bytes(most: fileBytes)
      do throws(ExchangeFault) {
        let found = try InspectedMessage(bytes, today: LocalTime(now).day, verification)
        if call[.json] {
          call.output.line(found.json(file: name).canonicalText)
        } else {
          if place > 0 { call.output.line() }
          if names.count > 1 { call.output.line(call.output.styled(input.shown.in(call.language), .bold)) }
          found.write(to: call.output, call.language)
        }
      } catch {
        code = .refused
        if call[.json] { call.output.line(error.json(file: name).canonicalText) }
        let shown = input.shown
        call.output.note(
          "motcua: "
            + Words(vi: "\(shown.vi): \(error.words.vi)", en: "\(shown.en): \(error.words.en)").in(call.language))
      }
    }
    return code
  }
}

extension ExchangeFault {
  fileprivate func json(file: String) -> JSONValue {
    .object([
      "file": .string(file),
      "error": .object([
        "code": .string(code.rawValue), "line": JSONValue(line), "column": JSONValue(column),
        "message": .object(["vi": .string(words.vi), "en": .string(words.en)]),
        "sender": sender.map { .string($0.text) } ?? .null,
      ]),
    ])
  }
}

import Crypto
import Exchange
import JSON
import Signatures
import Text
import WorkingTime

/// A message with all that was found about it: its attachments unpacked and hashed, its signatures judged.
struct InspectedMessage {
  let message: Message
  let seal: SealVerdict
  let attachments: [InspectedAttachment]
  let problems: [MessageProblem]

  init(_ bytes: [UInt8], today: Day, _ verification: Verification) throws(ExchangeFault) {
    let read = try Message.read(bytes, today: today)
    message = read.message
    seal = read.sealVerdict(on: bytes, verification)
    guard case .document(let document) = read.message else {
      attachments = []
      problems = read.problems
      return
    }
    var left = MessageLimits.unpackedBytes
    attachments = document.attachments.map { attachment in
      let found = InspectedAttachment(attachment, named: document.name(of: attachment), atMost: left, verification)
      left -= found.digest?.bytes ?? 0
      return found
    }
    problems = read.problems + attachments.enumerated().compactMap { $1.problem(at: $0 + 1) }
  }

  /// The answer for scripts; its keys are stable.
  func json(file: String) -> JSONValue {
    var answer: JSONObject = [
      "file": .string(file), "from": .text(message.from?.organID?.text), "signature": .string(seal.name),
      "attachments": .array(attachments.map(\.json)), "problems": .array(problems.map(\.json)),
      "notUnderstood": .array(message.unknown.map { .string($0.within) }),
    ]
    switch message {
    case .document(let document):
      answer["kind"] = "document"
      answer["business"] = JSONValue(document.kind.meaning?.rawValue ?? Int(document.kind.text) ?? 0)
      answer["to"] = .array(document.to.compactMap(\.organID).map { .string($0.text) })
      answer["documentId"] = .text(document.documentID)
      answer["code"] = .text(document.code?.description)
      answer["subject"] = .text(document.subject)
      answer["statusCode"] = .null
    case .status(let status):
      answer["kind"] = "status"
      answer["business"] = 0
      answer["to"] = .array([])
      answer["documentId"] = .text(status.responseFor?.documentID)
      answer["code"] = .text(status.responseFor?.code)
      answer["subject"] = .null
      answer["statusCode"] = .text(status.status?.text)
    }
    return .object(answer)
  }

  /// The lines for a person.
  func write(to output: Output, _ language: Language) {
    var table = Table()
    table.indent = 0
    func add(_ vi: String, _ en: String, _ text: String?) {
      guard let text else { return }
      table.rows.append([.init(Words(vi: vi, en: en).in(language)), .init(text)])
    }
    func agency(_ agency: Correspondent) -> String {
      [agency.organID?.text, agency.name].compactMap(\.self).joined(separator: " ")
    }
    switch message {
    case .document(let document):
      let kind = document.kind
      add("Thông điệp", "Message", kind.meaning?.words.in(language) ?? kind.text)
      add("Nơi gửi", "From", document.from.map(agency))
      for receiver in document.to { add("Nơi nhận", "To", agency(receiver)) }
      add("Mã văn bản", "Document", document.documentID)
      add("Số ký hiệu", "Number", document.code?.description)
      add("Loại", "Type", document.type.name)
      add("Ngày ban hành", "Issued", document.promulgation.date.map { $0.day?.dayFirst ?? $0.text })
      add("Trích yếu", "Subject", document.subject)
      add("Độ khẩn", "Urgency", document.other.priority.map { $0.meaning?.words.in(language) ?? $0.text })
      add("Hạn trả lời", "Due", document.dueDate.map { $0.day?.dayFirst ?? $0.text })
      add("Lý do", "Reason", document.business?.reason)
    case .status(let status):
      let code = [status.status?.text, status.status?.meaning?.words.in(language)].compactMap(\.self)
      add("Trạng thái", "Status", code.joined(separator: " "))
      add("Nơi gửi", "From", status.from.map(agency))
      add("Gửi về", "Goes to", status.responseFor?.organID?.text)
      add("Về văn bản", "About", status.responseFor?.documentID)
      add("Số ký hiệu", "Number", status.responseFor?.code)
      add("Diễn giải", "Words", status.description)
      add("Lúc", "At", status.timestamp?.text)
    }
    for attachment in attachments { add("Tệp", "Attachment", attachment.words.in(language)) }
    add("Chữ ký", "Signature", seal.words.in(language))
    for part in message.unknown { add("Chưa hiểu", "Not understood", part.within + ": " + part.xml.prefix(80)) }
    for problem in problems { add("Lưu ý", "Note", problem.words.in(language)) }
    for line in table.lines(for: output) { output.line(line) }
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

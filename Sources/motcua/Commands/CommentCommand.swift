import JSON
import Text

/// `motcua comment`: a remark for colleagues, or a message to the applicant.
enum CommentCommand {
  static let text = Parameter.operand(
    "TEXT",
    Words(vi: "lời ghi cho đồng nghiệp, người nộp không thấy", en: "remark for colleagues, hidden from the applicant"))
  static let toApplicant = Parameter.flag(
    "to-applicant",
    Words(
      vi: "gửi cho người nộp: người nộp và mọi cán bộ đều đọc được",
      en: "to the applicant: the applicant and all officers can read it"))

  static let command = Command(
    "comment",
    Words(
      vi: "ghi chú nội bộ, hoặc nhắn cho người nộp", en: "leave a remark for colleagues, or write to the applicant"),
    parameters: [.code, text, toApplicant, .ifVersion, .key, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try call.checkKey(needs: "if-version")
    let (code, text) = (try call.required(Parameter<String>.code), try call.required(text))
    let office = try RemoteOffice(of: call)
    if call[toApplicant] { return try send(text, code, office, call) }
    let given = try call[.ifVersion]
    let seen = call.texts["key"] == nil ? try office.dossier(code) : nil
    let change = try RemoteChange(of: call, version: given ?? seen?.version)
    do {
      let answer = try office.change(change, ["dossiers", code, "comments"], ["text": .string(text)])
      try ChangeOutcome(answer, before: seen, at: office).write(Words(vi: "Đã ghi chú vào", en: "Remark left on"), call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: code)
    }
    return .done
  }

  /// A message needs no version: it answers whatever stands there now.
  private static func send(_ text: String, _ code: String, _ office: RemoteOffice, _ call: Call) throws -> ExitCode {
    let seen = call.texts["key"] == nil ? try office.dossier(code) : nil
    do {
      let answer = try office.change(
        RemoteChange(of: call), ["dossiers", code, "messages"], ["text": .string(text)])
      try ChangeOutcome(answer, before: seen, at: office).write(
        Words(vi: "Đã nhắn cho người nộp của", en: "Message sent to the applicant of"), call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: code)
    }
    return .done
  }
}

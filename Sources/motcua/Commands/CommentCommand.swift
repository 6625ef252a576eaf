import JSON
import Text

/// `motcua comment`: a remark for colleagues.
enum CommentCommand {
  static let text = Parameter.operand(
    "TEXT",
    Words(vi: "lời ghi cho đồng nghiệp, người nộp không thấy", en: "remark for colleagues, hidden from the applicant"))

  static let command = Command(
    "comment", Words(vi: "ghi chú nội bộ vào hồ sơ", en: "leave a remark for colleagues"),
    parameters: [.code, text, .ifVersion, .key, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try call.checkKey(needs: "if-version")
    let (code, text) = (try call.required(Parameter<String>.code), try call.required(text))
    let office = try RemoteOffice(of: call)
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
}

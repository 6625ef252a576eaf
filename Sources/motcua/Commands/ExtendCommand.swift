import JSON
import Text

/// `motcua extend`: more time on a legal ground, by the action that the step has for it.
enum ExtendCommand {
  static let command = Command(
    "extend", Words(vi: "kéo dài thời hạn theo căn cứ pháp luật", en: "extend the time on a legal ground"),
    details: Words(
      vi: """
        Dùng thao tác kéo dài thời hạn của bước, với số ngày, căn cứ và số lần do thủ tục quy định. Muốn xin lỗi và hẹn lại \
        ngày trả: motcua apologise.
        JSON: như của motcua act.
        """,
      en: """
        Does the step's action that extends the limit; how long, on what ground and how often is for the procedure to say. To \
        apologise and name a new date: motcua apologise.
        JSON: as of motcua act.
        """),
    parameters: [
      .code, ActCommand.reason, ActCommand.reasonFile, EffectAim.parameter, .task, .ifVersion, .key, .json, .session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let said = try SaidWithAction(call)
    let found = try EffectAim(
      of: call, at: office, doing: Words(vi: "kéo dài thời hạn", en: "extends the time")
    ) { $0.effects.contains("extends") }
    try found.check(said)
    return try ActCommand.perform(found.action, said, at: found.aim, office, call, added: found.added)
  }
}

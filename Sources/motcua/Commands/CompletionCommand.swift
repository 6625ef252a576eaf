import JSON
import Text

/// `motcua completion`: what a shell needs to complete commands, options and names.
enum CompletionCommand {
  static let shell = Parameter.operand("SHELL", Words(vi: "bash", en: "bash"))
  static let kind = Parameter.operand(
    "KIND", Words(vi: "loại tên, do chính đoạn lệnh ấy hỏi", en: "the kind of names, asked for by the script itself"),
    isRequired: false)
  static let subject = Parameter.operand(
    "OF", Words(vi: "hồ sơ có các thao tác", en: "the dossier whose actions are asked for"), isRequired: false)

  static let command = Command(
    "completion", Words(vi: "hoàn thành lệnh bằng phím Tab (bash)", en: "completion by the Tab key (bash)"),
    details: Words(
      vi: """
        Thêm vào ~/.bashrc: source <(motcua completion bash). Lệnh và tùy chọn có sẵn trong đoạn lệnh; tên thủ tục, bước, \
        đơn vị, hồ sơ đang chờ, thao tác và hàng chờ đã lưu được hỏi máy chủ, nhiều nhất hai giây.
        """,
      en: """
        Add to ~/.bashrc: source <(motcua completion bash). Commands and options stand in the script; names of procedures, \
        steps, units, waiting dossiers, actions and saved queues come from the server, within two seconds.
        """),
    parameters: [shell, kind, subject, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    switch try call.required(shell) {
    case "bash":
      for line in BashCompletion(groups: commandGroups).lines { call.output.line(line) }
    case "names":
      // Whoever presses Tab is not helped by an error.
      let names = try? CompletableNames(call).names(of: call[kind] ?? "", call[subject])
      for name in names ?? [] { call.output.line(name.harmless) }
    case let other:
      throw CommandError.usage(
        Words(
          vi: "chỉ có bash, không có “\(other.harmless)”", en: "there is bash only, no “\(other.harmless)”"),
        suggestion: nearestWord(to: other, among: ["bash"]))
    }
    return .done
  }
}

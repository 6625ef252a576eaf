import JSON
import Procedures
import Text
import Walks
import YAML

/// `motcua check`: everything that is wrong with the definitions of a folder, at once.
enum CheckCommand {
  static let folder = Parameter.operand(
    "DIR",
    Words(
      vi: "thư mục có Workflows, Forms, Signatures (mặc định như --definitions)",
      en: "folder with Workflows, Forms, Signatures (default: as --definitions)"), isRequired: false)

  static let coverage = Parameter.flag(
    "coverage",
    Words(
      vi: "kể bản đi thử nào đi qua lối nào của từng thủ tục",
      en: "tell which walk goes which way of each procedure"))

  static let command = Command(
    "check", Words(vi: "kiểm tra các định nghĩa", en: "check the definitions"),
    details: Words(
      vi: """
        Mỗi lỗi một dòng, theo tệp, dòng và cột: “tệp:dòng:cột: error: …”. Kết thúc với mã 1 khi có lỗi; cảnh báo \
        (warning) không ngăn việc dùng định nghĩa.
        JSON: findings[] ({severity, file, line, column, message, suggestion}), procedures, forms, walks, errors, warnings; \
        với --coverage: coverage[] ({procedure, step, action, kind, to, walks[]}), kind là action, opinion hoặc opinions.
        """,
      en: """
        One line a finding, by file, line and column: “file:line:column: error: …”. Exit code 1 when there is an error; a \
        warning does not keep definitions from being used.
        JSON: findings[] ({severity, file, line, column, message, suggestion}), procedures, forms, walks, errors, warnings; \
        with --coverage: coverage[] ({procedure, step, action, kind, to, walks[]}), kind being action, opinion or opinions.
        """),
    parameters: [folder, coverage, .json, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let folder = try call[folder].map { try DefinitionsFolder(at: $0) } ?? DefinitionsFolder(of: call)
    let findings = Findings()
    let files = DefinitionFiles(folder: folder.path, findings)
    let definitions = Definitions.load(files, findings, spreading: Processors.spread)
    // Walks are gone only by definitions that could be used.
    let walks = definitions.map { Walks.check(files, $0, findings) }
    let answer = CheckAnswer(
      findings: findings.sorted, files: files, walks: walks?.count, coverage: call[coverage] ? walks?.coverage : nil)
    if call[.json] {
      call.output.line(answer.json(call.language).canonicalText)
    } else {
      answer.write(to: call.output, call.language)
    }
    return findings.hasErrors ? .refused : .done
  }
}

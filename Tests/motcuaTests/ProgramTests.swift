import Foundation
import Testing
import Text

@testable import motcua

@Suite("The program")
struct ProgramTests {
  @Test("has help for every command, in both languages, on standard output")
  func help() throws {
    let overview = try motcua("--help")
    #expect(overview.status == 0 && overview.errors.isEmpty)
    for command in allCommands {
      #expect(overview.lines.contains { $0.hasPrefix("  \(command.name) ") })
      for language in Language.allCases {
        let run = try motcuaList(command.words + ["--help", "--lang", language.rawValue])
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.hasPrefix("motcua \(command.name) – \(command.summary.in(language))\n"))
        for parameter in command.parameters {
          #expect(run.lines.contains { $0.hasPrefix("  \(parameter.written) ") }, "\(parameter.written)")
        }
      }
      #expect(try motcuaList(["help"] + command.words).status == 0)
    }
  }

  @Test("says how it is used when it is called without a command")
  func nothing() throws {
    let run = try motcua()
    #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("motcua LỆNH"))
  }

  @Test("names the command that was meant")
  func unknownCommand() throws {
    let run = try motcua("deu", "--json")
    #expect(run.status == 64)
    #expect(run.errors == "motcua: không có lệnh “deu”, xem: motcua --help; ý bạn là “due”?\n")
  }

  @Test("says that an option stands behind the command, not in front of it", arguments: ["--lang", "--data=x", "-x"])
  func optionInFront(option: String) throws {
    let run = try motcuaList([option, "en", "queue"], environment: ["LANG": "en_US.UTF-8"])
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(
      run.errors
        == "motcua: “\(option)” stands in front of the command; that comes first, its options behind it, such as: "
        + "motcua queue --lang en\n")
  }

  private static let languages: [(environment: [String: String], words: [String], line: String)] = [
    ([:], [], "Soạn thủ tục:"), (["LANG": "C"], [], "Soạn thủ tục:"),
    (["LANG": "en_US.UTF-8"], [], "Writing procedures:"),
    (["LANG": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"], [], "Soạn thủ tục:"),
    (["LC_ALL": "en_GB"], [], "Writing procedures:"),
    ([:], ["--lang", "en"], "Writing procedures:"), (["LANG": "en_US.UTF-8"], ["--lang=vi"], "Soạn thủ tục:"),
  ]

  @Test("speaks Vietnamese unless the environment or --lang says English", arguments: languages)
  func language(environment: [String: String], words: [String], line: String) throws {
    let run = try motcuaList(["--help"] + words, environment: environment)
    #expect(run.lines.contains(line[...]))
  }

  @Test("fails when its answer cannot be written")
  func diskFull() throws {
    let full = "/dev/full"
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let program = tests.deletingLastPathComponent().appending(path: "motcua").path
    shell.arguments = ["-c", "exec \"$0\" --version >\(full) 2>/dev/null", program]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 75)
  }
}

@Suite("The frame of commands")
struct FrameTests {
  private static let name = Parameter<String>.option("name", "NAME", Words(vi: "tên", en: "name"), isRequired: true)
  private static let papers = Parameter<String>.option("paper", "FILE", Words(vi: "giấy", en: "paper"), repeats: true)
  private static let file = Parameter<String>.operand("FILE", Words(vi: "tệp", en: "file"))
  private static let others = Parameter<String>.operand(
    "OTHER", Words(vi: "khác", en: "other"), isRequired: false, repeats: true)

  private let commands = [
    Command("log verify", Words(vi: "kiểm tra", en: "verify"), parameters: [name, papers, file, others, .json]) { _ in
      .done
    },
    Command("log rebuild", Words(vi: "dựng lại", en: "rebuild")) { _ in .undecided },
    Command("logs", Words(vi: "nhật ký", en: "logs")) { _ in .refused },
    Command("fail", Words(vi: "hỏng", en: "fail")) { _ in throw CocoaError(.fileNoSuchFile) },
  ]

  private func run(_ words: String...) -> ExitCode {
    let host = Host(
      arguments: words, environment: [:], currentFolder: "/", program: nil, now: { .onTheClock() })
    return Program(groups: [(Words(vi: "Các lệnh", en: "Commands"), commands)]).run(host, Output(environment: [:]))
  }

  @Test("finds commands of one word and of two")
  func words() {
    #expect(run("log", "rebuild") == .undecided)
    #expect(run("logs") == .refused)
    #expect(run("log") == .wrongUsage)
    #expect(run("log", "--help") == .done)
    #expect(run("log", "rebiuld") == .wrongUsage)
    #expect(run("fail") == .internalError)
  }

  @Test("takes options in any order, with = or a blank, repeated where allowed, and operands after --")
  func options() throws {
    let words = ["--json", "--paper", "1", "a", "--name=x=y", "--paper=2", "--", "--b", "-"]
    let reader = try CommandLineReader(words[...], of: commands[0])
    #expect(
      reader.texts == [
        "json": [""], "paper": ["1", "2"], "name": ["x=y"], "FILE": ["a"], "OTHER": ["--b", "-"],
      ])
  }

  @Test("takes an empty value for what it is")
  func empty() throws {
    #expect(try CommandLineReader(["--name=", "a"], of: commands[0]).texts["name"] == [""])
    #expect(throws: CommandError.self) { try CommandLineReader(["--name", "--json", "a"], of: commands[0]) }
    #expect(throws: CommandError.self) { try CommandLineReader(["-n", "x", "a"], of: commands[0]) }
    #expect(throws: CommandError.self) { try CommandLineReader(["--name", "x"], of: commands[0]) }
  }

  @Test("sets columns by what the eye sees, in composed and decomposed Vietnamese alike")
  func columns() {
    let decomposed = "Nguye\u{0302}\u{0303}n"
    let table = Table(rows: [["Nguyễn", "1"], [Table.Cell(decomposed), "2"], ["Đỗ", "3"], ["北京", "4"]])
    #expect(
      table.lines(for: Output(environment: [:])) == ["  Nguyễn  1", "  \(decomposed)  2", "  Đỗ      3", "  北京    4"])
  }

  @Test("wraps text at blanks")
  func wrapping() {
    #expect("ngày tiếp nhận, không tính".wrapped(toWidth: 10) == ["ngày tiếp", "nhận,", "không tính"])
    #expect("một".wrapped(toWidth: 2) == ["một"])
    #expect("một hai".wrapped(toWidth: nil) == ["một hai"])
  }
}

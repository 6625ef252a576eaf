import OneStop
import Text

/// The program as a list of commands: finds the one that is asked for, runs it, and says how it ended.
struct Program: Sendable {
  static let version = Release.version

  /// The commands by who uses them.
  let groups: [(title: Words, commands: [Command])]

  private var commands: [Command] { groups.flatMap(\.commands) }

  /// Runs what the command line asks for.
  func run(_ host: Host, _ output: Output) -> ExitCode {
    let language = language(of: host)
    do {
      let code = try run(host, output, language)
      guard output.flush() else {
        throw CommandError(.tryAgain, Words(vi: "không ghi được kết quả", en: "the answer could not be written"))
      }
      return code
    } catch let error as CommandError {
      output.note("motcua: " + error.words.in(language))
      return error.exit
    } catch let doubt as ClockDoubt {
      let error = CommandError(.tryAgain, doubt.words)
      output.note("motcua: " + error.words.in(language))
      return error.exit
    } catch {
      output.note("motcua: " + Words(vi: "lỗi bên trong: \(error)", en: "internal error: \(error)").in(language))
      return .internalError
    }
  }

  private func run(_ host: Host, _ output: Output, _ language: Language) throws -> ExitCode {
    let help = Help(language: language, output: output)
    let words = host.arguments
    guard let first = words.first else {
      for line in help.lines(of: groups) { output.note(line) }
      return .wrongUsage
    }
    if first == "--version" {
      output.line("motcua \(Program.version)")
      return .done
    }
    let names = words[...].prefix { !$0.hasPrefix("-") }
    if first == "--help" || first == "help" && names.count == 1 {
      for line in help.lines(of: groups) { output.line(line) }
      return .done
    }
    guard !names.isEmpty else { throw Program.optionInFront(first) }
    let asked = first == "help" ? names.dropFirst() : names
    guard let command = command(named: asked) else {
      let group = commands.filter { $0.words.count > 1 && $0.words.first == asked.first }
      if asked.count == 1, !group.isEmpty {
        for line in help.lines(of: group) { output.line(line) }
        return words.contains("--help") || first == "help" ? .done : .wrongUsage
      }
      throw unknown(asked)
    }
    let reader = try CommandLineReader(
      first == "help" ? ["--help"] : words.dropFirst(command.words.count), of: command)
    let call = Call(
      command: command, host: host, output: output, language: language, texts: reader.texts)
    // A wrong --lang is told even where nothing else would be.
    _ = try call[.language]
    if call[.help] {
      for line in help.lines(of: command) { output.line(line) }
      return .done
    }
    return try command.run(call)
  }

  private func command(named words: ArraySlice<String>) -> Command? {
    commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  private static func optionInFront(_ option: String) -> CommandError {
    .usage(
      Words(
        vi: "“\(option.harmless)” đứng trước lệnh; lệnh đứng đầu, tùy chọn theo sau, như: motcua queue --lang en",
        en: "“\(option.harmless)” stands in front of the command; that comes first, its options behind it, such as: "
          + "motcua queue --lang en"))
  }

  private func unknown(_ words: ArraySlice<String>) -> CommandError {
    let known = commands.map(\.name)
    let groups = Set(commands.filter { $0.words.count > 1 }.compactMap(\.words.first))
    let asked = words.prefix(2).joined(separator: " ")
    let near =
      nearestWord(to: asked, among: known)
      ?? words.first.flatMap { nearestWord(to: $0, among: known + groups.sorted()) }
    let shown = (words.first.map { groups.contains($0) ? asked : $0 } ?? "").harmless
    return .usage(
      Words(
        vi: "không có lệnh “\(shown)”, xem: motcua --help", en: "there is no command “\(shown)”, see: motcua --help"),
      suggestion: near)
  }

  /// The language before anything else is read, for errors too.
  private func language(of host: Host) -> Language {
    let words = host.arguments
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      let text =
        word == "--lang"
        ? words.dropFirst(index + 1).first : word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : nil
      if let language = text.flatMap(Language.init(rawValue:)) { return language }
    }
    return host.language
  }
}

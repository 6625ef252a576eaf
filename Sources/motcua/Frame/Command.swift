import Text

/// One command of the program: its name of one or two words, what it takes, and what it does.
struct Command: Sendable {
  /// The name as it is typed: `due`, `rules eval`.
  let name: String
  /// What it does, in one line.
  let summary: Words
  /// What more a person should know: paragraphs below the summary.
  let details: Words?
  let parameters: [any ParameterDeclaration]
  let run: @Sendable (Call) throws -> ExitCode

  init(
    _ name: String, _ summary: Words, details: Words? = nil, parameters: [any ParameterDeclaration] = [],
    run: @escaping @Sendable (Call) throws -> ExitCode
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.parameters = parameters + Command.everywhere
    self.run = run
  }

  /// The words of the name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  var operands: [any ParameterDeclaration] { parameters.filter { $0.form == .operand } }

  /// What every command takes.
  private static let everywhere: [any ParameterDeclaration] = [.language, .help]
}

// Given to the protocol, so that a command can list them as `.json`.
extension ParameterDeclaration where Self == Parameter<Language> {
  /// `--lang vi|en`: the language of what is written.
  static var language: Self {
    .option(
      "lang", "vi|en",
      Words(
        vi: "ngôn ngữ hiển thị (mặc định theo LANG, trước hết là tiếng Việt)",
        en: "language shown (default from LANG, Vietnamese first)")
    ) { text, _ in
      guard let language = Language(rawValue: text) else {
        throw CommandError.usage(
          Words(
            vi: "--lang là vi hoặc en, không phải “\(text.harmless)”",
            en: "--lang is vi or en, not “\(text.harmless)”"))
      }
      return language
    }
  }
}

extension ParameterDeclaration where Self == Parameter<Bool> {
  /// `--help`: what the command does and takes.
  static var help: Self {
    .flag("help", Words(vi: "hiện phần trợ giúp này", en: "show this help"))
  }

  /// `--json`: the answer for scripts.
  static var json: Self {
    .flag("json", Words(vi: "trả lời bằng JSON trên một dòng, cho chương trình đọc", en: "answer in JSON, on one line"))
  }
}

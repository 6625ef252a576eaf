import Text

/// Why a command ends without having done what was asked: one line for a person, and the exit code for scripts.
struct CommandError: Error {
  let exit: ExitCode
  let words: Words

  init(_ exit: ExitCode, _ words: Words) {
    self.exit = exit
    self.words = words
  }

  /// The command line is wrong.
  static func usage(_ words: Words, suggestion: String? = nil) -> CommandError {
    guard let suggestion else { return CommandError(.wrongUsage, words) }
    return CommandError(
      .wrongUsage,
      Words(vi: "\(words.vi); ý bạn là “\(suggestion)”?", en: "\(words.en); did you mean “\(suggestion)”?"))
  }

  /// The right answer is no.
  static func refused(_ words: Words) -> CommandError {
    CommandError(.refused, words)
  }
}

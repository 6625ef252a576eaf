import Text

/// Reads the words after a command's name: `--name value`, `--name=value`, `--flag`, operands, `--` before operands
/// that begin with a dash.
struct CommandLineReader {
  let command: Command
  private(set) var texts: [String: [String]] = [:]
  private var operands: [String] = []

  /// - Throws: ``CommandError`` naming the first word that is wrong, with the nearest right one.
  init(_ words: ArraySlice<String>, of command: Command) throws(CommandError) {
    self.command = command
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      if word.hasPrefix("--") {
        try takeOption(word.dropFirst(2), &rest)
      } else if CommandLineReader.looksLikeOption(word) {
        throw unknown(String(word.drop { $0 == "-" }.prefix { $0 != "=" }), as: word)
      } else {
        operands.append(word)
      }
    }
    if texts[Parameter<Bool>.help.name] == nil { try finish() }
  }

  /// Whether somebody meant an option with one dash; `-1 + 2` and `-` are operands.
  private static func looksLikeOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word.dropFirst().first?.isLetter == true
      && word.dropFirst().prefix { $0 != "=" }.allSatisfy { $0.isLetter || $0 == "-" }
  }

  private mutating func takeOption(_ word: Substring, _ rest: inout ArraySlice<String>) throws(CommandError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let parameter = command.parameters.first(where: { $0.name == name && $0.form != .operand }) else {
      throw unknown(name, as: "--\(name)")
    }
    guard texts[name] == nil || parameter.repeats else {
      throw .usage(Words(vi: "--\(name) chỉ được dùng một lần", en: "--\(name) can be given only once"))
    }
    let value = parts.count == 2 ? String(parts[1]) : nil
    switch parameter.form {
    case .flag:
      guard value == nil else {
        throw .usage(Words(vi: "--\(name) không nhận giá trị", en: "--\(name) takes no value"))
      }
      texts[name] = [""]
    case .option, .operand:
      if let value {
        texts[name, default: []].append(value)
      } else if let next = rest.first, !next.hasPrefix("--") {
        texts[name, default: []].append(next)
        rest = rest.dropFirst()
      } else {
        throw .usage(
          Words(
            vi: "--\(name) cần một giá trị: \(parameter.written)", en: "--\(name) needs a value: \(parameter.written)"))
      }
    }
  }

  private mutating func finish() throws(CommandError) {
    for operand in command.operands {
      let taken = operand.repeats ? operands.count : min(1, operands.count)
      if taken > 0 { texts[operand.name] = Array(operands.prefix(taken)) }
      operands.removeFirst(taken)
    }
    if let extra = operands.first {
      throw .usage(
        Words(
          vi: "“\(extra.harmless)” không thuộc lệnh này, xem: motcua \(command.name) --help",
          en: "“\(extra.harmless)” does not belong here, see: motcua \(command.name) --help"))
    }
    for parameter in command.parameters where parameter.isRequired && texts[parameter.name] == nil {
      throw CommandLineReader.missing(parameter, of: command)
    }
  }

  private func unknown(_ name: String, as word: String) -> CommandError {
    let known = command.parameters.filter { $0.form != .operand }.map(\.name)
    return .usage(
      Words(vi: "không có tùy chọn “\(word.harmless)”", en: "there is no option “\(word.harmless)”"),
      suggestion: nearestWord(to: name, among: known).map { "--\($0)" })
  }

  static func missing(_ parameter: any ParameterDeclaration, of command: Command) -> CommandError {
    .usage(
      Words(
        vi: "thiếu \(parameter.written), xem: motcua \(command.name) --help",
        en: "\(parameter.written) is missing, see: motcua \(command.name) --help"))
  }
}

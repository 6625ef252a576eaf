import Text

/// The help of the program and of each command, made from their declarations.
struct Help {
  let language: Language
  let output: Output

  /// The help of one command.
  func lines(of command: Command) -> [String] {
    var lines = [output.styled("motcua \(command.name)", .bold) + " – " + command.summary.in(language), ""]
    lines += heading(Words(vi: "Cách dùng", en: "Usage"))
    lines += ["  " + usage(of: command), ""]
    if let details = command.details {
      for paragraph in details.in(language).split(separator: "\n", omittingEmptySubsequences: false) {
        lines += String(paragraph).wrapped(toWidth: output.width)
      }
      lines.append("")
    }
    let operands = command.operands
    if !operands.isEmpty {
      lines += heading(Words(vi: "Tham số", en: "Operands")) + table(operands) + [""]
    }
    lines += heading(Words(vi: "Tùy chọn", en: "Options")) + table(command.parameters.filter { $0.form != .operand })
    return lines
  }

  /// The help of the program.
  func lines(of groups: [(title: Words, commands: [Command])]) -> [String] {
    let title = Words(
      vi: "Một Cửa: giải quyết thủ tục hành chính theo cơ chế một cửa điện tử",
      en: "Một Cửa: administrative one-stop services of Vietnam")
    let usage = Words(vi: "LỆNH [TÙY CHỌN]", en: "COMMAND [OPTIONS]")
    let head =
      [output.styled("motcua", .bold) + " – " + title.in(language), ""]
      + heading(Words(vi: "Cách dùng", en: "Usage")) + ["  motcua \(usage.in(language))", ""]
    let longest = groups.flatMap(\.commands).map(\.name.count).max() ?? 0
    return head + groups.flatMap { lines(of: $0.commands, $0.title, nameWidth: longest) + [""] } + [more]
  }

  /// The help of the commands with the same first word.
  func lines(of commands: [Command]) -> [String] {
    lines(of: commands, Words(vi: "Các lệnh", en: "Commands"), nameWidth: 0) + ["", more]
  }

  private func lines(of commands: [Command], _ title: Words, nameWidth: Int) -> [String] {
    let rows = commands.map { command in
      [Table.Cell(command.name.padded(toWidth: nameWidth), .bold), Table.Cell(command.summary.in(language))]
    }
    return heading(title) + Table(rows: rows).lines(for: output)
  }

  private var more: String {
    let more = Words(
      vi: "Trợ giúp của từng lệnh: motcua LỆNH --help. Tiếng Anh: --lang en.",
      en: "Help of each command: motcua COMMAND --help. In Vietnamese: --lang vi.")
    return more.in(language)
  }

  private func heading(_ words: Words) -> [String] {
    [output.styled(words.in(language) + ":", .bold)]
  }

  private func usage(of command: Command) -> String {
    let parts = command.parameters.filter {
      $0.name != Parameter<Bool>.help.name && $0.name != Parameter<Language>.language.name
    }
    .map { parameter in
      let written = parameter.written + (parameter.repeats ? " …" : "")
      return parameter.isRequired ? written : "[\(written)]"
    }
    return (["motcua", command.name] + parts).joined(separator: " ")
  }

  private func table(_ parameters: [any ParameterDeclaration]) -> [String] {
    Table(rows: parameters.map { [Table.Cell($0.written, .bold), Table.Cell($0.about.in(language))] })
      .lines(for: output)
  }
}

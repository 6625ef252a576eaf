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

  /// The help of the program, or of the commands whose first word is given.
  func lines(of commands: [Command], group: String? = nil) -> [String] {
    var lines: [String] = []
    if group == nil {
      let title = Words(
        vi: "Một Cửa: giải quyết thủ tục hành chính theo cơ chế một cửa điện tử",
        en: "Một Cửa: administrative one-stop services of Vietnam")
      lines += [output.styled("motcua", .bold) + " – " + title.in(language), ""]
      let usage = Words(vi: "LỆNH [TÙY CHỌN]", en: "COMMAND [OPTIONS]")
      lines += heading(Words(vi: "Cách dùng", en: "Usage")) + ["  motcua \(usage.in(language))", ""]
    }
    lines += heading(Words(vi: "Các lệnh", en: "Commands"))
    let table = Table(rows: commands.map { [Table.Cell($0.name, .bold), Table.Cell($0.summary.in(language))] })
    lines += table.lines(for: output) + [""]
    let more = Words(
      vi: "Trợ giúp của từng lệnh: motcua LỆNH --help. Tiếng Anh: --lang en.",
      en: "Help of each command: motcua COMMAND --help. In Vietnamese: --lang vi.")
    return lines + [more.in(language)]
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

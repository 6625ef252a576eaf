internal import JSON

/// `motcua-bench`: how fast the engine is beside what the machine could do at most, in the same run.
@main
struct Bench {
  let options: Options
  let scratch: Scratch
  let stock: Stock

  static func main() {
    do {
      if CommandLine.arguments.dropFirst().first == ReceivingChild.word {
        return try ReceivingChild.run(CommandLine.arguments.dropFirst(2))
      }
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.isHelp {
        print(Options.help)
        return
      }
      let scratch = try Scratch(below: options.folder)
      let bench = Bench(options: options, scratch: scratch, stock: Stock(options, scratch))
      try bench.run()
    } catch let wrong as Options.Wrong {
      complain("motcua-bench: \(wrong.message)\nmotcua-bench --help tells the options.")
      leave(64)
    } catch {
      complain("motcua-bench: \(error)")
      leave(75)
    }
  }

  private func run() throws {
    let disk = try DiskLatency(in: scratch, slowedBy: options.slowSync)
    if !options.isJSON { show([disk.description, ""]) }
    var rows = JSONObject()
    for row in Row.all where options.only.isEmpty || options.only.contains(row.name) {
      let results = try row.measured(self)
      if !options.isJSON { show(results.flatMap(\.lines)) }
      rows[row.name] = .array(results.map(\.json))
    }
    if options.isJSON { show([JSONValue.object(["disk": disk.json, "rows": .object(rows)]).canonicalText]) }
  }

  /// Prints at once: a run takes minutes, and often goes through a pipe.
  private func show(_ lines: [String]) {
    write(lines.joined(separator: "\n") + "\n")
  }
}

/// `motcua-bench`: how fast the engine is beside what the machine could do at most, in the same run.
@main
struct Bench {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.isHelp {
        print(Options.help)
        return
      }
      try run(options)
    } catch let wrong as Options.Wrong {
      complain("motcua-bench: \(wrong.message)\nmotcua-bench --help tells the options.")
      leave(64)
    } catch {
      complain("motcua-bench: \(error)")
      leave(75)
    }
  }

  private static func run(_ options: Options) throws {
    let scratch = try Scratch(below: options.folder)
    let disk = try DiskLatency(in: scratch, slowedBy: options.slowSync)
    if !options.isJSON { print(disk.description + "\n") }
    var contests: [Contest] = []
    if options.wants("transitions") { contests += try Transitions.contests(options, scratch) }
    if options.wants("engine") { contests += try Engine.contests(options, scratch) }
    if options.wants("queue") { contests += try QueuePages.contests(options, scratch) }
    guard !contests.isEmpty else { throw Options.Wrong(message: "nothing is called \(options.only ?? "")") }
    let results = try contests.map { contest in
      let result = try contest.held(rounds: options.rounds)
      if !options.isJSON { print(result.lines.joined(separator: "\n")) }
      return result
    }
    if options.isJSON { print(json(disk, results)) }
  }
}

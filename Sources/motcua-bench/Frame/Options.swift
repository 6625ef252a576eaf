internal import SQLiteStore

/// What was asked for on the command line.
struct Options {
  /// The command line cannot be read.
  struct Wrong: Error {
    let message: String
  }

  var isHelp = false
  var isJSON = false
  var rounds = 5
  var roundTime: Duration = .seconds(1)
  var dossiers = 100_000
  var slowSync: Duration = .zero
  var folder = ".build"
  var definitions = "."
  var manyDossiers = 1_000_000
  var only: Set<String> = []
  /// Only contests of which "name: other's name" holds this.
  var matching = ""
  var uploadMegabytes = 1024
  var messages = 100_000
  var messageMegabytes = 50
  var procedures = 500
  /// Dossiers that are filed one by one.
  var filedDossiers = 100_000
  var limits = Limits()
  var seed: UInt64 = 1
  var overloadSeconds = 12

  static var help: String {
    """
    motcua-bench [OPTIONS]: measures, in rounds that take turns, and prints medians and ratios.

    \(Row.all.map { "  \(padded($0.name, 18))  \($0.about)" }.joined(separator: "\n"))

      --only ROW          this row only (repeatable)
      --matching TEXT     only contests of which "NAME: OTHER'S NAME" holds the text
      --quick             everything small and short: shows that it works, and says nothing about speed
      --rounds N          rounds for each contestant (5)
      --round-ms N        length of a round in milliseconds (1000)
      --dossiers N        old dossiers in the database (100000)
      --many N            dossiers where there are to be many (1000000); engine, postgres, http, queue, search, report
                          and start are measured among few (10000), among these and among those of --dossiers
      --filed N           dossiers that are filed one by one, to be proved (100000)
      --upload-mb N       size of the long upload (1024)
      --messages N        messages in the ledger (100000)
      --message-mb N      size of the large message (50)
      --slow-fsync-ms N   every sync of the disk takes so much longer (0)
      --checkpoint-pages N  pages written ahead before they are carried over (2000)
      --definitions DIR   the folder that holds Workflows and Forms (.)
      --folder DIR        where the scratch files go; removed afterwards (.build)
      --seconds N         how long a server is overloaded, in each row that does it (12)
      --seed N            the order of dossiers (1)
      --json              figures for scripts
      --help              this page
    """
  }

  init(_ arguments: some Sequence<String>) throws(Wrong) {
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      switch option {
      case "--help": isHelp = true
      case "--json": isJSON = true
      case "--only": only.insert(try Self.row(option, &rest))
      case "--matching": matching = try Self.value(option, &rest)
      case "--quick": makeQuick()
      case "--definitions": definitions = try Self.value(option, &rest)
      case "--folder": folder = try Self.value(option, &rest)
      case "--rounds": rounds = try Self.number(option, &rest, 1...1000)
      case "--round-ms": roundTime = .milliseconds(try Self.number(option, &rest, 1...3_600_000))
      case "--dossiers": dossiers = try Self.number(option, &rest, 1...100_000_000)
      case "--many": manyDossiers = try Self.number(option, &rest, 1000...10_000_000)
      case "--filed": filedDossiers = try Self.number(option, &rest, 100...10_000_000)
      case "--upload-mb": uploadMegabytes = try Self.number(option, &rest, 2...100_000)
      case "--messages": messages = try Self.number(option, &rest, 4000...10_000_000)
      case "--message-mb": messageMegabytes = try Self.number(option, &rest, 1...60)
      case "--slow-fsync-ms": slowSync = .milliseconds(try Self.number(option, &rest, 0...10_000))
      case "--checkpoint-pages": limits.checkpointPages = try Self.number(option, &rest, 1...1_000_000)
      case "--seconds": overloadSeconds = try Self.number(option, &rest, 2...86_400)
      case "--seed": seed = UInt64(try Self.number(option, &rest, 0...Int.max))
      default: throw Wrong(message: "unknown option \(option)")
      }
    }
  }

  /// Dossiers where there are to be few, beside many.
  var fewDossiers: Int { min(10_000, manyDossiers / 2) }

  /// How many dossiers there are in turn where it is measured how cost grows with them.
  var sizes: [Int] { Set([fewDossiers, dossiers, manyDossiers]).sorted() }

  /// Whether a contest is among those that `--matching` asked for.
  func wants(_ contest: String, beside other: String) -> Bool {
    matching.isEmpty || "\(contest): \(other)".contains(matching)
  }

  private mutating func makeQuick() {
    (rounds, roundTime) = (1, .milliseconds(50))
    (dossiers, manyDossiers, uploadMegabytes, procedures) = (2000, 2000, 3, 5)
    (messages, messageMegabytes, overloadSeconds, filedDossiers) = (4000, 1, 1, 200)
  }

  private static func row(_ option: String, _ rest: inout ArraySlice<String>) throws(Wrong) -> String {
    let name = try value(option, &rest)
    guard Row.all.contains(where: { $0.name == name }) else {
      throw Wrong(
        message: "there is no row \(name); there are \(Row.all.map(\.name).joined(separator: ", "))")
    }
    return name
  }

  private static func value(_ option: String, _ rest: inout ArraySlice<String>) throws(Wrong) -> String {
    guard let value = rest.popFirst() else { throw Wrong(message: "\(option) needs a value") }
    return value
  }

  private static func number(
    _ option: String, _ rest: inout ArraySlice<String>, _ range: ClosedRange<Int>
  ) throws(Wrong) -> Int {
    let text = try value(option, &rest)
    guard let number = Int(text), range.contains(number) else {
      throw Wrong(
        message: "\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }
}

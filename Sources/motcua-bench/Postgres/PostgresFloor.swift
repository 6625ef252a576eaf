internal import Dossiers
internal import FoundationEssentials
internal import OneStop
internal import PostgresStore
internal import Procedures
internal import RecordKeeping
internal import Text

/// The floor of an officer's act on PostgreSQL: `pgbench` with the statements that one such act really sends, as they stand in
/// the server's log, on a twin of the database.
final class PostgresFloor {
  private let server: BenchServer
  private let script: String
  private let database: String
  private let time: Int
  private var rounds: UInt64 = 0
  /// How many statements an act sends.
  let statements: Double

  /// - Parameter database: A database of its own with so many dossiers.
  init(_ server: BenchServer, on database: String, _ bench: Bench, dossiers: Int) throws {
    (self.server, self.database) = (server, database)
    // pgbench counts in whole seconds.
    time = max(1, Int(seconds(bench.options.roundTime).rounded()))
    try server.run("ALTER DATABASE \(database) SET log_statement = 'all'")
    try PostgresFloor.act(on: server.address(database), definitions: bench.stock.definitions())
    let mark = "the acts are done on \(database)"
    try server.run("SELECT '\(mark)'", in: database)
    try server.run("ALTER DATABASE \(database) RESET log_statement")
    let acts = try SentStatement.transactions(in: server.log(until: mark)).filter { transaction in
      transaction.contains { $0.sql.hasPrefix("INSERT INTO entry ") }
    }
    var made = ActScript(dossiers: dossiers)
    for act in acts.suffix(2) { try made.add(act) }
    statements = Double(made.statements) / 2
    script = bench.scratch.file("acts.sql")
    try Data(made.text.utf8).write(to: URL(filePath: script))
  }

  /// Takes and gives back until versions are larger than other numbers that acts write.
  private static func act(on address: DatabaseAddress, definitions: Definitions) throws {
    let engine = try BenchOffice(address, definitions: definitions)
    for number in 0..<40 {
      let outcome = try engine.office.perform(
        number.isMultiple(of: 2) ? .take(task: 1) : .release(task: 1), on: BenchOffice.code(1),
        CommandRequest(
          key: CommandKey(owner: "officer/lan", id: "k\(number)"), digest: "x", caller: .officer("lan")))
      guard case .done = outcome else { throw Trouble("refused: \(outcome)") }
    }
  }

  func round(clients: Int) throws -> Contest.Round {
    rounds += 1
    let said = try server.pgbench(script, in: database, clients: clients, seconds: time, seed: rounds)
    func figure(_ start: String) throws -> Double {
      guard let line = said.first(where: { $0.hasPrefix(start) }),
        let value = line.dropFirst(start.count).split(separator: " ").first.flatMap({ Double($0) })
      else { throw Trouble("pgbench says: \(said.joined(separator: "; "))") }
      return value
    }
    // A dossier is taken and given back: two acts in a transaction of the script.
    let done = 2 * (try figure("number of transactions actually processed: "))
    return Contest.Round(done: Int(done), seconds: done / (2 * (try figure("tps = "))))
  }
}

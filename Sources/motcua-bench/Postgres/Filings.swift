internal import OneStop
internal import PostgresStore
internal import Procedures
internal import Synchronization
internal import Text

/// Dossiers filed by sixteen clients at two nodes on one PostgreSQL: at one agency, whose codes are given one after the other,
/// and at many.
final class Filings: Sendable {
  private static let clients = 16

  /// Beside the same with places given in the commit, as it is before `motcua store parallel`.
  static func held(_ server: BenchServer, _ bench: Bench, on stock: String) throws -> [any Figures] {
    let definitions = try BenchOffice.definitions(in: folder(bench))
    let many = definitions.procedures.keys.filter { $0.text.hasPrefix("tai-") }.sorted { $0.text < $1.text }
    for database in ["beside", "behind"] { try server.copy(stock, as: database) }
    try server.run("UPDATE writer SET is_parallel = 0", in: "behind")
    let beside = try Filings(server.address("beside"), definitions)
    let behind = try Filings(server.address("behind"), definitions)
    try server.run("CHECKPOINT")
    return try Contest.held(
      [("one agency", [Key("cap-ban-sao-van-bang")]), ("\(many.count) agencies", many)].map { name, procedures in
        Contest(
          name: "postgres, filing at \(name)",
          measures: "\(clients) clients at two nodes; entries are given their places behind the commit",
          other: .init(
            name: "places in the commit, one writer at a time",
            contestant: { try behind.round(at: procedures, for: bench.options.roundTime) }),
          ours: { try beside.round(at: procedures, for: bench.options.roundTime) })
      }, bench)
  }

  /// The definitions that ship, and the procedure of copies once more at every unit with a code.
  private static func folder(_ bench: Bench) throws -> String {
    let units = try bench.stock.definitions().authority.units.filter { $0.code != nil }.map(\.id.text)
    return try bench.definitions(
      adding: units.enumerated().map { number, unit in
        AddedProcedure(name: "tai-\(unit)", code: "9.\(200_000 + number)", unit: unit)
      }, as: "agencies")
  }

  private let nodes: [BenchOffice]
  private let definitions: Definitions
  private let rounds = Mutex(0)

  private init(_ address: DatabaseAddress, _ definitions: Definitions) throws {
    self.definitions = definitions
    nodes = try (0..<2).map { _ in try BenchOffice(address, definitions: definitions) }
  }

  private func round(at procedures: [Key<Procedure>], for time: Duration) throws -> Contest.Round {
    let total = Mutex(Contest.Round())
    let trouble = Mutex<(any Error)?>(nil)
    let round = rounds.withLock { round in
      round += 1
      return round
    }
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    onThreads(Filings.clients) { client in
      var waits: [Double] = []
      var now = ContinuousClock.now
      do {
        while now < end {
          _ = try BenchOffice.submit(
            to: procedures[client % procedures.count],
            key: CommandKey(owner: "bench", id: "\(round)/\(client)/\(waits.count)"),
            self.nodes[client % self.nodes.count].office, self.definitions)
          let after = ContinuousClock.now
          waits.append(seconds(now.duration(to: after)) * 1e6)
          now = after
        }
      } catch {
        trouble.withLock { $0 = error }
      }
      total.withLock {
        $0.done += waits.count
        $0.waits += waits
      }
    }
    if let error = trouble.withLock({ $0 }) { throw error }
    return total.withLock { round in
      round.seconds = seconds(start.duration(to: .now))
      return round
    }
  }
}

internal import PostgresStore

/// The promise of many machines: an officer's durable act on PostgreSQL, beside `pgbench` with the same statements, and how many
/// dossiers are filed a second when their entries are placed behind the commit; then what one node is to who waits for it.
enum Postgres {
  static let row = Row(
    name: "postgres",
    about: "the same on PostgreSQL, beside pgbench; filing, places in the commit or not; a node's start, page, memory"
  ) { bench in
    if let why = BenchServer.absence(bench.scratch) { return [Absent(name: "postgres", why: why)] }
    let server = try BenchServer(in: bench.scratch)
    // Codes of one length can be drawn by a number alone.
    let sizes = Set(bench.options.sizes.map { max(2000, $0) }).sorted()
    let definitions = try StartUp.folder(bench, as: "definitions-postgres")
    return try sizes.flatMap { dossiers -> [any Figures] in
      let stock = "stock_\(dossiers)"
      try server.fill(stock, bench, dossiers: dossiers)
      defer { try? server.run("DROP DATABASE \(stock) WITH (FORCE)") }
      var held = try acts(server, bench, on: stock, dossiers: dossiers)
      if dossiers == max(2000, bench.options.dossiers) { held += try Filings.held(server, bench, on: stock) }
      // Nothing is copied from it any more.
      return try held + NodeStart.held(server, bench, on: stock, dossiers: dossiers, definitions: definitions)
    }
  }

  private static func acts(_ server: BenchServer, _ bench: Bench, on stock: String, dossiers: Int) throws
    -> [any Figures]
  {
    let options = bench.options
    let (beside, own) = ("floor_\(dossiers)", "engine_\(dossiers)")
    for database in [beside, own] { try server.copy(stock, as: database) }
    defer { for database in [beside, own] { try? server.run("DROP DATABASE \(database) WITH (FORCE)") } }
    let floor = try PostgresFloor(server, on: beside, bench, dossiers: dossiers)
    let engine = try EngineTransitions(
      BenchOffice(server.address(own), definitions: bench.stock.definitions()), dossiers: dossiers,
      work: .takeAndRelease)
    try server.run("CHECKPOINT")
    let costs = [1, 16].map { clients in
      PostgresCost(
        name: "an act on PostgreSQL, \(clients == 1 ? "1 client" : "\(clients) clients") among \(dossiers)",
        statements: floor.statements, server: server)
    }
    let contests = zip([1, 16], costs).map { clients, cost in
      Contest(
        name: "postgres, \(clients == 1 ? "1 client" : "\(clients) clients") among \(dossiers)",
        measures: "an officer takes one of \(dossiers) dossiers or gives it back, through one node",
        other: .init(
          name: "pgbench, the same statements",
          contestant: { try cost.counted(.floor) { try floor.round(clients: clients) } },
          target: clients == 16 ? 0.6 : nil),
        ours: { try cost.counted(.ours) { try engine.round(clients: clients, for: options.roundTime) } })
    }
    let held = try Contest.held(contests, bench)
    return held + costs.filter { !$0.isEmpty }
  }
}

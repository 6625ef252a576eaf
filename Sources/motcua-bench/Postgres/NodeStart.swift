/// A node on PostgreSQL among so many dossiers, with as many procedures as `start` has: how long it takes to start, how long one
/// officer waits for a page, and what it holds in memory. Its promises are those of a server with a record of its own.
enum NodeStart {
  /// - Parameter database: One that was filled with so many dossiers; nobody needs it as it was any more.
  static func held(
    _ server: BenchServer, _ bench: Bench, on database: String, dossiers: Int, definitions: String
  ) throws -> [any Figures] {
    let options = bench.options
    let (start, page, memory) = (
      "postgres, start among \(dossiers)", "postgres, queue, 1 connection among \(dossiers)",
      "postgres, memory among \(dossiers)"
    )
    guard [start, page, memory].contains(where: { options.wants($0, beside: EmptyAnswers.name) }) else { return [] }
    let node = try BenchNode(on: database, of: server, bench, dossiers: dossiers)
    func started() throws -> StartUp.Start {
      try StartUp.started(node.data, node.token, definitions, bench.scratch, node.words)
    }
    // The first start keeps the texts of the new procedures in the record; that happens once.
    _ = try started()
    let starts = try (0..<options.rounds).map { _ in try started() }
    let process = try ServerProcess(data: node.data, definitions: definitions, in: bench.scratch, node.words)
    // It stops before what it works on.
    defer { process.child.end() }
    let pages = try FirstPage.contest(page, of: process, token: node.token, options).held(rounds: options.rounds)
    let most = try process.child.kibibytes("VmHWM") / 1024
    return [
      Comparison(
        name: start, measures: "`motcua serve --store postgres://…` with \(options.procedures) procedures", unit: "ms",
        small: .init(name: "until it listens", values: starts.map(\.listening)),
        large: .init(name: "until an officer's first queue page", values: starts.map(\.milliseconds)),
        expected: 1000),
      pages,
      Comparison(
        name: memory, measures: "the node, resident", unit: "MB",
        small: .init(name: "after its first page", values: starts.map(\.mebibytes)),
        large: .init(name: "at most, while pages were asked for", values: [most]), expected: 150),
    ]
  }
}

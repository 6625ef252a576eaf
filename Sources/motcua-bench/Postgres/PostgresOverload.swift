/// Four times as much as one node on PostgreSQL can do: what waits there waits for another process, and the node has to turn away
/// as early, and stay as small, as one with a record of its own.
enum PostgresOverload {
  private static let name = "overload-postgres"

  static let row = Row(name: name, about: "the same of one node on a PostgreSQL of the benchmark's own") { bench in
    if let why = BenchServer.absence(bench.scratch) { return [Absent(name: name, why: why)] }
    let options = bench.options
    let postgres = try BenchServer(in: bench.scratch)
    defer { postgres.end() }
    try postgres.fill("overloaded", bench, dossiers: options.dossiers)
    let node = try BenchNode(on: "overloaded", of: postgres, bench, dossiers: options.dossiers)
    try postgres.run("CHECKPOINT")
    let server = try ServerProcess(data: node.data, definitions: options.definitions, in: bench.scratch, node.words)
    // It stops before what it works on.
    defer { server.child.end() }
    return try Overload.figures(of: server, token: node.token, as: name, options)
  }
}

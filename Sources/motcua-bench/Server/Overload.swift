internal import Glibc
internal import JSON

/// Four times as much as the server can do, for a while: how long those wait who get in, how those are told who do not, and
/// what it costs in memory.
///
/// First the capacity is measured on sixty-four connections that each wait for their answer. Then requests of the same kind come
/// at four times that rate, whatever became of the ones before, over many more connections. What is usual is measured before
/// and after: the machine and its disk are not the same for ten minutes.
enum Overload {
  static let row = Row(
    name: "overload",
    about: "four times the capacity for --seconds: p99 of those who get in, answers to the rest, memory"
  ) { bench in
    let options = bench.options
    let data = try bench.stock.copy(dossiers: options.dossiers, as: "overload")
    let token = try BenchOffice.token(in: data, definitions: try bench.stock.definitions())
    let server = try ServerProcess(data: data, definitions: options.definitions, in: bench.scratch)
    return try figures(of: server, token: token, as: "overload", options)
  }

  /// Measures a server among the dossiers that were asked for, all of them as they were filed.
  static func figures(of server: ServerProcess, token: String, as name: String, _ options: Options) throws
    -> [any Figures]
  {
    // Each connection has dossiers of its own.
    let connections = min(1_500, options.dossiers)
    let asking = TakeAndRelease(
      token: token, dossiers: options.dossiers, connections: OfficerActions.connections, seed: options.seed)
    func usual() throws -> Contest.Round {
      asking.spread(over: OfficerActions.connections)
      return try LoadClient(port: server.port, connections: OfficerActions.connections).round(
        for: max(options.roundTime * options.rounds, .seconds(options.overloadSeconds / 20)), asking)
    }
    let normal = try usual()
    let capacity = Double(normal.done) / normal.seconds
    let before = try server.child.kibibytes("VmRSS") / 1024
    asking.spread(over: connections)
    let flood = try Flood(port: server.port, connections: connections)
    // Memory is compared after a third and at the end: at the beginning connections and workers are made.
    let third = options.overloadSeconds / 3
    _ = try flood.round(perSecond: capacity * 4, for: .seconds(max(1, third)), asking)
    let warm = try server.child.kibibytes("VmRSS") / 1024
    let offered = try flood.round(
      perSecond: capacity * 4, for: .seconds(max(1, options.overloadSeconds - third)), asking)
    let after = try server.child.kibibytes("VmRSS") / 1024
    let later = try usual()
    return [
      Comparison(
        name: name,
        measures: "p99 of those who get in (half of them \(fixed(percentile(asking.admitted, 0.5) / 1000, 1)) ms), at "
          + "\(whole(offered))/s offered: \(asking.admitted.count) acts done, \(asking.turnedAway) told to come back",
        unit: "ms",
        small: .init(
          name: "\(OfficerActions.connections) connections, \(whole(capacity))/s, before and after",
          values: [percentile(normal.waits + later.waits, 0.99) / 1000]),
        large: .init(name: "four times as many", values: [percentile(asking.admitted, 0.99) / 1000]),
        promise: .times(3)),
      Comparison(
        name: "\(name), memory", measures: "resident (\(whole(before)) MB before it)", unit: "MB",
        small: .init(name: "after a third of \(options.overloadSeconds) s", values: [warm]),
        large: .init(name: "at the end", values: [after]), promise: .more(16)),
    ]
  }
}

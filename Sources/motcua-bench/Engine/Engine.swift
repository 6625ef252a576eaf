internal import FoundationEssentials
internal import Glibc
internal import SQLiteStore

/// The promise of the record: a durable transition through the whole engine, beside the bare loop that writes the same
/// rows with the same grouping.
enum Engine {
  static let row = Row(
    name: "engine", about: "an officer's durable act through the whole engine, beside a bare loop on SQLite's C API"
  ) { bench in
    try bench.options.sizes.flatMap { dossiers in
      try [1, 64].compactMap { clients in try figures(bench, clients: clients, dossiers: dossiers) }
    }
  }

  /// Measures among so many dossiers, each side on a copy of its own, of which nothing is left; nil when that is not asked
  /// for.
  private static func figures(_ bench: Bench, clients: Int, dossiers: Int) throws -> (any Figures)? {
    let options = bench.options
    let name = "engine, \(clients == 1 ? "1 client" : "\(clients) clients") among \(dossiers)"
    let other = "bare C API, the same rows, \(clients) in a commit"
    guard options.wants(name, beside: other) else { return nil }
    let disturbance = Disturbance(slowSync: options.slowSync)
    let ours = try bench.stock.copy(dossiers: dossiers, as: "engine-\(clients)-\(dossiers)")
    defer { try? FileManager.default.removeItem(atPath: ours) }
    let bare = ours + "/floor.sqlite"
    try FileManager.default.copyItem(atPath: ours + "/record.sqlite", toPath: bare)
    let floor = try EngineFloor(bare, options, dossiers: dossiers, disturbance)
    let engine = try EngineTransitions(
      BenchOffice(ours, definitions: try bench.stock.definitions(), disturbance), dossiers: dossiers,
      work: .takeAndRelease)
    return try Contest(
      name: name, measures: "an officer takes one of \(dossiers) dossiers or gives it back",
      other: .init(
        name: other, contestant: { try floor.round(grouping: clients, for: options.roundTime) }, target: 0.6),
      weighed: getpid(),
      ours: { try engine.round(clients: clients, for: options.roundTime) }
    ).held(rounds: options.rounds)
  }
}

extension Disturbance {
  /// A disk each sync of which takes so much longer, but for files that are handed in, which floors keep by themselves; nil
  /// when it is to work as it does.
  convenience init?(slowSync delay: Duration) {
    guard delay > .zero else { return nil }
    self.init()
    disturb { $0.kind == .sync && $0.file != .kept ? .delay(delay) : nil }
  }
}

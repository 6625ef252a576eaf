internal import FoundationEssentials
internal import Glibc
internal import SQLiteStore

/// The promise of the record: a durable transition through the whole engine, beside the bare loop that writes the same
/// rows with the same grouping.
enum Engine {
  static let row = Row(
    name: "engine", about: "an officer's durable act through the whole engine, beside a bare loop on SQLite's C API"
  ) { bench in try Contest.held(try contests(bench), bench) }

  private static func contests(_ bench: Bench) throws -> [Contest] {
    let options = bench.options
    return try [1, 64].map { clients in
      let disturbance = Disturbance(slowSync: options.slowSync)
      let ours = try bench.stock.copy(dossiers: options.dossiers, as: "engine-\(clients)")
      let bare = bench.scratch.file("engine-floor-\(clients).sqlite")
      try FileManager.default.copyItem(atPath: ours + "/record.sqlite", toPath: bare)
      let floor = try EngineFloor(bare, options, dossiers: options.dossiers, disturbance)
      let engine = try EngineTransitions(
        BenchOffice(ours, definitions: try bench.stock.definitions(), disturbance), dossiers: options.dossiers,
        work: .takeAndRelease)
      return Contest(
        name: clients == 1 ? "engine, 1 client" : "engine, \(clients) clients",
        measures: "an officer takes one of \(options.dossiers) dossiers or gives it back",
        other: .init(
          name: "bare C API, the same rows, \(clients) in a commit",
          contestant: { try floor.round(grouping: clients, for: options.roundTime) }, target: 0.6),
        weighed: getpid(),
        ours: { try engine.round(clients: clients, for: options.roundTime) })
    }
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

internal import FoundationEssentials

/// The promise of the record: a durable transition through the whole engine, beside the bare loop that writes the same
/// rows with the same grouping.
enum Engine {
  static func contests(_ options: Options, _ scratch: Scratch) throws -> [Contest] {
    let definitions = try BenchOffice.definitions(in: options.definitions)
    var contests: [Contest] = []
    for clients in [1, 64] {
      let ours = scratch.file("engine-\(clients)")
      try BenchOffice.fill(ours, dossiers: options.dossiers, definitions: definitions)
      let bare = scratch.file("engine-floor-\(clients).sqlite")
      try FileManager.default.copyItem(atPath: ours + "/record.sqlite", toPath: bare)
      let floor = try EngineFloor(bare, options, dossiers: options.dossiers)
      let engine = try EngineTransitions(
        ours, dossiers: options.dossiers, work: .takeAndRelease, definitions: definitions)
      contests.append(
        Contest(
          name: clients == 1 ? "engine, 1 client" : "engine, \(clients) clients",
          measures: "an officer takes one of \(options.dossiers) dossiers or gives it back",
          floorName: "bare C API, the same rows, \(clients) in a commit", target: 0.6,
          floor: { try floor.round(grouping: clients, for: options.roundTime) },
          ours: { try engine.round(clients: clients, for: options.roundTime) }))
    }
    return contests
  }
}

internal import RecordKeeping
internal import SQLiteStore

/// Durable transitions on old dossiers drawn at random, one client and sixty-four.
enum Transitions {
  static let row = Row(
    name: "transitions", about: "a durable transition through the store's writer, beside a bare loop on SQLite's C API"
  ) { bench in try Contest.held(try contests(bench.options, bench.scratch), bench) }

  private static func contests(_ options: Options, _ scratch: Scratch) throws -> [Contest] {
    try [1, 64].map { clients in
      let disturbance = Disturbance(slowSync: options.slowSync)
      let bare = try BareTransitions(scratch.file("bare-\(clients)"), options, disturbance)
      let pen = try PenTransitions(scratch.file("pen-\(clients)"), options, disturbance)
      return Contest(
        name: clients == 1 ? "transition, 1 client" : "transitions, \(clients) clients",
        measures: "durable transition of one of \(options.dossiers) dossiers: through Pen and Connection",
        other: .init(
          name: "bare C API, \(clients) in a commit",
          contestant: { try bare.round(grouping: clients, for: options.roundTime) }, target: 0.8),
        ours: { try pen.round(clients: clients, for: options.roundTime) })
    }
  }
}

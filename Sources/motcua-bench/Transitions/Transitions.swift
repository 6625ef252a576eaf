internal import SQLiteStore

/// Durable transitions on old dossiers drawn at random, one client and sixty-four.
enum Transitions {
  static func contests(_ options: Options, _ scratch: Scratch) throws -> [Contest] {
    try [1, 64].map { clients in
      let disturbance = options.slowSync > .zero ? Disturbance() : nil
      disturbance?.disturb { [delay = options.slowSync] in $0.kind == .sync ? .delay(delay) : nil }
      let bare = try BareTransitions(scratch.file("bare-\(clients)"), options, disturbance)
      let pen = try PenTransitions(scratch.file("pen-\(clients)"), options, disturbance)
      return Contest(
        name: clients == 1 ? "transition, 1 client" : "transitions, \(clients) clients",
        measures: "durable transition of one of \(options.dossiers) dossiers: through Pen and Connection",
        floorName: "bare C API, \(clients) in a commit", target: 0.8,
        floor: { try bare.round(grouping: clients, for: options.roundTime) },
        ours: { try pen.round(clients: clients, for: options.roundTime) })
    }
  }
}

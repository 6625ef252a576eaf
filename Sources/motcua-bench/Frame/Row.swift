internal import JSON

/// What was measured, for people and for scripts.
protocol Figures {
  /// The lines that are printed.
  var lines: [String] { get }
  /// The same for scripts.
  var json: JSONValue { get }
}

/// A group of figures that `--only` names.
struct Row: Sendable {
  let name: String
  /// What it measures, in one line.
  let about: String
  let measured: @Sendable (Bench) throws -> [any Figures]

  static let all = [
    Transitions.row, Engine.row, Postgres.row, QueuePages.row, SearchPages.row, UnitCounts.row, Reports.row,
    ProvedRecord.row, OfficerActions.row,
    DueDates.row, Decisions.row, SignatureVerification.row, ReceivedMessages.row, LedgerPages.row,
    LargeMessages.row, StartUp.row, LongUpload.row, Overload.row, PostgresOverload.row,
  ]
}

extension Contest {
  /// Holds contests one after the other.
  static func held(_ contests: [Contest], _ bench: Bench) throws -> [any Figures] {
    try contests.filter { bench.options.wants($0.name, beside: $0.other.name) }
      .map { try $0.held(rounds: bench.options.rounds) }
  }
}

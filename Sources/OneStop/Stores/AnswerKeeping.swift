/// A view of what commands were answered.
public protocol AnswerReading {
  /// What a command of that key was answered.
  func outcome(of key: CommandKey) throws -> KeptOutcome?
  /// Answers to commands, the oldest first, behind the row of a number, at most so many.
  func outcomes(behind row: Int64, limit: Int) throws -> [KeptOutcomeRow]
  /// The number of the first row behind another, whatever else stands in it; nil when there is none.
  func outcomeNumber(behind row: Int64) throws -> Int64?
}

/// An answer to a command, by the row in which it is kept.
public struct KeptOutcomeRow: Sendable {
  /// The number of the row.
  public let row: Int64
  /// The command.
  public let key: CommandKey
  /// What it was answered.
  public let outcome: KeptOutcome

  /// A row.
  public init(row: Int64, key: CommandKey, outcome: KeptOutcome) {
    self.row = row
    self.key = key
    self.outcome = outcome
  }
}

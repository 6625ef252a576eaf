public import Procedures
public import Text

/// How a dossier stood when an officer led it on from a step: what may not have changed when it is given back there.
public struct Departure: Hashable, Sendable {
  /// The step.
  public let step: Key<Step>
  /// Who led it on.
  public let officer: Key<Officer>
  /// How many charges there were.
  let charges: Int
  /// The charges that were owed.
  let owed: [Int]
  /// How many requests for supplements there were.
  let supplements: Int
  /// Whether the result had been issued.
  let hasResult: Bool
  /// Whether the office had done its part.
  let isClockStopped: Bool

  init(from step: Key<Step>, by officer: Key<Officer>, _ dossier: Dossier) {
    self.step = step
    self.officer = officer
    charges = dossier.charges.count
    owed = dossier.owedCharges
    supplements = dossier.supplements.count
    hasResult = dossier.resultAt != nil
    isClockStopped = dossier.clockStoppedAt != nil
  }

  init(
    step: Key<Step>, officer: Key<Officer>, charges: Int, owed: [Int], supplements: Int, hasResult: Bool,
    isClockStopped: Bool
  ) {
    self.step = step
    self.officer = officer
    self.charges = charges
    self.owed = owed
    self.supplements = supplements
    self.hasResult = hasResult
    self.isClockStopped = isClockStopped
  }
}

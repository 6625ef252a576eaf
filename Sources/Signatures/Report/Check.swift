public import Text

/// One rule that a signature was held against, and what came of it.
public struct Check: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: Sendable, Hashable {
    /// The rule is met.
    case passed
    /// The rule is not met; this is what follows for the signature.
    case failed(SubIndication)
    /// The rule is not met, but what is signed is intact, so that a person has to decide: INDETERMINATE, whatever the
    /// sub-indication means elsewhere. Such is a PDF that was changed after it was signed (FORMAT_FAILURE).
    case undecided(SubIndication)
    /// Something that a person should know and that decides nothing.
    case noted
  }

  /// The rule's stable name, its building block first: `format.structure`, `crypto.signature`, `chain.path`.
  public let rule: String
  /// What came of it.
  public let outcome: Outcome
  /// The outcome in a sentence, for the officer: exactly what was found.
  public let words: Words

  /// A rule with its outcome.
  public init(_ rule: String, _ outcome: Outcome, _ words: Words) {
    self.rule = rule
    self.outcome = outcome
    self.words = words
  }

  /// What follows for the signature; nil when the rule is met.
  public var failure: SubIndication? {
    switch outcome {
    case .failed(let failure), .undecided(let failure): failure
    case .passed, .noted: nil
    }
  }

  /// The indication that the check leads to by itself; nil when the rule is met.
  public var indication: Indication? {
    switch outcome {
    case .failed(let failure): failure.indication
    case .undecided: .indeterminate
    case .passed, .noted: nil
    }
  }
}

extension Sequence<Check> {
  /// The check that decides: the first of those that fail worst; nil when none fails.
  ///
  /// Checks stand in the order of ETSI EN 319 102-1: format, identity, cryptography, acceptance of the algorithms, chain,
  /// revocation, time stamps, policy.
  public var deciding: Check? {
    var worst: (check: Check, indication: Indication)?
    for check in self {
      guard let indication = check.indication else { continue }
      if worst.map({ $0.indication < indication }) ?? true { worst = (check, indication) }
    }
    return worst?.check
  }
}

public import Text

/// One rule that a signature was held against, and what came of it.
public struct Check: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: Sendable, Hashable {
    /// The rule is met.
    case passed
    /// The rule is not met; this is what follows for the signature.
    case failed(SubIndication)
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
    if case .failed(let failure) = outcome { failure } else { nil }
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
      guard let indication = check.failure?.indication else { continue }
      if worst.map({ $0.indication < indication }) ?? true { worst = (check, indication) }
    }
    return worst?.check
  }
}

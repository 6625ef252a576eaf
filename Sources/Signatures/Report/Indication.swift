/// The answer to the question whether a signature holds: the main indications of ETSI EN 319 102-1, 5.1.3.
public enum Indication: String, Sendable, Comparable {
  /// Every check passed: the signature holds under the policy.
  case totalPassed = "TOTAL_PASSED"
  /// What is at hand does not decide it: a person has to look, or the checks are repeated later.
  case indeterminate = "INDETERMINATE"
  /// The signature does not hold, and no further evidence can change that.
  case totalFailed = "TOTAL_FAILED"

  /// From best to worst: of several signatures the worst decides.
  public static func < (one: Indication, other: Indication) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .totalPassed: 0
    case .indeterminate: 1
    case .totalFailed: 2
    }
  }
}

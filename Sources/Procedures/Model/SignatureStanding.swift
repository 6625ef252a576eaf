/// What is found about the signatures of a part, as conditions compare it: `chu ky so.phieu ky so = "chua-ket-luan"`.
public enum SignatureStanding: String, CaseIterable, Sendable {
  /// Every file of it is signed as it has to be.
  case valid = "hop-le"
  /// What was at hand when it was handed in does not decide it: a person has to look.
  case undecided = "chua-ket-luan"
  /// Nothing signed was handed in, or nobody asked.
  case none = "khong-co"

  /// The name under which conditions see all parts together: undecided when one is.
  public static let overall = "chung"
}

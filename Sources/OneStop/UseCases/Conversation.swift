public import Text
public import WorkingTime

/// A message between applicant and office, which both see.
public struct DossierMessage: Hashable, Sendable {
  /// When it was sent.
  public let at: Instant
  /// Who sent it, in words.
  public let by: Words
  /// Whether the applicant did.
  public let isApplicants: Bool
  /// What it says; nil once erased.
  public let text: String?
}

/// How the applicant rated the service.
public struct GivenRating: Hashable, Sendable {
  /// When.
  public let at: Instant
  /// 1 for very dissatisfied to 5 for very satisfied.
  public let stars: Int
  /// What was written with it; nil for nothing, or once erased.
  public let comment: String?
}

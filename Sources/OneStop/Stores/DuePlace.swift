public import WorkingTime

/// A place in the order of dossiers for which time alone changes something: by the moment, then by the code.
public struct DuePlace: Hashable, Sendable {
  /// When it does.
  public let moment: Instant
  /// The code as it stands in the row; one that is not well-formed holds up none that are behind it.
  public let code: String

  /// A place in the order.
  public init(moment: Instant, code: String) {
    self.moment = moment
    self.code = code
  }

  /// Before all others.
  public static let beginning = DuePlace(moment: Instant(milliseconds: .min), code: "")
}

public import Procedures
public import Text

/// What an admission has come to: the intake, whose turn it is among the schools wished for, and the seat.
///
/// The schools themselves are answers of the applicant and stand beside the log.
public struct Admission: Hashable, Sendable {
  /// The intake under which the dossier was received.
  public let intake: Key<Intake>
  /// Whose turn it is among the schools that are wished for, from 0.
  public internal(set) var turn = 0
  /// The school at which a seat is kept; nil when none is.
  public internal(set) var seat: Key<Unit>?
  /// The points that are added (điểm ưu tiên), as a decimal number; nil before they were given.
  public internal(set) var points: String?

  /// An admission that begins.
  init(intake: Key<Intake>) {
    self.intake = intake
  }
}

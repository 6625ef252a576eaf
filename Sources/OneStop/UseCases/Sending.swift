public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// A notice on its way to the applicant: everything that whoever sends it needs, and nothing besides.
public struct Sending: Sendable {
  /// By what a twin is known: the same for every try.
  public let identity: String
  /// The address or the telephone, as the applicant last wrote it.
  public let to: String
  /// What it says.
  public let notice: WrittenNotice
  /// The languages to say it in, the first one first.
  public let languages: [Language]
  /// The dossier.
  public let code: DossierCode
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The agency that tells it.
  public let agency: Words
  /// When the notice was written.
  public let at: Instant
}

/// What came of a try to do something outside. The words are codes, never what a person or an outside server said.
public enum EffectAnswer: Hashable, Sendable {
  /// It is done.
  case done(String)
  /// It was refused for good.
  case refused(String)
  /// It may succeed later.
  case later(String)
  /// The outside cannot be reached at all: whatever else waits would fare the same now.
  case unreachable(String)
}

/// How long an effect waits before it is tried again, and how often.
public struct Patience: Hashable, Sendable {
  /// Seconds after the first try; each further wait is twice as long.
  public var firstSeconds: Int64 = 30
  /// Seconds of the longest wait.
  public var longestSeconds: Int64 = 6 * 3600
  /// How often it is tried before a person has to look: two days and more.
  public var attempts = 16
  /// Seconds after which whoever tries it is given up; longer than any try takes.
  public var trySeconds: Int64 = 300

  /// The patience of an office.
  public init() {}

  /// Seconds to wait after the nth try, from 1.
  ///
  /// - Parameter chance: 0 to 255; the wait is half as long to whole, so that not all come back at once.
  func seconds(after attempt: Int, chance: UInt8) -> Int64 {
    let doubled = firstSeconds.multipliedReportingOverflow(by: 1 << Int64(min(max(attempt, 1) - 1, 40)))
    let whole = doubled.overflow ? longestSeconds : min(doubled.partialValue, longestSeconds)
    return max(1, whole / 2 + whole / 2 * Int64(chance) / 255)
  }
}

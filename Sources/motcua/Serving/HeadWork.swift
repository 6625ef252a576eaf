import OneStop
import Signatures
import Synchronization
import Text

/// Signs the head of the log every minute in which it has grown, and has one stamped with the time every hour, apart from all
/// requests.
final class HeadWork: Sendable {
  static let authority = Parameter.option(
    "log-tsa", "URL",
    Words(
      vi: "dịch vụ dấu thời gian (RFC 3161) cho gốc nhật ký, mỗi giờ một lần (mặc định: dịch vụ của con dấu)",
      en: "time-stamping authority (RFC 3161) of the log's heads, asked once an hour (default: that of the seal)"))

  private let office: OneStop
  private let timeStamps: TimeStampService?
  private let beat: Beat
  private let rounds = Atomic<Int>(0)
  /// Whether the hour has come and no time stamp yet: one that an authority did not give is asked for again a minute later.
  private let isStampDue = Atomic<Bool>(false)

  private static let seconds = 60
  /// How many rounds pass between time stamps: authorities charge for each.
  private static let roundsOfStamp = 60

  init(_ office: OneStop, _ log: EventLog, _ timeStamps: TimeStampService?) {
    self.office = office
    self.timeStamps = timeStamps
    beat = Beat("sign-head", everySeconds: HeadWork.seconds, log, reason: HeadWork.reason)
  }

  /// Begins; the next round comes a minute after the one before.
  func start() {
    beat.start { try self.round() }
  }

  /// Signs what has come since, and stops. A time stamp that is under way is not waited for: the next start asks again.
  func stop() {
    beat.stop()
    beat.once { try office.signHead() }
  }

  private func round() throws {
    let round = rounds.wrappingAdd(1, ordering: .relaxed).oldValue
    if round % HeadWork.roundsOfStamp == 0 { isStampDue.store(true, ordering: .relaxed) }
    try office.signHead()
    guard let timeStamps, isStampDue.load(ordering: .relaxed) else { return }
    _ = try office.stampHead(with: timeStamps)
    isStampDue.store(false, ordering: .relaxed)
  }

  @Sendable private static func reason(_ error: any Error) -> String {
    switch error {
    case let failure as TimeStampFailure: failure.words.en
    case let contradiction as LogContradiction:
      "the log contradicts the signed head over \(contradiction.size) entries; see motcua log verify"
    case let other as OtherLogKey: other.words.en
    default: FailureText(error).text
    }
  }
}

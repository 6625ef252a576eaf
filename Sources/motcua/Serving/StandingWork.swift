import OneStop
import Synchronization

/// Looks now and then at how the office stands, so that whoever reads the counts asks nothing of the record.
final class StandingWork: Sendable {
  private let office: OneStop
  private let beat: Beat
  private let found = Mutex<OfficeStanding?>(nil)

  /// How often, in seconds: about as often as counts are read.
  private static let seconds = 15

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    beat = Beat("standing", everySeconds: StandingWork.seconds, log)
  }

  /// Begins to look.
  func start() {
    beat.start {
      let standing = try self.office.standing()
      self.found.withLock { $0 = standing }
    }
  }

  /// Stops, and waits for the look that is under way.
  func stop() {
    beat.stopAndWait()
  }

  /// How it stood some seconds ago; nil before the first look.
  var standing: OfficeStanding? { found.withLock { $0 } }
}

import Portal
import Revocations
import WorkingTime

extension RevocationListCount {
  /// What is shown of lists at a moment.
  static func all(of standings: [ListStanding], at now: Instant) -> [RevocationListCount] {
    standings.map { standing in
      RevocationListCount(
        set: standing.set, address: standing.address,
        ageSeconds: standing.thisUpdate.map { (now.milliseconds - $0.milliseconds) / 1000 },
        dueSeconds: standing.nextUpdate.map { ($0.milliseconds - now.milliseconds) / 1000 },
        failures: standing.failures)
    }
  }
}

import Portal
import Revocations
import WorkingTime

extension ResponderCount {
  /// What is shown of a responder.
  init(_ standing: ResponderStanding) {
    self.init(
      set: standing.set, address: standing.address, answers: standing.answers, waiting: standing.waiting,
      failures: standing.failures)
  }
}

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

import JSON
import OneStop
import Scanning
import Synchronization

/// Looks through uploads for which the scanner could not be asked when they came, every few seconds, apart from all
/// requests.
final class ScanWork: Sendable {
  private let scanner: ClamScanner
  private let office: OneStop
  private let log: EventLog
  private let beat: Beat
  private let waiting = Atomic<Int>(0)
  private let wasTroubled = Atomic<Bool>(false)

  private static let seconds = 5

  init(_ scanner: ClamScanner, _ office: OneStop, _ log: EventLog) {
    self.scanner = scanner
    self.office = office
    self.log = log
    beat = Beat("scan", everySeconds: ScanWork.seconds, log)
  }

  /// What became of all files so far, and how many wait.
  var counts: ScanCounts {
    var counts = scanner.counts
    counts.waiting = waiting.load(ordering: .relaxed)
    return counts
  }

  /// Begins; the next round comes after the one before.
  func start() {
    beat.start { self.note(try self.office.scanWaiting()) }
  }

  /// Stops. A file that is being looked through is not waited for: it is looked through again after the next start.
  func stop() {
    beat.stop()
  }

  /// Malware is noted each time; that the scanner fails, once until it works again.
  private func note(_ round: OneStop.ScanRound) {
    waiting.store(round.waiting, ordering: .relaxed)
    for signature in round.found { log.note("malware-found", ["signature": .string(signature)]) }
    for signature in round.kept {
      log.note("malware-kept", ["signature": .string(signature), "reason": "a dossier has the file"])
    }
    if let reason = round.troubles.first {
      guard !wasTroubled.exchange(true, ordering: .relaxed) else { return }
      log.note("scanner-fails", ["scanner": .string(scanner.address.description), "reason": .string(reason)])
    } else if wasTroubled.exchange(false, ordering: .relaxed) {
      log.note("scanner-works", ["scanner": .string(scanner.address.description)])
    }
  }
}

import Dossiers
import Foundation
import JSON
import OneStop
import PostgresStore
import Synchronization
import TestSupport
import Text

/// One time that a node stands still: in the midst of what, which is one node's at a time, and where in it.
struct Pause: Hashable, CustomStringConvertible {
  enum Work: CaseIterable {
    /// It files, and holds the series of codes.
    case filing
    /// It holds an effect of the outbox.
    case mail
    /// It holds a message of the inbox.
    case message
    /// It holds a webhook.
    case webhook
    /// It moves dossiers whose time has come.
    case clock
    /// It gives entries their places in the log.
    case places
  }

  enum Moment: CaseIterable {
    /// In the transaction that begins it.
    case beginning
    /// Between the two transactions.
    case working
    /// In the transaction that notes what it came to.
    case ending
  }

  let work: Work
  let moment: Moment

  var description: String { "\(work) \(moment)" }

  /// The pauses of a seed: each kind of work once.
  static func course(of seed: UInt64) -> [Pause] {
    var chance = SeededGenerator(seed: seed)
    return Work.allCases.shuffled(using: &chance).map { work in
      let moments: [Moment] =
        switch work {
        case .filing, .clock: [.ending]
        case .places: [.working]
        case .mail, .message, .webhook: Moment.allCases
        }
      return Pause(work: work, moment: moments[Int.random(in: 0..<moments.count, using: &chance)])
    }
  }

  /// When the pause of a number begins: each on a day of its own, the first after what was filed on the 18th was due.
  static func begin(_ number: Int) -> String { "2026-11-\(19 + number)T09:00" }
}

/// The node that is stopped, in a process of its own.
struct PausedNode {
  private let office: Office
  private let notes: String

  init(at address: String, notes: String) throws {
    var limits = PostgresStore.Limits()
    limits.idleMilliseconds = 300
    office = try Office(at: "2026-11-18T09:00", reach: [.mail], address: address, limits: limits)
    self.notes = notes
    note("\(getpid())")
  }

  /// Goes through the pauses of a seed; what it came to too late, in words.
  func live(_ seed: UInt64) throws -> [String] {
    var faults: [String] = []
    for (number, pause) in Pause.course(of: seed).enumerated() {
      try office.go(to: Pause.begin(number))
      if let fault = try live(pause) { faults.append("\(pause): \(fault)") }
    }
    return faults
  }

  private func note(_ text: String) {
    let file = open(notes, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array((text + "\n").utf8)
    _ = write(file, line, line.count)
    close(file)
  }

  /// Raised, it stops this very thread: one that is sent to the process lets it go on a moment, to the commit and beyond.
  private func stop(in moment: Pause.Moment, of pause: Pause) {
    guard moment == pause.moment else { return }
    if moment == .working {
      raise(SIGSTOP)
    } else {
      office.store.within.withLock { $0 = { raise(SIGSTOP) } }
    }
  }

  private func live(_ pause: Pause) throws -> String? {
    switch pause.work {
    case .filing:
      note("\(pause)")
      stop(in: .ending, of: pause)
      _ = try office.filed("paused")
    case .clock:
      note("\(pause)")
      stop(in: .ending, of: pause)
      _ = try office.oneStop.tick()
    case .mail:
      _ = try office.filed("mail", ["thu-dien-tu": "duc@example.vn"])
      note("\(pause)")
      stop(in: .beginning, of: pause)
      let late = try office.oneStop.sendNext(.mail) { _ in
        stop(in: .working, of: pause)
        stop(in: .ending, of: pause)
        return .done("late")
      }
      // What it begins anew has been done meanwhile.
      if pause.moment == .beginning, late != nil { return "it was begun behind the other" }
    case .message:
      _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
      note("\(pause)")
      stop(in: .beginning, of: pause)
      let late = try office.oneStop.takeNext { _, _ in
        stop(in: .working, of: pause)
        stop(in: .ending, of: pause)
        return .quarantined("late")
      }
      if late != nil { return "what came late was noted" }
    case .webhook:
      _ = try office.filed("webhook")
      // The feed shows what has its place.
      try office.store.placeEntries(of: office.oneStop.authority)
      note("\(pause)")
      stop(in: .beginning, of: pause)
      let late = try office.oneStop.tell(1, address: "https://mot.cua.vn") { _ in
        stop(in: .working, of: pause)
        stop(in: .ending, of: pause)
        // It would end the webhook.
        return .answered(410, retryAfterSeconds: nil)
      }
      if late.taken > 0 { return "\(late.taken) events were told behind the other" }
    case .places:
      note("\(pause)")
      // Whoever stops it makes ready for that.
      raise(SIGSTOP)
      _ = try office.filed("places")
      let end = ContinuousClock.now.advanced(by: .seconds(60))
      while (try? office.store.placeEntries(of: office.oneStop.authority)) == nil, ContinuousClock.now < end {}
    }
    return nil
  }
}

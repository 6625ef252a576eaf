import Foundation
import JSON
import OneStop
import PostgresStore
import Synchronization
import TestSupport
import Testing
import Text

@testable import Dossiers

/// A node that stops for longer than others wait for it, and then goes on as if nothing had been.
@Suite(
  "A node that was paused",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct PausedNodeTests {
  /// Waits until a process stands still, once a file has so many lines; its number, which is the first line.
  private func paused(_ notes: String, lines count: Int) async throws -> pid_t {
    var known: pid_t?
    // Long: among all the tests it may take minutes until the process is begun at all.
    let end = ContinuousClock.now.advanced(by: .seconds(1200))
    while ContinuousClock.now < end {
      let lines = ((try? String(contentsOfFile: notes, encoding: .utf8)) ?? "").split(separator: "\n")
      known = lines.first.flatMap { pid_t($0) }
      if lines.count >= count, let number = known,
        let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
        status.split(separator: ")").last?.hasPrefix(" T") == true
      {
        return number
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    // One that stands still would never end.
    if let known { kill(known, SIGKILL) }
    throw OfficeFailure()
  }

  @Test("in the midst of a commit, and of an effect, holds nobody up, and does nothing that was done meanwhile")
  func paused() async throws {
    let address = try PostgresServer.newDatabase()
    let other = try Office(reach: [.mail], address: address)
    let notes = FileManager.default.temporaryDirectory.path + "/motcua-pause-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: notes) }

    async let child: Void = {
      await #expect(processExitsWith: .success) { [address = address as String, notes = notes as String] in
        func note(_ text: String) {
          let file = open(notes, O_WRONLY | O_CREAT | O_APPEND, 0o600)
          let line = Array((text + "\n").utf8)
          _ = write(file, line, line.count)
          close(file)
        }
        var limits = PostgresStore.Limits()
        limits.idleMilliseconds = 300
        let office = try Office(reach: [.mail], address: address, limits: limits)
        note("\(getpid())")
        // Raised, it stops this very thread: one that is sent to the process lets it go on a moment, to the commit and beyond.
        office.store.within.withLock { $0 = { raise(SIGSTOP) } }
        _ = try office.filed("paused", ["thu-dien-tu": "duc@example.vn"])
        let late = try office.oneStop.sendNext(.mail) { sending in
          note(sending.identity)
          raise(SIGSTOP)
          return .done("late")
        }
        #expect(late?.answer == .done("late"))
      }
    }()

    // It holds the row of the authority; the server lets it go, and what it wrote is undone.
    let process = try await paused(notes, lines: 1)
    let first = try other.filed("meanwhile", ["thu-dien-tu": "duc@example.vn"]).code
    #expect(first.text.hasSuffix("-0001"))
    kill(process, SIGCONT)

    // It holds an effect; its time passes, and somebody else does it.
    _ = try await paused(notes, lines: 2)
    try other.go(to: "2026-11-19T09:06")
    var sent: [String] = []
    func sendNext() throws -> Bool {
      try other.oneStop.sendNext(.mail) { sending in
        sent.append(sending.identity)
        return .done("other")
      } != nil
    }
    while try sendNext() {}
    kill(process, SIGCONT)
    await child

    #expect(try other.filed("paused", ["thu-dien-tu": "duc@example.vn"]).code.text.hasSuffix("-0002"))
    let rows = try other.oneStop.outbox(OutboxQuery(.done))
    #expect(rows.map(\.answer) == ["other", "other"], "what comes late is not noted")
    #expect(rows.map(\.attempts).sorted() == [1, 2])
    #expect(Set(sent) == Set(rows.map(\.effect.identity)) && sent.count == 2)
    #expect(try other.oneStop.outbox(OutboxQuery(.waiting)).isEmpty)
    #expect(try other.oneStop.prove().faults.map(\.words.en) == [])
  }
}

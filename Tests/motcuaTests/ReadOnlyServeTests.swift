import Foundation
import HTTPCalling
import JSON
import Synchronization
import TestSupport
import Testing

@Suite(
  "Servers whose database only reads for a while",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct ReadOnlyServeTests {
  /// What became of the submissions of all applicants so far.
  private struct Course {
    var codes: [String: Set<String>] = [:]
    var refused: [String: Int] = [:]
    var refusals: Int { refused.values.reduce(0, +) }
    /// Answers that were neither.
    var others: [String] = []
  }

  private func file(_ server: RunningServer, _ key: String) throws -> Answer {
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    return try Caller().make(
      Call(
        .post, server.url.absoluteString + "/api/v1/procedures/cap-ban-sao-van-bang/dossiers",
        headers: [("Content-Type", "application/json"), ("Idempotency-Key", key)],
        body: .bytes(Array(body.canonicalText.utf8))))
  }

  /// By itself a node looks for a server that takes writes, and finds none; one that is told to take any finds out as it writes.
  @Test(
    "refuse with 503 and when to come again, keep nothing by halves, and go on by themselves",
    arguments: [("", "busy"), ("&target_session_attrs=any", "disk-write-protected")])
  func readOnly(_ more: String, _ word: String) throws {
    let address = try PostgresServer.newDatabase() + more
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    let one = try RunningServer(in: places[0], "--store", address)
    try places[1].takeKeys(of: one.data)
    let two = try RunningServer(in: places[1], "--store", address)
    nonisolated(unsafe) let servers = [one, two]
    let course = Mutex(Course())
    let hasEnded = DispatchSemaphore(value: 0)
    let failure = Mutex<String?>(nil)
    let isOver = Mutex(false)
    // It only reads from the twentieth submission on, until each applicant was refused several times over.
    let operating = Thread {
      defer {
        isOver.withLock { $0 = true }
        hasEnded.signal()
      }
      do {
        func wait(_ isSo: (Course) -> Bool) {
          let end = ContinuousClock.now.advanced(by: .seconds(60))
          while !course.withLock({ isSo($0) }), ContinuousClock.now < end { usleep(5_000) }
        }
        wait { $0.codes.count >= 20 }
        try PostgresServer.setReadOnly(true, at: address)
        wait { $0.refusals >= 40 }
        let ready = try servers[0].ask("GET", "/readyz")
        #expect(ready.status == 503 && ready.body.hasPrefix("not ready"), "\(ready)")
        // What can be read still is.
        #expect(try servers[0].ask("GET", "/api/v1/procedures").status == 200)
        try PostgresServer.setReadOnly(false, at: address)
      } catch {
        failure.withLock { $0 = "\(error)" }
      }
    }
    operating.start()
    DispatchQueue.concurrentPerform(iterations: 8) { applicant in
      // They go on until it has been all over for a while, or give up.
      for number in 0..<400 {
        if number >= 10, isOver.withLock({ $0 }) { break }
        let key = "\(applicant)-\(number)"
        for attempt in 0..<2_000 {
          guard let answer = try? file(servers[(applicant + attempt) % 2], key) else { continue }
          if answer.status == 201, let code = try? JSONValue(reading: answer.body)["code"]?.text {
            course.withLock { _ = $0.codes[key, default: []].insert(code) }
            usleep(20_000)
            break
          }
          let code = (try? JSONValue(reading: answer.body)["code"]?.text) ?? ""
          let isClear = answer.status == 503 && answer["Retry-After"] != nil
          course.withLock { course in
            if isClear { course.refused[code, default: 0] += 1 }
            // A connection that was ended in the midst of it makes busy for a moment.
            if !isClear || !["disk-write-protected", "busy", "commit-undecided"].contains(code) {
              course.others.append("\(answer.status) \(code)")
            }
          }
          usleep(50_000)
        }
      }
    }
    hasEnded.wait()
    let found = course.withLock { $0 }
    #expect(failure.withLock { $0 } == nil)
    #expect(found.others == [], "after \(found.refused)")
    #expect(found.refusals >= 40 && found.refused[word] ?? 0 >= 20, "\(found.refused)")
    #expect(found.codes.count >= 80 && found.codes.values.allSatisfy { $0.count == 1 })
    let numbers = found.codes.values.compactMap { $0.first?.suffix(4) }.compactMap { Int($0) }.sorted()
    #expect(numbers == Array(1...found.codes.count))
    #expect(try file(two, "after").status == 201 && file(one, "after").status == 201)
    let proof = try motcuaList(
      ["log", "verify", "--json", "--data", two.data.path, "--definitions", projectRoot.path])
    #expect(proof.status == 0 && proof.output.contains(#""dossiers":\#(found.codes.count + 1)"#), "\(proof)")
    #expect(one.stop() == 0 && two.stop() == 0)
  }
}

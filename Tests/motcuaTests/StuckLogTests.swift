import Dossiers
import JSON
import OneStop
import RecordKeeping
import Synchronization
import Testing

@testable import motcua

@Suite("What the log of a server tells of dossiers that are stuck")
struct StuckLogTests {
  /// The lines of a log, and its machine's own count.
  private final class Lines: Sendable {
    let all = Mutex<[JSONValue]>([])
    let seconds = Mutex<Int>(0)

    func log() -> StuckLog {
      let began = ContinuousClock.now
      return StuckLog(
        now: { began.advanced(by: .seconds(self.seconds.withLock { $0 })) },
        note: { kind, members in
          let event: [(String, JSONValue)] = [("event", .string(kind))] + members.map { ($0.key, $0.value) }
          self.all.withLock { $0.append(.object(JSONObject(event))) }
        })
    }
  }

  private struct Unreadable: Error {
    let name = "Trần Văn Đức"
  }

  @Test("is each of them once and again after an hour, those of one look in one line, with nothing that stands in them")
  func bounded() throws {
    let lines = Lines()
    let log = lines.log()
    let codes = (1...30).compactMap { DossierCode("H56-261119-\(1000 + $0)") }
    #expect(codes.count == 30)
    for second in 0..<3_600 {
      lines.seconds.withLock { $0 = second }
      try log.gathering("tick") { tell in
        tell(StuckDossier(nil, Unreadable()))
        for code in codes.prefix(second < 60 ? 29 : 30) { tell(StuckDossier(code, Unreadable())) }
      }
    }
    let told = lines.all.withLock { $0 }
    #expect(told.compactMap { $0["dossiers"]?.number } == [20, 10, 1])
    #expect(told.first?["event"]?.text == "failure" && told.first?["doing"]?.text == "tick")
    #expect(told.last?["codes"] == .array([.string(codes[29].text)]))
    #expect(told.allSatisfy { !$0.canonicalText.contains("Trần") && $0["error"]?.text?.contains("Unreadable") == true })
    #expect(told.map { $0["codes"]?.list.count } == [19, 10, 1])
    lines.seconds.withLock { $0 = 3_600 }
    try log.gathering("tick") { tell in tell(StuckDossier(codes[0], Unreadable())) }
    #expect(lines.all.withLock { $0.count } == 4)
  }

  @Test("is told although the rest could not be done")
  func failing() {
    let lines = Lines()
    #expect(throws: StoreFailure.self) {
      try lines.log().gathering("tick") { tell in
        tell(StuckDossier(nil, Unreadable()))
        throw StoreFailure(.busy, doing: "x", message: "x")
      }
    }
    #expect(lines.all.withLock { $0.count } == 1)
  }
}

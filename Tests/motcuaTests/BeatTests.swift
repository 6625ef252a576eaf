import Foundation
import Synchronization
import Testing
import Text
import WorkingTime

@testable import motcua

@Suite("What a server does again and again")
struct BeatTests {
  private struct Trouble: Error {
    let round: Int
  }

  @Test("is in the log when it fails, once for each reason until it is done again")
  func once() throws {
    let pipe = Pipe()
    let log = EventLog(descriptor: pipe.fileHandleForWriting.fileDescriptor) { Instant(milliseconds: 0) }
    let beat = Beat("count", everySeconds: 0, log) { ($0 as? Trouble)?.round == 4 ? "broken" : "away" }
    let rounds = Mutex(0)
    let isOver = DispatchSemaphore(value: 0)
    beat.start {
      let round = rounds.withLock { rounds in
        rounds += 1
        return rounds
      }
      if round == 9 { isOver.signal() }
      if [2, 3, 4, 5, 7].contains(round) { throw Trouble(round: round) }
    }
    isOver.wait()
    beat.stopAndWait()
    let done = rounds.withLock { $0 }
    log.finish()
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let line = #"{"at":"1970-01-01T07:00:00+07:00","doing":"count","error":"away","event":"failure"}"#
    let broken = line.replacing("away", with: "broken")
    #expect(text.split(separator: "\n") == [line[...], broken[...], line[...]])
    #expect(rounds.withLock { $0 } == done, "and no round begins after it was stopped")
  }
}

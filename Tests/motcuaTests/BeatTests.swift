import Foundation
import Synchronization
import Testing
import Text
import WorkingTime

@testable import motcua

@Suite("What a server does again and again")
struct BeatTests {
  private struct Trouble: Error {}

  @Test("is in the log when it fails, once until it is done again")
  func once() throws {
    let pipe = Pipe()
    let log = EventLog(descriptor: pipe.fileHandleForWriting.fileDescriptor) { Instant(milliseconds: 0) }
    let beat = Beat("count", everySeconds: 0, log) { _ in "away" }
    let rounds = Mutex(0)
    let isOver = DispatchSemaphore(value: 0)
    beat.start {
      let round = rounds.withLock { rounds in
        rounds += 1
        return rounds
      }
      if round == 7 { isOver.signal() }
      if [2, 3, 5].contains(round) { throw Trouble() }
    }
    isOver.wait()
    beat.stopAndWait()
    let done = rounds.withLock { $0 }
    log.finish()
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let line = #"{"at":"1970-01-01T07:00:00+07:00","doing":"count","error":"away","event":"failure"}"#
    #expect(text.split(separator: "\n") == [line[...], line[...]])
    #expect(rounds.withLock { $0 } == done, "and no round begins after it was stopped")
  }
}

import Foundation
import RecordKeeping
import Testing

@Suite("A word between threads")
struct SignalTests {
  @Test("is received as often as it was given, and no more")
  func counted() {
    let signal = Signal(2)
    #expect(signal.wait(atMost: .zero) && signal.wait(atMost: .milliseconds(1)))
    #expect(!signal.wait(atMost: .zero) && !signal.wait(atMost: .milliseconds(1)))
    signal.give()
    signal.give()
    signal.wait()
    #expect(signal.wait(atMost: .seconds(3_600)) && !signal.wait(atMost: .zero))
  }

  @Test("wakes who waits for it, with a limit and without")
  func woken() {
    let (asked, answered) = (Signal(), Signal())
    Thread.detachNewThread {
      for _ in 0..<1_000 {
        asked.wait()
        answered.give()
      }
    }
    for _ in 0..<1_000 {
      asked.give()
      #expect(answered.wait(atMost: .seconds(600)))
    }
    #expect(!answered.wait(atMost: .zero))
  }
}

import Synchronization
import Testing
import WorkingTime

@testable import motcua

@Suite("A command that takes long")
struct ProgressTests {
  /// What is shown of two seconds in which a command tells a hundred times a second how far it is.
  private func shown(isShown: Bool) -> [String] {
    let clock = Mutex(Instant(milliseconds: 0))
    let lines = Mutex<[String]>([])
    let progress = Progress(
      isShown: isShown, now: { clock.withLock { $0 } }, show: { text in lines.withLock { $0.append(text) } })
    for step in 0..<200 {
      clock.withLock { $0 = Instant(milliseconds: Int64(step) * 10) }
      progress.tell("\(step)")
    }
    progress.end()
    return lines.withLock { $0 }
  }

  @Test("tells how far it is after a second, not more often than five times a second, and clears the line at its end")
  func paced() {
    #expect(shown(isShown: true) == ["101", "122", "143", "164", "185", ""].map { "\r\u{1B}[K\($0)" })
  }

  @Test("tells at once what is silent to its end, and clears that too")
  func silent() {
    let lines = Mutex<[String]>([])
    let progress = Progress(
      isShown: true, now: { Instant(milliseconds: 0) }, show: { text in lines.withLock { $0.append(text) } })
    progress.begin("database: entry")
    progress.end()
    #expect(lines.withLock { $0 } == ["database: entry", ""].map { "\r\u{1B}[K\($0)" })
  }

  @Test("tells nothing where nobody looks")
  func unseen() {
    #expect(shown(isShown: false) == [])
    Progress(isShown: false, now: { Instant(milliseconds: 0) }, show: { Issue.record("shown: \($0)") }).begin("a")
  }

  @Test("has each piece of its work done once, and all of it when it goes on")
  func spread() {
    let done = Mutex(Array(repeating: 0, count: 1000))
    Processors.spread(1000) { number in done.withLock { $0[number] += 1 } }
    #expect(done.withLock { $0 } == Array(repeating: 1, count: 1000))
  }
}

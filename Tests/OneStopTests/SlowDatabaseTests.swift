import Dossiers
import Foundation
import OneStop
import RecordKeeping
import Synchronization
import TestSupport
import Testing
import Text

@Suite(
  "A database whose disk is slow",
  .enabled(
    if: PostgresServer.isInstalled && SlowDisk.compiler != nil,
    "no PostgreSQL or no C compiler: script/bootstrap --tests installs them"))
struct SlowDatabaseTests {
  /// What became of the submissions of all applicants.
  private struct Course {
    var codes: [String: Set<String>] = [:]
    /// How often it was said to come again.
    var later = 0
    var others: [String] = []
  }

  @Test(
    "is waited for or said to be busy, and what is acknowledged at two nodes meanwhile is there, once, without a gap",
    arguments: UInt64(1)...2)
  func slow(_ seed: UInt64) throws {
    let server = try PostgresServer(isDurable: true, slowness: seed)
    let address = try server.newDatabase()
    let nodes = [try Office(address: address), try Office(address: address)]
    let slowDisk = try #require(server.slowDisk)
    try slowDisk.begin()
    let course = Mutex(Course())
    DispatchQueue.concurrentPerform(iterations: 8) { applicant in
      for number in 0..<4 {
        let id = "\(applicant)-\(number)"
        // As a client does that is told to come again, at the other node.
        for attempt in 0..<200 {
          do {
            let code = try nodes[(applicant + attempt) % 2].filed(id).code.text
            course.withLock { _ = $0.codes[id, default: []].insert(code) }
            break
          } catch let failure as StoreFailure
            where [.busy, .locked, .tookTooLong, .unreachable, .undecided].contains(failure.code)
          {
            course.withLock { $0.later += 1 }
          } catch {
            course.withLock { $0.others.append("\(error)") }
          }
        }
      }
    }
    let slow = try slowDisk.end()
    let found = course.withLock { $0 }
    #expect(slow > 2, "the disk was slow")
    #expect(found.others == [])
    #expect(found.codes.count == 32 && found.codes.values.allSatisfy { $0.count == 1 }, "\(found.later) times later")
    let numbers = found.codes.values.compactMap { $0.first?.suffix(4) }.compactMap { Int($0) }.sorted()
    #expect(numbers == Array(1...32))
    // Whoever was answered is answered the same at the other node.
    for (id, codes) in found.codes { #expect(try nodes.allSatisfy { try codes == [$0.filed(id).code.text] }) }
    #expect(try nodes[0].oneStop.prove().faults.map(\.words.en) == [])
    #expect(try nodes[1].oneStop.rebuild(repairing: false).differing == 0)
  }
}

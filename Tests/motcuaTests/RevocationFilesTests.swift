import Foundation
import OneStop
import Synchronization
import Testing
import Text
import WorkingTime

@testable import motcua

@Suite("Revocation lists in a folder", .enabled(if: TrialFolder.isPossible, "needs openssl"))
struct RevocationFilesTests {
  @Test("are read anew after five minutes, and at once when the clock was put back")
  func putBack() throws {
    let (start, before) = (try #require(Instant("2027-11-19T09:00")), try #require(Instant("2026-11-19T09:00")))
    let (folder, clock) = (try TemporaryFolder(), Shared(start))
    defer { withExtendedLifetime(folder) {} }
    let files = try RevocationFiles([folder.url.path]) { clock.now.withLock { $0 } }
    func bring(_ name: String) throws {
      let lists = try TrialFolder.shared.get().folder + "/crl"
      for list in try FileManager.default.contentsOfDirectory(atPath: lists) {
        try FileManager.default.copyItem(
          atPath: lists + "/" + list, toPath: folder.url.appending(path: name + list).path)
      }
    }
    try bring("a")
    #expect(files.data.lists.isEmpty, "they were read just before")
    clock.now.withLock { $0 = start.advanced(bySeconds: 300) }
    let count = files.data.lists.count
    #expect(count > 0)
    try bring("b")
    #expect(files.data.lists.count == count)
    clock.now.withLock { $0 = before }
    #expect(files.data.lists.count == 2 * count)
  }

  private final class Shared: Sendable {
    let now: Mutex<Instant>

    init(_ now: Instant) { self.now = Mutex(now) }
  }
}

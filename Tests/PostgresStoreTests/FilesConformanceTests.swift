import Crypto
import Foundation
import OneStop
import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite("The files of every store")
struct FilesConformanceTests {
  @Test(
    "gives back a file byte for byte under its hash, once however often it comes, and in parts",
    arguments: StoreKind.here, [0, 1, 300_000, DatabaseFiles.pieceBytes, 2 * DatabaseFiles.pieceBytes + 7])
  func files(kind: StoreKind, size: Int) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let files = place.files
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
    for _ in 0..<2 {
      let file = try files.receive()
      for start in stride(from: 0, to: size, by: 70_000) {
        try file.append(Array(content[start..<min(start + 70_000, size)]))
      }
      #expect(file.bytes == size)
      #expect(try file.read(at: size / 2, count: 100_000) == Array(content[(size / 2)...].prefix(100_000)))
      let kept = try file.finish()
      #expect(kept == (SHA256(of: content).hex, size))
    }
    let hash = SHA256(of: content).hex
    let file = try files.open(sha256: hash, bytes: size)
    var read: [UInt8] = []
    while case let part = try file.read(at: read.count, count: 100_001), !part.isEmpty { read += part }
    #expect(read == content)
    #expect(throws: (any Error).self) { try files.open(sha256: hash, bytes: size + 1) }
    #expect(throws: (any Error).self) { try files.open(sha256: String(repeating: "0", count: 64), bytes: size) }
    // Brought since: it stays. Not since: it goes.
    try files.remove(sha256: hash, .untouched(seconds: 3_600, at: Instant(milliseconds: 0)))
    #expect(try files.open(sha256: hash, bytes: size).bytes == size)
    try files.remove(sha256: hash, .whatever)
    #expect(throws: (any Error).self) { try files.open(sha256: hash, bytes: size) }
  }

  @Test("heals a file that has lost its content when the content comes again", arguments: StoreKind.here)
  func healed(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    let content = (0..<DatabaseFiles.pieceBytes + 9).map { UInt8(truncatingIfNeeded: $0) }
    let hash = try place.keep(content)
    try place.loseContents()
    #expect(throws: (any Error).self) {
      try place.files.open(sha256: hash, bytes: content.count).read(at: 0, count: content.count)
    }
    #expect(try place.keep(content) == hash)
    let file = try place.files.open(sha256: hash, bytes: content.count)
    #expect(try file.read(at: 0, count: content.count) == content)
    #expect(try place.keep(content) == hash, "what is whole stays where it is")
    #expect(try file.read(at: 0, count: content.count) == content)
  }

  @Test(
    "on PostgreSQL keeps the content of a file whose keeping nobody was told of, and keeps none that was swept away",
    .enabled(if: PostgresServer.isInstalled))
  func untold() throws {
    let place = try EmptyStore(.postgres)
    let content: [UInt8] = [1, 2, 3]
    let hash = SHA256(of: content).hex
    do {
      let file = try place.files.receive()
      try file.append(content)
      // What the commit has done of which the answer is lost, but for the piece that comes before it.
      try PostgresServer.ask(
        place.address, "INSERT INTO file (sha256, place, bytes, brought_at) SELECT '\(hash)', place, 3, 0 FROM arrival")
      try PostgresServer.ask(place.address, "DELETE FROM arrival")
      #expect(throws: (any Error).self) { try file.finish() }
    }
    let kept = try place.files.open(sha256: hash, bytes: 3)
    #expect(try kept.read(at: 0, count: 3) == content)
    do {
      let file = try place.files.receive()
      try file.append([4])
      try PostgresServer.ask(place.address, "DELETE FROM arrival")
      #expect(throws: (any Error).self) { try file.finish() }
    }
    #expect(try PostgresServer.ask(place.address, "SELECT count(*) FROM file_piece") == "1\n")
  }

  @Test("visits the files that were not brought lately, and stops when it is told to", arguments: StoreKind.here)
  func visited(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let hashes = Set(try (0..<3).map { try place.keep([UInt8($0)]) })
    func visited(_ age: FileAge, atMost most: Int = 10) throws -> Set<String> {
      var seen: Set<String> = []
      try place.files.each(age) { sha256 in
        seen.insert(sha256)
        return seen.count < most
      }
      return seen
    }
    #expect(try visited(.whatever) == hashes)
    #expect(try visited(.whatever, atMost: 2).count == 2)
    #expect(try visited(.untouched(seconds: 3_600, at: Instant(milliseconds: 0))).isEmpty)
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    #expect(try visited(.recent(untouched: -60, within: 3_600, at: now)) == hashes)
    #expect(try visited(.recent(untouched: 60, within: 3_600, at: now)).isEmpty)
  }

  @Test(
    "on PostgreSQL are as old as the server's clock says, whatever that of a node does",
    .enabled(if: PostgresServer.isInstalled))
  func serversClock() throws {
    let place = try EmptyStore(.postgres)
    defer { withExtendedLifetime(place) {} }
    let hash = try place.keep([1, 2, 3])
    func visited(_ age: FileAge) throws -> [String] {
      var seen: [String] = []
      try place.files.each(age) { sha256 in
        seen.append(sha256)
        return true
      }
      return seen
    }
    let ahead = FileAge.untouched(seconds: 3_600, at: Instant(milliseconds: .max / 2))
    #expect(try visited(ahead) == [] && !place.files.remove(sha256: hash, ahead), "it has come just now")
    try PostgresServer.ask(place.address, "UPDATE file SET brought_at = brought_at - 3600001")
    let behind = FileAge.untouched(seconds: 3_600, at: Instant(milliseconds: 0))
    let now = Instant(milliseconds: 0)
    #expect(try visited(.recent(untouched: 3_600, within: 7_200, at: now)) == [hash], "since an hour, not since two")
    #expect(try visited(.recent(untouched: 3_600, within: 3_600, at: now)) == [])
    #expect(try visited(behind) == [hash] && place.files.remove(sha256: hash, behind), "it lies there for an hour")
  }

  @Test("lets no file go while somebody holds them, however many do", arguments: StoreKind.here)
  func heldFiles(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let file = try place.files.receive()
    try file.append([1, 2, 3])
    let hash = try file.finish().sha256
    #expect(throws: Refused.self) {
      try place.files.holding {
        let isGone = try place.files.holding { try place.files.remove(sha256: hash, .whatever) }
        #expect(!isGone)
        #expect(try !place.files.remove(sha256: hash, .whatever), "the other hold has not ended")
        #expect(try place.files.open(sha256: hash, bytes: 3).bytes == 3)
        throw Refused()
      }
    }
    #expect(try place.files.remove(sha256: hash, .whatever), "the hold has ended")
  }

  @Test(
    "on PostgreSQL counts a hold on every node, until its connection ends, and says when it was lost",
    .enabled(if: PostgresServer.isInstalled))
  func lostHold() throws {
    let address = try PostgresServer.newDatabase()
    let nodes = try (0..<2).map { _ in
      try PostgresRecordStore(DatabaseAddress(address), at: Instant(milliseconds: 0))
    }
    let file = try nodes[0].files.receive()
    try file.append([1, 2, 3])
    let hash = try file.finish().sha256
    #expect(throws: StoreFailure.self) {
      try nodes[0].files.holding {
        #expect(try !nodes[1].files.remove(sha256: hash, .whatever))
        try PostgresServer.ask(
          address,
          """
          SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
          WHERE datname = current_database() AND state = 'idle in transaction'
          """)
        #expect(try nodes[1].files.remove(sha256: hash, .whatever))
      }
    }
  }
}

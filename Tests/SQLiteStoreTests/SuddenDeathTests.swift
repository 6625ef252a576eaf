import Foundation
import RecordKeeping
import SQLiteStore
import Synchronization
import TestSupport
import Testing

/// How often the process is killed: 5 times, or as `MOTCUA_KILL_ROUNDS` says.
private let rounds = Int(ProcessInfo.processInfo.environment["MOTCUA_KILL_ROUNDS"] ?? "") ?? 5

@Suite("Sudden death under load")
struct SuddenDeathTests {
  /// The child writes from eight threads and notes each acknowledged piece in a file of its own; at its n-th write or sync
  /// the process is killed as by kill -9. Each piece is two rows; afterwards every acknowledged piece is there once and whole.
  @Test("loses nothing acknowledged and tears nothing", arguments: 1...rounds)
  func death(round: Int) async throws {
    let folder = OwnFolder()
    let path = folder.path
    // Odd steps, so that deaths fall before and after writes, syncs and checkpoints alike.
    let fatal = 40 + round * 37 + round * round * 11 % 400
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, fatal = fatal as Int] in
      var limits = Limits()
      limits.checkpointPages = 50
      let disturbance = Disturbance()
      let pen = Pen(
        try Connection(path + "/d.sqlite", mode: .writer, limits: limits, disturbance: disturbance), limits: limits)
      try pen.write { writing throws(StoreFailure) in
        try writing.run("CREATE TABLE piece (name TEXT PRIMARY KEY) STRICT")
        try writing.run("CREATE TABLE half (piece TEXT NOT NULL) STRICT")
      }
      let acknowledged = open(path + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
      disturbance.disturb { $0.number >= fatal ? .death : nil }
      onThreads(8) { thread in
        for turn in 0... {
          let name = "\(thread)-\(turn)"
          let failure = failureOf { () throws(StoreFailure) in
            try pen.write { writing throws(StoreFailure) in
              try writing.run("INSERT INTO piece VALUES (?)", name)
              for _ in 0..<2 { try writing.run("INSERT INTO half VALUES (?)", name) }
            }
          }
          guard failure == nil else { return }
          let line = Array((name + "\n").utf8)
          _ = write(acknowledged, line, line.count)
        }
      }
    }
    let text = try String(contentsOfFile: path + "/acknowledged", encoding: .utf8)
    let acknowledged = text.split(separator: "\n").map(String.init)
    let pen = Pen(try Connection(path + "/d.sqlite", mode: .writer))
    let (recorded, torn, integrity) = try pen.write { writing throws(StoreFailure) in
      let read = { @Sendable (row: borrowing Row) in row.text(0) }
      return (
        try writing.all("SELECT name FROM piece", read: read),
        try writing.all(
          """
          SELECT coalesce(name, piece) FROM piece FULL JOIN half ON piece = name
          GROUP BY 1 HAVING count(name) <> 2 OR count(piece) <> 2
          """, read: read),
        try writing.all("PRAGMA integrity_check", read: read)
      )
    }
    #expect(!acknowledged.isEmpty)
    #expect(Set(acknowledged).subtracting(recorded) == [], "acknowledged and not recorded")
    #expect(Set(recorded).count == recorded.count)
    #expect(torn == [])
    #expect(integrity == ["ok"])
    // What was written and not acknowledged is at most one piece of each thread.
    #expect(recorded.count - acknowledged.count <= 8)
  }
}

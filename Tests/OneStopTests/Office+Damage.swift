import Foundation
import TestSupport
import Testing

extension Office {
  /// Changes the database with another program, as somebody could who has the disk.
  func damage(_ sql: String) throws {
    if let address = store.address {
      // Bytes are written otherwise there.
      let words = sql.replacing(/zeroblob\((\d+)\)/) { "decode(repeat('00', \($0.1)), 'hex')" }
        .replacing(/\bx'([0-9a-f]*)'/) { "decode('\($0.1)', 'hex')" }
      try PostgresServer.ask(address, words)
      return
    }
    let program = Process()
    program.executableURL = URL(
      filePath: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] ?? "/usr/bin/python3")
    let script = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    program.arguments = ["-c", script, folder.appending(path: "record.sqlite").path, sql]
    try program.run()
    program.waitUntilExit()
    try #require(program.terminationStatus == 0)
  }
}

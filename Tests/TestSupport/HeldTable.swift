import Foundation

/// A table of a database at which nobody else may look until it is let go: whoever comes to it waits there.
public final class HeldTable {
  private let name: String
  private let address: String
  private let process = Process()
  private let input = Pipe()
  private var isHeld = true

  /// Waits until it is held.
  public init(_ name: String, of address: String) throws {
    self.name = name
    self.address = address
    process.executableURL = URL(filePath: PostgresServer.programs + "/psql")
    process.arguments = ["-Xq", "-d", address]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try say("BEGIN; LOCK TABLE \(name) IN ACCESS EXCLUSIVE MODE;")
    try wait(for: "granted AND mode = 'AccessExclusiveLock'")
  }

  /// Waits until a program waits at it.
  ///
  /// - Parameter program: As the database knows its connections: `PGAPPNAME`.
  public func waitUntilWanted(by program: String) throws {
    try wait(for: "NOT granted AND application_name = '\(program)'")
  }

  /// Lets everybody look at it again.
  public func letGo() throws {
    guard isHeld else { return }
    isHeld = false
    try say("COMMIT;")
    try input.fileHandleForWriting.close()
  }

  private func say(_ words: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((words + "\n").utf8))
  }

  private func wait(for state: String) throws {
    let question = """
      SELECT count(*) > 0 FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE datname = current_database() AND relation = CAST('\(name)' AS regclass) AND \(state)
      """
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while try !PostgresServer.ask(address, question).hasPrefix("t") {
      guard ContinuousClock.now < end else {
        throw PostgresServer.Failure(description: "no lock of \(name) is \(state)")
      }
      usleep(5_000)
    }
  }

  deinit { try? letGo() }
}

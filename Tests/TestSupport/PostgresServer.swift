import Foundation
import Synchronization

/// A PostgreSQL that the tests start beside themselves, in a folder of its own, reached by a socket in it alone.
///
/// It ends, and its folder goes, when the process of the tests does, however that ends.
public final class PostgresServer: Sendable {
  /// Debian's programs of the server.
  public static let programs = "/usr/lib/postgresql/15/bin"

  /// Whether there is a PostgreSQL to start: `script/bootstrap --tests` installs it.
  public static let isInstalled = FileManager.default.isExecutableFile(atPath: programs + "/postgres")

  /// The server that tests share, each in a database of its own; it keeps nothing safe from a cut of the power.
  private static let shared = Mutex<PostgresServer?>(nil)

  /// A new database of the shared server, as an address.
  public static func newDatabase() throws -> String {
    let server = try shared.withLock { shared in
      let server = try shared ?? PostgresServer()
      shared = server
      return server
    }
    return try server.newDatabase()
  }

  /// Why a server did not start.
  public struct Failure: Error, CustomStringConvertible {
    /// What is the matter.
    public let description: String
  }

  private let folder: String
  private let made = Mutex(0)
  private let running: Mutex<Running?>

  private final class Running: @unchecked Sendable {
    let process = Process()
    let input = Pipe()
  }

  /// Makes a server and starts it.
  ///
  /// - Parameters:
  ///   - isDurable: Whether what is acknowledged survives a cut of the power.
  ///   - settings: More of its settings, as `name=value`.
  ///   - slowness: The seed by which its disk can be slow; nil for one that never is.
  public init(isDurable: Bool = false, settings: [String] = [], slowness seed: UInt64? = nil) throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/pg-" + String(UInt32.random(in: 0...UInt32.max), radix: 36)
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    running = Mutex(nil)
    slowDisk = try seed.map { try SlowDisk(in: folder, seed: $0) }
    // The server refuses to be run by root.
    if getuid() == 0 { try Self.run("/usr/bin/chown", ["postgres", folder]) }
    try Self.run(
      Self.asOwner + [
        Self.programs + "/initdb", "-D", folder + "/data", "-U", "motcua", "-A", "trust", "-E", "UTF8", "--no-locale",
        "--no-sync", "--no-instructions",
      ])
    let safety = isDurable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"]
    options =
      [
        "-c", "listen_addresses=", "-c", "unix_socket_directories=" + folder, "-c", "max_connections=300", "-c",
        "shared_buffers=64MB", "-c", "log_min_messages=fatal", "-c", "log_line_prefix=%d|",
      ] + safety + settings.flatMap { ["-c", $0] }
    try start()
  }

  private let options: [String]
  /// What makes its disk slow; nil for one that never is.
  public let slowDisk: SlowDisk?

  /// What the server says.
  private var log: String { folder + "/log" }

  private static var asOwner: [String] {
    getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
  }

  /// Starts it, and waits until it is ready.
  public func start() throws {
    let server = Running()
    server.process.executableURL = URL(filePath: "/bin/sh")
    // Whoever starts it holds its standard input; when that is closed, by whatever, the server ends.
    server.process.arguments =
      [
        "-c",
        #"folder=$1; shift; "$@" & cat >/dev/null; kill -QUIT $!; wait; test -e "$folder/stays" || rm -rf "$folder""#,
        "sh", folder,
      ]
      + Self.asOwner + [Self.programs + "/postgres", "-D", folder + "/data"] + options
    server.process.environment = ProcessInfo.processInfo.environment.merging(slowDisk?.environment ?? [:]) { $1 }
    server.process.standardInput = server.input
    server.process.standardOutput = FileHandle.nullDevice
    if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
    let errors = try FileHandle(forUpdating: URL(filePath: log))
    try errors.seekToEnd()
    server.process.standardError = errors
    try server.process.run()
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while !isReady {
      guard ContinuousClock.now < end else { throw Failure(description: "PostgreSQL does not get ready in \(folder)") }
      usleep(20_000)
    }
    running.withLock { $0 = server }
  }

  private var status: [Substring] {
    ((try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  private var isReady: Bool { status.count > 7 && status[7].hasPrefix("ready") }

  /// Kills all its processes at once, as a cut of the power does but for the disk.
  public func die() throws {
    guard let number = status.first.flatMap({ pid_t($0) }) else { throw Failure(description: "it is not running") }
    try Data().write(to: URL(filePath: folder + "/stays"))
    // It begins no more of them.
    kill(number, SIGSTOP)
    let children = try Self.run(["/usr/bin/pgrep", "-P", "\(number)"]).split(separator: "\n").compactMap { pid_t($0) }
    for process in children + [number] { kill(process, SIGKILL) }
    // One that is still dying holds the memory that all share, and nothing starts beside it.
    while children.contains(where: isAlive) { usleep(5_000) }
    let server = running.withLock { running in
      defer { running = nil }
      return running
    }
    try server?.input.fileHandleForWriting.close()
    // Foundation now and then waits for ever for one that has ended, where tests in processes of their own are watched beside it.
    while let shell = server?.process.processIdentifier, isAlive(shell) { usleep(5_000) }
    try? FileManager.default.removeItem(atPath: folder + "/data/postmaster.pid")
    try? FileManager.default.removeItem(atPath: folder + "/stays")
  }

  private func isAlive(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let state = status?.split(separator: ")").last?.split(separator: " ").first
    return state.map { $0 != "Z" && $0 != "X" } ?? false
  }

  /// A new database, as an address.
  public func newDatabase() throws -> String {
    let name = made.withLock { made in
      made += 1
      return "trial_\(made)"
    }
    try Self.run([
      Self.programs + "/psql", "-q", "-h", folder, "-U", "motcua", "-d", "postgres", "-c", "CREATE DATABASE \(name)",
    ])
    return "postgres:///\(name)?host=\(folder)&user=motcua"
  }

  /// What the shared server has said.
  static func sharedLog() throws -> String {
    try shared.withLock { try $0.map { try String(contentsOfFile: $0.log, encoding: .utf8) } ?? "" }
  }

  /// Runs one statement in a database; what it answers.
  @discardableResult
  public static func ask(_ address: String, _ sql: String) throws -> String {
    try Self.run([Self.programs + "/psql", "-qAt", "-d", address, "-c", sql])
  }

  /// Lets connections of a database that begin from now on only read, or write again, and ends all that are there.
  public static func setReadOnly(_ isReadOnly: Bool, at address: String) throws {
    let name = try ask(address, "SELECT current_database()").trimmingCharacters(in: .whitespacesAndNewlines)
    // Said in a database of its own: what only reads is not altered from within.
    let beside = address.replacing("/\(name)?", with: "/postgres?")
    try ask(beside, "ALTER DATABASE \(name) SET default_transaction_read_only = \(isReadOnly ? "on" : "off")")
    guard isReadOnly else { return }
    try ask(beside, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '\(name)'")
  }

  @discardableResult
  static func run(_ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    // initdb wants to be in a folder that its user may see.
    process.currentDirectoryURL = URL(filePath: "/tmp")
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 || words[0].hasSuffix("pgrep") else {
      throw Failure(description: "\(words[0]) says: \(said)")
    }
    return said
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: [String]) throws -> String { try run([program] + arguments) }

  deinit {
    running.withLock { running in
      try? running?.input.fileHandleForWriting.close()
      running?.process.waitUntilExit()
    }
  }
}

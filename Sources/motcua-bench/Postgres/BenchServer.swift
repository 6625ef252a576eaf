internal import FoundationEssentials
internal import Glibc
internal import OneStop
internal import PostgresStore
internal import RecordKeeping

/// A PostgreSQL of the benchmark's own, in its scratch folder, reached by a socket in it alone. It ends when it is let go, or
/// when the benchmark does, however that ends.
final class BenchServer {
  private let folder: String
  private let programs: String
  private let server: ChildProcess
  private let errors: String

  /// Why there is no server to start here; nil when there is.
  static func absence(_ scratch: Scratch) -> String? {
    if programs == nil { return "no PostgreSQL with pgbench below /usr/lib/postgresql: script/bootstrap --tests" }
    // The name of a socket is at most 107 bytes long (unix(7)).
    return folder(scratch).utf8.count > 90 ? "the name of the scratch folder is too long for a socket" : nil
  }

  private static func folder(_ scratch: Scratch) -> String {
    let path = scratch.file("postgres")
    return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// Debian's programs, of the newest version that has them all.
  private static var programs: String? {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }.first { folder in
      ["initdb", "postgres", "pgbench"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
    }
  }

  init(in scratch: Scratch) throws {
    guard let programs = BenchServer.programs else { throw Trouble("there is no PostgreSQL") }
    self.programs = programs
    folder = BenchServer.folder(scratch)
    errors = scratch.file("postgres.err")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    // The server refuses to be run by root.
    let isRoot = getuid() == 0
    if isRoot { try BenchServer.run(["/bin/chown", "postgres", folder], in: folder, errors) }
    let owner = isRoot ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    try BenchServer.run(
      owner + [
        programs + "/initdb", "-D", folder + "/data", "-U", "motcua", "-A", "trust", "-E", "UTF8", "--no-locale",
        "--no-instructions",
      ], in: folder, errors)
    let settings = [
      "listen_addresses=", "unix_socket_directories=" + folder, "max_connections=200", "shared_buffers=256MB",
      "max_wal_size=8GB", "checkpoint_timeout=1h", "logging_collector=on", "log_destination=jsonlog",
      "log_directory=" + folder + "/log", "log_filename=server.log", "log_rotation_size=0", "log_rotation_age=0",
    ]
    // Whoever starts it holds its standard input; when that is closed, by whatever, the server ends.
    server = try ChildProcess(
      "/bin/sh",
      [
        "-c",
        #"""
        cd "$1"; shift; exec 3<&0; "$@" >/dev/null & p=$!; trap 'kill -INT $p' TERM
        { cat <&3 >/dev/null; kill -INT $p; } & wait $p; wait $p
        """#, "sh", folder,
      ] + owner + [programs + "/postgres", "-D", folder + "/data"] + settings.flatMap { ["-c", $0] }, errors: errors)
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while !isReady {
      guard ContinuousClock.now < end else { throw Trouble("PostgreSQL does not get ready: \(complaint)") }
      usleep(20_000)
    }
  }

  deinit { end() }

  /// Ends it, and leaves nothing of what it kept.
  func end() {
    server.end()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private var complaint: String { text(ofFile: errors) ?? "" }

  private var status: [Substring] {
    (text(ofFile: folder + "/data/postmaster.pid") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }

  private var isReady: Bool { status.count > 7 && status[7].hasPrefix("ready") }

  private static func run(_ words: [String], in folder: String, _ errors: String) throws {
    // initdb wants to be in a folder that its user may see.
    let process = try ChildProcess(
      "/bin/sh", ["-c", #"cd "$1"; shift; exec "$@""#, "sh", folder] + words, errors: errors)
    guard process.status() == 0 else { throw Trouble("\(words[0]): \(text(ofFile: errors) ?? "")") }
  }

  /// The address of a database.
  func address(_ database: String) throws -> DatabaseAddress {
    let host = folder.replacing("%", with: "%25").replacing(" ", with: "%20")
    return try DatabaseAddress("postgres:///\(database)?host=\(host)&user=motcua")
  }

  /// Has statements run in a database, however long they take.
  func run(_ sql: String, in database: String = "postgres") throws {
    let connection = try PostgresConnection(address(database))
    try connection.script("SET statement_timeout = 0")
    try connection.script(sql)
  }

  /// Makes a database that holds what another one does; file by file, since gigabytes need not be written ahead as well.
  func copy(_ stock: String, as database: String) throws {
    try run("CREATE DATABASE \(database) TEMPLATE \(stock) STRATEGY FILE_COPY")
  }

  /// How much was ever written ahead, in bytes.
  func written() throws -> Double {
    let connection = try PostgresConnection(address("postgres"))
    let bytes = try Writing(connection: connection).first(
      "SELECT CAST(pg_current_wal_insert_lsn() - '0/0' AS BIGINT)"
    ) { row in row.int(0) }
    return Double(bytes ?? 0)
  }

  /// The time of processors that the server has used so far, all its processes together, in seconds.
  func processorTime() throws -> Double {
    guard let number = status.first else { throw Trouble("PostgreSQL has ended: \(complaint)") }
    let ticks = try FileManager.default.contentsOfDirectory(atPath: "/proc").reduce(0.0) { sum, name in
      guard name.allSatisfy(\.isNumber), let line = text(ofFile: "/proc/\(name)/stat") else { return sum }
      // The name of the program stands in parentheses, and may hold anything (proc(5)).
      let fields = (line.split(separator: ")").last ?? "").split(separator: " ")
      guard fields.count > 14, name == number || fields[1] == number else { return sum }
      // What has ended is counted by whoever started it.
      return sum + fields[name == number ? 11...14 : 11...12].reduce(0) { $0 + (Double($1) ?? 0) }
    }
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The lines of the server's log, once it holds one with this text.
  func log(until mark: String) throws -> [String] {
    let end = ContinuousClock.now.advanced(by: .seconds(10))
    while ContinuousClock.now < end {
      let log = text(ofFile: folder + "/log/server.json") ?? ""
      if log.contains(mark) { return log.split(separator: "\n").map(String.init) }
      usleep(20_000)
    }
    throw Trouble("PostgreSQL keeps no log in \(folder)/log")
  }

  /// What `pgbench` says of a script that so many clients run for a time, again and again.
  func pgbench(_ script: String, in database: String, clients: Int, seconds: Int, seed: UInt64) throws -> [String] {
    let process = try ChildProcess(
      programs + "/pgbench",
      [
        "-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(clients, 2))", "-T", "\(seconds)", "-f", script, "-D",
        "seed=\(seed)", "-D", "i=0", "--random-seed", "\(seed)", "-h", folder, "-U", "motcua", database,
      ], errors: errors)
    var lines: [String] = []
    while let line = process.line() { lines.append(line) }
    guard process.status() == 0 else { throw Trouble("pgbench: \(complaint)") }
    return lines
  }
}

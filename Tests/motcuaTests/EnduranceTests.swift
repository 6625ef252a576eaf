import Foundation
import Testing

private let environment = ProcessInfo.processInfo.environment
private let python = environment["MOTCUA_TEST_PYTHON"]

/// What the outside does to a serving office, done by programs beside the tests (`Tests/Endurance`).
@Suite(
  "A serving office", .serialized,
  .enabled(if: python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct EnduranceTests {
  /// Runs one of the programs.
  private static func ended(_ program: String, _ arguments: [String]) throws -> Run {
    try run(
      URL(filePath: try #require(python)),
      [projectRoot.appending(path: "Tests/Endurance/\(program).py").path] + arguments,
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
  }

  /// What one of the programs says at its end, which has to be a good one.
  private func endure(_ program: String, _ arguments: String...) throws -> String {
    let office = [try builtMotcua.path, projectRoot.path]
    let run = try EnduranceTests.ended(program, office + arguments)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    return run.output
  }

  /// The exit code of a program that has found something acknowledged to be lost.
  private static let lost: Int32 = 3

  /// How often it is killed; 100 for the long run.
  private static let rounds = environment["MOTCUA_KILL_ROUNDS"] ?? "3"
  private static let seed = environment["MOTCUA_SEED"] ?? "20261122"

  @Test("that is killed loses nothing it acknowledged, does nothing twice, and leaves no gap", arguments: [seed])
  func killed(seed: String) throws {
    let told = try endure("sudden_death", EnduranceTests.rounds, seed)
    #expect(told.contains("none lost, none twice"), "\(told)")
  }

  /// Whether there is a PostgreSQL to start.
  private static let hasPostgres = FileManager.default.fileExists(atPath: "/usr/lib/postgresql")

  @Test(
    "on two nodes loses nothing when nodes and PostgreSQL are killed under load, does nothing twice, and leaves no gap",
    .enabled(if: hasPostgres, "skipped: no PostgreSQL (script/bootstrap --tests)"), arguments: [seed])
  func nodesKilled(seed: String) throws {
    let told = try endure("killed_nodes", environment["MOTCUA_KILL_ROUNDS"] ?? "4", seed)
    #expect(told.contains("none lost, none twice, no gap"), "\(told)")
    print(told)
  }

  /// Otherwise the test above would show nothing: a command that was lost is simply done anew when it is said again.
  @Test(
    "on a PostgreSQL that comes back without the end of what it acknowledged is found out by whoever kept the log's head",
    .enabled(if: hasPostgres, "skipped: no PostgreSQL (script/bootstrap --tests)"), arguments: [seed])
  func lyingDatabase(seed: String) throws {
    let office = [try builtMotcua.path, projectRoot.path]
    let run = try EnduranceTests.ended("killed_nodes", office + ["1", seed, "lying"])
    #expect(
      run.status == EnduranceTests.lost && run.errors.contains(/were shown|is gone, or another one/),
      "\(run.output)\(run.errors)")
  }

  @Test("is unharmed by the death of commands that come and go beside it", arguments: [seed])
  func visitors(seed: String) throws {
    let told = try endure("dying_visitors", EnduranceTests.rounds, seed)
    #expect(told.contains("the server unharmed"), "\(told)")
  }

  @Test(
    "refuses clearly when its disk is full or write-protected, keeps nothing by halves, and goes on with room",
    arguments: [seed])
  func fullDisk(seed: String) throws {
    let told = try endure("full_disk", seed)
    #expect(told.contains("nothing half kept"), "\(told)")
    print("full disk \(told.split(separator: "\n").last ?? "")")
  }

  /// Whether a small disk can be mounted: by root, or in a user namespace.
  private static let mountsDisks = python != nil && (try? ended("full_database", ["possible"]))?.status == 0

  @Test(
    "refuses clearly when a disk of its PostgreSQL is full, keeps nothing by halves, and goes on by itself with room",
    .enabled(if: hasPostgres, "skipped: no PostgreSQL (script/bootstrap --tests)"),
    .enabled(if: mountsDisks, "skipped: no small disk can be mounted here (neither as root nor in a user namespace)"),
    arguments: [seed])
  func fullDatabase(seed: String) throws {
    let told = try endure("full_database", seed)
    #expect(told.contains("nothing half kept"), "\(told)")
    print("full database: \(told.split(separator: "\n").last ?? "")")
  }

  @Test(
    "on a PostgreSQL with a synchronous replica loses nothing when the primary is killed under load and the replica promoted",
    .enabled(if: hasPostgres, "skipped: no PostgreSQL (script/bootstrap --tests)"), arguments: [seed])
  func failover(seed: String) throws {
    let told = try endure("failover", environment["MOTCUA_FAILOVER"] ?? "4", seed)
    #expect(told.contains("none lost, none twice, no gap"), "\(told)")
    print(told)
  }

  /// Otherwise the test above would show nothing. What it takes is as long again, so that only the long run has it.
  @Test(
    "on a PostgreSQL whose replica lacks the end of what was acknowledged is found out when that replica is promoted",
    .enabled(if: hasPostgres, "skipped: no PostgreSQL (script/bootstrap --tests)"),
    .enabled(if: environment["MOTCUA_FAILOVER"] != nil, "skipped: the long run has it (MOTCUA_FAILOVER)"),
    arguments: [seed])
  func lateReplica(seed: String) throws {
    let office = [try builtMotcua.path, projectRoot.path]
    let run = try EnduranceTests.ended("failover", office + ["4", seed, "async"])
    #expect(
      run.status == EnduranceTests.lost && run.errors.contains(/was acknowledged/), "\(run.output)\(run.errors)")
  }

  /// How many admissions are submitted before the closing, in how many seconds; 10,000 in the last minute for the long run.
  private static let admissions = environment["MOTCUA_ADMISSIONS"] ?? "200"
  private static let window = environment["MOTCUA_ADMISSION_SECONDS"] ?? "8"

  @Test("takes in all who submit an admission before the closing, and refuses all after it with the date")
  func lastMinute() throws {
    let told = try endure("last_minute", EnduranceTests.admissions, EnduranceTests.window)
    #expect(told.contains("no gap"), "\(told)")
    print("last minute \(told.split(separator: "\n").last ?? "")")
  }
}

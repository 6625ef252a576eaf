import Foundation
import Testing

@Suite("A serving office that is killed")
struct SuddenDeathTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// How often it is killed; 100 for the long run.
  private static let rounds = Int(environment["MOTCUA_KILL_ROUNDS"] ?? "") ?? 3
  private static let seed = UInt64(environment["MOTCUA_SEED"] ?? "") ?? 20_261_122

  @Test("loses nothing it acknowledged, does nothing twice, and leaves no gap", arguments: [seed])
  func sudden(seed: UInt64) throws {
    guard let python = SuddenDeathTests.environment["MOTCUA_TEST_PYTHON"] else {
      print("skipped: no MOTCUA_TEST_PYTHON (script/test makes it)")
      return
    }
    let run = try run(
      URL(filePath: python),
      [
        projectRoot.appending(path: "Tests/Endurance/sudden_death.py").path, try builtMotcua.path, projectRoot.path,
        "\(SuddenDeathTests.rounds)", "\(seed)",
      ])
    let told = run.output + run.errors
    #expect(run.status == 0, "\(told)")
    #expect(told.contains("none lost, none twice"), "\(told)")
  }
}

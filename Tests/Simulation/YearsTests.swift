import Foundation
import Testing
import Text

/// How many seeds: 1, or as `MOTCUA_YEARS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_YEARS"] ?? "") ?? 1

@Suite("Years in an office")
struct YearsTests {
  @Test(
    "erase nothing before its time and leave nothing personal behind it, also when the power is cut in between",
    arguments: 1...seeds)
  func whole(seed: UInt64) throws {
    var years = try Years(seed: seed)
    try years.run(commands: 60, years: 6)
    #expect(years.faults == [])
    #expect(!years.erased.isEmpty && years.erased.count < years.dossiers && years.cuts > 0, "seed \(seed)")
    #expect(!years.goneFiles.isEmpty && years.eves > 0 && years.leaps > 0, "seed \(seed)")
  }

  @Test(
    "are backed up in the midst of a round of erasing: the backup proves itself and erases the same",
    arguments: 1...seeds)
  func backup(seed: UInt64) throws {
    var years = try Years(seed: seed)
    try years.run(commands: 60, years: 0)
    try years.backUpWhileErasing()
    #expect(years.faults == [])
    #expect(!years.erased.isEmpty && !years.goneFiles.isEmpty, "seed \(seed)")
  }
}

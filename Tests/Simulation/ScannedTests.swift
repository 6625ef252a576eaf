import Crypto
import Foundation
import OneStop
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 2, in which everything befalls some file, or as `MOTCUA_SCANS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_SCANS"] ?? "") ?? 2

@Suite("What is brought to a simulated office with a scanner")
struct ScannedTests {
  /// What a course came to.
  private struct Course {
    var deaths = 0
    var removals = 0
    var brought = Bringing.Counts()
    var scanned = VirusScanner.Counts()
    /// The end of it, to the last verdict.
    var end = ""
  }

  /// The scanner is away, breaks off and is overtaken by another worker; the same is brought again while it looks through it, days
  /// pass, and the office dies over its verdicts, with its power or without.
  @Test("gets one verdict each, the right one, and keeps it; malware gets into no dossier, and nothing waits for ever")
  func whole() throws {
    var all = Course()
    for seed in 1...max(1, seeds) {
      let one = try course(seed: seed)
      all.deaths += one.deaths
      all.removals += one.removals
      all.brought = all.brought + one.brought
      all.scanned = all.scanned + one.scanned
    }
    guard seeds >= 2 else { return }
    let (brought, scanned) = (all.brought, all.scanned)
    #expect(all.deaths > 0 && all.removals > 0, "\(brought) \(scanned)")
    #expect(brought.waiting > 0 && brought.refused > 0 && brought.found > 0, "\(brought)")
    #expect(brought.filed > 0 && brought.turnedAway > 0, "\(brought)")
    #expect(scanned.failed > 0 && scanned.overtaken > 0 && scanned.again > 0 && scanned.days > 0, "\(scanned)")
  }

  @Test("goes the same course for the same seed, to the last verdict")
  func again() throws {
    let first = try course(seed: 7, lives: 2).end
    #expect(try course(seed: 7, lives: 2).end == first)
    #expect(try course(seed: 8, lives: 2).end != first)
  }

  private func course(seed: UInt64, lives: Int = 7) throws -> Course {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    let scanner = VirusScanner(seed: ~seed, in: world)
    var bringing = try Bringing(seed: seed, for: scanner, in: world)
    var chance = SeededGenerator(seed: seed)
    var course = Course()
    _ = try Life(folder.path, in: world, scanner: scanner)
    for _ in 0..<lives {
      let disk = VolatileDisk()
      scanner.begin()
      let isCut = try Life.untilPowerCut(folder.path, in: world, on: disk, scanner: scanner) { life in
        let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 100...1500, using: &chance)
        life.disturbance.disturb { scanner.isFatal($0) || $0.number >= last ? .powerCut : nil }
        for _ in 0..<60 where !disk.isOff { try bringing.step(on: life) }
      }
      if isCut {
        course.deaths += 1
        bringing.noteDeath()
      }
      // Sometimes it was the office alone that died: what it had written is there.
      if Bool.random(using: &chance) { try disk.powerUp(&chance) }
      let life = try Life(folder.path, in: world, scanner: scanner)
      try bringing.look(on: life)
      #expect(bringing.trouble == [], "seed \(seed)")
    }
    scanner.begin()
    let life = try Life(folder.path, in: world, scanner: scanner)
    let waiting = try bringing.settle(on: life)
    #expect(waiting == 0, "seed \(seed)")
    try bringing.look(on: life)
    #expect(bringing.trouble == [], "seed \(seed)")
    #expect(try bringing.differences(on: life) == [], "seed \(seed)")
    let proof = try life.office.prove()
    #expect(proof.faults.map(\.words.en) == [] && proof.dossiers == bringing.dossiers, "seed \(seed)")
    let log = try life.office.logHead()
    (course.removals, course.brought, course.scanned) = (bringing.removals, bringing.counts, scanner.counts)
    course.end = "\(log.size) \(log.head.hex) \(bringing.counts) \(scanner.counts)\n\(bringing.verdicts)"
    return course
  }
}

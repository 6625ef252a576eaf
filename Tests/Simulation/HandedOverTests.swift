import Foundation
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 2, in which everything befalls some draft, or as `MOTCUA_NEIGHBOURS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_NEIGHBOURS"] ?? "") ?? 2

@Suite("An office that hands drafts over, and takes drafts")
struct HandedOverTests {
  /// Those outside are away or busy, lose answers, and say things again and in whatever order; the disk's power is cut.
  @Test("has each draft once on the other side, and back once with the number that it got there")
  func whole() throws {
    var (cuts, counts) = (0, HandOvers.Counts())
    for seed in 1...max(1, seeds) {
      let one = try course(seed: seed)
      cuts += one.cuts
      counts = counts + one.counts
    }
    guard seeds >= 2 else { return }
    #expect(cuts > 0 && counts.issued > 0 && counts.givenUp > 0 && counts.answered > 0, "\(counts)")
    #expect(counts.repeats > 0 && counts.failed > 0 && counts.late > 0, "\(counts)")
  }

  private func course(seed: UInt64) throws -> (cuts: Int, counts: HandOvers.Counts) {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    var town = try Town(world, seed: seed)
    var handOvers = HandOvers(seed: ~seed, in: world)
    var witness = Witness()
    var chance = SeededGenerator(seed: seed)
    do {
      let life = try Life(folder.path, in: world)
      while town.filed.count < 6 { try town.go(on: life) }
    }
    var cuts = 0
    for _ in 0..<12 {
      let disk = VolatileDisk()
      let isCut = try Life.untilPowerCut(folder.path, in: world, on: disk) { life in
        let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 20...900, using: &chance)
        life.disturbance.disturb { $0.number >= last ? .powerCut : nil }
        for _ in 0..<60 where !disk.isOff {
          world.wait(seconds: Int64.random(in: 1...600, using: &chance))
          try handOvers.step(at: life.office, about: town.filed)
          try witness.keep(headOf: life.office)
        }
      }
      if isCut { cuts += 1 }
      try disk.powerUp(&chance)
    }
    let life = try Life(folder.path, in: world)
    #expect(try witness.differences(at: life.office) == [], "seed \(seed)")
    // Each round longer than the longest wait between two tries.
    for _ in 0..<12 {
      world.wait(seconds: 7 * 3600)
      while try handOvers.settle(at: life.office) {}
    }
    #expect(try handOvers.differences(at: life.office) == [], "seed \(seed)")
    let proof = try life.office.prove()
    #expect(proof.faults.map(\.words.en) == [], "seed \(seed)")
    #expect(proof.documents == town.documents + handOvers.documents, "seed \(seed)")
    return (cuts, handOvers.counts)
  }
}

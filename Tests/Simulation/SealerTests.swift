import Dossiers
import Foundation
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 9, in which everything befalls some letter, or as `MOTCUA_SEALS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_SEALS"] ?? "") ?? 9

@Suite("A simulated office's seal")
struct SealerTests {
  /// Letters cannot be made, no time is stamped, workers overtake each other, and the office dies over what it seals, with its power or
  /// without.
  @Test("is on each letter once, and stays the one that was seen first")
  func whole() throws {
    var (deaths, counts) = (0, Sealer.Counts())
    for seed in 1...max(1, seeds) {
      let one = try course(seed: seed)
      deaths += one.deaths
      counts = counts + one.counts
    }
    guard seeds >= 9 else { return }
    #expect(deaths > 0 && counts.sealed > 0 && counts.failed > 0 && counts.lost > 0, "\(counts)")
    #expect(counts.overtaken > 0 && counts.found > 0, "\(counts)")
  }

  private func course(seed: UInt64) throws -> (deaths: Int, counts: Sealer.Counts) {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    let busy: [Key<Officer>] = ["lan", "duc", "hoa"]
    var town = try Town(world, seed: seed, busy: busy + busy + busy + busy + busy + busy)
    let sealer = try Sealer(seed: ~seed, in: world)
    var chance = SeededGenerator(seed: seed)
    var deaths = 0
    _ = try Life(folder.path, in: world)
    while town.commands < 1500 {
      let disk = VolatileDisk()
      sealer.begin()
      let isCut = try Life.untilPowerCut(folder.path, in: world, on: disk) { life in
        life.disturbance.disturb { sealer.isFatal($0) ? .powerCut : nil }
        while !disk.isOff, town.commands < 1500 {
          try town.go(on: life)
          _ = try sealer.work(for: life.office)
        }
      }
      if isCut { deaths += 1 }
      // Sometimes it was the office alone that died: what it had written is there.
      if Bool.random(using: &chance) { try disk.powerUp(&chance) }
      let life = try Life(folder.path, in: world)
      #expect(try sealer.differences(at: life.office) == [], "seed \(seed)")
    }
    let life = try Life(folder.path, in: world)
    if town.unanswered != nil { try town.go(on: life) }
    sealer.begin()
    // Each round longer than the longest wait between two tries.
    for _ in 0..<30 {
      world.wait(seconds: 7 * 3600)
      while try sealer.work(for: life.office) {}
    }
    #expect(sealer.trouble == [], "seed \(seed)")
    for filed in town.filed {
      let view = try life.office.view(filed.code, for: .engine)
      #expect(sealer.differences(in: view) == [], "seed \(seed)")
    }
    for state in [OutboxRow.State.waiting, .dead] {
      #expect(try life.office.outbox(OutboxQuery(state, kind: .seal)).map(\.effect.identity) == [], "seed \(seed)")
    }
    #expect(try life.office.prove().faults.map(\.words.en) == [], "seed \(seed)")
    return (deaths, sealer.counts)
  }
}

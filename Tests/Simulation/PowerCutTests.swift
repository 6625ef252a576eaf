import Foundation
import OneStop
import SQLiteStore
import Testing
import Text
import WorkingTime

/// How many seeds: 12 with four cuts each, or as `MOTCUA_POWER_CUTS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_POWER_CUTS"] ?? "") ?? 12

@Suite("A cut of the power")
struct PowerCutTests {
  /// An office works until its power is cut in the midst of some write or sync, comes back on what the disk then has, and
  /// goes on; four times over.
  @Test("loses nothing acknowledged, does nothing twice, and leaves no gap and no half", arguments: 1...seeds)
  func honest(seed: UInt64) throws {
    let folder = OwnFolder()
    let world = World(seed: seed, at: try #require(Instant("2026-06-01T08:00")))
    var town = try Town(world, seed: seed)
    var chance = Chance(seed: ~seed)
    _ = try Life(folder.path, in: world)
    for cut in 1...4 {
      let disk = VolatileDisk()
      try work(on: disk, folder, &town, until: Int.random(in: 1...120, using: &chance))
      #expect(disk.isOff, "seed \(seed), cut \(cut): the power was not cut")
      try disk.powerUp(&chance)
      let life = try Life(folder.path, in: world)
      #expect(try town.differences(at: life.office) == [], "seed \(seed), cut \(cut)")
      town.forget()
      // What was asked when the power went is asked again, and happens once.
      if town.unanswered != nil { try town.go(on: life) }
      let proof = try life.office.prove()
      #expect(proof.faults.map(\.words.en) == [], "seed \(seed), cut \(cut)")
      #expect(proof.dossiers == town.filed.count, "seed \(seed), cut \(cut)")
      #expect(Set(town.filed.map(\.code)).count == town.filed.count, "seed \(seed), cut \(cut)")
    }
  }

  /// Works until the disk has been called so often; the power is cut in the midst of that call.
  private func work(on disk: VolatileDisk, _ folder: OwnFolder, _ town: inout Town, until fatal: Int) throws {
    let life = try Life(folder.path, in: town.world, on: disk)
    let calls = life.disturbance.writes + life.disturbance.syncs
    life.disturbance.disturb { $0.number >= calls + fatal ? .powerCut : nil }
    while !disk.isOff {
      do { try town.go(on: life) } catch { guard disk.isOff else { throw error } }
      if !disk.isOff, Int.random(in: 0..<10, using: &town.chance) == 0 {
        do { try life.office.signHead() } catch { guard disk.isOff else { throw error } }
      }
    }
  }

  /// Everything looks well until the power goes; then the record ends earlier, or is no record any more. A head that
  /// somebody outside has kept tells the first, opening or proving the record the second.
  @Test("on a disk that lies about syncs loses what was acknowledged, and a head that was kept outside tells")
  func lying() throws {
    var losses = 0
    for seed in 1...UInt64(3) {
      let folder = OwnFolder()
      let world = World(seed: seed, at: try #require(Instant("2026-06-01T08:00")))
      var town = try Town(world, seed: seed)
      var chance = Chance(seed: seed)
      _ = try Life(folder.path, in: world)
      let disk = VolatileDisk(isLying: true)
      let kept = try work(on: disk, folder, &town)
      try disk.powerUp(&chance)
      let isIntact = (try? intact(folder, in: world, with: kept)) ?? false
      if !isIntact { losses += 1 }
      // On an honest disk the same course keeps everything.
      #expect(try keepsAll(seed: seed), "seed \(seed)")
    }
    #expect(losses > 0)
  }

  private func keepsAll(seed: UInt64) throws -> Bool {
    let folder = OwnFolder()
    let world = World(seed: seed, at: try #require(Instant("2026-06-01T08:00")))
    var town = try Town(world, seed: seed)
    var chance = Chance(seed: seed)
    _ = try Life(folder.path, in: world)
    let disk = VolatileDisk()
    let kept = try work(on: disk, folder, &town)
    try disk.powerUp(&chance)
    return try intact(folder, in: world, with: kept)
  }

  /// Works for a while, keeps the head of the log outside, and loses power.
  private func work(on disk: VolatileDisk, _ folder: OwnFolder, _ town: inout Town) throws -> LogHead {
    let life = try Life(folder.path, in: town.world, on: disk)
    for _ in 0..<20 { try town.go(on: life) }
    let kept = try life.office.logHead()
    disk.cutPower()
    return kept
  }

  /// Whether a record begins with what a head is over, and all of it is as it has to be.
  private func intact(_ folder: OwnFolder, in world: World, with kept: LogHead) throws -> Bool {
    let life = try Life(folder.path, in: world)
    return try life.office.logHead(of: kept.size).head == kept.head && life.office.prove().faults.isEmpty
  }

  /// The program dies when the pages of a commit are written and not synced. It finds them when it starts again, and the
  /// command that was not answered has its answer there; then the power goes.
  @Test("after a death takes nothing away that was answered in between", arguments: 1...UInt64(6))
  func deathBefore(seed: UInt64) throws {
    let folder = OwnFolder()
    let world = World(seed: seed, at: try #require(Instant("2026-06-01T08:00")))
    var town = try Town(world, seed: seed)
    var chance = Chance(seed: seed)
    _ = try Life(folder.path, in: world)
    let disk = VolatileDisk()
    do {
      let life = try Life(folder.path, in: world, on: disk)
      for _ in 0..<3 { try town.go(on: life) }
      life.disturbance.disturb { $0.kind == .sync && $0.file == .writtenAhead ? .powerCut : nil }
      while !disk.isOff {
        do { try town.go(on: life) } catch { guard disk.isOff else { throw error } }
      }
    }
    disk.restart()
    do {
      let life = try Life(folder.path, in: world, on: disk)
      // Nothing is written for what is there already.
      life.disturbance.disturb { $0.kind == .write ? .powerCut : nil }
      do { try town.go(on: life) } catch { guard disk.isOff else { throw error } }
      disk.cutPower()
    }
    try disk.powerUp(&chance)
    let life = try Life(folder.path, in: world)
    #expect(try town.differences(at: life.office) == [])
    if town.unanswered != nil { try town.go(on: life) }
    let proof = try life.office.prove()
    #expect(proof.faults.map(\.words.en) == [] && proof.dossiers == town.filed.count)
  }
}

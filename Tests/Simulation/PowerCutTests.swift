import Foundation
import OneStop
import SQLiteStore
import TestSupport
import Testing
import Text

/// How many seeds: 8 with four cuts each, or as `MOTCUA_POWER_CUTS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_POWER_CUTS"] ?? "") ?? 8

@Suite("A cut of the power")
struct PowerCutTests {
  @Test("loses nothing acknowledged, does nothing twice, and leaves no gap and no half", arguments: 1...seeds)
  func honest(seed: UInt64) throws {
    var cuts = try PowerCuts(seed: seed)
    try cuts.run(4)
    #expect(cuts.faults == [])
  }

  /// The same course on disks that lose what the office had acknowledged: otherwise it would show nothing.
  @Test("on a disk that lies about its syncs, or is late with them, is found to lose what was acknowledged")
  func dishonest() throws {
    for honesty in [VolatileDisk.Honesty.lying, .late] {
      for seed in 1...UInt64(2) {
        var cuts = try PowerCuts(seed: seed)
        try cuts.run(4, honesty: honesty)
        #expect(cuts.faults != [], "seed \(seed), on a disk that is \(honesty)")
      }
    }
  }

  /// The passing names of files begin anew with every start, and what was given up is gone.
  @Test("leaves a file as it was handed in, where another one had been given up under the same passing name")
  func givenUp() throws {
    let folder = OwnFolder()
    let world = World(seed: 1, at: World.summer)
    var chance = SeededGenerator(seed: 1)
    let disk = VolatileDisk()
    do {
      let life = try Life(folder.path, in: world, on: disk)
      life.disturbance.disturb { $0.file == .kept && $0.kind == .sync ? .error : nil }
      #expect(throws: FileFailure.self) { try life.keep("%PDF-1.7 much longer than the one that comes next") }
    }
    disk.restart()
    let kept = try Life(folder.path, in: world, on: disk).keep("%PDF-1.7")
    disk.cutPower()
    try disk.powerUp(&chance)
    #expect(try Life(folder.path, in: world).hash(of: kept) == kept.sha256)
  }

  /// The program dies when the pages of a commit are written and not synced. It finds them when it starts again, and the
  /// command that was not answered has its answer there; then the power goes.
  @Test("after a death takes nothing away that was answered in between", arguments: 1...UInt64(4))
  func deathBefore(seed: UInt64) throws {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    var town = try Town(world, seed: seed)
    var witness = Witness()
    var chance = SeededGenerator(seed: seed)
    _ = try Life(folder.path, in: world)
    let disk = VolatileDisk()
    try Life.untilPowerCut(folder.path, in: world, on: disk) { life in
      for _ in 0..<3 { try town.go(on: life) }
      life.disturbance.disturb { $0.kind == .sync && $0.file == .writtenAhead ? .powerCut : nil }
      while !disk.isOff { try town.go(on: life) }
    }
    disk.restart()
    try Life.untilPowerCut(folder.path, in: world, on: disk) { life in
      // Nothing is written for what is there already.
      life.disturbance.disturb { $0.kind == .write ? .powerCut : nil }
      try town.go(on: life)
      try witness.keep(headOf: life.office)
    }
    try disk.powerUp(&chance)
    let life = try Life(folder.path, in: world)
    #expect(try witness.differences(at: life.office) == [])
    #expect(try town.differences(at: life.office) == [])
    if town.unanswered != nil { try town.go(on: life) }
    let proof = try life.office.prove()
    #expect(proof.faults.map(\.words.en) == [] && proof.dossiers == town.filed.count)
  }
}

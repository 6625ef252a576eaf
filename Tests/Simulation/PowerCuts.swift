import OneStop
import SQLiteStore
import TestSupport
import Text
import WorkingTime

/// An office whose power is cut again and again, each time in the midst of some write or sync. What it comes back with is
/// held against what it had acknowledged.
struct PowerCuts {
  private let seed: UInt64
  private let folder = OwnFolder()
  private let world: World
  private var town: Town
  private var chance: SeededGenerator
  private var witness = Witness()
  /// What is not as it has to be, in words that name the seed and the cut.
  private(set) var faults: [String] = []

  init(seed: UInt64) throws {
    self.seed = seed
    world = World(seed: seed, at: World.summer)
    town = try Town(world, seed: seed)
    chance = SeededGenerator(seed: ~seed)
    _ = try Life(folder.path, in: world)
  }

  /// Works until each of so many cuts, and looks at what there is then.
  mutating func run(_ cuts: Int, honesty: VolatileDisk.Honesty = .honest) throws {
    for cut in 1...cuts where faults.isEmpty {
      let disk = VolatileDisk(honesty)
      try work(on: disk, until: Int.random(in: 1...120, using: &chance))
      try disk.powerUp(&chance)
      do {
        faults += try differences().map { "seed \(seed), cut \(cut): \($0)" }
      } catch {
        faults.append("seed \(seed), cut \(cut): the office does not come back: \(error)")
      }
    }
  }

  /// Works until the disk has been called so often; the power is cut in the midst of that call.
  private mutating func work(on disk: VolatileDisk, until fatal: Int) throws {
    try Life.untilPowerCut(folder.path, in: world, on: disk) { life in
      let calls = life.disturbance.writes + life.disturbance.syncs
      life.disturbance.disturb { $0.number >= calls + fatal ? .powerCut : nil }
      while !disk.isOff {
        try town.go(on: life)
        try witness.keep(headOf: life.office)
        if Int.random(in: 0..<10, using: &town.chance) == 0 { witness.keep(try life.office.signHead()) }
      }
    }
  }

  private mutating func differences() throws -> [String] {
    let life = try Life(folder.path, in: world)
    var found = try witness.differences(at: life.office) + town.lostFiles(on: life)
    // A record that has lost something is not asked for more.
    guard found.isEmpty else { return found }
    found += try town.differences(at: life.office)
    town.forget()
    // What was asked when the power went is asked again, and happens once.
    if town.unanswered != nil { try town.go(on: life) }
    let proof = try life.office.prove()
    found += proof.faults.map(\.words.en)
    if proof.dossiers != town.filed.count || Set(town.filed.map(\.code)).count != town.filed.count {
      found.append("\(proof.dossiers) dossiers in the record, \(town.filed.count) acknowledged")
    }
    return found
  }
}

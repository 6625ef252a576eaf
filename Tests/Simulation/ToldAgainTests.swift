import Foundation
import OneStop
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 2, or as `MOTCUA_POINTS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_POINTS"] ?? "") ?? 2

@Suite("An integrator whose office is brought back")
struct ToldAgainTests {
  private enum Way: CaseIterable {
    /// By a backup that was made then.
    case backup
    /// By one that was made later, and cut.
    case cut
  }

  @Test(
    "is told by webhooks what the log still has, the same whenever it comes, and all that comes in place of what has gone",
    arguments: 1...seeds)
  func whole(seed: UInt64) throws {
    for way in Way.allCases {
      let (folder, backup, restored) = (OwnFolder(), OwnFolder(), OwnFolder())
      let world = World(seed: seed, at: World.summer)
      var town = try Town(world, seed: seed)
      var listening = Listening(seed: seed, in: world)
      var (earlier, moment, size) = (town, world.now, Int64(0))
      do {
        let life = try Life(folder.path, in: world)
        try listening.begin(at: life.office)
        try work(60, life, &town, &listening)
        world.wait(seconds: 1)
        (earlier, moment, size) = (town, world.now, try life.office.logHead().size)
        if way == .backup { _ = try RecordBackup.make(of: folder.path, at: backup.path, moment: "\(moment)") }
        world.wait(seconds: 1)
        try work(40, life, &town, &listening)
        #expect(try life.office.logHead().size > size && listening.counts.taken > 0)
      }
      if way == .cut { _ = try RecordBackup.make(of: folder.path, at: backup.path, moment: "\(world.now)") }
      try RecordBackup(backup.path).unpack(into: restored.path)
      let life = try Life(restored.path, in: world)
      if way == .cut { _ = try life.office.goBack(to: .moment(moment)) }
      listening.forget(behind: size)
      try work(20, life, &earlier, &listening)
      try listening.settle(at: life.office)
      #expect(try life.office.logHead().size > size)
      #expect(try listening.differences(at: life.office) == [], "seed \(seed), \(way)")
    }
  }

  /// People do so many things, and the integrator is told of them.
  private func work(_ count: Int, _ life: Life, _ town: inout Town, _ listening: inout Listening) throws {
    for _ in 0..<count {
      try town.go(on: life)
      try listening.step(at: life.office)
    }
  }
}

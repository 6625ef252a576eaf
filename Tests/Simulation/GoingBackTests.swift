import Foundation
import OneStop
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 2, or as `MOTCUA_POINTS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_POINTS"] ?? "") ?? 2

@Suite("A simulated authority that is brought back")
struct GoingBackTests {
  /// How the town and the record stood at a moment.
  private struct Picture {
    let moment: Instant
    let head: LogHead
    let town: Town
    let sum: RecordSum
  }

  /// Tables that are to be as they were: all but those of which their rule says otherwise, and the counts of days: a row of noughts
  /// is none there, and that they are those of the dossiers is part of the proof. Uploads that no dossier has any more wait again.
  private func differing(_ then: RecordSum, _ now: RecordSum) -> [String] {
    then.tables.keys.filter { !["tally", "upload_count"].contains($0) }.filter { name in
      switch TableRule.all[name] {
      case .told?, .broughtAgain?, .kept?: false
      case .logged?, .derived?, .dated?, nil: then.tables[name] != now.tables[name]
      }
    }.sorted()
  }

  @Test(
    "stands at any point of its log as it stood then, answers as it did, and goes on as if nothing had come after",
    arguments: 1...seeds)
  func whole(seed: UInt64) throws {
    let folder = OwnFolder()
    let world = World(seed: seed, at: World.summer)
    let (outside, platform) = (Outside(seed: seed), Platform(seed: seed))
    var (town, chance) = (try Town(world, seed: seed), SeededGenerator(seed: ~seed))
    var pictures: [Picture] = []
    do {
      let life = try Life(folder.path, in: world, paying: platform.paying)
      for _ in 0..<4 {
        for _ in 0..<Int.random(in: 15...40, using: &chance) {
          try step(life, &town, outside, platform, &chance)
        }
        if Bool.random(using: &chance) { try life.office.signHead() }
        world.wait(seconds: 1)
        let sum = try FolderRecord(reading: folder.path, at: world.now).look { try $0.sum() }
        pictures.append(
          Picture(moment: world.now, head: try life.office.logHead(), town: town, sum: sum))
        world.wait(seconds: 1)
      }
    }
    let backup = OwnFolder()
    let made = try RecordBackup.make(of: folder.path, at: backup.path, moment: world.now.description)
    for picture in pictures {
      let place = OwnFolder()
      try made.unpack(into: place.path)
      let life = try Life(place.path, in: world, paying: platform.paying)
      let what = "seed \(seed), entry \(picture.head.size)"
      let report = try life.office.goBack(to: .moment(picture.moment))
      #expect(try life.office.prove().faults.map(\.words.en) == [], "\(what)")
      #expect(try life.office.logHead() == picture.head && report.entry == picture.head.size, "\(what)")
      let now = try FolderRecord(reading: place.path, at: world.now).look { try $0.sum() }
      #expect(differing(picture.sum, now) == [], "\(what)")
      #expect(try picture.town.lostFiles(on: life) == [], "\(what)")
      #expect(try picture.town.differences(at: life.office) == [], "\(what)")
      var again = picture.town
      for _ in 0..<15 { try again.go(on: life) }
      #expect(try life.office.prove().faults.map(\.words.en) == [], "\(what), gone on")
    }
  }

  private func step(
    _ life: Life, _ town: inout Town, _ outside: Outside, _ platform: Platform, _ chance: inout SeededGenerator
  ) throws {
    switch Int.random(in: 0..<20, using: &chance) {
    case 0: _ = try life.office.tick()
    case 1..<4: _ = try outside.work(for: life.office)
    case 4: try town.pay(at: life.office)
    case 5: platform.pay()
    case 6: try platform.deliver(to: life.office)
    default: try town.go(on: life)
    }
  }
}

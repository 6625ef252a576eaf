import Dossiers
import Foundation
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Text
import WorkingTime

/// An office over simulated years: dossiers end, their time passes, and what is personal of them goes, while the power is cut
/// in the midst of it.
struct Years {
  private let seed: UInt64
  private let folder = OwnFolder()
  private let world: World
  private let definitions: Definitions
  private let outside: Outside
  private var town: Town
  private var chance: SeededGenerator
  private var witness = Witness()
  /// The last day on which each dossier is kept, as the office said before that day.
  private var lastDays: [DossierCode: Day] = [:]
  /// Dossiers that were seen erased.
  private(set) var erased: Set<DossierCode> = []
  private(set) var cuts = 0
  /// What is not as it has to be, in words that name the seed and the day.
  private(set) var faults: [String] = []

  init(seed: UInt64) throws {
    self.seed = seed
    world = World(seed: seed, at: World.summer)
    definitions = try Ground.brief.get()
    outside = Outside(seed: seed)
    town = try Town(world, seed: seed, hasNames: true)
    chance = SeededGenerator(seed: ~seed)
  }

  /// Dossiers that were filed.
  var dossiers: Int { town.filed.count }

  /// Works for a while, and then looks after what is kept once in so many years.
  mutating func run(commands: Int, years: Int) throws {
    do {
      let life = try Life(folder.path, in: world, by: definitions)
      while town.commands < commands { try town.go(on: life) }
      try witness.keep(headOf: life.office)
    }
    for _ in 0..<years {
      world.wait(seconds: Int64.random(in: 200...500, using: &chance) * 86_400)
      try eraseUntilCut()
      try eraseToTheEnd()
    }
  }

  private var today: Day { LocalTime(world.now).day }

  /// Erases what is due, on a disk whose power is cut meanwhile.
  private mutating func eraseUntilCut() throws {
    let disk = VolatileDisk()
    do {
      let life = try Life(folder.path, in: world, on: disk, by: definitions)
      try comeToRest(life.office)
      try note(life.office)
      let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 1...150, using: &chance)
      life.disturbance.disturb { $0.number >= last ? .powerCut : nil }
      do {
        try life.office.forgetOldOutcomes()
        _ = try life.office.runErasures()
        try witness.keep(headOf: life.office)
      } catch {
        guard disk.isOff, Mishap.off.explains(error) else { throw error }
      }
      if disk.isOff { cuts += 1 }
      disk.cutPower()
    }
    try disk.powerUp(&chance)
  }

  /// What time brings by itself, and what is told of it: as long as something is to be told, nothing is erased.
  private func comeToRest(_ office: OneStop) throws {
    while try office.tick() > 0 {}
    for _ in 0..<20 {
      while try outside.work(for: office) {}
      world.wait(seconds: 7 * 3600)
    }
  }

  /// Keeps until when each dossier is kept.
  private mutating func note(_ office: OneStop) throws {
    for row in try kept(office, before: today.advanced(by: 3_000)) { lastDays[row.code] = row.until }
  }

  private func kept(_ office: OneStop, before day: Day) throws -> [RetentionRow] {
    var (rows, next): ([RetentionRow], RetentionCursor?) = ([], nil)
    repeat {
      let page = try office.keptDossiers(before: day, after: next)
      rows += page.rows
      next = page.next
    } while next != nil
    return rows
  }

  private mutating func eraseToTheEnd() throws {
    let life = try Life(folder.path, in: world, by: definitions)
    let office = life.office
    tell(try witness.differences(at: office))
    try office.forgetOldOutcomes()
    let round = try office.runErasures()
    try witness.keep(headOf: office)
    tell(round.failed.map { "\($0) could not be erased" })
    tell(
      try kept(office, before: today).filter { $0.obstacle == nil }.map { "\($0.code) is there beyond its last day" })
    for filed in town.filed {
      let view = try office.view(filed.code, for: .engine)
      guard let moment = view.dossier.erasedAt else {
        if view.answers == nil { tell(["\(filed.code) has lost its answers and was not erased"]) }
        continue
      }
      erased.insert(filed.code)
      guard let last = lastDays[filed.code], LocalTime(moment).day > last else {
        tell(["\(filed.code) was erased before its last day had passed"])
        continue
      }
    }
    tell(outside.trouble)
    tell(try traces().map { "\($0) was erased, and stands in the data folder" })
    tell(try office.prove().faults.map(\.words.en))
    if try office.rebuild(repairing: false).differing > 0 { tell(["what is derived differs from what the log makes"]) }
  }

  /// The erased applicants of whom something stands in some file of the data folder.
  private func traces() throws -> [String] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { folder.path + "/" + $0 }
    let contents = files.compactMap { FileManager.default.contents(atPath: $0) }
    return town.filed.filter { erased.contains($0.code) }.map { Name($0.number).word }.filter { word in
      contents.contains { $0.range(of: Data(word.utf8)) != nil }
    }
  }

  private mutating func tell(_ words: [String]) {
    faults += words.map { "seed \(seed), \(today): \($0)" }
  }
}

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
  private var rounds: ClockRounds
  /// For how many years after its end each procedure's dossiers are kept, as the definitions say it; those that are kept for ever are none
  /// of them.
  private let terms: [Key<Procedure>: Int]
  /// The last day on which each dossier was seen not to have ended, or on which a command that was asked ended it.
  private var openUntil: [DossierCode: Day] = [:]
  private var over: Set<DossierCode> = []
  /// How many files of erased dossiers were seen gone.
  private(set) var goneFiles: Set<String> = []
  /// How many dossiers were not erased on the eve of their last day.
  private(set) var eves = 0
  /// Dossiers that were seen erased.
  private(set) var erased: Set<DossierCode> = []
  private(set) var cuts = 0
  /// What is not as it has to be, in words that name the seed and the day.
  private(set) var faults: [String] = []

  init(seed: UInt64) throws {
    self.seed = seed
    world = World(seed: seed, at: World.summer)
    definitions = try Ground.brief.get()
    terms = try Years.terms(of: definitions)
    outside = Outside(seed: seed)
    town = try Town(world, seed: seed, hasNames: true)
    chance = SeededGenerator(seed: ~seed)
    rounds = ClockRounds(in: world)
  }

  /// Dossiers that were filed.
  var dossiers: Int { town.filed.count }

  /// How often the clock was set years ahead.
  var leaps: Int { rounds.leaps }

  /// Works for a while, and then looks after what is kept once in so many years.
  mutating func run(commands: Int, years: Int) throws {
    do {
      let life = try Life(folder.path, in: world, by: definitions)
      while town.commands < commands {
        try town.go(on: life)
        if case .done(let code, _)? = town.acknowledged.last?.told {
          try look(at: [code], of: life.office, justNow: true)
        }
      }
      try witness.keep(headOf: life.office)
    }
    for _ in 0..<years {
      try serveSomeDays()
      try wait(days: Int.random(in: 200...500, using: &chance))
      try eraseUntilCut()
      try eraseToTheEnd()
    }
  }

  /// Makes a backup while a round of erasing runs, once the time of dossiers has passed: it restores to a record that has what it had by
  /// then, proves itself, and erases the same.
  mutating func backUpWhileErasing() throws {
    let (place, restored) = (OwnFolder(), OwnFolder())
    do {
      let life = try Life(folder.path, in: world, by: definitions)
      let office = life.office
      world.wait(seconds: 4 * 366 * 86_400)
      try ageFiles()
      try comeToRest(office)
      try office.sweepUploads()
      _ = try office.runErasures()
      try comeToRest(office)
      world.wait(seconds: 40 * 86_400)
      var (round, failure): (ErasureRound?, (any Error)?)
      let backup = try RecordBackup.make(of: folder.path, at: place.path, moment: world.now.description) { _ in
        guard round == nil else { return }
        do { round = try office.runErasures() } catch { failure = error }
      }
      if let failure { throw failure }
      try backup.unpack(into: restored.path)
      let later = try Life(restored.path, in: world, by: definitions)
      for filed in town.filed where try later.office.view(filed.code, for: .engine).answers == nil {
        tell(["the backup has no answers of \(filed.code), which was not erased when it began"])
      }
      tell(missing(in: restored.path, of: Set(town.filed.map(\.code))))
      tell(try later.office.prove().faults.map(\.words.en))
      if try later.office.rebuild(repairing: false).differing > 0 { tell(["the backup's projections differ"]) }
      let again = try later.office.runErasures()
      if again.erased != round?.erased { tell(["the backup erases \(again.erased), the office \(round?.erased ?? 0)"]) }
      tell(try later.office.prove().faults.map(\.words.en))
    }
    try eraseToTheEnd()
  }

  /// Some days of a server whose clock is minutes off, and at last years ahead until somebody sees it: nothing is erased by that.
  private mutating func serveSomeDays() throws {
    world.drift(milliseconds: Int64.random(in: -300_000...300_000, using: &chance))
    let life = try Life(folder.path, in: world, by: definitions)
    _ = try round(life.office)
    for _ in 0..<3 {
      world.wait(seconds: 86_400)
      tell(try rounds.look(at: life.office))
      _ = try life.office.runErasures()
    }
    let years = Int64.random(in: 5...40, using: &chance)
    tell(try rounds.leap(years: years, at: life.office) { _ = try life.office.runErasures() })
    try witness.keep(headOf: life.office)
  }

  /// What a server does that has just begun: it looks at its clock, which nobody has seen for long, and erases once a person says that the
  /// day is right. Uploads go beside that.
  private mutating func round(_ office: OneStop) throws -> ErasureRound {
    rounds.begin()
    tell(try rounds.look(at: office, isSeen: false))
    try office.sweepUploads()
    return try office.runErasures()
  }

  /// Lets time pass until a clock that is right says that a day begins.
  private func go(to day: Day) {
    world.setRight()
    world.go(to: max(world.now, Instant(LocalTime(day, second: 0))))
  }

  /// Lets days pass. Shortly before the last day of a dossier that comes meanwhile somebody looks after what is kept: fifty days and
  /// a few days before it nothing of it may go.
  private mutating func wait(days: Int) throws {
    let end = today.advanced(by: days)
    let coming = over.subtracting(erased).compactMap { code in lastDay(of: code).map { (code: code, day: $0) } }
      .filter { $0.day > today.advanced(by: 60) && $0.day < end }.min {
        ($0.day, $0.code.text) < ($1.day, $1.code.text)
      }
    if let coming {
      for before in [50, Int.random(in: 1...10, using: &chance)] {
        go(to: coming.day.advanced(by: -before))
        let life = try Life(folder.path, in: world, by: definitions)
        _ = try round(life.office)
        if before > 10 { try comeToRest(life.office) }
        if try life.office.view(coming.code, for: .engine).answers == nil {
          tell(["\(coming.code) was erased before its last day, \(coming.day)"])
        }
        try witness.keep(headOf: life.office)
      }
      eves += 1
    }
    go(to: end)
    try ageFiles()
  }

  /// The disk's clock is that of the simulation: what lies there is old by now.
  private func ageFiles() throws {
    let date = Date(timeIntervalSince1970: Double(world.now.milliseconds) / 1_000 - 86_400)
    for path in files(in: folder.path).values {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
  }

  /// The kept files of a data folder: their paths by their hashes.
  private func files(in folder: String) -> [String: String] {
    let root = folder + "/files"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return Dictionary(
      names.compactMap { name in
        let hash = name.replacing("/", with: "")
        return hash.utf8.count == 64 ? (hash, root + "/" + name) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What a data folder has no more of what was handed in for dossiers.
  private func missing(in folder: String, of codes: Set<DossierCode>) -> [String] {
    let there = files(in: folder)
    return codes.flatMap { town.handedIn[$0] ?? [] }.filter { there[$0] == nil }.sorted().map {
      "the file \($0) is lost"
    }
  }

  /// The last day on which a dossier is kept at the earliest, by the years that the definitions say and the day of its end.
  private func lastDay(of code: DossierCode) -> Day? {
    guard let filed = town.filed.first(where: { $0.code == code }), let term = terms[filed.application.procedure],
      let (year, month, day) = openUntil[code]?.civil
    else { return nil }
    return Day(String(format: "%04d-%02d-%02d", year + term, month, day))
      ?? Day(String(format: "%04d-%02d-28", year + term, month))
  }

  /// Notes which dossiers have ended.
  ///
  /// - Parameter justNow: Whether a command has ended them at this moment; otherwise they ended some time after they were seen open.
  private mutating func look(at codes: [DossierCode], of office: OneStop, justNow: Bool = false) throws {
    for code in codes where !over.contains(code) {
      let isOver = try office.view(code, for: .engine).dossier.endedAt != nil
      if justNow || !isOver { openUntil[code] = today }
      if isOver { over.insert(code) }
    }
  }

  private static func terms(of definitions: Definitions) throws -> [Key<Procedure>: Int] {
    var terms: [Key<Procedure>: Int] = [:]
    for procedure in definitions.procedures.keys {
      let text = try String(
        contentsOfFile: Ground.project + "/Workflows/\(procedure)/procedure.yaml", encoding: .utf8)
      guard let match = text.firstMatch(of: /keep: ([0-9]+) years after end/), let years = Int(match.output.1) else {
        continue
      }
      // As Ground.brief has it.
      terms[procedure] = years == 20 ? 3 : years
    }
    return terms
  }

  private var today: Day { LocalTime(world.now).day }

  /// Erases what is due, on a disk whose power is cut meanwhile.
  private mutating func eraseUntilCut() throws {
    let disk = VolatileDisk()
    let isCut = try Life.untilPowerCut(folder.path, in: world, on: disk, by: definitions) { life in
      try look(at: town.filed.map(\.code), of: life.office)
      try comeToRest(life.office)
      let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 1...150, using: &chance)
      life.disturbance.disturb { $0.number >= last ? .powerCut : nil }
      try life.office.forgetOldOutcomes()
      _ = try round(life.office)
      try witness.keep(headOf: life.office)
    }
    if isCut { cuts += 1 }
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
    let done = try round(office)
    try witness.keep(headOf: office)
    tell(done.failed.map { "\($0) could not be erased" })
    tell(
      try kept(office, before: today).filter { $0.obstacle == nil }.map { "\($0.code) is there beyond its last day" })
    for filed in town.filed {
      let view = try office.view(filed.code, for: .engine)
      guard let moment = view.dossier.erasedAt else {
        if view.answers == nil { tell(["\(filed.code) has lost its answers and was not erased"]) }
        continue
      }
      let isNew = erased.insert(filed.code).inserted
      guard let last = lastDay(of: filed.code), LocalTime(moment).day > last else {
        tell(["\(filed.code) was erased before its last day had passed"])
        continue
      }
      // By the time that passes too, but for the minutes by which the clock may be ahead.
      if isNew, LocalTime(world.time.advanced(bySeconds: 3600)).day <= last {
        tell(["\(filed.code) was erased by a clock that was ahead"])
      }
    }
    tellOfFiles()
    tell(outside.trouble)
    tell(try traces().map { "\($0) was erased, and stands in the data folder" })
    tell(try office.prove().faults.map(\.words.en))
    if try office.rebuild(repairing: false).differing > 0 { tell(["what is derived differs from what the log makes"]) }
  }

  /// What was handed in for dossiers that were erased is gone unless it was handed in for others, too; all that those have is there.
  private mutating func tellOfFiles() {
    let others = Set(town.filed.map(\.code)).subtracting(erased)
    tell(missing(in: folder.path, of: others))
    let named = Set(others.flatMap { town.handedIn[$0] ?? [] })
    let there = files(in: folder.path)
    for file in Set(erased.flatMap { town.handedIn[$0] ?? [] }).subtracting(named).sorted() {
      if there[file] != nil {
        tell(["the file \(file) of erased dossiers is still there"])
      } else {
        goneFiles.insert(file)
      }
    }
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

import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import RecordKeeping
import SQLiteStore
import Synchronization
import TestSupport
import Text
import WorkingTime

/// The course of one simulated authority: people, office, store, disk and partners, all from one seed.
///
/// The office is started, works, dies or loses its power in the midst of a write, comes back on what the disk has; the
/// disk is full for a while, or slow; the clock gains and loses, and is set forth and back; messages come twice. After each start all that was
/// acknowledged is said again and has to be answered as before, and at the end the whole record is proved.
struct Simulation {
  let seed: UInt64
  private var town: Town
  private var chance: SeededGenerator
  private let world: World
  private let outside: Outside
  private let platform: Platform
  private let sealer: Sealer
  private var listening: Listening
  private var handOvers: HandOvers
  private var witness = Witness()
  private var chronicle: Chronicle
  private var rounds: ClockRounds
  private let folder = OwnFolder()
  /// What is not as it has to be, in words that name the seed.
  private(set) var faults: [String] = []
  private(set) var ends = Ends()
  private var ticks = 0
  /// The head of the log at the end: the same for the same seed.
  private(set) var head = ""
  /// The hash of the record's file at the end, every page of it: the same for the same seed too.
  private(set) var pages = ""

  /// How lives of the office ended.
  struct Ends: Equatable {
    var powerCuts = 0
    var deaths = 0
    var stops = 0
    var fullDisks = 0
    var clockSteps = 0
    /// How often the clock was set right again.
    var corrections = 0
    /// Calls of a slow disk that were late, and by how many seconds altogether.
    var lateCalls = 0
    var lateSeconds = 0
  }

  var counts: Town.Counts { town.counts }
  /// Commands that were answered: of people, and of the engine's clock.
  var commands: Int { town.commands + ticks }
  var effects: Int { outside.effects }
  var repeats: Int { outside.repeats }
  var payments: Int { platform.payments }
  /// What came of tries to put the authority's seal on letters.
  var seals: Sealer.Counts { sealer.counts }
  /// What came of drafts that were handed over, to another office and to this one.
  var handedOver: HandOvers.Counts { handOvers.counts }
  /// What an integrator was told by webhooks, and how often those came to stand still.
  var told: Listener.Counts { listening.counts }
  var webhooksEnded: Int { listening.ended }
  /// Seconds that the clock has gained and lost by itself.
  var strayedSeconds: Int { world.strayedSeconds }
  /// How often the clock was set years ahead and put back, and how often the office has looked at it.
  var leaps: Int { rounds.leaps }
  var looks: Int { rounds.looks }
  var dossiers: Int { town.filed.count }

  /// A town that begins before the intake of the summer, before the end of the year, or in between.
  init(seed: UInt64) throws {
    self.seed = seed
    chance = SeededGenerator(seed: seed)
    let beginnings = ["2026-05-30T07:00", "2026-12-29T15:00", "2026-11-16T08:00", "2026-06-24T10:00"]
    guard let moment = beginnings.randomElement(using: &chance).flatMap({ Instant($0) }) else {
      preconditionFailure("a moment is not one")
    }
    world = World(seed: chance.next(), at: moment)
    town = try Town(world, seed: chance.next())
    outside = Outside(seed: chance.next())
    platform = Platform(seed: chance.next())
    sealer = try Sealer(seed: chance.next(), in: world)
    listening = Listening(seed: chance.next(), in: world)
    handOvers = HandOvers(seed: chance.next(), in: world)
    chronicle = Chronicle(at: world.now)
    rounds = ClockRounds(in: world)
  }

  /// Lets the town live until so many commands are answered, and proves the record.
  mutating func run(commands: Int) throws {
    do {
      let life = try Life(folder.path, in: world, paying: platform.paying)
      try listening.begin(at: life.office)
    }
    var disk = VolatileDisk()
    while self.commands < commands {
      switch try live(on: disk, until: commands) {
      case .powerCut:
        ends.powerCuts += 1
        try disk.powerUp(&chance)
        disk = VolatileDisk()
        try check(on: disk)
        town.forget()
      case .death:
        // What was written is there, synced or not; the power may be cut later on.
        ends.deaths += 1
        disk.restart()
        try check(on: disk)
      case .stop: ends.stops += 1
      }
    }
    try settle()
    let file = FileManager.default.contents(atPath: folder.path + "/record.sqlite")
    pages = SHA256(of: Array(file ?? Data())).hex
  }

  /// How often a full disk has refused to write.
  private final class Refusals: Sendable {
    let count = Atomic(0)
  }

  /// How a life of the office ends.
  private enum End: CaseIterable { case powerCut, death, stop }

  /// One life of the office, until it ends in one way or another.
  private mutating func live(on disk: VolatileDisk, until commands: Int) throws -> End {
    let life = try Life(folder.path, in: world, on: disk, paying: platform.paying)
    rounds.begin()
    sealer.begin()
    listening.forgetWaits()
    let calls = life.disturbance.writes + life.disturbance.syncs
    let longest = Int.random(in: 0..<4, using: &chance) == 0 ? 50 : min(20_000, commands * 10)
    let last = calls + Int.random(in: 1...longest, using: &chance)
    let end = End.allCases.randomElement(using: &chance) ?? .stop
    var full = Int.max..<Int.max
    if Int.random(in: 0..<4, using: &chance) == 0 {
      let start = calls + Int.random(in: 1...300, using: &chance)
      full = start..<(start + Int.random(in: 1...40, using: &chance))
      ends.fullDisks += 1
    }
    let refused = Refusals()
    let slowness = Slowness(seed: chance.next())
    life.disturbance.disturb { [full, sealer = self.sealer] call in
      if end != .stop, call.number >= last || sealer.isFatal(call) { return .powerCut }
      guard full.contains(call.number), call.kind == .write else { return slowness.delay().map { .delay($0) } }
      refused.count.add(1, ordering: .relaxed)
      return .full
    }
    defer {
      ends.lateCalls += slowness.lateCalls
      ends.lateSeconds += slowness.seconds
    }
    while !disk.isOff, self.commands < commands {
      if end == .stop, life.disturbance.writes + life.disturbance.syncs >= last { break }
      let before = refused.count.load(ordering: .relaxed)
      chronicle.note(world.now)
      defer { chronicle.note(world.now) }
      do {
        try step(life)
        chronicle.note(world.now)
        try witness.keep(headOf: life.office)
        tell(try chronicle.read(life))
      } catch {
        // What the disk refuses has not happened, and is asked for again.
        let mishap: Mishap? = disk.isOff ? .off : refused.count.load(ordering: .relaxed) > before ? .full : nil
        if mishap?.explains(error) != true { tell(["\(error)"]) }
      }
    }
    return disk.isOff ? end : .stop
  }

  /// Somebody does something, or something happens by itself.
  private mutating func step(_ life: Life) throws {
    // By how much a clock goes wrong changes with the weather.
    if Int.random(in: 0..<10, using: &chance) == 0 {
      world.drift(milliseconds: Int64.random(in: -300_000...300_000, using: &chance))
    }
    switch Int.random(in: 0..<200, using: &chance) {
    case 0: setClock()
    case 1:
      tell(
        town.filed.isEmpty || Int.random(in: 0..<10, using: &chance) > 0
          ? try rounds.look(at: life.office)
          : try rounds.leap(years: Int64.random(in: 5...40, using: &chance), at: life.office))
    case 2..<8: ticks += try life.office.tick()
    case 8..<24: _ = try outside.work(for: life.office)
    case 24..<26: witness.keep(try life.office.signHead())
    case 26:
      try life.office.followIntakeDates()
      try life.office.sweepUploads()
      if try life.office.bringTriesForward() { listening.forgetWaits() }
    case 27..<36: try town.pay(at: life.office)
    case 36..<41: platform.pay()
    case 41..<47: try platform.deliver(to: life.office)
    case 47..<61: try listening.step(at: life.office)
    case 61..<67: _ = try sealer.work(for: life.office)
    case 67..<82: try handOvers.step(at: life.office, about: town.filed)
    default: try town.go(on: life)
    }
  }

  /// Somebody sets the clock by hours, or a time server sets it right.
  private mutating func setClock() {
    if Bool.random(using: &chance) {
      ends.clockSteps += 1
      let seconds = Int64.random(in: -12 * 3600...12 * 3600, using: &chance)
      world.set(bySeconds: seconds)
      rounds.wasSet(byMilliseconds: seconds * 1000)
    } else {
      ends.corrections += 1
      rounds.wasSet(byMilliseconds: world.setRight())
    }
  }

  /// Holds what there is against what was kept outside, says again all that was acknowledged, and now and then proves the
  /// record.
  private mutating func check(on disk: VolatileDisk) throws {
    let life = try Life(folder.path, in: world, on: disk, paying: platform.paying)
    tell(try witness.differences(at: life.office) + town.lostFiles(on: life))
    tell(try town.differences(at: life.office) + sealer.differences(at: life.office))
    if Int.random(in: 0..<5, using: &chance) == 0 { tell(try life.office.prove().faults.map(\.words.en)) }
  }

  /// Lets everything come to rest, and proves all of it.
  private mutating func settle() throws {
    let life = try Life(folder.path, in: world, paying: platform.paying)
    tell(try witness.differences(at: life.office) + town.lostFiles(on: life))
    tell(try town.differences(at: life.office))
    if town.unanswered != nil { try town.go(on: life) }
    try platform.tellAll(life.office)
    // What time alone still brings, and what is to be sent because of it.
    for _ in 0..<10 {
      world.wait(seconds: 7 * 86_400)
      chronicle.note(world.now)
      while case let moved = try life.office.tick(), moved > 0 { ticks += moved }
      while try work(for: life.office) {}
    }
    // Each round longer than the longest wait between two tries.
    for _ in 0..<30 {
      world.wait(seconds: 7 * 3600)
      while try work(for: life.office) {}
    }
    try listening.settle(at: life.office)
    tell(try listening.differences(at: life.office))
    chronicle.note(world.now)
    tell(try chronicle.read(life))
    for kind in Outside.kinds + [.seal] {
      let waiting = try life.office.outbox(OutboxQuery(.waiting, kind: kind))
      tell(waiting.map { "\($0.effect.identity) waits for ever" })
    }
    tell(try life.office.outbox(OutboxQuery(.dead, kind: .seal)).map { "\($0.effect.identity) is given up" })
    tell(outside.trouble + sealer.trouble)
    tell(try handOvers.differences(at: life.office))
    try life.office.signHead()
    let proof = try life.office.prove()
    tell(proof.faults.map(\.words.en))
    if proof.dossiers != town.filed.count || Set(town.filed.map(\.code)).count != town.filed.count {
      tell(["\(proof.dossiers) dossiers in the record, \(town.filed.count) acknowledged"])
    }
    let documents = town.documents + handOvers.documents
    if proof.documents != documents {
      tell(["\(proof.documents) documents in the record, \(documents) acknowledged"])
    }
    var paid = town.paid
    tell(try platform.differences(at: life.office) { code, dong in paid[code, default: 0] += dong })
    for filed in town.filed { try look(at: filed.code, paid[filed.code] ?? 0, life.office) }
    let log = try life.office.logHead()
    head = "\(log.size) \(log.head.hex)"
  }

  /// Does an effect of each kind that is due, and what is handed over; whether there was any.
  private mutating func work(for office: OneStop) throws -> Bool {
    let done = [
      try outside.work(for: office), try sealer.work(for: office), try handOvers.settle(at: office),
    ]
    return done.contains(true)
  }

  /// Whether a dossier has ended or somebody can do something about it, its money adds up, and its letters are sealed.
  private mutating func look(at code: DossierCode, _ paid: Int, _ office: OneStop) throws {
    let view = try office.view(code, for: .engine)
    let dossier = view.dossier
    if dossier.endedAt == nil, dossier.tasks.isEmpty { tell(["\(code) is nobody's task"]) }
    if dossier.paid.dong != paid { tell(["\(code) has \(dossier.paid.dong) paid, \(paid) were acknowledged"]) }
    tell(sealer.differences(in: view))
  }

  private mutating func tell(_ words: [String]) {
    faults += words.map { "seed \(seed), after \(commands) commands: \($0)" }
  }
}

import Dossiers
import OneStop
import Procedures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "A dossier that cannot be read",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct StuckDossierTests {
  private static let stores = PostgresServer.isInstalled && !TrialStore.isPostgres ? [false, true] : [false]

  private func office(at moment: String = "2026-11-19T09:00", isPostgres: Bool) throws -> Office {
    try Office(at: moment, address: isPostgres ? PostgresServer.newDatabase() : nil)
  }

  @Test(
    "holds up no timer of another, were there more of them than a look takes, and is tried again after a minute",
    arguments: stores, [1, OneStop.tickBatch + 1])
  func timers(isPostgres: Bool, damaged: Int) throws {
    let office = try office(isPostgres: isPostgres)
    for number in 0..<damaged { _ = try office.filed("d\(number)") }
    let sound = try office.filed("sound").code
    try office.act("tiep-nhan", on: sound, by: "lan")
    // They come first, and all at the same moment.
    try office.damage("UPDATE dossier SET state = '{', next_moment = 0 WHERE code <> '\(sound)'")
    try office.go(to: "2026-11-19T17:00:01")
    func look() throws -> (moved: Int, told: [StuckDossier]) {
      var told: [StuckDossier] = []
      let moved = try office.oneStop.tick { told.append($0) }
      return (moved, told)
    }
    var codes: Set<DossierCode> = []
    var moved = 0
    for _ in 0..<4 {
      let found = try look()
      #expect(found.told.count <= OneStop.tickBatch)
      moved += found.moved
      codes.formUnion(found.told.compactMap(\.code))
    }
    #expect(moved == 1 && codes.count == damaged && !codes.contains(sound))
    #expect(try office.oneStop.view(sound, for: .officer("lan")).dossier.isLate)
    let quiet = try look()
    #expect(quiet.moved == 0 && quiet.told.isEmpty, "not every second")
    office.wait(minutes: 1)
    #expect(try look().told.count == min(damaged, OneStop.tickBatch))
  }

  @Test("moves by itself once its row was made again from the log")
  func mended() throws {
    let office = try Office()
    let code = try office.filed().code
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.damage("UPDATE dossier SET state = '{'")
    try office.go(to: "2026-11-19T17:00:01")
    for _ in 0..<3 { #expect(try office.oneStop.tick() == 0) }
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    office.wait(minutes: 1)
    #expect(try office.oneStop.tick() == 1)
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.isLate)
  }

  @Test("holds up no other whose intake has other dates now", arguments: stores)
  func dates(isPostgres: Bool) throws {
    let office = try office(at: "2026-06-01T09:00", isPostgres: isPostgres)
    let admission = Admissions(office)
    let codes = [try admission.accepted("1"), try admission.accepted("2")]
    try office.go(to: "2026-06-15T09:00")
    for code in codes {
      try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
      try admission.act("phe-duyet", on: code, by: "tam")
    }
    // Gone through in the order of their codes.
    try office.damage("UPDATE dossier SET state = '{' WHERE code = '\(codes[0])'")
    try office.use(plan: ["results: 2026-06-25 08:00": "results: 2026-06-29 08:00"])
    var told: [DossierCode?] = []
    let moved = try office.oneStop.followIntakeDates { told.append($0.code) }
    #expect(moved == 1 && told == [codes[0]])
    #expect(try admission.seen(codes[1]).dossier.deadline?.due == Instant("2026-06-29T08:00"))
  }

  @Test("holds up no other that is to be found by its applicant, and stays to be looked through", arguments: stores)
  func persons(isPostgres: Bool) throws {
    let office = try office(isPostgres: isPostgres)
    let codes = [try office.filed("a").code, try office.filed("b").code]
    // As the migration leaves a record that had dossiers already.
    try office.damage("DELETE FROM person")
    try office.damage("INSERT INTO without_persons SELECT authority, code FROM dossier")
    try office.damage("UPDATE dossier SET state = '{' WHERE code = '\(codes[0])'")
    var told: [DossierCode?] = []
    let found = try office.oneStop.linkPersons { told.append($0.code) }
    #expect(found == 2 && told == [codes[0]])
    let left = try office.store.read(for: office.oneStop.authority) {
      try $0.dossiersWithoutPersons(after: nil, limit: 10)
    }
    #expect(left == [codes[0]])
    let again = try office.oneStop.linkPersons { told.append($0.code) }
    #expect(again == 0 && told.count == 1)
  }

  @Test("is not what is told when the store itself fails: then all of it is tried again")
  func store() throws {
    let office = try Office()
    let code = try office.filed().code
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.go(to: "2026-11-19T17:00:01")
    office.store.failing.withLock { $0 = 1 }
    #expect(throws: StoreFails.self) { try office.oneStop.tick { _ in Issue.record("a dossier is told") } }
    #expect(try office.oneStop.tick { _ in Issue.record("a dossier is told") } == 1)
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.isLate)
    try office.store.close()
    #expect(throws: (any Error).self) {
      try office.oneStop.followIntakeDates { _ in Issue.record("a dossier is told") }
    }
  }

  @Test("is one, too, that the engine refuses to move: it holds up no other, is told, and is tried anew an hour later")
  func refused() throws {
    let office = try Office()
    let codes = [try office.filed("a").code, try office.filed("b").code]
    for code in codes { try office.act("tiep-nhan", on: code, by: "lan") }
    let dossier = try office.oneStop.view(codes[0], for: .officer("lan")).dossier
    let moment = try #require(dossier.nextMoment)
    // As if a plan that it needs had been missing when its time came.
    let early = try office.oneStop.perform(
      .tick, on: codes[0],
      CommandRequest(
        key: CommandKey(owner: "engine", id: "tick/\(codes[0])/\(dossier.version)/\(moment.milliseconds)"),
        digest: "tick", caller: .engine, expecting: dossier.version))
    guard case .refused(let notice) = early else { throw OfficeFailure() }
    office.go(to: moment)
    var told: [StuckDossier] = []
    #expect(try office.oneStop.tick { told.append($0) } == 1)
    #expect(told.map(\.code) == [codes[0]] && (told.first?.error as? RefusedTick)?.code == notice.code)
    office.wait(minutes: 59)
    #expect(try office.oneStop.tick { told.append($0) } == 0)
    office.wait(minutes: 1)
    var moved = 0
    for _ in 0..<3 { moved += try office.oneStop.tick { told.append($0) } }
    #expect(moved > 0)
    #expect(try office.oneStop.view(codes[0], for: .officer("lan")).dossier.version > dossier.version)
  }
}

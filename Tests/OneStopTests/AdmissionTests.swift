import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("An admission")
struct AdmissionTests {
  @Test("keeps no more seats at a school than its plan has, and a seat given back is there for the next")
  func seats() throws {
    let office = try Office(at: "2026-06-01T09:00", plan: ["seats: 120": "seats: 1"])
    let admission = Admissions(office)
    let first = try admission.accepted("1")
    let second = try admission.accepted("2")
    try office.go(to: "2026-06-15T09:00")
    try admission.act("de-nghi-trung-tuyen", on: first, by: "phuc")
    #expect(try admission.refusal("de-nghi-trung-tuyen", on: second, by: "phuc") == "school-full")
    try admission.act("tra-lai", on: first, by: "tam", reason: "Xem lại")
    try office.go(to: "2026-06-16T09:00")
    try admission.act("de-nghi-trung-tuyen", on: second, by: "phuc")
    #expect(try admission.refusal("de-nghi-trung-tuyen", on: first, by: "phuc") == "school-full")
    let school = try #require(
      try office.oneStop.intakes(for: "phuc").first { $0.intake.id == "lop-6-2026" }?.schools.first)
    #expect(school == SchoolCount(school: "thcs-trung-tam", first: 2, all: 2, seats: 1))
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("shows the applicant nothing of the council's decision before the results are published, and all of it then")
  func hidden() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let code = try admission.accepted("1")
    try office.go(to: "2026-06-15T09:00")
    let before = try admission.seen(code)
    try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try admission.act("phe-duyet", on: code, by: "tam")
    try office.go(to: "2026-06-25T07:59:59")
    while try office.oneStop.tick() > 0 {}
    let after = try admission.seen(code)
    #expect(after.placeName == before.placeName)
    #expect(after.timeline.filter { $0.text.vi != "Sắp đến hạn" } == before.timeline)
    #expect(after.dossier.admission?.seat == nil)
    #expect(after.dossier.tasks == before.dossier.tasks)
    let known = try office.oneStop.view(code, for: .officer("phuc")).dossier.version
    #expect(after.dossier.version == known, "what is offered has to be possible")
    #expect(after.offers.map(\.action.id) == ["rut-ho-so"])
    #expect(try office.oneStop.view(code, for: .officer("phuc")).dossier.admission?.seat == "thcs-trung-tam")

    // Published by the clock on the wall, before the engine has got round to this dossier.
    try office.go(to: "2026-06-25T08:00")
    #expect(try admission.seen(code).dossier.admission?.seat == "thcs-trung-tam")
    while try office.oneStop.tick() > 0 {}
    let published = try admission.seen(code)
    #expect(published.dossier.place == .step("xac-nhan"))
    #expect(published.letters.map(\.letter).last == "giay-bao-trung-tuyen")
    #expect(!published.dossier.isOverdue)
  }

  @Test("shows one who takes the dossier back no decision either, and gives the seat back")
  func withdrawn() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let code = try admission.accepted("1")
    try office.go(to: "2026-06-15T09:00")
    try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try admission.withdraw(code)
    let view = try admission.seen(code)
    #expect(view.dossier.place == .end("da-rut", .withdrawn))
    #expect(!view.timeline.contains { $0.text.vi.contains("Đề nghị trúng tuyển") || $0.text.vi.contains("Giữ chỗ") })
    #expect(try office.oneStop.intakes(for: "phuc").flatMap(\.schools).allSatisfy { $0.seats == 0 })
  }

  @Test("tells the family of its acceptance and of the published result, and of nothing in between")
  func told() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let code = try admission.accepted("1")
    func occasions() throws -> [NoticeOccasion?] { try admission.seen(code).notices.map(\.notice.occasion) }
    #expect(try occasions() == [.submission, .receipt])
    try office.go(to: "2026-06-15T09:00")
    try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try admission.act("phe-duyet", on: code, by: "tam")
    #expect(try occasions() == [.submission, .receipt])
    #expect(try office.oneStop.view(code, for: .engine).notices.count == 2, "nothing waits to be sent either")
    try office.go(to: "2026-06-25T08:00")
    while try office.oneStop.tick() > 0 {}
    #expect(try occasions() == [.submission, .receipt, .result])
  }

  @Test("counts as in time for all of the intake, however long the engine takes to publish them")
  func inTime() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let codes = try (1...3).map { try admission.accepted("\($0)") }
    try office.go(to: "2026-06-15T09:00")
    for code in codes {
      try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
      try admission.act("phe-duyet", on: code, by: "tam")
    }
    try office.go(to: "2026-06-25T08:10")
    while try office.oneStop.tick() > 0 {}
    for code in codes { #expect(try !admission.seen(code).dossier.isOverdue) }
  }

  @Test("is received from the opening to the closing moment, and refused with the dates beside it")
  func window() throws {
    let office = try Office(at: "2026-06-01T07:59:59.999")
    let admission = Admissions(office)
    #expect(try admission.submitted("0").refusal?.words.vi.contains("08:00, 01/06/2026") == true)
    try office.go(to: "2026-06-01T08:00")
    #expect(try admission.submitted("1").code != nil)
    try office.go(to: "2026-06-10T17:00")
    #expect(try admission.submitted("2").code != nil)
    try office.go(to: "2026-06-10T17:00:00.001")
    let late = try #require(try admission.submitted("3").refusal)
    #expect(late.code == "intake-closed")
    #expect(late.words.vi.contains("17:00, 10/06/2026") && late.words.vi.contains("08:00, 01/11/2026"))
  }

  @Test("takes no school outside the plan, and no school twice")
  func choices() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    #expect(try admission.complaints(["thcs-trung-tam", "thpt-song-mau"]) == ["/nguyen-vong/1 unknown-unit"])
    #expect(try admission.complaints(["thcs-trung-tam", "thcs-trung-tam"]) == ["/nguyen-vong/1 chosen-twice"])
    #expect(try admission.complaints([]).map { $0.hasPrefix("/nguyen-vong ") } == [true])
  }

  @Test("lists the candidates of a school by wish, points and arrival, to those who may see them")
  func candidates() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let plain = try admission.accepted("1")
    let second = try admission.accepted("2", ["thcs-song-mau", "thcs-trung-tam"], by: "quyen")
    let orphan = try admission.accepted("3", priority: "mo-coi")
    let rows = try office.oneStop.candidates(of: "thcs-trung-tam", in: "lop-6-2026", for: "phuc")
    #expect(
      rows.map(\.dossier.code) == [orphan, plain], "one who wishes for another school first is not seen here yet")
    #expect(rows.map(\.milliPoints) == [1000, 0] && rows.allSatisfy { $0.isInZone && $0.isTurn && !$0.hasSeat })
    #expect(
      try office.oneStop.candidates(of: "thcs-song-mau", in: "lop-6-2026", for: "son").map(\.dossier.code) == [second])
    #expect(try office.oneStop.candidates(of: "thcs-trung-tam", in: "lop-6-2026", for: "xuan").isEmpty)
    #expect(throws: UseRefusal.noSuchIntake) {
      try office.oneStop.candidates(of: "thpt-trung-tam", in: "lop-6-2026", for: "phuc")
    }
    let page = try office.oneStop.candidates(of: "thcs-trung-tam", in: "lop-6-2026", for: "phuc", limit: 1)
    let rest = try office.oneStop.candidates(
      of: "thcs-trung-tam", in: "lop-6-2026", for: "phuc", after: page.last?.cursor)
    #expect((page + rest).map(\.dossier.code) == [orphan, plain])
  }

  @Test("follows the dates of its plan when they are put off, and when they are brought forward")
  func movedDates() throws {
    let office = try Office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let code = try admission.accepted("1")
    try office.go(to: "2026-06-15T09:00")
    try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try admission.act("phe-duyet", on: code, by: "tam")
    try office.use(plan: ["results: 2026-06-25 08:00": "results: 2026-06-29 08:00"])
    #expect(try office.oneStop.followIntakeDates() == 1)
    #expect(try admission.seen(code).dossier.deadline?.due == Instant("2026-06-29T08:00"))
    try office.go(to: "2026-06-25T08:00")
    while try office.oneStop.tick() > 0 {}
    #expect(try admission.seen(code).placeName.vi == "Hội đồng tuyển sinh xét", "not published yet")

    try office.use(plan: ["results: 2026-06-25 08:00": "results: 2026-06-25 07:00"])
    #expect(try office.oneStop.followIntakeDates() == 1)
    let view = try admission.seen(code)
    #expect(view.dossier.place == .step("xac-nhan") && !view.dossier.isOverdue)
    #expect(try office.oneStop.followIntakeDates() == 0)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }
}

import Dossiers
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A dossier")
struct CourseTests {
  let sample: Sample

  init() throws { sample = try Sample() }

  private func found(_ verdict: LookupVerdict) -> LookupFinding {
    LookupFinding(
      register: "so-goc-van-bang", verdict: verdict, entry: verdict == .none ? "" : "125",
      fields: verdict == .none
        ? [] : [ComparedField(field: "ho-ten", registered: "Lê Thị Mẫu", asked: "Lê Thị Mẫu", agrees: true)])
  }

  @Test("goes from submission to result, and every date is lawful")
  func wholeCourse() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    #expect(dossier.dossier.code.text == "H56.06-261119-0001")
    #expect(dossier.step == "tiep-nhan")
    #expect(dossier.dossier.deadline == nil)

    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:00")
    #expect(dossier.step == "tra-so-goc")
    #expect(dossier.due == "2026-11-19T17:00:00+07:00", "received before 15:00: the same working day")
    #expect(dossier.dossier.letters.map(\.number) == ["01/GTN-2026"])

    try dossier.do(.recordLookup(found(.match)), by: .engine, at: "2026-11-19T10:00")
    try dossier.act("trinh-ky", by: "duc", at: "2026-11-19T11:00")
    try dossier.act("ky-cap", by: "hoa", at: "2026-11-19T14:00")
    #expect(dossier.dossier.place == .end("da-tra-ket-qua", .granted), "received on line: it ends at once")
    #expect(dossier.dossier.resultAt != nil)
    #expect(dossier.dossier.letters.map(\.letter) == ["giay-tiep-nhan", "ban-sao", "phieu-kiem-soat"])
    #expect(dossier.dossier.nextMoment == nil)
    #expect(!dossier.dossier.isLate)
  }

  @Test("received after 15:00 is due on the next working day")
  func afterThree() throws {
    var dossier = try Case(sample, at: "2026-11-20T15:30")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-20T15:40")
    #expect(dossier.due == "2026-11-23T17:00:00+07:00", "Friday afternoon to Monday")
  }

  @Test("does not let the clock run while supplements are awaited")
  func pause() throws {
    var dossier = try Case(sample, at: "2026-11-18T08:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-18T08:10")
    try dossier.do(.recordLookup(found(.none)), by: .engine, at: "2026-11-18T08:10")
    try dossier.act(
      "yeu-cau-bo-sung", by: "duc", at: "2026-11-18T09:00", reason: "Thiếu số hiệu",
      items: [AskedItem(item: .field("so-hieu"), remark: "Ghi số hiệu trên bằng")])
    #expect(dossier.step == "cho-bo-sung")
    #expect(dossier.dossier.clock?.isPaused == true)
    #expect(!dossier.dossier.isClockRunning)

    let before = try #require(dossier.answers)
    guard
      case .right(let after) = sample.procedure.form.check(
        ["so-hieu": "B 123456"], only: ["so-hieu"], upon: before, on: try #require(Day("2026-11-20")))
    else { throw SampleFailure() }
    try dossier.do(
      .act(
        Act(
          task: try #require(dossier.dossier.tasks.first).number, action: "nop-bo-sung",
          supplement: Supplement(answers: after, papers: []))),
      by: .applicant, at: "2026-11-20T09:00")
    #expect(dossier.step == "tra-so-goc", "back to where it was")
    #expect(dossier.due == "2026-11-20T17:00:00+07:00")
    #expect(!dossier.dossier.isLate, "one request is no lateness")
  }

  @Test("asked for supplements twice is late, whatever its date says")
  func secondRequest() throws {
    var dossier = try Case(sample, at: "2026-11-18T08:00")
    let item = AskedItem(item: .field("so-hieu"), remark: "")
    try dossier.act("yeu-cau-bo-sung", by: "lan", at: "2026-11-18T08:10", reason: "a", items: [item])
    let answers = try #require(dossier.answers)
    try dossier.do(
      .act(
        Act(
          task: try #require(dossier.dossier.tasks.first).number, action: "nop-bo-sung",
          supplement: Supplement(answers: answers, papers: []))),
      by: .applicant, at: "2026-11-18T08:20")
    #expect(dossier.step == "tiep-nhan")
    try dossier.act("yeu-cau-bo-sung", by: "lan", at: "2026-11-18T08:30", reason: "b", items: [item])
    #expect(dossier.dossier.isLate)
  }

  @Test("ends by the clock when supplements never come")
  func waitEnds() throws {
    var dossier = try Case(sample, at: "2026-11-02T08:00")
    try dossier.act(
      "yeu-cau-bo-sung", by: "lan", at: "2026-11-02T08:10", reason: "a",
      items: [AskedItem(item: .field("so-hieu"), remark: "")])
    let end = try #require(dossier.dossier.nextMoment)
    #expect(end.description == "2026-12-02T17:00:00+07:00")
    #expect(throws: Refusal.notYetTime(until: end)) {
      try dossier.do(.tick, by: .engine, at: "2026-12-02T16:59:59+07:00")
    }
    try dossier.do(.tick, by: .engine, at: end.description)
    #expect(dossier.dossier.place == .end("dung-xu-ly", .stopped))
    #expect(dossier.dossier.letters.last?.letter == "phieu-tu-choi")
  }

  @Test("is overdue one second after its due moment, and only then")
  func overdue() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:00")
    let warnAt = try #require(dossier.dossier.nextMoment)
    try dossier.do(.tick, by: .engine, at: warnAt.description)
    #expect(dossier.events == [.dueSoon])
    #expect(dossier.dossier.nextMoment?.description == "2026-11-19T17:00:01+07:00")
    try dossier.do(.tick, by: .engine, at: "2026-11-19T17:00:01+07:00")
    #expect(dossier.dossier.isLate)
    #expect(dossier.dossier.nextMoment == nil)
  }

  @Test("is signed by somebody else than who prepared it")
  func fourEyes() throws {
    let both: [Position] = [
      Position(unit: "so-gddt", role: "chuyen-vien", from: Day(number: 0), until: nil),
      Position(unit: "so-gddt", role: "lanh-dao", from: Day(number: 0), until: nil),
    ]
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:00")
    try dossier.do(.recordLookup(found(.match)), by: .engine, at: "2026-11-19T10:00")
    let actor = Actor.officer("duc", positions: both)
    try dossier.do(.act(Act(task: 2, action: "trinh-ky")), by: actor, at: "2026-11-19T11:00")
    #expect(throws: Refusal.sameOfficer("tra-so-goc")) {
      try dossier.do(.act(Act(task: 3, action: "ky-cap")), by: actor, at: "2026-11-19T11:10")
    }
  }

  @Test("offers exactly what it accepts")
  func offers() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:00")
    try dossier.do(.recordLookup(found(.none)), by: .engine, at: "2026-11-19T10:00")
    let now = try #require(Instant("2026-11-19T10:30"))
    for (actor, reason) in [
      (sample.officer("duc", at: now), "x"), (.applicant, "x"), (sample.officer("lan", at: now), "x"),
    ] {
      for offer in dossier.dossier.availableActions(for: actor, in: dossier.surroundings(at: now)) {
        let act = Act(
          task: offer.task, action: offer.action.id, reason: reason,
          items: offer.action.needs.contains(.items) ? [AskedItem(item: .field("so-hieu"), remark: "")] : [])
        do throws(Refusal) {
          _ = try dossier.dossier.decide(.act(act), by: actor, in: dossier.surroundings(at: now))
          #expect(offer.refusal == nil, "\(offer.action.id) was done, but not offered")
        } catch {
          #expect(offer.refusal == error, "\(offer.action.id) was offered, but refused")
        }
      }
    }
  }

  @Test("says no exactly and kindly")
  func refusals() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    let now = try #require(Instant("2026-11-19T09:10"))
    #expect(throws: Refusal.reasonMissing) {
      try dossier.act("tu-choi", by: "lan", at: "2026-11-19T09:10", reason: " ")
    }
    #expect(throws: Refusal.itemsMissing) {
      try dossier.act("yeu-cau-bo-sung", by: "lan", at: "2026-11-19T09:10", reason: "a")
    }
    #expect(throws: Refusal.unknownItem("field:khong-co")) {
      try dossier.act(
        "yeu-cau-bo-sung", by: "lan", at: "2026-11-19T09:10", reason: "a",
        items: [AskedItem(item: .field("khong-co"), remark: "")])
    }
    #expect(throws: Refusal.self) { try dossier.act("tiep-nhan", by: "duc", at: "2026-11-19T09:10") }
    #expect(throws: Refusal.stale(expected: 7, current: 1)) {
      try dossier.do(.take(task: 1), by: sample.officer("lan", at: now), at: "2026-11-19T09:10", expecting: 7)
    }
    try dossier.do(.take(task: 1), by: sample.officer("lan", at: now), at: "2026-11-19T09:10", expecting: 1)
    try dossier.act("tu-choi", by: "lan", at: "2026-11-19T09:20", reason: "Không thuộc thẩm quyền")
    #expect(throws: Refusal.ended("tu-choi")) { try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T09:30") }
  }

  @Test("asks for a power of attorney only from a proxy")
  func parts() throws {
    #expect(throws: Refusal.partsMissing(["giay-uy-quyen"])) {
      try Case(sample, at: "2026-11-19T09:00", answers: ["quan-he": "uy-quyen"])
    }
    let paper = Paper(
      part: "giay-uy-quyen", sha256: String(repeating: "a", count: 64), name: "uy-quyen.pdf", bytes: 10,
      type: "application/pdf")
    #expect(throws: Refusal.unknownPart("giay-uy-quyen")) { try Case(sample, at: "2026-11-19T09:00", papers: [paper]) }
    #expect(throws: Refusal.fileTwice("giay-uy-quyen", name: "uy-quyen.pdf")) {
      try Case(sample, at: "2026-11-19T09:00", answers: ["quan-he": "uy-quyen"], papers: [paper, paper])
    }
    let dossier = try Case(sample, at: "2026-11-19T09:00", answers: ["quan-he": "uy-quyen"], papers: [paper])
    #expect(dossier.step == "tiep-nhan")
  }

  @Test("takes for a part only files of its kinds, of its size, and no more than it says")
  func files() throws {
    func paper(_ number: Int, bytes: Int = 10, type: String = "application/pdf") -> Paper {
      Paper(
        part: "giay-uy-quyen", sha256: String(repeating: "\(number)", count: 64), name: "\(number).pdf", bytes: bytes,
        type: type)
    }
    func submit(_ papers: [Paper]) throws {
      _ = try Case(sample, at: "2026-11-19T09:00", answers: ["quan-he": "uy-quyen"], papers: papers)
    }
    #expect(throws: Never.self) { try submit((1...5).map { paper($0) }) }
    #expect(throws: Refusal.tooManyFiles("giay-uy-quyen")) { try submit((1...6).map { paper($0) }) }
    #expect(throws: Refusal.fileKind("giay-uy-quyen", name: "1.pdf")) {
      try submit([paper(1, type: "application/zip")])
    }
    #expect(throws: Never.self) { try submit([paper(1, bytes: 10 << 20)]) }
    #expect(throws: Refusal.fileTooLarge("giay-uy-quyen", name: "1.pdf")) {
      try submit([paper(1, bytes: (10 << 20) + 1)])
    }
  }

  @Test("keeps no personal value in its events or its state")
  func noPersonalValues() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    var recorded = dossier.events.map { $0.json.canonicalText }.joined()
    try dossier.act("tu-choi", by: "lan", at: "2026-11-19T09:10", reason: "Bí mật của Lê Thị Mẫu")
    recorded += dossier.events.map { $0.json.canonicalText }.joined() + dossier.dossier.json.canonicalText
    for value in ["Mẫu", "0912345678", "038190001234", "Bí mật", "12 đường"] {
      #expect(!recorded.contains(value))
    }
    #expect(dossier.content?.values["reason"] == "Bí mật của Lê Thị Mẫu")
  }

  @Test("comes back from its kept form as it was")
  func roundTrip() throws {
    var dossier = try Case(sample, at: "2026-11-18T08:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-18T08:10")
    try dossier.do(.recordLookup(found(.differs)), by: .engine, at: "2026-11-18T08:10")
    try dossier.act("gia-han", by: "duc", at: "2026-11-18T08:20", reason: "Nhiều bản sao")
    #expect(dossier.due == "2026-11-20T17:00:00+07:00")
    #expect(throws: Refusal.extendedEnough(times: 1)) {
      try dossier.act("gia-han", by: "duc", at: "2026-11-18T08:30", reason: "Lần nữa")
    }
    try dossier.act(
      "yeu-cau-bo-sung", by: "duc", at: "2026-11-18T09:00", reason: "a",
      items: [AskedItem(item: .part("giay-to-khac"), remark: "b")])
    let json = dossier.dossier.json
    #expect(try Dossier(JSONField(json)) == dossier.dossier)
    for event in dossier.events { #expect(try DossierEvent(JSONField(event.json)) == event) }
  }
}

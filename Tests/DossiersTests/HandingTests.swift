import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@testable import Dossiers

@Suite("Work handed on and back")
struct HandingTests {
  let sample: Sample

  init() throws { sample = try Sample() }

  private func officer(_ id: Key<Officer>) throws -> Actor {
    sample.officer(id, at: try #require(Instant("2026-11-19T09:00")))
  }

  private func position(_ role: Key<Role>) -> Position {
    Position(unit: "so-gddt", role: role, from: Day(number: 0), until: nil)
  }

  /// A dossier that has been accepted and is looked up: the case officer's.
  private func accepted() throws -> Case {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T09:10")
    try dossier.do(
      .recordLookup(LookupFinding(register: "so-goc-van-bang", verdict: .match, entry: "125", fields: [])), by: .engine,
      at: "2026-11-19T09:10")
    return dossier
  }

  @Test("is given to an officer who holds the post, by whoever supervises the unit and by nobody else")
  func assign() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    #expect(throws: Refusal.notSupervisor("so-gddt")) {
      try dossier.do(.assign(task: 1, to: "lan", reason: nil), by: officer("lan"), at: "2026-11-19T09:10")
    }
    #expect(throws: Refusal.notSupervisor("so-gddt")) {
      try dossier.do(.assign(task: 1, to: "lan", reason: nil), by: officer("an"), at: "2026-11-19T09:10")
    }
    #expect(throws: Refusal.lacksPost("duc", .officer(role: "can-bo-mot-cua", unit: "so-gddt"))) {
      try dossier.do(.assign(task: 1, to: "duc", reason: nil), by: officer("hoa"), at: "2026-11-19T09:10")
    }
    try dossier.do(.assign(task: 1, to: "lan", reason: nil), by: officer("hoa"), at: "2026-11-19T09:10")
    #expect(dossier.events == [.assigned(task: 1, officer: "lan")])
    #expect(dossier.dossier.tasks.first?.officer == "lan")
    try dossier.do(.assign(task: 1, to: "lan", reason: nil), by: officer("hoa"), at: "2026-11-19T09:10")
    #expect(dossier.events.isEmpty, "she has it already")
    #expect(throws: Refusal.taskNotOpen(7)) {
      try dossier.do(.assign(task: 7, to: "lan", reason: nil), by: officer("hoa"), at: "2026-11-19T09:10")
    }
  }

  @Test("is taken from a colleague only with a reason, which no event holds")
  func reassign() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    let other = Actor.officer("minh", positions: [position("can-bo-mot-cua")])
    try dossier.do(.take(task: 1), by: other, at: "2026-11-19T09:05")
    #expect(throws: Refusal.reasonMissing) {
      try dossier.do(.assign(task: 1, to: "lan", reason: " "), by: officer("hoa"), at: "2026-11-19T09:10")
    }
    try dossier.do(.assign(task: 1, to: "lan", reason: "Nghỉ ốm"), by: officer("hoa"), at: "2026-11-19T09:10")
    #expect(dossier.dossier.tasks.first?.officer == "lan")
    #expect(dossier.content?.values["reason"] == "Nghỉ ốm")
    for event in dossier.events { #expect(try DossierEvent(JSONField(event.json)) == event) }
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T09:20")
    #expect(dossier.step == "tra-so-goc")
  }

  @Test("goes back by the action that the author has written, where there is one")
  func written() throws {
    var dossier = try accepted()
    try dossier.act("trinh-ky", by: "duc", at: "2026-11-19T10:00")
    #expect(throws: Refusal.reasonMissing) {
      try dossier.do(.handBack(task: 3, reason: ""), by: officer("hoa"), at: "2026-11-19T10:10")
    }
    try dossier.do(.handBack(task: 3, reason: "Thiếu đối chiếu"), by: officer("hoa"), at: "2026-11-19T10:10")
    #expect(dossier.step == "tra-so-goc")
    guard case .acted(let acted)? = dossier.events.first else { throw SampleFailure() }
    #expect(acted.action == "tra-lai")
  }

  @Test("goes back to the step before as it was, and to the colleague who handed it on")
  func general() throws {
    var dossier = try accepted()
    #expect(throws: Refusal.notYours(.officer(role: "chuyen-vien", unit: "so-gddt"))) {
      try dossier.do(.handBack(task: 2, reason: "a"), by: officer("lan"), at: "2026-11-19T10:00")
    }
    let due = dossier.due
    try dossier.do(.handBack(task: 2, reason: "Sai loại văn bằng"), by: officer("duc"), at: "2026-11-19T10:00")
    #expect(dossier.step == "tiep-nhan")
    #expect(dossier.dossier.tasks.first?.officer == "lan", "to whoever handed it on")
    #expect(dossier.due == due, "the limit of the law goes on")
    #expect(dossier.content?.values["reason"] == "Sai loại văn bằng")
    #expect(try Dossier(JSONField(dossier.dossier.json)) == dossier.dossier)
    for event in dossier.events { #expect(try DossierEvent(JSONField(event.json)) == event) }
    #expect(throws: Refusal.notReturnable(.noStepBefore)) {
      try dossier.do(.handBack(task: 3, reason: "a"), by: officer("lan"), at: "2026-11-19T10:10")
    }
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:20")
    #expect(dossier.step == "tra-so-goc" && dossier.due == due, "and on again")
  }

  @Test("does not go back to the applicant, nor from a step of several, nor past what was asked for since")
  func obstacles() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    #expect(throws: Refusal.notReturnable(.noStepBefore)) {
      try dossier.do(.handBack(task: 1, reason: "a"), by: officer("lan"), at: "2026-11-19T09:10")
    }
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T09:10")
    try dossier.act(
      "yeu-cau-bo-sung", by: "duc", at: "2026-11-19T09:20", reason: "a",
      items: [AskedItem(item: .field("so-hieu"), remark: "")])
    let answers = try #require(dossier.answers)
    try dossier.do(
      .act(Act(task: 3, action: "nop-bo-sung", supplement: Supplement(answers: answers, papers: []))), by: .applicant,
      at: "2026-11-19T09:30")
    #expect(dossier.step == "tra-so-goc")
    #expect(throws: Refusal.notReturnable(.noStepBefore)) {
      try dossier.do(.handBack(task: 4, reason: "a"), by: officer("duc"), at: "2026-11-19T09:40")
    }
  }
}

@Suite("An apology with a new date")
struct ApologyTests {
  let sample: Sample

  init() throws { sample = try Sample() }

  private func officer(_ id: Key<Officer>) throws -> Actor {
    sample.officer(id, at: try #require(Instant("2026-11-19T09:00")))
  }

  private func accepted() throws -> Case {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T09:10")
    return dossier
  }

  private func apology(_ until: Apology.NewDate, _ reason: String = "Mất điện") -> Command {
    .apologise(Apology(until: until, reason: reason))
  }

  @Test("replaces the due date, with a letter, before the old one has passed and once")
  func once() throws {
    var dossier = try accepted()
    #expect(dossier.due == "2026-11-19T17:00:00+07:00")
    try dossier.do(apology(.longer(.workingDays(2))), by: officer("duc"), at: "2026-11-19T17:00:00+07:00")
    #expect(dossier.due == "2026-11-23T17:00:00+07:00", "Thursday, then Friday and Monday")
    #expect(dossier.dossier.letters.last?.letter == "phieu-xin-loi")
    #expect(dossier.content?.values["letters"]?.canonicalText.contains("Mất điện") == true)
    #expect(dossier.content?.values["letters"]?.canonicalText.contains("17:00, 19/11/2026") == true, "the old date")
    #expect(dossier.content?.values["letters"]?.canonicalText.contains("17:00, 23/11/2026") == true, "the new date")
    #expect(try Dossier(JSONField(dossier.dossier.json)) == dossier.dossier)
    for event in dossier.events { #expect(try DossierEvent(JSONField(event.json)) == event) }
    #expect(throws: Refusal.apologisedAlready) {
      try dossier.do(apology(.longer(.workingDays(1))), by: officer("duc"), at: "2026-11-20T09:00")
    }
    // The extension that the law allows is another thing, and still possible.
    try dossier.act("gia-han", by: "duc", at: "2026-11-20T09:00", reason: "Nhiều bản sao")
    #expect(dossier.due == "2026-11-26T17:00:00+07:00")
  }

  @Test("may name a day, which has to be a working day after the old one")
  func day() throws {
    var dossier = try accepted()
    let due = try #require(Instant("2026-11-19T17:00:00+07:00"))
    for text in ["2026-11-19", "2026-11-18", "2026-11-21", "2026-11-22", "2028-11-20"] {
      let day = try #require(Day(text))
      #expect(throws: Refusal.notANewDate(day, due: due)) {
        try dossier.do(apology(.day(day)), by: officer("duc"), at: "2026-11-19T10:00")
      }
    }
    try dossier.do(apology(.day(try #require(Day("2026-11-26")))), by: officer("duc"), at: "2026-11-19T10:00")
    #expect(dossier.due == "2026-11-26T17:00:00+07:00")
  }

  @Test("comes too late once the date has passed, and is nobody's but the office's")
  func tooLate() throws {
    var dossier = try accepted()
    let due = try #require(Instant("2026-11-19T17:00:00+07:00"))
    #expect(throws: Refusal.apologyTooLate(due: due)) {
      try dossier.do(apology(.longer(.workingDays(1))), by: officer("duc"), at: "2026-11-19T17:00:01+07:00")
    }
    #expect(throws: Refusal.self) {
      try dossier.do(apology(.longer(.workingDays(1))), by: officer("lan"), at: "2026-11-19T10:00")
    }
    #expect(throws: Refusal.reasonMissing) {
      try dossier.do(apology(.longer(.workingDays(1)), " "), by: officer("duc"), at: "2026-11-19T10:00")
    }
    #expect(throws: Refusal.clockRefuses(.notAnExtension(.workingDays(0)))) {
      try dossier.do(apology(.longer(.workingDays(0))), by: officer("duc"), at: "2026-11-19T10:00")
    }
    try dossier.do(apology(.longer(.workingDays(1))), by: officer("hoa"), at: "2026-11-19T10:00")
    #expect(dossier.due == "2026-11-20T17:00:00+07:00", "whoever supervises apologises, too")
  }

  @Test("is nothing before acceptance, while supplements are awaited, and where no limit is stated")
  func notRunning() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    #expect(throws: Refusal.clockNotRunning) {
      try dossier.do(apology(.longer(.workingDays(1))), by: officer("lan"), at: "2026-11-19T09:05")
    }
  }
}

@Suite("A refund")
struct RefundTests {
  @Test("gives back all that was paid, once, by whoever could take it, also after the end")
  func refund() throws {
    let sample = try Sample()
    let now = try #require(Instant("2026-11-19T09:00"))
    let hoa = sample.officer("hoa", at: now)
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    func refund(_ amount: Int, _ reason: String = "Miễn phí") -> Command {
      .refund(Refund(payment: Payment(amount: Money(dong: amount), means: .cash), reason: reason))
    }
    #expect(throws: Refusal.nothingPaid) { try dossier.do(refund(1), by: hoa, at: "2026-11-19T09:10") }
    for event in [
      DossierEvent.charged(
        Charged(number: 1, fee: "phi", occasion: .reception, amount: Money(dong: 250_000), rules: [])),
      .paid(charges: [1], Money(dong: 250_000), .cash), .ended("tu-choi", .refused),
    ] {
      dossier.dossier.apply([event], at: now, by: "lan")
    }
    #expect(throws: Refusal.refundDiffers(paid: Money(dong: 250_000), refunded: Money(dong: 200_000))) {
      try dossier.do(refund(200_000), by: hoa, at: "2026-11-19T09:10")
    }
    #expect(throws: Refusal.reasonMissing) { try dossier.do(refund(250_000, ""), by: hoa, at: "2026-11-19T09:10") }
    #expect(throws: Refusal.self) {
      try dossier.do(refund(250_000), by: sample.officer("duc", at: now), at: "2026-11-19T09:10")
    }
    try dossier.do(refund(250_000), by: hoa, at: "2026-11-19T09:10")
    #expect(dossier.dossier.refunded == Money(dong: 250_000) && dossier.dossier.paid == .nothing)
    #expect(dossier.dossier.owed == .nothing, "nothing is owed by it")
    #expect(try Dossier(JSONField(dossier.dossier.json)) == dossier.dossier)
    for event in dossier.events { #expect(try DossierEvent(JSONField(event.json)) == event) }
    #expect(throws: Refusal.nothingPaid) { try dossier.do(refund(250_000), by: hoa, at: "2026-11-19T09:20") }
  }
}

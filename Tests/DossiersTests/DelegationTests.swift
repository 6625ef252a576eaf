import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@testable import Dossiers

@Suite("An officer in the place of another")
struct DelegationTests {
  let sample: Sample

  init() throws { sample = try Sample() }

  private func position(_ role: Key<Role>, of colleague: Key<Officer>? = nil) -> Position {
    Position(unit: "so-gddt", role: role, from: Day(number: 0), until: nil, inPlaceOf: colleague)
  }

  private func found() -> LookupFinding {
    LookupFinding(
      register: "so-goc-van-bang", verdict: .match, entry: "125",
      fields: [ComparedField(field: "ho-ten", registered: "Lê Thị Mẫu", asked: "Lê Thị Mẫu", agrees: true)])
  }

  /// A dossier that waits for the case officer.
  private func received() throws -> Case {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tiep-nhan", by: "lan", at: "2026-11-19T10:00")
    try dossier.do(.recordLookup(found()), by: .engine, at: "2026-11-19T10:00")
    return dossier
  }

  @Test("does the work of the post, and the decision says for whom")
  func stands() throws {
    let dossier = try received()
    let minh = Actor.officer("minh", positions: [position("van-thu"), position("chuyen-vien", of: "duc")])
    let now = try #require(Instant("2026-11-19T11:00"))
    let taken = try dossier.dossier.decide(.take(task: 2), by: minh, in: dossier.surroundings(at: now))
    #expect(taken.events == [.taken(task: 2, officer: "minh")])
    #expect(taken.inPlaceOf == "duc")
    let own = Actor.officer("minh", positions: [position("chuyen-vien"), position("chuyen-vien", of: "duc")])
    let asOneself = try dossier.dossier.decide(.take(task: 2), by: own, in: dossier.surroundings(at: now))
    #expect(asOneself.inPlaceOf == nil, "one's own post comes first")
  }

  @Test("goes on with what the absent one has taken; nobody else does")
  func takeOver() throws {
    var dossier = try received()
    try dossier.do(.take(task: 2), by: .officer("duc", positions: [position("chuyen-vien")]), at: "2026-11-19T10:10")
    let other = Actor.officer("an", positions: [position("chuyen-vien"), position("chuyen-vien", of: "binh")])
    #expect(throws: Refusal.takenByOther("duc")) {
      try dossier.do(.take(task: 2), by: other, at: "2026-11-19T10:20")
    }
    let minh = Actor.officer("minh", positions: [position("chuyen-vien"), position("chuyen-vien", of: "duc")])
    try dossier.do(.take(task: 2), by: minh, at: "2026-11-19T10:30")
    #expect(dossier.dossier.tasks[0].officer == "minh" && dossier.dossier.tasks[0].inPlaceOf == "duc")

    var back = dossier
    try back.do(.release(task: 2), by: .officer("duc", positions: [position("chuyen-vien")]), at: "2026-11-20T09:00")
    #expect(back.dossier.tasks[0].officer == nil && back.dossier.tasks[0].inPlaceOf == nil)
    try dossier.do(
      .act(Act(task: 2, action: "trinh-ky")), by: .officer("duc", positions: [position("chuyen-vien")]),
      at: "2026-11-20T09:00")
    #expect(dossier.dossier.actedAt["tra-so-goc"] == ["duc"], "back again, and nobody's stand-in is needed")
  }

  @Test("controls neither the own work nor that of the absent one, and is not controlled by that one later")
  func fourEyes() throws {
    var dossier = try received()
    try dossier.do(
      .act(Act(task: 2, action: "trinh-ky")), by: .officer("duc", positions: [position("chuyen-vien", of: "lan")]),
      at: "2026-11-19T10:30")
    #expect(dossier.dossier.actedAt["tra-so-goc"] == ["duc", "lan"])
    for actor in [
      Actor.officer("duc", positions: [position("lanh-dao")]),
      .officer("duc", positions: [position("lanh-dao", of: "hoa")]),
      .officer("lan", positions: [position("lanh-dao")]),
      .officer("minh", positions: [position("lanh-dao", of: "duc")]),
      .officer("minh", positions: [position("lanh-dao", of: "lan")]),
    ] {
      #expect(throws: Refusal.sameOfficer("tra-so-goc"), "\(actor)") {
        try dossier.do(.act(Act(task: 3, action: "ky-cap")), by: actor, at: "2026-11-19T11:10")
      }
    }
    try dossier.do(
      .act(Act(task: 3, action: "ky-cap")), by: .officer("minh", positions: [position("lanh-dao", of: "hoa")]),
      at: "2026-11-19T11:20")
    #expect(dossier.dossier.resultAt != nil)
  }

  @Test("is kept as it was when the dossier is written and read again")
  func wire() throws {
    var dossier = try received()
    try dossier.do(
      .take(task: 2), by: .officer("minh", positions: [position("chuyen-vien", of: "duc")]), at: "2026-11-19T11:00")
    #expect(try Dossier(JSONField(dossier.dossier.json)) == dossier.dossier)
  }
}

@Suite("Opinions of a council with stand-ins")
struct DelegatedOpinionTests {
  private func member(_ id: Key<Officer>, for colleague: Key<Officer>? = nil) -> Actor {
    .officer(
      id,
      positions: [
        Position(
          unit: "so-gddt", role: "uy-vien-hoi-dong", from: Day(number: 0), until: nil, inPlaceOf: colleague)
      ])
  }

  @Test("are one for each person: not for oneself and a colleague, not by the colleague who was stood in for")
  func once() throws {
    let sample = try Sample("thuyen-chuyen-vien-chuc")
    let now = try #require(Instant("2026-11-02T09:00"))
    let submitted = Submitted(
      code: DossierCode(agency: "H56.06", day: LocalTime(now).day, number: 1), number: 1,
      procedure: sample.procedure.id,
      revision: sample.procedure.revision, channel: .online, unit: "so-gddt", secretHash: "")
    var dossier = Dossier(submitted, at: now, firstStep: StepEntered(step: "tiep-nhan", tasks: []))
    let council = try #require(sample.procedure.steps.first { $0.opinions != nil && $0.assignments[0].members > 2 })
    let action = try #require(council.actions.first { $0.opinion == .agree })
    let opened = (1...council.assignments[0].members).map { number in
      OpenTask(
        number: number, step: council.id, duty: .officer(role: "uy-vien-hoi-dong", unit: "so-gddt"), openedAt: now,
        due: nil, assignment: nil)
    }
    dossier.apply([.stepEntered(StepEntered(step: council.id, tasks: opened))], at: now, by: nil)
    var surroundings = Surroundings(
      now: now, procedure: sample.procedure, unit: sample.unit, calendar: sample.calendar)
    surroundings.answers = nil
    func hear(_ actor: Actor, _ task: Int) throws {
      let decision = try dossier.decide(
        .act(Act(task: task, action: action.id, reason: "đồng ý")), by: actor, in: surroundings)
      dossier.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    }
    try hear(member("giang", for: "binh"), 1)
    for (actor, why) in [
      (member("giang"), "again for oneself"), (member("giang", for: "cuc"), "again for another"),
      (member("binh"), "was stood in for"), (member("cuc", for: "binh"), "the same one stood in for twice"),
    ] {
      #expect(throws: Refusal.heardAlready(council.id), "\(why)") { try hear(actor, 2) }
      #expect(throws: Refusal.heardAlready(council.id), "\(why)") {
        _ = try dossier.decide(.take(task: 2), by: actor, in: surroundings)
      }
    }
    try hear(member("cuc"), 2)
    #expect(dossier.opinions.map(\.inPlaceOf) == ["binh", nil])
    #expect(try Dossier(JSONField(dossier.json)) == dossier)
  }
}

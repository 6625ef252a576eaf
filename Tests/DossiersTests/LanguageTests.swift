import Dossiers
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime
import YAML

@Suite("What the language says of fees and limits")
struct LanguageTests {
  private let definitions: Definitions
  private let procedure: Procedure

  init() throws {
    let findings = Findings()
    var files = RandomProcedure.surroundings
    files["Workflows/thu/procedure.yaml"] = LanguageTests.text
    let loaded = Definitions.load(DefinitionFiles(files.mapValues { Array($0.utf8) }), findings)
    definitions = try #require(loaded, "\(findings.sorted)")
    procedure = try #require(definitions.procedures["thu"])
  }

  /// A procedure with a fee that some are free of, limits by channel, and a withdrawal that ends what is owed.
  private static let text = """
    procedure: thu
    code: "1.000001"
    name: { vi: Thử, en: Trial }
    summary: { vi: Thử, en: Trial }
    field: { code: G03, name: { vi: Thử, en: Trial } }
    level: 4
    class: mot-phan
    unit: so
    channels: [online, counter]
    form: don
    applicant: { person: nguoi }
    fees:
      amount: 5000
      waivers:
        - { waiver: gap, name: { vi: Người cần gấp, en: Urgent }, when: gap, legal: Luật }
    time: { limit: { online: 2 working days, counter: 4 working days } }
    result: { code: KQ, name: { vi: Thử, en: Trial } }
    steps:
      - step: s0
        name: { vi: Nhận, en: Receive }
        national: 1
        role: can-bo
        actions:
          - { action: thu, name: { vi: Thu, en: Charge }, charge: reception, clock: start, to: s1 }
      - step: s1
        name: { vi: Nộp, en: Pay }
        national: 4
        role: can-bo
        limit: { online: 1 working day, counter: 3 working days }
        actions:
          - { action: nop, name: { vi: Nộp, en: Pay }, needs: [payment], to: s2 }
          - { action: qua, name: { vi: Qua, en: On }, when: khoan thu.con no = 0, to: s2 }
          - { action: thoi, name: { vi: Thôi, en: Stop }, charge: cancel, to: e1 }
      - step: s2
        name: { vi: Xét, en: Decide }
        national: 4
        role: can-bo
        actions:
          - { action: cap, name: { vi: Cấp, en: Grant }, result: issued, letter: thu, to: e0 }
    withdraw: { until: s2, to: e2, fees: cancel }
    ends:
      - { end: e0, name: { vi: Xong, en: Done }, national: 10, outcome: granted }
      - { end: e1, name: { vi: Thôi, en: Refused }, national: 3, outcome: refused }
      - { end: e2, name: { vi: Rút, en: Withdrawn }, national: 7, outcome: withdrawn }
    retention: { keep: permanent, legal: Luật }

    """

  private let officer = Actor.officer(
    "lan", positions: [Position(unit: "so", role: "can-bo", from: Day(number: 0), until: nil)])

  /// A dossier that some actions have moved, one after the other.
  private func dossier(
    isUrgent: Bool, _ channel: Channel, _ actions: [Key<Action>], paying: Money? = nil
  ) throws -> Dossier {
    let now = try #require(Instant("2026-03-02T08:00"))
    let json: JSONObject = [
      "nguoi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038190001234"], "ten": "Mẫu",
      "loai": "c", "nhan": "truc-tuyen", "gap": .bool(isUrgent), "so": 1,
    ]
    guard case .right(let answers) = procedure.form.check(.object(json), on: LocalTime(now).day) else {
      throw SampleFailure()
    }
    let unit = try #require(definitions.authority.unit("so"))
    var surroundings = Surroundings(
      now: now, procedure: procedure, unit: unit, calendar: try #require(definitions.calendar(of: unit)))
    surroundings.answers = answers
    let actor = channel == .online ? Actor.applicant : officer
    let begun = try Dossier.submit(
      Submission(channel: channel, answers: answers, papers: [], secretHash: ""), by: actor, in: surroundings)
    var dossier = try #require(Dossier(beginning: begun.events, at: now))
    dossier.apply(begun.events, at: now, by: actor.officer)
    for action in actions {
      let task = try #require(dossier.tasks.first?.number)
      let payment = paying.map { Payment(amount: $0, means: .cash) }
      let actor: Actor = action == "rut-ho-so" ? .applicant : officer
      let decision = try dossier.decide(
        .act(Act(task: task, action: action, payment: payment)), by: actor, in: surroundings)
      dossier.apply(decision.events, at: now, by: nil)
    }
    return dossier
  }

  @Test("a fee is charged and waived in one where the law frees of it, and the ground is kept")
  func waived() throws {
    let free = try dossier(isUrgent: true, .online, ["thu", "qua"])
    let charge = try #require(free.charges.first)
    #expect(charge.amount == Money(dong: 5000) && charge.waiver == "gap")
    #expect(free.owed == .nothing && free.place == .step("s2"))
    let owing = try dossier(isUrgent: false, .online, ["thu"])
    #expect(owing.owed == Money(dong: 5000) && owing.charges.first?.waiver == nil)
    let kept = try Dossier(JSONField(JSONValue(reading: free.json.canonicalText)))
    #expect(kept == free)
  }

  @Test("a withdrawal ends what is owed and leaves what was paid; the dossier is kept for ever")
  func withdrawn() throws {
    let owing = try dossier(isUrgent: false, .online, ["thu", "rut-ho-so"])
    #expect(owing.owed == .nothing && owing.place == .end("e2", .withdrawn) && owing.retention == .permanent)
    let paid = try dossier(isUrgent: false, .online, ["thu", "nop", "rut-ho-so"], paying: Money(dong: 5000))
    #expect(paid.paid == Money(dong: 5000))
    #expect(try Dossier(JSONField(JSONValue(reading: paid.json.canonicalText))) == paid)
  }

  @Test("a payment is recorded once, whole, and only while something is owed")
  func paidOnce() throws {
    let owed = Money(dong: 5000)
    for amount in [0, 4999, 5001, -5000] {
      #expect(throws: Refusal.paymentDiffers(owed: owed, paid: Money(dong: amount))) {
        _ = try dossier(isUrgent: false, .online, ["thu", "nop"], paying: Money(dong: amount))
      }
    }
    #expect(throws: Refusal.paymentMissing(owed: owed)) {
      _ = try dossier(isUrgent: false, .online, ["thu", "nop"])
    }
    #expect(throws: Refusal.nothingOwed) {
      _ = try dossier(isUrgent: true, .online, ["thu", "nop"], paying: owed)
    }
    #expect(throws: Refusal.self) {
      _ = try dossier(isUrgent: false, .online, ["thu", "nop", "nop"], paying: owed)
    }
    #expect(try dossier(isUrgent: false, .online, ["thu", "nop"], paying: owed).paid == owed)
  }

  @Test(
    "limits of the law and of tasks go by the channel",
    arguments: [
      (Channel.online, "2026-03-03T17:00", "2026-03-04T17:00"), (.counter, "2026-03-05T17:00", "2026-03-06T17:00"),
    ])
  func limits(channel: Channel, task: String, law: String) throws {
    let charged = try dossier(isUrgent: false, channel, ["thu"])
    #expect(charged.tasks.first?.due == Instant(task))
    #expect(charged.deadline?.due == Instant(law))
  }
}

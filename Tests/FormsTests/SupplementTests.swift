import Forms
import JSON
import Testing
import Text
import WorkingTime

@Suite("A supplement")
struct SupplementTests {
  private func sample() throws -> (form: Form, answers: Answers) {
    let form = try form(
      "field: ten, type: text, required: true", "field: hen, type: date, earliest: today",
      "field: nhan, type: choice, required: true, options: [{ value: tai-cho, label: { vi: a, en: a } }, { value: buu-chinh, label: { vi: b, en: b } }]",
      "field: dia-chi, type: text, when: 'nhan = \"buu-chinh\"', required: true",
      "field: loi-nhan, type: text, when: 'nhan = \"buu-chinh\"'",
      "field: ghi-chu, type: text, required: 'nhan = \"buu-chinh\"'")
    return (form, try form.taken(["ten": "An", "hen": "22/11/2026", "nhan": "tai-cho"]))
  }

  /// A month after the answers were given.
  private let later = today.advanced(by: 30)

  private func check(_ json: JSONValue, only: Set<Key<Field>>) throws -> AnswersVerdict {
    let (form, answers) = try sample()
    return form.check(json, only: only, upon: answers, on: later)
  }

  @Test("changes what is named and nothing else")
  func changes() throws {
    #expect(
      try check(["ten": "Bình"], only: ["ten"]).taken().json == ["ten": "Bình", "hen": "2026-11-22", "nhan": "tai-cho"])
    #expect(try check(["ten": "Bình", "nhan": "buu-chinh"], only: ["ten"]).complaints == ["/nhan not-asked"])
    #expect(try check(["ten": "Bình", "x": "y"], only: ["ten"]).complaints == ["/x unknown-field"])
  }

  @Test("may repeat what stands, as a page does")
  func repeats() throws {
    #expect(try check(["ten": "Bình", "nhan": "tai-cho", "hen": "2026-11-22"], only: ["ten"]).complaints == [])
  }

  @Test("leaves what stands unjudged, however time has moved on")
  func standing() throws {
    #expect(try check([:], only: ["ten"]).complaints == [])
    #expect(try check(["hen": "22/11/2026"], only: ["hen"]).complaints == ["/hen too-early"])
  }

  @Test("keeps a named answer that is left out, and takes away one that is blank")
  func leftOut() throws {
    #expect(try check([:], only: ["ten"]).taken()["ten"] == .text("An"))
    #expect(try check(["ten": ""], only: ["ten"]).complaints == ["/ten required"])
    let (form, answers) = try sample()
    #expect(
      try form.check(["ghi-chu": "x"], only: ["ghi-chu"], upon: answers, on: later).taken()["ghi-chu"] == .text("x"))
  }

  @Test("answers also what it newly asks or requires, and drops what it no longer asks")
  func newlyAsked() throws {
    #expect(try check(["nhan": "buu-chinh"], only: ["nhan"]).complaints == ["/dia-chi required", "/ghi-chu required"])
    let changed = try check(
      ["nhan": "buu-chinh", "dia-chi": "Số 1", "ghi-chu": "x", "loi-nhan": "Cảm ơn"], only: ["nhan"]
    ).taken()
    #expect(changed["dia-chi"] == .text("Số 1"))
    #expect(changed["loi-nhan"] == .text("Cảm ơn"))
    let (form, _) = try sample()
    let back = try form.check(["nhan": "tai-cho"], only: ["nhan"], upon: changed, on: later).taken()
    #expect(back["dia-chi"] == nil)
    #expect(back["ghi-chu"] == .text("x"))
  }
}

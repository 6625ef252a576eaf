import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A register that results are written into")
struct WrittenRegisterTests {
  private let register: Key<Register> = "so-cap-ban-sao"

  /// A dossier whose copy is signed.
  private func signed(_ id: String, in office: Office) throws -> DossierCode {
    let (code, _) = try office.filed(id)
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")
    return code
  }

  @Test("numbers its entries without gaps, anew each year, and keeps what the law asks for")
  func numbers() throws {
    let office = try Office(at: "2026-12-31T08:00")
    try office.loadRegister()
    let first = try signed("a", in: office)
    // What is refused takes no number.
    let (waiting, _) = try office.filed("b")
    try office.act("tiep-nhan", on: waiting, by: "lan")
    try office.act("ky-cap", on: waiting, by: "hoa")
    _ = try signed("c", in: office)
    try office.go(to: "2027-01-04T08:00")
    let last = try signed("d", in: office)

    let entries = try office.oneStop.entries(of: register)
    #expect(entries.map { $0.values["so-vao-so"] } == ["01/2026", "02/2026", "01/2027"])
    let entry = try #require(entries.first)
    #expect(entry.values["ma-ho-so"] == first.text)
    #expect(entry.values["ho-ten"] == "TRẦN VĂN ĐỨC", "as the original register has it")
    #expect(entry.values["so-vao-so-goc"] == "125/2008")
    #expect(entry.values["ngay-sinh"] == "1990-05-01" && entry.values["ngay-cap"] == "2026-12-31")
    let view = try office.oneStop.view(last, for: .officer("hoa"))
    #expect(view.dossier.entries.map(\.number) == ["01/2027"])
    #expect(view.timeline.contains { $0.text.vi.hasSuffix("từ sổ gốc, số 01/2027") })
    let copy = try #require(view.letters.first { $0.letter == "ban-sao" })
    let rows = copy.blocks.compactMap { if case .rows(let rows) = $0 { rows } else { nil } }.joined()
    #expect(rows.contains { $0.label.en == "Number of this copy" && $0.value.vi == "01/2027" })
  }

  @Test("is compared with the log and made again from it")
  func rebuilt() throws {
    let office = try Office(at: "2026-12-01T08:00")
    try office.loadRegister()
    _ = try signed("a", in: office)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    let right = try office.oneStop.entries(of: register)
    let wrong = right.map { RegisterEntry(identity: $0.identity, values: ["so-vao-so": "99/2026"], keys: []) }
    try office.store.write(for: office.oneStop.authority) { try $0.load(wrong, into: "so-cap-ban-sao") }
    let report = try office.oneStop.rebuild(repairing: true)
    #expect(report.differing == 1)
    #expect(report.faults.map(\.words.en) == ["the entry in the register so-cap-ban-sao differs from the log"])
    #expect(try office.oneStop.entries(of: register) == right)
  }

  @Test("stays as it is when its agency gets another code, and goes on for dossiers that came under the old one")
  func otherCode() throws {
    let office = try Office(at: "2026-12-01T08:00")
    try office.loadRegister()
    _ = try signed("a", in: office)
    let (waiting, _) = try office.filed("b")
    try office.oneStop.use(
      office.changed("Workflows/authority.yaml") { $0.replacing("qd20: H56.06,", with: "qd20: H56.90,") })
    try office.act("tiep-nhan", on: waiting, by: "lan")
    try office.act("trinh-ky", on: waiting, by: "duc")
    try office.act("ky-cap", on: waiting, by: "hoa")
    let new = try signed("c", in: office)
    #expect(new.agency == "H56.90" && waiting.agency == "H56.06")
    func number(_ code: DossierCode) throws -> [String] {
      try office.oneStop.view(code, for: .officer("hoa")).dossier.entries.map(\.number)
    }
    #expect(try number(waiting) == ["02/2026"] && number(new) == ["01/2026"])
    #expect(try office.oneStop.entries(of: register).count == 3)
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("takes nothing from a file")
  func notLoaded() throws {
    let office = try Office()
    guard case .failure(let complaints) = try office.oneStop.load([["so-vao-so"], ["1"]], into: register) else {
      Issue.record("loaded")
      return
    }
    #expect(
      complaints.list.map(\.words.en) == [
        "procedures write this register and number it; it is not loaded from a file"
      ])
  }

  @Test("keeps its dossier for the years of its procedure")
  func retention() throws {
    let office = try Office(at: "2028-02-29T08:00")
    try office.loadRegister()
    let code = try signed("a", in: office)
    let kept = try office.oneStop.view(code, for: .officer("hoa")).dossier.retention
    #expect(kept == .until(try #require(Day("2048-02-29"))))
    let odd = Retention(term: .years(1), legal: "")
    #expect(odd.lastDay(ended: try #require(Day("2028-02-29")))?.description == "2029-02-28")
    #expect(Retention(term: .permanent, legal: "").lastDay(ended: Day(number: 0)) == nil)
  }
}

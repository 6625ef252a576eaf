import Documents
import OneStop
import Testing
import Text

@Suite("What came with a draft that was handed over")
struct HandedDraftsTests {
  private func faults(_ office: Office) throws -> [String] {
    try office.oneStop.prove().faults.map { "\($0.subject.map { "\($0): " } ?? "")\($0.words.en)" }
  }

  @Test(
    "is held against the answer under which it was taken, as long as that is kept",
    arguments: ["partner = 'van-phong'", "dossier_id = '8'", "dossier = 'x'", "hidden = 'x'"])
  func taken(_ change: String) throws {
    let office = try Office()
    let key = try office.takeDraft()
    #expect(try faults(office) == [])
    try office.damage("UPDATE handed_draft SET \(change)")
    let faults = try faults(office)
    #expect(faults.count == 1, "\(faults)")
    #expect(
      faults.allSatisfy { fault in
        fault.hasPrefix("\(key): what came with the draft that was handed over is not kept as the answer in row ")
      })
    office.pass(days: 31)
    try office.oneStop.forgetOldOutcomes()
    #expect(try self.faults(office) == [], "nothing else says what was to be seen again")
  }

  @Test("is told when it is gone, as long as the answer is kept")
  func gone() throws {
    let office = try Office()
    let key = try office.takeDraft()
    try office.damage("DELETE FROM handed_draft")
    #expect(try faults(office).map { $0.hasPrefix("\(key): what came with the draft that was handed over") } == [true])
  }

  @Test(
    "belongs to a document that began when it came",
    arguments: ["document = 'VB-9'", "document = 'x'", "at = at + 1"])
  func beginning(_ change: String) throws {
    let office = try Office()
    _ = try office.takeDraft()
    office.pass(days: 31)
    try office.oneStop.forgetOldOutcomes()
    #expect(try faults(office) == [])
    try office.damage("UPDATE handed_draft SET \(change)")
    let faults = try faults(office)
    #expect(faults.count == 1 && faults[0].hasSuffix("is of no moment at which it began"), "\(faults)")
  }
}

import Dossiers
import TestSupport
import Testing
import WorkingTime

@Suite("The code of a dossier")
struct DossierCodeTests {
  @Test(
    "is printed with four digits at least, and read back with its agency", arguments: [1, 42, 9999, 10_000, 123_456])
  func printed(number: Int) throws {
    let day = try #require(Day("2026-11-22"))
    for agency in ["H56.06", "H56.06.01", "G03", "000.00.06-H56", ""] {
      let code = DossierCode(agency: agency, day: day, number: number)
      #expect(code.text.hasPrefix(agency + "-261122-"))
      #expect(DossierCode(code.text) == code)
      #expect(code.agency == agency)
    }
  }

  @Test(
    "is read as people type it", arguments: ["h56.06-261122-0001", " H56.06 - 261122 - 0001\n", "H56.06-261122-0001"])
  func typed(text: String) {
    #expect(DossierCode(text)?.text == "H56.06-261122-0001")
  }

  @Test(
    "is not any other text",
    arguments: [
      "", "-", "--", "261122-0001", "H56.06-261122-001", "H56.06-26112-0001", "H56.06-2611221-0001", "H56.06-261122-",
      "H56.06-261122-0001-", "H56.06-261122-00x1", "H56.06_261122_0001", "H56/06-261122-0001", "Đ56-261122-0001",
      "H56.06-٢٦١١٢٢-0001", String(repeating: "H", count: 53) + "-261122-0001",
    ])
  func refused(text: String) {
    #expect(DossierCode(text) == nil)
  }

  @Test("is 64 letters long at most")
  func longest() {
    #expect(DossierCode(String(repeating: "H", count: 52) + "-261122-0001") != nil)
  }

  @Test("is found in no text that its groups do not make one")
  func anyTexts() {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 8...22, using: &chance)).map { _ in "01-.H".randomElement(using: &chance) ?? "0" })
      let groups = text.split(separator: "-", omittingEmptySubsequences: false)
      let isOne =
        groups.count >= 3 && groups[groups.count - 2].count == 6 && groups[groups.count - 2].allSatisfy(\.isNumber)
        && groups[groups.count - 1].count >= 4 && groups[groups.count - 1].allSatisfy(\.isNumber)
      #expect((DossierCode(text) != nil) == isOne, "\(text)")
    }
  }
}

import Testing
import Text

@Suite("Text for search")
struct FoldingTests {
  @Test("finds Đức for duc", arguments: [("Đức", "duc"), ("NGUYỄN  Văn\tĐức ", "nguyen van duc"), ("", "")])
  func folds(text: String, folded: String) {
    #expect(text.folded == folded)
  }

  @Test("treats composed and decomposed letters alike")
  func normalForms() {
    let decomposed = "Nguye\u{0302}\u{0303}n"
    #expect(decomposed.unicodeScalars.count != "Nguyễn".unicodeScalars.count)
    #expect(Array(decomposed.normalizedC.unicodeScalars) == Array("Nguyễn".normalizedC.unicodeScalars))
    #expect(decomposed.folded == "nguyen")
  }

  @Test(
    "suggests the word that was meant",
    arguments: [
      ("can-bo-mot-cưa", "can-bo-mot-cua"), ("tiep-nhna", "tiep-nhan"), ("xyz", nil as String?), ("", nil),
    ])
  func suggests(word: String, expected: String?) {
    #expect(nearestWord(to: word, among: ["can-bo-mot-cua", "tiep-nhan", "tu-choi"]) == expected)
  }
}

import Exchange
import Testing
import Text

@Suite("The types of documents")
struct DocumentKindTests {
  @Test("are the 29 of the decree with their abbreviations, two of them without one")
  func decree() {
    let abbreviations = DocumentKind.allCases.map { $0.abbreviation ?? "-" }.joined(separator: " ")
    #expect(
      abbreviations
        == "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ - CĐ BGN BTT GUQ GM GGT GNP PG PC PB -")
    #expect(DocumentKind.allCases.count == 29)
    #expect(Set(DocumentKind.allCases.map(\.words)).count == 29)
    #expect(DocumentKind.officialLetter.words.vi == "Công văn")
  }

  @Test("are found by their abbreviations, which tell case apart")
  func abbreviation() {
    for kind in DocumentKind.allCases {
      guard let abbreviation = kind.abbreviation else { continue }
      #expect(DocumentKind(abbreviation: abbreviation) == kind)
    }
    #expect(DocumentKind(abbreviation: "QyĐ") == .rules)
    #expect(DocumentKind(abbreviation: "QYĐ") == nil)
    #expect(DocumentKind(abbreviation: "") == nil)
  }

  @Test(
    "are found by their names however those are spelled",
    arguments: [
      ("Công văn", DocumentKind.officialLetter), ("CÔNG VĂN", .officialLetter), (" cong  van ", .officialLetter),
      ("Quy định", .rules), ("QUY CHẾ", .statute), ("To trinh", .submission), ("Đề án", .scheme), ("Dự án", .project),
      ("Gia\u{302}\u{301}y mo\u{31B}\u{300}i", .invitation),
    ])
  func name(_ text: String, _ kind: DocumentKind) {
    #expect(DocumentKind(named: text) == kind)
  }

  @Test("are none for a name that the decree does not have")
  func unknown() {
    #expect(DocumentKind(named: "Thông tư") == nil)
    #expect(DocumentKind(named: "") == nil)
  }

  @Test("have stable names of their own")
  func keys() {
    #expect(DocumentKind(rawValue: "quyet-dinh") == .decision)
    #expect(Set(DocumentKind.allCases.map(\.rawValue)).count == 29)
    #expect(CopyKind.allCases.map(\.abbreviation) == ["SY", "TrS", "SL"])
    #expect(CopyKind(abbreviation: "TrS") == .extract)
  }
}

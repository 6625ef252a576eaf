import Foundation
import Procedures
import Testing
import Text
import WorkingTime
import YAML

@Suite("The definition of a document office")
struct DocumentOfficeFileTests {
  private static let path = "Workflows/document-office.yaml"
  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files

  private func load(_ text: String?) -> (office: DocumentOffice?, findings: [String]) {
    var files = DocumentOfficeFileTests.shipped
    files[DocumentOfficeFileTests.path] = text.map { Array($0.utf8) }
    let findings = Findings()
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    return (
      definitions?.documentOffice,
      findings.sorted.map(\.description).filter { $0.hasPrefix(DocumentOfficeFileTests.path) }
    )
  }

  @Test("is none without the file; what ships is read with its agencies and limits")
  func read() throws {
    #expect(load(nil).office == nil)
    let text = try #require(DocumentOfficeFileTests.shipped[DocumentOfficeFileTests.path])
    let (office, findings) = load(String(decoding: text, as: UTF8.self))
    #expect(findings == [])
    let found = try #require(office)
    #expect(found.agency("so-gddt")?.symbol == "SGDĐT" && found.agency("tieu-hoc-song-mau") == nil)
    #expect(found.registering == .nextWorkingDay && found.registeringUrgent == .workingMinutes(30))
  }

  @Test(
    "is refused where a register would be nobody's or not its own, with the place and the word that was meant",
    arguments: [
      ("clerks: [van-thuu]", "so-gddt, symbol: S", "van-thu"), ("clerks: [van-thu]", "so-gdd, symbol: S", "so-gddt"),
      ("clerks: [van-thu]", "so-gddt, symbol: 'S Đ'", "SGDĐT"),
      ("clerks: [van-thu]", "so-gddt, symbol: S, sybol: x", "symbol"),
    ])
  func refused(_ clerks: String, _ agency: String, _ said: String) {
    let (office, findings) = load(
      """
      \(clerks)
      leaders: [lanh-dao]
      agencies:
        - { unit: \(agency) }
      """)
    #expect(office == nil)
    #expect(findings.contains { $0.contains("error") && $0.contains(said) }, "\(findings)")
  }

  @Test("is refused where two agencies would write the same numbers, or one stands twice")
  func twins() {
    let (office, findings) = load(
      """
      clerks: [van-thu]
      leaders: [lanh-dao]
      agencies:
        - { unit: so-gddt, symbol: S }
        - { unit: thpt-trung-tam, symbol: S }
        - { unit: so-gddt, symbol: T }
      """)
    #expect(office == nil && findings.count == 2, "\(findings)")
  }
}

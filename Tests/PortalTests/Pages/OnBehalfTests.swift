import Dossiers
import OneStop
import Procedures
import Testing
import Text

@Suite("A dossier for somebody else")
struct OnBehalfTests {
  private static let proxy = ["quan-he": "uy-quyen", "ho-ten-tren-bang": "Nguyễn Thị Mẫu Đơn"]

  @Test("names both, whoever files and whose it is, on the receipt, on the page, in letters and in the search")
  func both() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    try citizen.open(Citizen.procedure + "/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] {
      try citizen.send(entries.merging(Self.proxy.filter { entries[$0.key] != nil }) { _, new in new }, button: "tiep")
    }
    try citizen.send(button: "tiep")
    #expect(citizen.status == 422 && citizen.page.contains("Giấy ủy quyền"), "a proxy has to show the paper")
    try citizen.send(button: "tiep", files: [.pdf("_tep.giay-uy-quyen")])
    try citizen.send(button: "nop")
    try citizen.follow()
    #expect(citizen.page.contains("Trần Văn Đức") && citizen.page.contains("Nguyễn Thị Mẫu Đơn"), "\(citizen.page)")
    #expect(citizen.page.contains("Chủ hồ sơ") && citizen.page.contains("Người được ủy quyền"))
    let text = try #require(citizen.page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1
    let code = try #require(DossierCode(text))
    for words in ["tran duc", "mau don nguyen"] {
      #expect(try office.office.search(words, by: "lan").rows.map(\.code) == [code], "\(words)")
    }
    try office.act("tiep-nhan", on: code, by: "lan")
    try citizen.open("/ho-so/\(code)/van-ban/1")
    #expect(citizen.page.contains("Chủ hồ sơ") && citizen.page.contains("Nguyễn Thị Mẫu Đơn"))
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("Chủ hồ sơ"))
    let owner = try office.office.view(code, for: .officer("lan")).applicant?.owner
    #expect(owner?.name == "Nguyễn Thị Mẫu Đơn" && owner?.identity == nil)
  }

  @Test("says nothing of it when people file for themselves")
  func own() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (code, _) = try citizen.submit()
    try citizen.open("/ho-so/\(code)")
    #expect(!citizen.page.contains("Chủ hồ sơ"))
  }
}

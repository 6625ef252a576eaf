import Foundation
import JSON
import Testing

@Suite("Official documents by the command line")
struct DocumentCommandTests {
  private func received(_ office: OfficeServer, _ subject: String = "V/v xác minh văn bằng") throws -> String {
    let answer = try office.json(
      "document", "receive", "--agency", "so-gddt", "--from", "Sở Giáo dục và Đào tạo tỉnh Bên", "--subject", subject,
      "--kind", "cong-van", "--code", "267/SGDĐT-VP", "--date", "18/11/2026", as: "minh")
    return try #require(answer["document"]?.text)
  }

  @Test("come, are registered, assigned, done and answered, and both registers are printed")
  func walk() throws {
    let office = try OfficeServer(officers: ["minh", "hoa", "duc"])
    let key = try received(office)
    #expect(
      try office.run("document", "list", "--mine", as: "minh").lines.first?.hasPrefix(key + "\t1\tincoming") == true)
    // What could be done now is offered, and nothing else.
    let offered = try office.run("document", "act", key, as: "minh")
    #expect(offered.status == 0 && offered.output.contains("register") && offered.output.contains("return"))
    #expect(!offered.output.contains("approve") && !offered.output.contains("assign"), "\(offered.output)")
    #expect(try office.run("document", "act", key, as: "hoa").output.contains("register") == false)
    let registered = try office.run("document", "register", key, as: "minh")
    #expect(registered.status == 0 && registered.output.contains("số 01"), "\(registered.errors)")
    let assigned = try office.json(
      "document", "assign", key, "--lead", "so-gddt:duc", "--text", "Tra sổ gốc", "--due", "2026-11-25T17:00", as: "hoa"
    )
    #expect(assigned["state"]?["id"]?.text == "assigned", "\(assigned)")
    #expect(try office.run("document", "act", key, "take", as: "duc").status == 0)
    let early = try office.run("document", "act", key, "report", as: "duc")
    #expect(early.status == 1 && early.errors.contains("cần ghi lý do"), "\(early.errors)")
    #expect(try office.run("document", "act", key, "report", "--text", "Khớp sổ gốc", as: "duc").status == 0)
    let page = try office.run("document", "show", key, as: "duc").output
    #expect(page.contains("Khớp sổ gốc") && page.contains("Tra sổ gốc") && page.contains("Đã hoàn thành"), "\(page)")

    let answer = try office.json("document", "answer", key, as: "duc")
    let out = try #require(answer["document"]?.text)
    #expect(answer["subject"]?.text == "V/v trả lời văn bản số 267/SGDĐT-VP ngày 18/11/2026")
    for (action, officer) in [("review", "duc"), ("approve", "hoa")] {
      #expect(try office.run("document", "act", out, action, as: officer).status == 0)
    }
    let number = try office.run("document", "number", out, as: "minh")
    #expect(number.output.contains("01/SGDĐT-VP"), "\(number.errors)")
    #expect(try office.run("document", "seal", out, as: "minh").status == 0)
    #expect(try office.run("document", "send", out, as: "minh").status == 0)
    #expect(try office.json("document", "show", key, as: "duc")["answeredBy"]?.list.map(\.text) == [out])

    let incoming = try office.run(
      "document", "print", "--agency", "so-gddt", "--direction", "incoming", "--csv", as: "minh")
    #expect(
      incoming.lines.last
        == "2026-11-19,01,Sở Giáo dục và Đào tạo tỉnh Bên,267/SGDĐT-VP,2026-11-18,cong-van,V/v xác minh văn bằng,so-gddt,2026-11-25T17:00:00+07:00,",
      "\(incoming.output)")
    let outgoing = try office.run(
      "document", "print", "--agency", "so-gddt", "--direction", "outgoing", "--csv", as: "minh")
    #expect(outgoing.lines.last?.hasPrefix("01/SGDĐT-VP,2026-11-19,cong-van,") == true, "\(outgoing.output)")
    let file = office.folder.url.appending(path: "so.pdf").path
    let printed = try office.run(
      "document", "print", "--agency", "so-gddt", "--direction", "incoming", "--pdf", file, as: "minh")
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data("%PDF".utf8)))
  }

  @Test("open a dossier once an officer has filled in what they do not say, and both show each other")
  func opening() throws {
    let office = try OfficeServer(officers: ["minh", "duc"])
    let key = try received(office)
    let early = try office.run("document", "open", key, as: "duc")
    #expect(early.status == 1 && early.errors.contains("/answers/so-hieu"), "\(early.errors)")
    #expect(!early.errors.contains("so-cong-van"), "the document says its number: \(early.errors)")
    #expect(try office.run("document", "register", key, as: "minh").status == 0)
    try office.folder.write(
      """
      {"nguoi-de-nghi": {"ho-ten": "Phạm Thị Mẫu", "ngay-sinh": "1980-02-03", "so-dinh-danh": "038180001234"},
       "dien-thoai": "0912345678", "dia-chi": "1 đường Mẫu, tỉnh Bên", "ho-ten-tren-bang": "Trần Văn Đức",
       "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt", "nam-tot-nghiep": 2008, "so-hieu": "B 0123456",
       "muc-dich": "tuyen-dung"}
      """, to: "to-khai.json")
    try office.folder.write("%PDF-1.7 cong van\n", to: "cong-van.pdf")
    try office.folder.write("%PDF-1.7 bang\n", to: "bang.pdf")
    let folder = office.folder.url.path
    let opened = try office.json(
      "document", "open", key, "xac-minh-van-bang", "--answers", "\(folder)/to-khai.json", "--paper",
      "cong-van-de-nghi=\(folder)/cong-van.pdf", "--paper", "ban-chup-van-bang=\(folder)/bang.pdf", as: "duc")
    let code = try #require(opened["code"]?.text)
    let dossier = try office.json("show", code, as: "duc")
    #expect(dossier["openedBy"]?.text == key && dossier["documents"]?.list.count == 1)
    #expect(try office.json("document", "show", key, as: "duc")["opened"]?.text == code)
    #expect(try office.run("document", "show", key, as: "duc").output.contains(code))
    let again = try office.run("document", "open", key, "--answers", "\(folder)/to-khai.json", as: "duc")
    #expect(again.status == 1 && again.errors.contains("đã mở hồ sơ \(code)"), "\(again.errors)")
  }

  @Test("say in one line what is wrong, what is not theirs, and what moved on meanwhile")
  func refusals() throws {
    let office = try OfficeServer(officers: ["minh", "lan", "duc"])
    let key = try received(office)
    let foreign = try office.run("document", "register", key, as: "lan")
    #expect(foreign.status == 1 && foreign.errors.contains("văn thư của cơ quan"), "\(foreign.errors)")
    let unknown = try office.run("document", "show", "VB-99", as: "minh")
    #expect(unknown.status == 1 && unknown.errors.contains("Không có văn bản này"), "\(unknown.errors)")
    #expect(try office.run("document", "show", "12", as: "minh").status == 64)
    let stale = try office.run("document", "register", key, "--if-version", "7", as: "minh")
    #expect(stale.status == 1 && stale.errors.contains("đã thay đổi"), "\(stale.errors)")
    let kind = try office.run(
      "document", "draft", "--agency", "so-gddt", "--subject", "x", "--to", "Sở Bên", "--kind", "cong-vn", as: "duc")
    #expect(kind.status == 1 && kind.errors.contains("cong-van"), "\(kind.errors)")
    let school = try office.run(
      "document", "receive", "--agency", "tieu-hoc-song-mau", "--from", "a", "--subject", "b", as: "minh")
    #expect(school.status == 1 && school.errors.contains("không có sổ văn bản"), "\(school.errors)")
    let action = try office.run("document", "act", key, "nop", as: "minh")
    #expect(action.status == 1 && action.errors.contains("submit"), "\(action.errors)")
  }
}

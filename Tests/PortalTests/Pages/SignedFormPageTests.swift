import Foundation
import HTTPServing
import Testing

@Suite("The application to sign, on the pages")
struct SignedFormPageTests {
  private func atPapers() throws -> Citizen {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/xac-minh-van-bang/nop")
    try citizen.send(
      [
        "ben-de-nghi": "ban-than", "nguoi-de-nghi.ho-ten": "Trần Văn Đức", "nguoi-de-nghi.ngay-sinh": "01/05/1990",
        "nguoi-de-nghi.so-dinh-danh": "038090001234", "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu",
      ], button: "tiep")
    try citizen.send(
      [
        "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "01/05/1990", "loai-van-bang": "thpt",
        "nam-tot-nghiep": "2008", "so-hieu": "B 123456",
      ], button: "tiep")
    try citizen.send(["muc-dich": "hoc-tap", "nhan-ket-qua": "truc-tuyen"], button: "tiep")
    try #require(citizen.page.contains("Giấy tờ kèm theo"), "\(citizen.page)")
    return citizen
  }

  @Test("is downloaded once the other papers are there; files that come with the click are kept, and the page says so")
  func download() throws {
    let citizen = try atPapers()
    #expect(citizen.page.contains("Tải đơn để ký (PDF)") && citizen.page.contains("Tải đơn để ký (XML)"))
    try citizen.send(button: "ky:pdf", files: [.pdf("_tep.ban-chup-van-bang", name: "bang.pdf")])
    #expect(citizen.status == 200 && citizen.page.contains("Hãy bấm lại nút tải đơn để ký"))
    #expect(citizen.page.contains("bang.pdf"))
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields + [("_di", "ky:xml")])
    #expect(citizen.response.headers["Content-Type"] == "application/xml")
    #expect(citizen.response.headers["Content-Disposition"]?.hasPrefix("attachment; ") == true)
    #expect(citizen.page.contains("bang.pdf") && citizen.page.contains("B 123456"))
    try citizen.post(action, fields + [("_di", "ky:pdf")])
    #expect(citizen.response.headers["Content-Type"] == "application/pdf" && citizen.status == 200)
  }

  @Test("is not given out of answers that are wrong: the page with them is shown")
  func wrong() throws {
    let citizen = try atPapers()
    let (action, fields) = try citizen.form()
    try citizen.post(
      action, fields.map { ($0.name, $0.name == "nam-tot-nghiep" ? "abc" : $0.value) } + [("_di", "ky:xml")])
    #expect(citizen.status == 422 && citizen.page.contains("name=\"nam-tot-nghiep\""))
  }
}

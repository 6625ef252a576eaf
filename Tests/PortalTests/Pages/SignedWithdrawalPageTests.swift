import HTTPServing
import Procedures
import Testing

@Suite("A withdrawal that the applicant signs, on the pages")
struct SignedWithdrawalPageTests {
  private func citizen() throws -> (Citizen, code: String) {
    let definitions = try PageOffice.load { files in
      let path = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
      files[path] = files[path].map { bytes in
        let demand = "signature: { policy: nguoi-dan, signs: deed }"
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(
          text.replacing("to: da-rut, needs: [reason] }", with: "to: da-rut, needs: [reason], \(demand) }").utf8)
      }
    }
    let citizen = Citizen(try PageOffice(definitions))
    let (code, _) = try citizen.submit()
    try citizen.open("/ho-so/\(code)/viec/1/rut-ho-so")
    return (citizen, code)
  }

  @Test("gives the statement out as PDF and XML, and names the policy that the signed file has to meet")
  func download() throws {
    let (citizen, code) = try citizen()
    #expect(citizen.page.contains("Tải phiếu để ký (PDF)") && citizen.page.contains("Chữ ký số của người nộp hồ sơ"))
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields + [("_di", "ky-phieu:xml")])
    #expect(citizen.response.headers["Content-Type"] == "application/xml")
    #expect(citizen.page.contains("action=\"rut-ho-so\"") && citizen.page.contains("dossier=\"\(code)\""))
    try citizen.post(action, fields + [("_di", "ky-phieu:pdf")])
    #expect(citizen.response.headers["Content-Type"] == "application/pdf" && citizen.status == 200)
  }

  @Test(
    "is not taken without a signed file, nor with one that nobody signed, which says so and leaves the dossier as it is"
  )
  func refused() throws {
    let (citizen, code) = try citizen()
    try citizen.send(["_ly-do": "Đổi ý"], button: "nop")
    #expect(citizen.status == 422 && citizen.page.contains("Hãy ký số rồi nộp tệp đã ký"))
    try citizen.send(["_ly-do": "Đổi ý"], button: "nop", files: [.pdf("_tep-ky", name: "phieu.pdf")])
    #expect(citizen.status == 409 && citizen.page.contains("phieu.pdf") && citizen.page.contains("không hợp lệ"))
    #expect(citizen.page.contains("name=\"_da-ky\""), "the file is there for another try")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("Rút hồ sơ") && !citizen.page.contains("Công dân đã rút hồ sơ"))
  }

  @Test("takes a file only of a kind that there is, and says which beside its field")
  func wrongKind() throws {
    let (citizen, _) = try citizen()
    let file = Citizen.File(field: "_tep-ky", name: "phieu.exe", content: Array("MZ\u{0}\u{1}".utf8))
    try citizen.send(["_ly-do": "Đổi ý"], button: "nop", files: [file])
    #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-tep-ky\""))
  }
}

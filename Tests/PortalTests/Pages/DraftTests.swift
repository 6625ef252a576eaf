import Dossiers
import Foundation
import OneStop
import Procedures
import Testing
import Text

@Suite("A draft")
struct DraftTests {
  private func saved(_ citizen: Citizen) throws -> String {
    #expect(citizen.status == 200 && citizen.page.contains("Đã lưu đến"), "\(citizen.page)")
    return String(try #require(citizen.page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1)
  }

  private func open(_ citizen: Citizen, _ code: String) throws {
    try citizen.open("/ban-nhap?ma=\(code)")
    #expect(citizen.page.contains("value=\"\(code)\""))
    try citizen.send()
  }

  @Test("is saved with what is wrong in it, and opened on another device by its code, however it is typed")
  func another() throws {
    let office = try PageOffice()
    let first = Citizen(office)
    try first.open(Citizen.procedure + "/nop")
    try first.send(["nguoi-yeu-cau.ho-ten": "Trần Văn Đức", "nguoi-yeu-cau.ngay-sinh": "32/13"], button: "luu")
    let code = try saved(first)
    #expect(first.page.contains("https://motcua.mau.example/ban-nhap?ma=\(code)"))
    let second = Citizen(office)
    try second.open("/ban-nhap")
    try second.send(["ma": " \(code.lowercased().replacing("-", with: " ")) "])
    #expect(second.status == 200 && second.page.contains("value=\"Trần Văn Đức\"") && second.page.contains("32/13"))
    #expect(second.page.contains("Đây là bản nháp bạn đã lưu."))
  }

  @Test("goes on where it was left, keeps its uploads beyond their day, and ends when it is submitted")
  func whole() throws {
    let office = try PageOffice()
    let first = Citizen(office)
    try first.open(Citizen.procedure + "/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] { try first.send(entries, button: "tiep") }
    try first.send(button: "luu", files: [.pdf("_tep.giay-to-khac")])
    let code = try saved(first)
    try first.send(button: "luu")
    #expect(try saved(first) == code, "saving again keeps the code")
    try office.go(to: "2026-11-25T09:00")
    try office.office.sweepUploads()
    try office.office.sweepDrafts()
    let second = Citizen(office)
    try open(second, code)
    #expect(second.page.contains("Giấy tờ kèm theo") && second.page.contains("giay.pdf"))
    try second.send(button: "tiep")
    try second.send(button: "nop")
    #expect(second.status == 303, "\(second.page)")
    try second.follow()
    let dossier = try #require(second.page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1
    try second.open("/ho-so/\(dossier)")
    #expect(second.page.contains("giay.pdf"))
    #expect(try office.office.draft(code) == nil, "erased at the submission")
  }

  @Test("is erased after fourteen days, and no other code opens anything")
  func expiry() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    try citizen.open(Citizen.procedure + "/nop")
    try citizen.send(["dien-thoai": "0912345678"], button: "luu")
    let code = try saved(citizen)
    try office.go(to: "2026-12-03T08:59")
    #expect(try office.office.draft(code) != nil)
    try office.go(to: "2026-12-03T09:00")
    #expect(try office.office.draft(code) == nil)
    try office.office.sweepDrafts()
    for wrong in [code, "ABCDE-ABCDE-ABCDE-ABCDE", ""] {
      try citizen.open("/ban-nhap")
      try citizen.send(["ma": wrong])
      #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-ma\""))
    }
  }

  @Test("that was saved under an older text of the procedure is looked at anew")
  func older() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    try citizen.open(Citizen.procedure + "/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] { try citizen.send(entries, button: "tiep") }
    try citizen.send(button: "luu")
    let code = try saved(citizen)
    try office.office.use(
      PageOffice.load { files in
        let path = "Forms/ban-sao-van-bang.yaml"
        let text = String(decoding: files[path] ?? [], as: UTF8.self)
        files[path] = Array(text.replacing("most: 20", with: "most: 1").utf8)
      })
    try open(citizen, code)
    #expect(citizen.page.contains("Thủ tục đã thay đổi") && citizen.page.contains("name=\"so-luong\""))
    #expect(!citizen.page.contains("Giấy tờ kèm theo"), "the copies are too many now, and come first")
  }

  @Test("has bounds: in size, and in number for one network")
  func bounds() throws {
    let office = try PageOffice()
    let body = String(repeating: "a", count: 300_000)
    let procedure: Key<Procedure> = "cap-ban-sao-van-bang"
    #expect(throws: DraftRefusal.tooLarge) {
      try office.office.keepDraft(body, of: procedure, uploads: [], replacing: nil, from: .network("a"))
    }
    for _ in 1...50 {
      _ = try office.office.keepDraft("{}", of: procedure, uploads: [], replacing: nil, from: .network("a"))
    }
    #expect(throws: DraftRefusal.tooMany) {
      try office.office.keepDraft("{}", of: procedure, uploads: [], replacing: nil, from: .network("a"))
    }
    _ = try office.office.keepDraft("{}", of: procedure, uploads: [], replacing: nil, from: .network("b"))
    try office.go(to: "2026-12-04T09:00")
    try office.office.sweepDrafts()
    _ = try office.office.keepDraft("{}", of: procedure, uploads: [], replacing: nil, from: .network("a"))
  }
}

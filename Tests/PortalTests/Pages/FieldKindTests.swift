import Dossiers
import Forms
import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import Testing
import Text

@Suite("A form of every kind of field")
struct FieldKindTests {
  /// The shipped form with a section of the kinds that it does not use.
  private static let definitions = try? PageOffice.load { files in
    let path = "Forms/ban-sao-van-bang.yaml"
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    files[path] = Array((text + more).utf8)
  }

  private static let more = """

      - section: them
        name: { vi: "Nội dung khác", en: "More" }
        fields:
          - field: cam-doan
            type: yes-no
            label: { vi: "Tôi cam đoan", en: "I declare" }
            required: true
            agree: true
          - field: truong-cu
            type: unit
            label: { vi: "Trường cũ", en: "Former school" }
            kinds: [school]
          - field: anh-the
            type: file
            label: { vi: "Ảnh thẻ", en: "Photograph" }
            kinds: [png]
            size: "1 MB"
          - field: gia-tri
            type: money
            label: { vi: "Học phí đã nộp", en: "Fees paid" }
            most: 5000000
          - field: mon
            type: choices
            label: { vi: "Môn học thêm", en: "Further subjects" }
            most: 2
            options:
              - { value: hoa, label: { vi: "Hoá học", en: "Chemistry" } }
              - { value: su, label: { vi: "Lịch sử", en: "History" } }
              - { value: dia, label: { vi: "Địa lí", en: "Geography" } }
          - field: buoi
            type: ranking
            label: { vi: "Buổi học", en: "Sessions" }
            each: { vi: "Ưu tiên", en: "Preference" }
            options:
              - { value: sang, label: { vi: "Sáng", en: "Morning" } }
              - { value: chieu, label: { vi: "Chiều", en: "Afternoon" } }
          - field: nguyen-vong
            type: units
            label: { vi: "Trường đăng ký", en: "Schools" }
            kinds: [school]
            most: 3
          - field: con
            type: group
            label: { vi: "Con", en: "Child" }
            repeat: { least: 0, most: 3 }
            fields:
              - field: ten
                type: text
                label: { vi: "Tên con", en: "Name" }
                required: true
              - field: ngay-sinh-con
                type: date
                label: { vi: "Ngày sinh con", en: "Born" }

    """

  private func atLastSection() throws -> Citizen {
    let citizen = Citizen(try PageOffice(Self.definitions))
    try citizen.open(Citizen.procedure + "/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] { try citizen.send(entries, button: "tiep") }
    return citizen
  }

  @Test("adds and removes rows by buttons, and keeps what was typed in the others")
  func rows() throws {
    let citizen = try atLastSection()
    #expect(citizen.page.contains("name=\"con[0].ten\"") && !citizen.page.contains("name=\"con[1].ten\""))
    try citizen.send(["con[0].ten": "An"], button: "them:con")
    try citizen.send(["con[1].ten": "Bình"], button: "them:con")
    #expect(citizen.page.contains("name=\"con[2].ten\""))
    #expect(!citizen.page.contains("value=\"them:con\""), "three are the most")
    try citizen.send(["con[2].ten": "Chi"], button: "bot:0:con")
    #expect(citizen.page.contains("name=\"con[0].ten\" type=\"text\" value=\"Bình\""))
    #expect(citizen.page.contains("name=\"con[1].ten\" type=\"text\" value=\"Chi\""))
    #expect(!citizen.page.contains("name=\"con[2].ten\""))
  }

  @Test("names the row that is wrong, and leads to it")
  func wrongRow() throws {
    let citizen = try atLastSection()
    try citizen.send(["con[0].ten": "An"], button: "them:con")
    try citizen.send(["con[1].ngay-sinh-con": "32/13/2020", "con[1].ten": "Bình", "cam-doan": "true"], button: "tiep")
    #expect(citizen.status == 422)
    #expect(citizen.page.contains("href=\"#o-con-1-ngay-sinh-con\""))
    #expect(citizen.page.contains("Con 2, Ngày sinh con: "))
  }

  @Test("offers units of the kinds asked for, and needs a declaration to be agreed to")
  func unitAndAgreement() throws {
    let citizen = try atLastSection()
    #expect(citizen.page.contains("Trường THPT Trung Tâm") && !citizen.page.contains("<option value=\"so-gddt\""))
    try citizen.send(button: "tiep")
    #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-cam-doan\""))
  }

  @Test("asks for units one list below the other, and says at the second that it stands there already")
  func wishes() throws {
    let citizen = try atLastSection()
    for label in ["Nguyện vọng 1", "Nguyện vọng 2", "Nguyện vọng 3", "Ưu tiên 1", "Ưu tiên 2"] {
      #expect(citizen.page.contains(label))
    }
    try citizen.send(
      [
        "cam-doan": "true", "nguyen-vong[0]": "thpt-trung-tam", "nguyen-vong[1]": "thpt-song-mau",
        "nguyen-vong[2]": "thpt-trung-tam",
      ], button: "tiep")
    #expect(citizen.status == 422)
    #expect(citizen.page.contains("href=\"#o-nguyen-vong-2\"") && citizen.page.contains("Nguyện vọng 3: "))
    #expect(citizen.page.contains("id=\"o-nguyen-vong-2\""))
    #expect(citizen.page.contains("<option value=\"thpt-song-mau\" selected>"), "what was chosen stands")
    try citizen.send(["nguyen-vong[2]": ""], button: "tiep")
    try citizen.send(button: "tiep")
    #expect(citizen.page.contains("<p>1. Trường THPT Trung Tâm</p><p>2. Trường THPT Sông Mẫu</p>"), "\(citizen.page)")
  }

  @Test("takes several boxes and money as it is written, and carries them to the last page and back")
  func boxesAndMoney() throws {
    let citizen = try atLastSection()
    try citizen.send(
      ["cam-doan": "true", "gia-tri": "1.250.000 đ", "buoi[0]": "chieu", "buoi[1]": "sang"],
      ticked: [("mon", "dia"), ("mon", "hoa"), ("mon", "su")], button: "tiep")
    #expect(citizen.status == 422 && citizen.page.contains("Môn học thêm: Chọn nhiều nhất 2 mục; đang có 3."))
    #expect(citizen.page.contains("href=\"#o-mon\"") && citizen.page.contains("value=\"dia\" checked"))
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields.filter { $0 != ("mon", "su") } + [("_di", "tiep")])
    try citizen.send(button: "tiep")
    #expect(citizen.page.contains("<p>Hoá học</p><p>Địa lí</p>") && citizen.page.contains("1.250.000 đ"))
    #expect(citizen.page.contains("<p>1. Chiều</p><p>2. Sáng</p>"))
    try citizen.send(button: "sua:them")
    #expect(citizen.page.contains("value=\"1.250.000 đ\"") && citizen.page.contains("value=\"hoa\" checked"))
    try citizen.send(button: "tiep")
    try citizen.send(button: "nop")
    #expect(citizen.status == 303, "\(citizen.page)")
  }

  @Test("keeps a file of an answer from page to page, and records what it is")
  func file() throws {
    let citizen = try atLastSection()
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
    try citizen.send(button: "tiep", files: [.init(field: "anh-the", name: "anh.png", content: png)])
    #expect(citizen.status == 422 && citizen.page.contains("anh.png"), "kept although the declaration is missing")
    try citizen.send(["cam-doan": "true", "truong-cu": "thpt-trung-tam"], button: "tiep")
    try citizen.send(button: "tiep")
    #expect(citizen.page.contains("Xem lại và nộp") && citizen.page.contains("anh.png"))
    #expect(citizen.page.contains("Trường THPT Trung Tâm"))
    try citizen.send(button: "nop")
    #expect(citizen.status == 303, "\(citizen.page)")
  }

  @Test("gives the file of an answer back to its owner and to officers, long after uploads are removed")
  func fileKept() throws {
    let office = try PageOffice(Self.definitions)
    let citizen = Citizen(office)
    try citizen.open(Citizen.procedure + "/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] { try citizen.send(entries, button: "tiep") }
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 2]
    try citizen.send(
      ["cam-doan": "true"], button: "tiep", files: [.init(field: "anh-the", name: "anh.png", content: png)])
    try citizen.send(button: "tiep")
    try citizen.send(button: "nop")
    try citizen.follow()
    let code = try #require(citizen.page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1
    try citizen.open("/ho-so/\(code)")
    let link = try #require(citizen.page.firstMatch(of: /href="([^"]+\/giay-to\/[0-9a-f]{64})">anh\.png</)).output.1
    #expect(citizen.page.contains("Ảnh thẻ · "), "it says which question it answers")
    try citizen.open(String(link))
    #expect(citizen.status == 200 && citizen.response.headers["Content-Type"] == "image/png")
    try office.go(to: "2026-11-23T09:00")
    try office.office.sweepUploads()
    let view = try office.office.view(try #require(DossierCode(String(code))), for: .officer("lan"))
    let (paper, file) = try office.office.openPaper(
      sha256: try #require(view.answeredFiles.first).file.sha256, of: view.dossier.code, for: .officer("lan"))
    #expect(try file.read(at: 0, count: paper.bytes) == png)
  }

  @Test("believes nobody who names a file by its hash alone")
  func foreignFile() throws {
    let office = try PageOffice(Self.definitions)
    let procedure = try #require(office.office.definitions.procedures["cap-ban-sao-van-bang"])
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 3]
    var pieces = [png]
    let upload = try office.office.upload(name: "anh.png", from: .network("192.0.2.1")) { pieces.popLast() ?? [] }
    func verdict(_ file: JSONValue) -> [Complaint] {
      switch office.office.judge(["anh-the": file], to: procedure) {
      case .right: []
      case .wrong(let complaints): complaints.filter { $0.pointer.description == "/anh-the" }
      }
    }
    #expect(verdict(.string(upload.id)).isEmpty)
    let named: JSONValue = ["sha256": .string(upload.sha256), "name": "anh.png", "size": JSONValue(upload.bytes)]
    #expect(verdict(named).map(\.code.description) == ["not-a-file"])
    #expect(verdict("0123456789abcdef0123456789abcdef").map(\.code.description) == ["not-a-file"])
    #expect(verdict(7).map(\.code.description) == ["not-a-file"])
  }
}

import Foundation
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
}

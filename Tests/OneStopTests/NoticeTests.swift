import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A notice")
struct NoticeTests {
  private func notices(_ office: Office, _ code: DossierCode) throws -> [NoticeView] {
    try office.oneStop.view(code, for: .officer("lan")).notices
  }

  @Test("tells of the submission, the acceptance and the result, each once")
  func occasions() throws {
    let office = try Office()
    try office.loadRegister()
    let (code, _) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")
    let told = try notices(office, code)
    #expect(told.map(\.notice.notice) == ["da-nop", "da-tiep-nhan", "co-ket-qua"])
    #expect(told.map(\.notice.occasion) == [.submission, .receipt, .result])
    #expect(told[1].notice.text[0].vi == "Kính gửi Trần Văn Đức,")
    #expect(told[1].notice.text[2].vi.hasPrefix("Hẹn trả kết quả: "))
  }

  @Test("of a request for supplements names neither what is asked nor the officer's words")
  func nothingPersonal() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "lan", reason: "Lý do riêng",
      items: [AskedItem(item: .field("so-hieu"), remark: "Nhận xét riêng")])
    let told = try #require(try notices(office, code).last)
    #expect(told.notice.notice == "can-bo-sung")
    let all = ([told.notice.subject] + told.notice.text).flatMap { [$0.vi, $0.en] }.joined(separator: "\n")
    for word in ["riêng", "số hiệu", "038090001234", "0912345678", "12 đường Mẫu"] { #expect(!all.contains(word)) }
    #expect(all.contains("Hạn bổ sung: "))
  }

  @Test("apologises once when the due date has passed")
  func apology() throws {
    let office = try Office()
    try office.loadRegister()
    let (code, _) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    for moment in ["2026-11-23T09:00", "2026-11-24T09:00"] {
      try office.go(to: moment)
      while try office.oneStop.tick() > 0 {}
    }
    #expect(try notices(office, code).filter { $0.notice.occasion == .apology }.count == 1)
  }

  @Test("is kept back by an action that says none, and replaced by one that names another")
  func suppressed() throws {
    for (word, told) in [("none", [] as [Key<NoticeTemplate>]), ("da-rut", ["da-rut"])] {
      let office = try Office()
      try office.loadRegister()
      try office.oneStop.use(
        office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml") { text in
          text.replacing("      - action: tiep-nhan\n", with: "      - action: tiep-nhan\n        notice: \(word)\n")
        })
      let (code, _) = try office.filed()
      try office.act("tiep-nhan", on: code, by: "lan")
      #expect(try notices(office, code).map(\.notice.notice) == ["da-nop"] + told)
    }
  }

  @Test("leaves out a paragraph of which a fact is nothing")
  func missingFacts() throws {
    let office = try Office()
    try office.oneStop.use(
      office.changed("Workflows/notices/da-nop.yaml") { text in
        text + "  - { vi: \"Hẹn trả: {ho so.han tra}\", en: \"Due: {ho so.han tra}\" }\n"
      })
    let (code, _) = try office.filed()
    let told = try #require(try notices(office, code).first)
    #expect(told.notice.text.count == 3)
  }

  @Test("is there again, and the same, after the log was proved and rebuilt")
  func rebuilt() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    let before = try notices(office, code).map(\.notice)
    #expect(try office.oneStop.rebuild(repairing: true).faults.isEmpty)
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try notices(office, code).map(\.notice) == before)
  }
}

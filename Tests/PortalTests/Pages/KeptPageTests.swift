import Dossiers
import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import Testing
import Text

@testable import Portal

@Suite("How long a dossier is kept, on its page")
struct KeptPageTests {
  @Test("is said as the last day, no earlier than thirty days after the notice, and then that it was erased")
  func lastDay() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (text, secret) = try citizen.submit()
    let code = try #require(DossierCode(text))
    func shown(_ language: String = "vi") throws -> String {
      let browser = Citizen(office)
      try browser.open("/ho-so")
      try browser.send(["ma": text, "bi-mat": secret])
      try browser.follow()
      try browser.open("/ho-so/\(text)?lang=\(language)")
      return browser.page
    }
    #expect(try !shown().contains("Lưu đến"), "it has not ended")
    try office.act("tu-choi", on: code, by: "lan", reason: "Không đủ")
    let kept = try shown()
    #expect(kept.contains("Lưu đến") && kept.contains("19/11/2046") && kept.contains("Không đủ"), "\(kept)")
    #expect(kept.contains("Sau ngày này nội dung cá nhân và tệp được xóa."))
    let english = try shown("en")
    #expect(english.contains("Kept to") && english.contains("What is personal is erased after that day."))

    try office.go(to: "2046-12-01T09:00")
    #expect(try office.office.runErasures().announced == 1)
    let told = try shown()
    #expect(told.contains("31/12/2046") && !told.contains("19/11/2046</dd>"), "no earlier than it was told")
    try office.go(to: "2047-01-01T00:00")
    #expect(try office.office.runErasures().erased == 1)
    let erased = try shown()
    #expect(erased.contains("Đã xóa theo thời hạn lưu trữ, lúc ") && !erased.contains("Lưu đến"), "\(erased)")
    #expect(!erased.contains("Không đủ"))
    #expect(try shown("en").contains("Erased when its retention ended"))
  }

  @Test("is said over the API to the applicant as to officers, before and after the erasure")
  func api() throws {
    let desk = try Desk(at: "2026-11-19T09:00")
    let filed = try desk.file()
    func seen() throws -> Answer {
      let answer = try desk.ask(.get, "/dossiers/\(filed.code)", ["Authorization": "Receipt \(filed.secret)"])
      #expect(answer.status == 200 && Schema.named("Dossier").faults(in: answer.json) == [])
      return answer
    }
    #expect(try seen().json["retention"] == .null, "it has not ended")
    #expect(try desk.act("tu-choi", on: filed, desk.officer("lan"), [("reason", "Không đủ")]).status == 200)
    let kept = try seen().json
    #expect(kept["retention"]?["until"] == "2046-11-19" && kept["retention"]?["erasedAt"] == .null)
    #expect(kept["retention"]?["heldBack"] == nil, "that is the office's matter")
    #expect(kept["answers"] != [])
    try desk.go(to: "2046-12-01T09:00")
    #expect(try desk.office.runErasures().announced == 1)
    try desk.go(to: "2047-01-01T00:00")
    #expect(try desk.office.runErasures().erased == 1)
    let erased = try seen().json
    #expect(erased["retention"]?["erasedAt"] == "2047-01-01T00:00:00+07:00" && erased["answers"] == [])
    #expect(erased["retention"]?["until"] == "2046-11-19")
    #expect(!erased.canonicalText.contains("Trần Văn Đức") && !erased.canonicalText.contains("Không đủ"))
  }
}

import Dossiers
import Foundation
import OneStop
import Testing
import Text

@Suite("Messages and ratings on the page of a dossier")
struct ConversationPageTests {
  @Test("let the applicant write, and show what an officer answers")
  func messages() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (text, _) = try citizen.submit()
    let code = try #require(DossierCode(text))
    try citizen.open("/ho-so/\(code)")
    try citizen.send(["tin-nhan": "Khi nào có ạ? <b>gấp</b>"])
    #expect(citizen.location == "/ho-so/\(code)?xong=1")
    try citizen.follow()
    #expect(citizen.page.contains("Khi nào có ạ? &lt;b&gt;gấp&lt;/b&gt;"))
    let row = try #require(try office.office.queue(of: "lan").rows.first)
    #expect(row.dossier.messageSince != nil, "the officer sees in the queue that somebody waits")
    _ = try office.office.perform(.message("Chiều nay."), on: code, .of("lan", id: "m"))
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("Chiều nay.") && citizen.page.contains("Nguyễn Thị Lan"))
    #expect(try office.office.queue(of: "lan").rows.first?.dossier.messageSince == nil)
  }

  @Test("say what is wrong beside the input, and keep what was typed")
  func wrong() throws {
    let citizen = Citizen(try PageOffice())
    let (code, _) = try citizen.submit()
    try citizen.open("/ho-so/\(code)")
    try citizen.send(["tin-nhan": " "])
    #expect(citizen.status == 409 && citizen.page.contains("href=\"#o-tin-nhan\""))
    let long = String(repeating: "dài ", count: 600)
    try citizen.send(["tin-nhan": long])
    #expect(citizen.status == 409 && citizen.page.contains(long.prefix(100)))
    for number in 1...5 {
      try citizen.open("/ho-so/\(code)")
      try citizen.send(["tin-nhan": "câu \(number)"])
      #expect(citizen.status == 303)
    }
    try citizen.open("/ho-so/\(code)")
    try citizen.send(["tin-nhan": "câu 6"])
    #expect(citizen.status == 409 && citizen.page.contains("chưa được trả lời") && citizen.page.contains("câu 6"))
  }

  @Test("take a message sent twice once, and none from a browser that has not shown the secret")
  func once() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (code, _) = try citizen.submit()
    try citizen.open("/ho-so/\(code)")
    let (action, fields) = try citizen.form()
    let filled = fields.filter { $0.name != "tin-nhan" } + [("tin-nhan", "một lần")]
    try citizen.post(action, filled)
    try citizen.post(action, filled)
    #expect(citizen.status == 303)
    try citizen.follow()
    #expect(citizen.page.components(separatedBy: "một lần").count == 2)
    try Citizen(office).post(action, filled)
    try citizen.post(action, [("tin-nhan", "không có thẻ")])
    #expect(citizen.status == 403 && citizen.page.contains("không có thẻ"))
    let view = try office.office.view(try #require(DossierCode(code)), for: .officer("lan"))
    #expect(view.messages.map(\.text) == ["một lần"])
  }

  @Test("ask for a rating after the end, once")
  func rating() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (text, _) = try citizen.submit()
    let code = try #require(DossierCode(text))
    try citizen.open("/ho-so/\(code)")
    #expect(!citizen.page.contains("name=\"sao\""))
    try office.act("tu-choi", on: code, by: "lan", reason: "Không thuộc thẩm quyền")
    try citizen.open("/ho-so/\(code)")
    let page = try citizen.form()
    try citizen.send(["y-kien": "Nhanh"])
    #expect(citizen.status == 409 && citizen.page.contains("href=\"#o-sao\"") && citizen.page.contains("Nhanh"))
    try citizen.send(["sao": "4", "y-kien": "Nhanh"])
    try citizen.follow()
    #expect(citizen.page.contains("4/5") && citizen.page.contains("Nhanh") && !citizen.page.contains("name=\"sao\""))
    try citizen.post(page.action, page.fields.filter { $0.name == "_the" } + [("sao", "1")])
    #expect(citizen.status == 422 || citizen.status == 409)
    #expect(try office.office.view(code, for: .officer("lan")).rating?.stars == 4)
  }
}

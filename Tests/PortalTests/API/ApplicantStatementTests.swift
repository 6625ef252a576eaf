import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import YAML

@Suite("The statement of an applicant's action, over the API")
struct ApplicantStatementTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    let findings = Findings()
    var files = DefinitionFiles(folder: Desk.project.path, findings).files
    let path = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    let demand = "signature: { policy: nguoi-dan, signs: deed }"
    var text = String(decoding: try #require(files[path]), as: UTF8.self)
    text.replace("to: da-rut, needs: [reason] }", with: "to: da-rut, needs: [reason], \(demand) }")
    for action in ["nop-bo-sung", "tiep-nhan"] {
      text.replace("      - action: \(action)\n", with: "      - action: \(action)\n        \(demand)\n")
    }
    files[path] = Array(text.utf8)
    try desk.office.use(try #require(Definitions.load(DefinitionFiles(files).withoutOfficialSignatures, findings)))
    return desk
  }

  @Test("is issued to whoever shows the receipt, and an officer's is not")
  func issued() throws {
    let desk = try desk()
    let held = try desk.file()
    func ask(_ action: String, _ line: String) throws -> Answer {
      try desk.ask(.get, "/dossiers/\(held.code)/actions/\(action)/statement?format=xml", ["Authorization": line])
    }
    let mine = try ask("rut-ho-so", held.receipt)
    #expect(mine.status == 200 && String(decoding: mine.bytes, as: UTF8.self).contains("action=\"rut-ho-so\""))
    for task in ["", "&task=1"] {
      let line = "/dossiers/\(held.code)/actions/tiep-nhan/statement?format=xml\(task)"
      let officers = try desk.ask(.get, line, ["Authorization": held.receipt])
      #expect(officers.status == 404 && officers.code == "nothing-to-sign", "\(task)")
    }
    let lan = try desk.officer("lan")
    #expect(try ask("tiep-nhan", lan).status == 200)
    #expect(try ask("rut-ho-so", lan).code == "nothing-to-sign")
  }

  @Test("covers what is handed in with a supplement, and tells which answers are wrong")
  func supplement() throws {
    let desk = try desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    let asked = try desk.ask(
      .post, "/dossiers/\(held.code)/actions", ["Authorization": lan, "Idempotency-Key": "x", "If-Match": "\"1\""],
      json: [
        "task": 1, "action": "yeu-cau-bo-sung", "reason": "Ghi rõ trường",
        "items": [["item": "field:truong", "remark": ""]],
      ])
    try #require(asked.status == 200, "\(asked.json.canonicalText)")
    func issue(_ answers: JSONValue) throws -> Answer {
      try desk.ask(
        .post, "/dossiers/\(held.code)/actions/nop-bo-sung/statement", ["Authorization": held.receipt],
        json: ["supplement": ["answers": answers], "format": "xml"])
    }
    let issued = try issue(["truong": "THPT Sông Mẫu"])
    #expect(issued.status == 200 && String(decoding: issued.bytes, as: UTF8.self).contains("THPT Sông Mẫu"))
    let wrong = try issue(["truong": 5])
    #expect(wrong.status == 422 && wrong.pointers == ["/supplement/answers/truong"])
  }
}

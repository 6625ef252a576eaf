import HTTPServing
import JSON
import OneStop
import Proofs
import Testing
import Text

@Suite("What was filed, over the API")
struct FiledContentAPITests {
  @Test("comes to whoever shows the secret, and the receipt beside it proves it")
  func proved() throws {
    let desk = try Desk()
    let held = try desk.file()
    let path = "/dossiers/\(held.code)/receipt"
    let answer = try desk.ask(.get, path + "/content", ["Authorization": held.receipt])
    #expect(answer.status == 200 && answer.headers["Cache-Control"] == "no-store")
    let content = try #require(FiledContent(reading: answer.bytes))
    let receipt = try Receipt(reading: desk.ask(.get, path, ["Authorization": held.receipt]).bytes)
    #expect(content.text.contains("Trần Văn Đức") && receipt.finding(of: content) == .asFiled)
  }

  @Test("comes to nobody else: 401, 403 or 404 as everywhere")
  func refused() throws {
    let desk = try Desk()
    let (held, other) = (try desk.file("a"), try desk.file("b", ["so-luong": 3]))
    let path = "/dossiers/\(held.code)/receipt/content"
    let lan = try desk.officer("lan")
    #expect(try desk.view(held, lan).status == 200)
    let token = try desk.office.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.dossiersRead]).token
    for (line, status, code) in [
      (other.receipt, 404, "no-such-dossier"), ("Receipt AAAAA", 404, "no-such-dossier"), (lan, 403, "for-applicants"),
      ("Bearer \(token)", 403, "for-applicants"), ("Bearer x", 401, "bad-token"), ("Basic x", 400, nil),
    ] {
      let answer = try desk.ask(.get, path, ["Authorization": line])
      #expect(answer.status == status && (code == nil || answer.code == code), "\(line): \(answer.status)")
      #expect(!answer.json.canonicalText.contains("salt") && answer.headers["Cache-Control"] == "no-store")
    }
    let nobody = try desk.ask(.get, path)
    #expect(nobody.status == 401 && nobody.code == "secret-missing")
    #expect(nobody.headers["WWW-Authenticate"]?.contains("Receipt") == true)
    #expect(nobody.headers["WWW-Authenticate"]?.contains("Bearer") == false)
    let missing = "/dossiers/H56.06-261119-9999/receipt/content"
    #expect(try desk.ask(.get, missing, ["Authorization": held.receipt]).status == 404)
  }
}

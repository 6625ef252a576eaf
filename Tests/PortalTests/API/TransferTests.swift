import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("Paying by a transfer")
struct TransferTests {
  private static let answers: JSONValue = [
    "nguoi-de-nghi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "2006-05-01", "so-dinh-danh": "038306001234"],
    "dien-thoai": "0912345678", "thu-dien-tu": "mau@example.com", "dia-chi": "12 đường Mẫu",
    "ho-ten-tren-bang": "LE THI MAU", "loai-van-bang": "thpt", "ten-van-bang": "High School Diploma",
    "so-hieu": "HS-2024-0188", "ngay-cap": "2024-06-15", "co-so-giao-duc": "Example High School", "nuoc": "Canada",
    "noi-hoc": "nuoc-ngoai", "hinh-thuc": "truc-tiep", "hoc-tu": "2021-09-01", "hoc-den": "2024-06-15",
    "xac-thuc-truc-tiep": true, "thong-tin-xac-thuc": "Mã 0188", "nhan-ket-qua": "truc-tuyen",
  ]

  private func file(_ desk: Desk) throws -> Held {
    let papers = try ["van-bang", "ket-qua-hoc-tap"].map { part -> JSONValue in
      let upload = try #require(try desk.upload(name: "\(part).pdf").text("upload"))
      return ["part": .string(part), "upload": .string(upload)]
    }
    let answer = try desk.ask(
      .post, "/procedures/cong-nhan-van-bang-nuoc-ngoai/dossiers", ["Idempotency-Key": "f"],
      json: ["answers": Self.answers, "papers": .array(papers)])
    try #require(answer.status == 201, "\(answer.json.canonicalText)")
    return Held(code: try #require(answer.text("code")), secret: try #require(answer.text("secret")))
  }

  @Test("is told with a VietQR code while something is owed, on the dossier and on the notice of the fee")
  func owed() throws {
    let desk = try Desk()
    let (held, lan) = (try file(desk), try desk.officer("lan"))
    #expect(try desk.view(held, held.receipt).json["transfer"] == .null, "nothing is owed yet")
    #expect(try desk.act("thong-bao-phi", on: held, lan).status == 200)
    let owing = try desk.view(held, held.receipt)
    #expect(Schema.named("Dossier").faults(in: owing.json) == [])
    let transfer = try #require(owing.json["transfer"])
    #expect(transfer["amount"] == 500_000 && transfer["reference"] == .string(held.code))
    let payload = "00020101021238570010A00000072701270006970436011300000000000010208QRIBFTTA53037045406500000"
    guard case .string(let said)? = transfer["payload"] else { return }
    #expect(said.hasPrefix(payload + "5802VN6222" + "0818" + held.code + "6304"), "\(said)")
    let letter = try desk.ask(.get, "/dossiers/\(held.code)/letters/1", ["Authorization": held.receipt])
    #expect(Schema.named("Letter").faults(in: letter.json) == [])
    #expect(letter.list("blocks").contains { $0["transfer"]?["payload"] == .string(said) })
    let pdf = try desk.ask(.get, "/dossiers/\(held.code)/letters/1/letter.pdf", ["Authorization": held.receipt])
    #expect(pdf.status == 200 && pdf.bytes.starts(with: Array("%PDF-".utf8)))
    let payment: JSONValue = ["amount": 500_000, "means": "transfer", "reference": "FT26333"]
    #expect(try desk.act("thu-phi", on: held, lan, [("payment", payment)]).status == 200)
    let paid = try desk.view(held, held.receipt)
    #expect(paid.json["transfer"] == .null && paid.json["owed"] == 0)
    #expect(paid.list("charges").first?["status"] == "paid")
  }
}

import Exchange
import ExchangeCalling
import Foundation
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@Suite(
  "A result that leaves by itself", .timeLimit(.minutes(30)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct ReleasedResultTests {
  private static let sheet = """
    <to-khai><nguoi-de-nghi><ho-ten>Phạm Thị Mẫu</ho-ten><ngay-sinh>1980-02-03</ngay-sinh>
    <so-dinh-danh>038180001234</so-dinh-danh></nguoi-de-nghi><dien-thoai>0912345678</dien-thoai>
    <dia-chi>1 đường Mẫu, tỉnh Bắc</dia-chi><ho-ten-tren-bang>Trần Văn Đức</ho-ten-tren-bang>
    <ngay-sinh-tren-bang>1990-05-01</ngay-sinh-tren-bang><loai-van-bang>thpt</loai-van-bang>
    <nam-tot-nghiep>2008</nam-tot-nghiep><so-hieu>B 0123456</so-hieu><muc-dich>tuyen-dung</muc-dich></to-khai>
    """

  private func question() throws -> Message {
    var message = DocumentMessage()
    message.from = Correspondent(OrganID("H01.06"), name: "Sở Giáo dục và Đào tạo tỉnh Bắc")
    message.to = [Correspondent(OrganID("H02.06"))]
    message.documentID = "H01.06,2026/11/18,267/SGDĐT-VP"
    message.code = DocumentCode("267/SGDĐT-VP")
    message.promulgation = Promulgation(place: "Bắc", date: WireDay(try #require(Day("2026-11-18"))))
    message.type = StatedType(.officialLetter)
    message.subject = "V/v xác minh văn bằng"
    for (name, content) in [("cong-van.pdf", TrialFolder.smallPDF), ("to-khai.xml", Self.sheet)] {
      message.attachments.append(
        try #require(Enclosure(packing: Array(content.utf8), named: name, identifier: name)))
    }
    return .document(message)
  }

  @Test("is numbered and sent as its signer signs, once, with nobody else's hand")
  func leaves() throws {
    let trial = try TrialFolder.shared.get()
    let authority = try trial.authority()
    defer { authority.terminate() }
    let folder = try TemporaryFolder()
    let (north, south) = ("khóa chung với tỉnh Bắc", "khóa chung với tỉnh Nam")
    try folder.write("tinh-bac H01.06 \(north)\ntinh-nam H02.06 \(south)\n", to: "systems")
    let file = folder.url.appending(path: "systems").path
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let hub = try RunningCounterpart("hub", "--systems-file", file)
    let town = try Town.beside(hub.url, "tinh-nam", "H02", south, trial)
    let procedure = town.definitions.appending(path: "Workflows/xac-minh-van-bang/procedure.yaml")
    let said = try String(contentsOf: procedure, encoding: .utf8)
    let letter = "sends-document: \"V/v trả lời xác minh văn bằng, chứng chỉ\""
    try #require(said.contains(letter))
    try Data(said.replacing(letter, with: letter + "\n        release: true").utf8).write(to: procedure)
    try town.killAndStart()
    try town.signIn(["minh", "duc", "hoa", "lan"])

    let partner = Partner(
      id: "truc", name: .plain("Trục"), address: hub.url + "/exchange", system: "tinh-bac", networks: ["127.0.0.0/8"])
    let asking = try #require(
      PartnerCaller(partner, secret: Array(north.utf8)) {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      })
    _ = try asking.send(question().written(), .document, from: "H01.06")
    let come = try town.wait("minh", for: "xác minh", "document", "list").split(separator: "\t")[0]
    try town.done("minh", "document", "register", String(come), "--attested", "Đã gọi điện cho Sở")
    let code = try #require(try town.dossiers("lan", 1).first)
    try town.done("lan", "act", code, "tiep-nhan")
    try town.done("duc", "act", code, "trinh-tra-loi")
    try town.done("hoa", "statement", code, "ky-tra-loi", "--pdf", "tra-loi.pdf")
    let signed = try town.signed("tra-loi.pdf", trial, authority)
    try town.done("hoa", "act", code, "ky-tra-loi", "--signed", signed)
    try town.killAndStart()

    try town.settle("minh", answers: nil)
    let answers = try asking.received().filter { $0.type == .document }
    try #require(answers.count == 1)
    guard case .document(let answer) = try Message.read(asking.file(of: answers[0].id)).message else {
      Issue.record("no document")
      return
    }
    #expect(answer.code?.description == "01/SGDĐT-VP")
    #expect(answer.responsesFor.map(\.documentID) == ["H01.06,2026/11/18,267/SGDĐT-VP"])
    #expect(answer.attachments.count == 1)
    let register = try town.done("minh", "document", "print", "--agency", "so-gddt", "--direction", "outgoing", "--csv")
    #expect(register.split(separator: "\n").count == 2 && register.contains("01/SGDĐT-VP"))
    let shown = try JSONValue(reading: town.done("minh", "document", "show", String(come), "--json"))
    #expect(shown["state"]?["id"] == "done" && shown["answeredBy"]?.list.count == 1, "\(shown.canonicalText)")

    // What the receiver tells stands beside it, and how the partner is reached among the counts.
    let out = try #require(shown["answeredBy"]?.list.first?.text)
    let told = StatusMessage(
      .registered, of: answer, at: Correspondent(OrganID("H01.06")),
      time: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    _ = try asking.send(Message.status(told).written(), .status, from: "H01.06")
    _ = try town.wait("minh", for: "Tiếp nhận, vào sổ văn bản đến", "document", "show", out)
    let sent = try JSONValue(reading: town.done("minh", "document", "show", out, "--json"))
    let delivery = try #require(sent["deliveries"]?.list.first)
    #expect(delivery["outbox"] == "done" && delivery["status"]?["id"] == "03" && delivery["withdrawn"] == false)
    #expect(delivery["receiver"]?["code"] == "H01.06" && delivery["since"] != .null, "\(delivery.canonicalText)")
    var counts = ""
    for _ in 0..<200 where !counts.contains("motcua_partner_contact_seconds{partner=\"truc\"}") {
      Thread.sleep(forTimeInterval: 0.1)
      counts = try town.server.ask("GET", "metrics").body
    }
    #expect(counts.contains("motcua_partner_contact_seconds{partner=\"truc\"}"), "\(counts)")
    #expect(counts.contains("motcua_partner_waiting{partner=\"truc\"} 0"), "\(counts)")
    #expect(counts.contains("motcua_partner_quarantined{partner=\"truc\"} 0"))
    #expect(try town.operate("log", "verify").status == 0)
    #expect(town.server.stop() == 0 && hub.stop().status == 0)
  }
}

import Foundation
import JSON
import Testing

@Suite(
  "Two offices and a hub between them", .timeLimit(.minutes(30)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct DocumentExchangeTests {
  private func key(_ json: String) throws -> String {
    let value = try JSONValue(reading: json, within: .init(bytes: 1_000_000))
    return try #require(value["document"]?.text)
  }

  @Test(
    "exchange a question and its answer, sealed: both registers have them once, although each server is killed in between"
  )
  func thereAndBack() throws {
    let trial = try TrialFolder.shared.get()
    let authority = try trial.authority()
    defer { authority.terminate() }
    let secrets = (north: "khóa chung với tỉnh Bắc", south: "khóa chung với tỉnh Nam")
    let hub = try Town.hub([("tinh-bac", "H01.06", secrets.north), ("tinh-nam", "H02.06", secrets.south)], trial)
    let address = hub.server.url.absoluteString.trimmingCharacters(in: ["/"])
    func town(_ name: String, _ code: String, _ secret: String, seals: Bool = false) throws -> Town {
      let town = try Town.beside(address, name, code, secret, seals: seals, trial)
      try town.signIn(["minh", "duc", "hoa"])
      return town
    }
    let (north, south) = (
      try town("tinh-bac", "H01", secrets.north), try town("tinh-nam", "H02", secrets.south, seals: true)
    )

    let question = try key(
      north.done(
        "duc", "document", "draft", "--agency", "so-gddt", "--kind", "cong-van", "--subject", "V/v xác minh văn bằng",
        "--to", "Sở Nam=H02.06", "--json"))
    try north.letOut(question, trial, authority)
    try north.waitUntilSent()
    try hub.killAndStart()
    let come = try south.wait("minh", for: "xác minh", "document", "list")
    try south.killAndStart()
    let incoming = String(come.split(separator: "\t")[0])
    #expect(try south.done("minh", "document", "register", incoming).contains("số 01"))
    #expect(try south.done("minh", "document", "show", incoming).contains("hợp lệ"))
    _ = try north.wait("minh", for: "vào sổ văn bản đến", "document", "show", question)

    let answer = try key(south.done("duc", "document", "answer", incoming, "--json"))
    try south.letOut(answer, trial, authority)
    try north.killAndStart()
    let back = try north.wait("minh", for: "incoming", "document", "list")
    #expect(try north.done("minh", "document", "show", question).contains(String(back.split(separator: "\t")[0])))
    // The south's server put its seal on the file and on the message; the north has looked at both.
    let answered = try north.done("minh", "document", "show", String(back.split(separator: "\t")[0]))
    #expect(answered.contains("Con dấu") && answered.contains("hợp lệ"), "\(answered)")
    let shown = try JSONValue(
      reading: north.done("minh", "document", "show", String(back.split(separator: "\t")[0]), "--json"))
    #expect(shown["seal"]?["verdict"]?["id"] == "valid", "\(shown.canonicalText)")

    // What the receiver told stands beside the document, and how the hub is reached among the counts; these are seconds old.
    let sent = try JSONValue(reading: north.done("minh", "document", "show", question, "--json"))
    let delivery = try #require(sent["deliveries"]?.list.first)
    #expect(delivery["outbox"] == "done" && delivery["withdrawn"] == false && delivery["since"] != .null)
    #expect(delivery["receiver"]?["code"] == "H02.06" && delivery["status"]?["id"] == "03", "\(delivery.canonicalText)")
    let expected = ["contact_seconds{partner=\"truc\"}", "waiting{partner=\"truc\"} 0", "dead{partner=\"truc\"} 0"]
    var counts = ""
    for _ in 0..<200 where !expected.allSatisfy({ counts.contains("motcua_partner_" + $0) }) {
      Thread.sleep(forTimeInterval: 0.1)
      counts = try north.server.ask("GET", "metrics").body
    }
    #expect(expected.allSatisfy { counts.contains("motcua_partner_" + $0) }, "\(counts)")

    for town in [north, south] {
      #expect(try town.done("minh", "document", "list").split(separator: "\n").count == 2)
      let reconciled = try town.operate(
        "exchange", "reconcile", "truc", "--partner-secrets", town.place.url.appending(path: "secrets").path)
      #expect(reconciled.status == 0 && reconciled.output.contains("khớp"), "\(reconciled)")
      let status = try town.operate("exchange", "status")
      #expect(status.status == 0 && !status.output.contains("dead"), "\(status.output)")
      #expect(try town.operate("log", "verify").status == 0)
      #expect(town.server.stop() == 0)
    }
    #expect(hub.server.stop() == 0)
  }
}

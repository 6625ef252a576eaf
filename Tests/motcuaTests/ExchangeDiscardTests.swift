import Exchange
import Foundation
import OneStop
import Procedures
import Testing
import Text

@Suite("Letting go of messages from the command line")
struct ExchangeDiscardTests {
  /// A message for an agency that a partner reaches, brought by another one: it is held.
  private func hold(_ number: Int, at server: OfficeServer) throws {
    let sender = Partner(
      id: "tinh-ban", name: .plain("Tỉnh Bạn"), address: nil, system: "tinh-mau",
      agencies: [Partner.Agency(code: "H57.06", older: nil, name: .plain("Sở Bạn"))])
    var message = DocumentMessage()
    message.from = Correspondent(OrganID("H57.06"), name: "Sở Bạn")
    message.to = [Correspondent(OrganID("G03"))]
    message.documentID = "H57.06,2026/11/19,\(number)/SGDĐT"
    message.code = DocumentCode("\(number)/SGDĐT")
    message.promulgation = Promulgation(place: "Bạn", date: WireDay(text: "2026/11/19"))
    message.subject = "V/v xác minh văn bằng"
    guard case .taken = try server.office.deliver(Message.document(message).written(), from: sender) else {
      Issue.record("it is not held")
      return
    }
  }

  @Test("lets go of what is held for a partner that fetches nothing, once, and says how much")
  func heldFor() throws {
    let server = try OfficeServer(officers: [])
    let key = server.folder.url.appending(path: "data/installation.key")
    #expect(
      FileManager.default.createFile(
        atPath: key.path, contents: Data(repeating: 7, count: 32), attributes: [.posixPermissions: 0o600]))
    for number in 1...3 { try hold(number, at: server) }
    func discard(_ words: String...) throws -> Run {
      try motcuaList(
        ["exchange", "discard"] + words + [
          "--data", server.folder.url.path + "/data", "--definitions", projectRoot.path, "--lang", "en",
        ])
    }
    let other = try discard("--held-for", "tinh-ban")
    #expect(other.status == 1 && other.errors.contains("no such message is in quarantine or held"), "\(other)")
    #expect(try server.office.exchangeCounts().map(\.held) == [3])
    let gone = try discard("--held-for", "truc-lien-thong")
    #expect(gone.status == 0 && gone.output == "3 message(s) let go.\n", "\(gone)")
    #expect(try server.office.exchangeCounts().isEmpty)
    #expect(try discard("--held-for", "truc-lien-thong").status == 1)
    for words in [["--held-for", "a b"], ["--held-for", "truc-lien-thong", "--partner", "truc-lien-thong"]] {
      let run = try motcuaList(["exchange", "discard", "--lang", "en"] + words)
      #expect(run.status == 64, "\(words): \(run)")
    }
  }
}

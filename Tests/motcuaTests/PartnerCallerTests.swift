import Crypto
import Exchange
import ExchangeCalling
import Foundation
import HTTPCalling
import HTTPServing
import JSON
import OneStop
import Portal
import Procedures
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

/// A server that plays the hub between two offices, on loopback, and the callers of both.
private final class Hub {
  let office: OneStop
  let url: String
  private let folder: TemporaryFolder
  private let store: SQLiteRecordStore
  private let server: Server
  static let secrets: [Key<Partner>: [UInt8]] = [
    "tinh-bac": Array("khóa của tỉnh Bắc".utf8), "tinh-nam": Array("khóa của tỉnh Nam".utf8),
  ]

  init() throws {
    folder = try TemporaryFolder()
    let findings = Findings()
    var files = DefinitionFiles(folder: projectRoot.path, findings).withoutOfficialSignatures.files
    files["Workflows/partners.yaml"] = Array(
      """
      partners:
        - { partner: tinh-bac, name: { vi: Bắc, en: North }, agencies: [{ code: H01.06, name: { vi: B, en: B } }, { code: H01.07, name: { vi: C, en: C } }] }
        - partner: tinh-nam
          name: { vi: Nam, en: South }
          agencies: [{ code: H02.06, name: { vi: N, en: N } }]
          backlog: { messages: 10 }
      """.utf8)
    let definitions = try #require(Definitions.load(DefinitionFiles(files), findings))
    store = try SQLiteRecordStore(folder: folder.url.appending(path: "data").path, at: Hub.now())
    let environment = Environment(
      now: Hub.now, randomBytes: { try randomBytes($0) }, installationKey: Array(repeating: 7, count: 32))
    office = try OneStop(definitions: definitions, store: store, files: store.files, environment: environment)
    var settings = PortalSettings()
    settings.partnerSecret = { Hub.secrets[$0] }
    server = try Server(ServerSettings(), try Portal(office, environment, settings).router)
    url = server.url
  }

  deinit {
    server.stop(within: .seconds(5))
    try? store.close()
  }

  /// A file that the hub has is gone from its disk.
  func lose(_ file: [UInt8]) throws {
    try store.files.remove(sha256: SHA256(of: file).hex, .whatever)
  }

  /// So many messages that wait for a partner; none has a file.
  func hold(_ count: Int, from sender: Key<Partner>, for receiver: Key<Partner>) throws {
    try store.write(for: office.authority) { record in
      for number in 1...count {
        _ = try record.hold(
          HeldMessage(
            id: "m-\(number)", identity: "H01.06|\(number)", sender: sender, receiver: receiver, kind: .document,
            from: "H01.06", to: "H02.06", sha256: SHA256(of: Array("\(number)".utf8)).hex, bytes: 1, at: Hub.now()))
      }
    }
  }

  /// Asks as a partner does whose program puts its words where it likes.
  func ask(
    _ path: String, _ body: [UInt8], of name: String, secret: [UInt8]? = nil
  ) throws -> (status: Int, json: JSONValue) {
    let signed = try TransportHeaders(
      system: name, secret: secret ?? Key<Partner>(name).flatMap { Hub.secrets[$0] } ?? [], at: Hub.now(),
      bodyHash: SHA256(of: body).hex)
    var settings = Caller.Settings()
    settings.destinations = try #require(Destinations.publicInternet(and: ["127.0.0.0/8"]))
    let answer = try Caller(settings).make(
      Call(
        .post, url + "/exchange" + path, headers: [("Content-Type", "application/json")] + signed.lines,
        body: .bytes(body)))
    return (answer.status, try JSONValue(reading: answer.body))
  }

  static func now() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  func caller(_ name: Key<Partner>, secret: [UInt8]? = nil, networks: [String] = ["127.0.0.0/8"]) throws
    -> PartnerCaller
  {
    let partner = Partner(
      id: "truc", name: .plain("Trục"), address: url + "/exchange", system: name.text, networks: networks)
    return try #require(PartnerCaller(partner, secret: secret ?? Hub.secrets[name] ?? [], now: Hub.now))
  }
}

@Suite("A partner that is called")
struct PartnerCallerTests {
  private let message = Array(
    """
    <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
    xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
    <edXML:From><edXML:OrganId>H01.06</edXML:OrganId></edXML:From>
    <edXML:To><edXML:OrganId>H02.06</edXML:OrganId></edXML:To>
    <edXML:DocumentId>H01.06,2026/11/26,15/SGDĐT</edXML:DocumentId><edXML:Subject>Thử</edXML:Subject>
    </edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
    """.utf8)

  @Test("takes a message, holds it for the other one, and tells its sender how far that has come")
  func whole() throws {
    let hub = try Hub()
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    let id = try north.send(message, .document, from: "H01.06")
    #expect(try north.send(message, .document, from: "H01.06") == id)
    #expect(try north.received() == [])
    let waiting = try south.received()
    #expect(waiting.map(\.id) == [id] && waiting[0].type == .document && waiting[0].from == "H01.06")
    #expect(try south.file(of: id) == message)
    #expect(try south.received().map(\.id) == [id], "whoever fetched it may have died before keeping it")
    try south.update(id, .done)
    #expect(try south.received() == [])
    let day = LocalTime(Hub.now()).day
    #expect(try south.received(on: day).map(\.status) == [.done])
    let sent = try north.sent(on: day)
    #expect(sent.map(\.id) == [id] && sent[0].status == .done && sent[0].sha256 == SHA256(of: message).hex)
    #expect(try north.sent(on: day.advanced(by: -1)) == [])
  }

  private func failure(_ work: () throws -> Void) -> PartnerFailure? {
    do {
      try work()
      return nil
    } catch {
      return error as? PartnerFailure
    }
  }

  @Test("refuses whom it does not know, another's secret, another's messages and what cannot be read, each in a word")
  func refused() throws {
    let hub = try Hub()
    let north = try hub.caller("tinh-bac")
    let id = try north.send(message, .document, from: "H01.06")
    let wrong = try hub.caller("tinh-nam", secret: Hub.secrets["tinh-bac"])
    #expect(failure { _ = try wrong.received() }?.word == "closed-http-401")
    #expect(
      failure { _ = try wrong.send(message, .document, from: "H01.06") }?.kind == .closed,
      "a secret that an operator has to put right makes no message dead")
    let stranger = try hub.caller("tinh-dong", secret: [1, 2, 3])
    #expect(failure { _ = try stranger.received() }?.word == "closed-http-401")
    let long = [UInt8](repeating: 0x20, count: 200_000)
    for caller in [stranger, wrong] {
      #expect(
        failure { _ = try caller.send(long, .document, from: "H03") }?.word == "refused-http-413",
        "a name alone opens no disk")
    }
    let proven = failure { _ = try north.send(long, .document, from: "H01.06") }
    #expect(proven?.kind == .refused && proven?.detail != "http-413", "\(proven?.word ?? "")")
    #expect(failure { _ = try north.file(of: id) }?.word == "closed-http-404")
    let south = try hub.caller("tinh-nam")
    #expect(failure { _ = try south.send(message, .document, from: "H02.06") }?.word == "refused-foreign-sender")
    #expect(failure { _ = try south.send([1, 2], .document, from: "H02.06") }?.word == "refused-malformed")
    #expect(failure { try south.update("khong-co", .done) }?.word == "closed-http-404")
  }

  @Test("is fetched from message by message: one that it cannot give keeps no other one waiting, and is asked for last")
  func fetched() throws {
    let hub = try Hub()
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    let messages = (1...4).map { number in
      Array(String(decoding: message, as: UTF8.self).replacing(",15/", with: ",\(number)/").utf8)
    }
    let ids = try messages.map { try north.send($0, .document, from: "H01.06") }
    try hub.lose(messages[0])
    var (left, kept): (Set<String>, [String]) = ([], [])
    func fetch() throws {
      try south.fetch(passingOver: &left) { message, file in
        kept.append(message.id)
        return file == messages[3] ? .fail : .done
      }
    }
    #expect(failure { try fetch() }?.word == "busy-http-503")
    #expect(Set(kept) == Set(ids[1...]) && left == [ids[0]])
    let day = LocalTime(Hub.now()).day
    let status = Dictionary(uniqueKeysWithValues: try south.received(on: day).map { ($0.id, $0.status) })
    #expect(status == [ids[0]: .initial, ids[1]: .done, ids[2]: .done, ids[3]: .fail])
    let late = Array(String(decoding: message, as: UTF8.self).replacing(",15/", with: ",5/").utf8)
    let fifth = try north.send(late, .document, from: "H01.06")
    kept = []
    #expect(failure { try fetch() }?.word == "busy-http-503")
    #expect(kept == [fifth] && left == [ids[0]])
  }

  @Test("is asked for nothing more of an agency of which nothing is taken now, and for all that others sent")
  func fullOfOne() throws {
    let hub = try Hub()
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    func send(_ number: Int, from code: String) throws -> String {
      let text = String(decoding: message, as: UTF8.self).replacing(",15/", with: ",\(number)/")
      return try north.send(Array(text.replacing("H01.06", with: code).utf8), .document, from: code)
    }
    let many = try (1...3).map { try send($0, from: "H01.06") }
    let other = try send(9, from: "H01.07")
    var (left, asked): (Set<String>, [String]) = ([], [])
    func fetch() throws {
      try south.fetch(passingOver: &left) { message, _ in
        asked.append(message.id)
        guard message.from == "H01.07" else { throw PartnerFailure(.hereFromOne, "backlog-full") }
        return .done
      }
    }
    #expect(failure { try fetch() }?.kind == .hereFromOne)
    #expect(asked.count == 2 && asked.contains(other) && left == Set(many))
    let late = try send(10, from: "H01.07")
    #expect(failure { try fetch() }?.kind == .hereFromOne)
    #expect(asked.count == 4 && asked.contains(late) && left == Set(many))
  }

  @Test("tells all of a day, however many messages that were, and says what it does not understand")
  func listed() throws {
    let hub = try Hub()
    let many = 2_500
    try hub.hold(many, from: "tinh-bac", for: "tinh-nam")
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    let day = LocalTime(Hub.now()).day
    #expect(try Set(north.sent(on: day).map(\.id)).count == many, "page by page to the end, each once")
    #expect(try Set(south.received(on: day).map(\.id)).count == many)
    #expect(try south.received().count == 1_000, "what was fetched makes room for the next ones")
    for question in [#"{"status": "tất cả"}"#, #"{"fromDate": "26/11/2026"}"#, #"{"messagetype": "thư"}"#] {
      let answer = try hub.ask("/getReceivedEdocList", Array(question.utf8), of: "tinh-nam")
      #expect(answer.status == 400 && answer.json["ErrorCode"] == "wrong", "\(question)")
      #expect(answer.json["ErrorDesc"]?.text?.contains(": ") ?? false)
    }
  }

  /// What a partner lists that goes its own way: asked for what comes behind a name, or for the beginning.
  private func lister(_ page: @escaping @Sendable (_ after: Int?) -> (names: Range<Int>, hasMore: Bool)) throws
    -> (server: Server, caller: PartnerCaller, asked: Asked)
  {
    var router = Router()
    let asked = Asked()
    router.on(.post, "/exchange/getSentEdocList", bodyBytes: 10_000) { request in
      asked.count.withLock { $0 += 1 }
      let question = try JSONValue(
        reading: String(decoding: request.body.bytes(atMost: 10_000) ?? [], as: UTF8.self))
      let (names, hasMore) = page(question["after"]?.text.flatMap { Int($0) })
      let list = names.map { name in
        JSONValue.object(["senderDocId": .string("\(name)"), "receiverDocId": "x", "receiveStatus": "done"])
      }
      let answer: JSONValue = ["status": "OK", "ErrorCode": "0", "data": .array(list), "more": .bool(hasMore)]
      return .json(answer.canonical)
    }
    let server = try Server(ServerSettings(), router)
    let partner = Partner(
      id: "truc", name: .plain("Trục"), address: server.url + "/exchange", system: "ta", networks: ["127.0.0.0/8"])
    return (server, try #require(PartnerCaller(partner, secret: [1], now: Hub.now)), asked)
  }

  /// How often it was asked.
  private final class Asked: Sendable { let count = Mutex(0) }

  @Test(
    "whose list never ends, or goes round, is not read for ever: it is refused in a word, and the next question goes on"
  )
  func endless() throws {
    let day = LocalTime(Hub.now()).day
    let growing = try lister { after in ((after ?? 0) + 1..<(after ?? 0) + 11, true) }
    defer { growing.server.stop(within: .seconds(5)) }
    #expect(failure { _ = try growing.caller.sent(on: day) }?.word == "answer-endless")
    #expect(growing.asked.count.withLock { $0 } == 200)
    // The same page again and again; two pages, one after the other; a list that says that it goes on, and is empty.
    let same = try lister { _ in (1..<11, true) }
    defer { same.server.stop(within: .seconds(5)) }
    #expect(failure { _ = try same.caller.sent(on: day) }?.word == "answer-endless")
    #expect(same.asked.count.withLock { $0 } == 2)
    let round = try lister { after in (after == 10 ? 11..<21 : 1..<11, true) }
    defer { round.server.stop(within: .seconds(5)) }
    #expect(failure { _ = try round.caller.sent(on: day) }?.word == "answer-endless")
    #expect(round.asked.count.withLock { $0 } == 3)
    let empty = try lister { _ in (0..<0, true) }
    defer { empty.server.stop(within: .seconds(5)) }
    #expect(failure { _ = try empty.caller.sent(on: day) }?.word == "answer-endless")
    // One that grew while it was read, and then ends, is whole.
    let longer = try lister { after in after == nil ? (1..<11, true) : (11..<13, false) }
    defer { longer.server.stop(within: .seconds(5)) }
    #expect(try longer.caller.sent(on: day).map(\.id) == (1..<13).map { "\($0)" })
  }

  @Test(
    "takes nothing more while as much waits for the other one as may: the sender is told to come back, and may then")
  func full() throws {
    let hub = try Hub()
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    let messages = (1...11).map { number in
      Array(String(decoding: message, as: UTF8.self).replacing(",15/", with: ",\(number)/").utf8)
    }
    // All ten: nobody else can send to it.
    for message in messages[..<10] { _ = try north.send(message, .document, from: "H01.06") }
    #expect(failure { _ = try north.send(messages[10], .document, from: "H01.06") }?.word == "busy-http-429")
    #expect(try south.received().count == 10)
    var left: Set<String> = []
    try south.fetch(passingOver: &left) { message, _ in message.from == "H01.06" ? .done : .fail }
    _ = try north.send(messages[10], .document, from: "H01.06")
    #expect(try south.received().count == 1)
  }

  @Test("believes that a message is done only where that is signed: words behind the question mark are anybody's")
  func unsigned() throws {
    let hub = try Hub()
    let (north, south) = (try hub.caller("tinh-bac"), try hub.caller("tinh-nam"))
    let id = try north.send(message, .document, from: "H01.06")
    #expect(try hub.ask("/updateStatus?docId=\(id)&status=done", [], of: "tinh-nam").status == 400)
    #expect(try south.received().map(\.id) == [id])
    let said = try hub.ask("/updateStatus", Array(#"{"docId": "\#(id)", "status": "done"}"#.utf8), of: "tinh-nam")
    #expect(said.status == 200 && said.json["ErrorCode"] == "0")
    #expect(try south.received() == [])
    let wrong = try hub.ask("/getReceivedEdocList", [], of: "tinh-nam", secret: [1, 2, 3])
    #expect(wrong.status == 401 && wrong.json["ErrorDesc"]?.text?.contains("another secret") ?? false)
  }

  @Test("is not called in a network that its definition does not name, and is unreachable when nobody answers")
  func unreachable() throws {
    let hub = try Hub()
    let outside = try hub.caller("tinh-bac", networks: [])
    #expect(failure { _ = try outside.received() }?.word == "call-not-allowed")
    let nobody = Partner(
      id: "truc", name: .plain("Trục"), address: "http://127.0.0.1:1/exchange", system: "x", networks: ["127.0.0.0/8"])
    let caller = try #require(PartnerCaller(nobody, secret: [1], now: Hub.now))
    #expect(failure { _ = try caller.received() }?.kind == .unreachable)
  }
}

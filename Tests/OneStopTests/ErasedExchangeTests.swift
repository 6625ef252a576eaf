import Documents
import Dossiers
import Exchange
import Foundation
import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("A dossier that a message of the exchange has opened")
struct ErasedExchangeTests {
  /// What the messages say of one person, each text in a place of its own.
  private static let texts = [
    "Zabhaq", "zabhaq", "038180004321", "0912340099", "zabhaqtep", "zabhaqgoi", "zabhaqbao", "zabhaqky",
  ]

  /// Where some of these texts stand: in which columns of a database, or in which files of a folder.
  private func places(holding texts: [String], in office: Office) throws -> [String] {
    if let address = office.store.address { return try PostgresServer.columns(of: address, holding: texts) }
    return try Self.files(below: office.folder.path, holding: texts)
  }

  private static func files(below folder: String, holding texts: [String]) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      guard let content = FileManager.default.contents(atPath: folder + "/" + path) else { return false }
      return texts.contains { content.range(of: Data($0.utf8)) != nil }
    }.sorted()
  }

  private func question() throws -> DocumentMessage {
    var message = try arrivingMessage()
    message.subject = "V/v xác minh văn bằng của bà Zabhaq"
    message.signatory = Signatory(fullName: "Trưởng phòng zabhaqky")
    let sheet: JSONObject = [
      "nguoi-de-nghi": ["ho-ten": "Phạm Zabhaq", "ngay-sinh": "1980-02-03", "so-dinh-danh": "038180004321"],
      "dien-thoai": "0912340099", "dia-chi": "1 phố Zabhaq", "ho-ten-tren-bang": "Trần Văn Đức",
      "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt", "nam-tot-nghiep": 2008, "so-hieu": "B 0123456",
      "muc-dich": "tuyen-dung",
    ]
    message.attachments = try [
      ("cong-van.pdf", "%PDF-1.7 letter about zabhaqtep\n"), ("bang.pdf", "%PDF-1.7 diploma of zabhaqtep\n"),
      ("to-khai.json", JSONValue.object(sheet).canonicalText),
    ].map { name, content in
      try #require(Enclosure(packing: Array(content.utf8), named: name, identifier: name))
    }
    return message
  }

  private func bring(_ message: Message, to office: Office) throws -> DocumentKey {
    _ = try office.oneStop.deliver(message.written(), from: office.hub())
    guard case .taken(.document(let key)?, _)? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    return key
  }

  private func send(_ office: Office) throws {
    while try office.oneStop.carryOut(
      .dispatch,
      { row in
        guard case .ready(let message) = try office.oneStop.outgoingMessage(of: row, sealedBy: nil) else {
          throw OfficeFailure()
        }
        return .done("sent \(message.bytes.count)")
      }) != nil
    {}
  }

  private func view(_ key: DocumentKey, _ office: Office) throws -> DocumentView {
    try office.oneStop.document(key, for: "minh")
  }

  /// The question, the dossier that it opened, and the answer that left, of which its receiver has told something.
  private func answered(_ office: Office) throws -> (question: DocumentKey, code: DossierCode, answer: DocumentKey) {
    let question = try bring(.document(question()), to: office)
    #expect(try office.perform(.register(attested: "zabhaqgoi"), on: question, by: "minh") == "done")
    let code = try #require(try view(question, office).document.opened)
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-tra-loi", on: code, by: "duc")
    try office.act("ky-tra-loi", on: code, by: "hoa")
    let answer = try #require(
      try office.oneStop.view(code, for: .officer("duc")).documents.map(\.key).first { $0 != question })
    try office.perform(.number, on: answer, by: "minh")
    let file = try office.kept("zabhaqtep.pdf", "%PDF-1.7 answer about zabhaqtep\n")
    try office.perform(
      .seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: answer, by: "minh")
    #expect(try office.perform(.release, on: answer, by: "minh") == "done")
    try send(office)
    let sent = try #require(try view(answer, office).content)
    var status = StatusMessage()
    status.from = Correspondent(OrganID("H99.06"), name: "Sở Giáo dục và Đào tạo tỉnh Bên")
    status.responseFor = ResponseReference(OrganID("H56.06"), code: sent.code, documentID: sent.documentID)
    status.status = Coded(DocumentStatus.registered)
    status.description = "zabhaqbao"
    status.timestamp = WireTime(office.now)
    #expect(try bring(.status(status), to: office) == answer)
    try office.act("tra-ket-qua", on: code, by: "lan")
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.endedAt != nil)
    return (question, code, answer)
  }

  /// Every file that documents and messages have.
  private func files(_ keys: [DocumentKey], _ office: Office) throws -> [NamedFile] {
    let own = try keys.flatMap { try view($0, office).files }.map {
      NamedFile(row: $0.name, sha256: $0.sha256, bytes: $0.bytes)
    }
    return try own
      + office.store.read(for: office.oneStop.authority) { record in
        try [FileNaming.received, .sent].flatMap { try record.files(named: $0, after: nil, limit: 100) }
      }
  }

  @Test(
    "is erased with that message, its files, the answer and what was told of it, in every store; their numbers stay and prove themselves",
    arguments: PostgresServer.isInstalled ? [false, true] : [false])
  func erased(onPostgres: Bool) throws {
    let address = onPostgres ? try PostgresServer.newDatabase() : nil
    let office = try Office(at: "2026-11-19T09:00", address: address)
    try office.loadRegister()
    let (question, code, answer) = try answered(office)
    // What a clerk has only linked has its own law.
    let circular = try office.received(office.arriving("V/v hướng dẫn xác minh"), id: "circular")
    try office.perform(.register(attested: nil), on: circular, by: "minh")
    try office.perform(.link(code), on: circular, by: "minh")
    let files = try files([question, answer], office)
    #expect(files.count >= 10, "\(files)")
    for text in Self.texts {
      #expect(try places(holding: [text], in: office) != [], "\(text) stood nowhere")
    }
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])

    try office.go(to: "2047-01-04T09:00")
    try office.oneStop.forgetOldOutcomes()
    try office.oneStop.sweepUploads()
    #expect(try office.oneStop.runErasures().announced == 1)
    let backup = try CopiedRecord(of: office)
    office.pass(days: 31)
    #expect(try office.oneStop.runErasures().erased == 1)

    #expect(try places(holding: Self.texts, in: office) == [])
    for file in files {
      #expect(throws: (any Error).self, "\(file)") {
        try office.store.files.open(sha256: file.sha256, bytes: file.bytes)
      }
    }
    for (key, number) in [(question, "01"), (answer, "01/SGDĐT-VP")] {
      let view = try view(key, office)
      let erasure = try #require(view.document.erasure)
      #expect(view.content == nil && view.files.isEmpty && view.actions.isEmpty)
      #expect(view.document.entry?.text.hasPrefix(number.prefix(2)) ?? false, "the register has its number")
      #expect(erasure.dossier == code && erasure.contents > 0 && erasure.files > 0)
      #expect([erasure.sender].compactMap(\.self) + erasure.receivers == ["H99.06"])
      #expect(erasure.date != nil && erasure.code != nil)
      #expect(view.history.last?.text.vi == "Nội dung đã xóa cùng hồ sơ \(code) theo thời hạn lưu trữ")
      #expect(view.history.allSatisfy { $0.note == nil })
      #expect(try office.perform(.link(code), on: key, by: "minh") == "document-erased")
    }
    #expect(try view(circular, office).content?.subject == "V/v hướng dẫn xác minh")
    let linked = try office.oneStop.documents(linkedTo: code, for: "minh")
    #expect(linked.map { $0.erasedAt == nil } == [question, answer, circular].sorted().map { $0 == circular })
    #expect(try office.oneStop.inbox(InboxQuery(.taken)).isEmpty)
    #expect(try office.oneStop.inbox(InboxQuery(.expired)).count == 2, "that they came stays")
    let faults = try office.oneStop.prove().faults
    #expect(faults == [], "\(faults)")
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)

    // A backup of before the erasure erases again first of all.
    try backup.work(like: office) { restored in
      let before = try Self.files(below: backup.folder, holding: Self.texts)
      #expect(before != [])
      #expect(try restored.runErasures().erased == 1)
      #expect(try restored.prove().faults.map(\.words.en) == [])
      #expect(try restored.rebuild(repairing: false).differing == 0)
      #expect(try Self.files(below: backup.folder, holding: Self.texts) == [])
    }
  }

  @Test("leaves what was filed in a work file, and waits for a document that somebody is at work on")
  func filedAndUnderWay() throws {
    let office = try Office()
    let code = try office.filed("a").code
    let filed = try office.drafted(office.drafting("V/v lưu hồ sơ việc", dossier: code), id: "filed")
    try office.perform(.askReview(remark: nil), on: filed, by: "duc")
    try office.perform(.approve(opinion: nil), on: filed, by: "hoa")
    try office.perform(.number, on: filed, by: "minh")
    let sealed = SealedFile(file: try office.kept("cong-van.pdf"), authenticity: .valid, policy: "co-quan")
    try office.perform(.seal(sealed), on: filed, by: "minh")
    try office.perform(.release, on: filed, by: "minh")
    let file = try office.oneStop.openWorkFile("Báo cáo", years: nil, at: "so-gddt", office.request(by: "minh", "hs"))
    guard case .done(let file) = file else { throw OfficeFailure() }
    #expect(try office.perform(.file(file), on: filed, by: "minh") == "done")
    try office.act("tu-choi", on: code, by: "lan", reason: "x")
    try office.go(to: "2046-11-30T09:00")
    _ = try office.oneStop.runErasures()
    try office.go(to: "2046-12-20T09:00")
    let underWay = try office.drafted(office.drafting("V/v đang soạn", dossier: code), id: "late")
    try office.go(to: "2047-01-10T09:00")
    #expect(try office.oneStop.runErasures().erased == 0 && view(underWay, office).content != nil)
    try office.go(to: "2047-01-20T09:00")
    #expect(try office.oneStop.runErasures().erased == 1 && view(underWay, office).content == nil)
    #expect(try view(filed, office).content?.subject == "V/v lưu hồ sơ việc")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("leaves a document that is about another one, too, until that one is erased")
  func shared() throws {
    let office = try Office()
    let first = try office.filed("a").code
    let second = try office.filed("b").code
    let document = try office.drafted(office.drafting("V/v hai hồ sơ", dossier: first), id: "both")
    try office.perform(.cancel(reason: "không gửi"), on: document, by: "duc")
    let other = try office.drafted(office.drafting("V/v hai hồ sơ", dossier: first), id: "linked")
    try office.perform(.askReview(remark: nil), on: other, by: "duc")
    try office.perform(.link(second), on: other, by: "minh")
    try office.act("tu-choi", on: first, by: "lan", reason: "x")
    try office.go(to: "2027-11-19T09:00")
    try office.act("tu-choi", on: second, by: "lan", reason: "x")
    try office.go(to: "2046-12-01T09:00")
    #expect(try office.erased().erased == 1)
    #expect(try view(document, office).content == nil, "it was about the first one alone")
    #expect(try view(other, office).content?.subject == "V/v hai hồ sơ")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    try office.go(to: "2047-12-01T09:00")
    #expect(try office.erased().erased == 1)
    #expect(try view(other, office).content == nil)
    #expect(try office.oneStop.documentWaits(for: "hoa").isEmpty, "nobody waits for what was erased")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("waits with its erasure until its answer has left")
  func undelivered() throws {
    let office = try Office()
    let question = try bring(.document(question()), to: office)
    try office.perform(.register(attested: "x"), on: question, by: "minh")
    let code = try #require(try view(question, office).document.opened)
    try office.act("tu-choi", on: code, by: "lan", reason: "x")
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.erased().heldBack == 1, "what the sender is told of its document is on its way")
    try send(office)
    #expect(try office.oneStop.runErasures().erased == 1)
    #expect(try view(question, office).content == nil)
  }

  @Test("and content of a document that is missing without an erasure, or there in spite of one, is found by the proof")
  func proved() throws {
    let office = try Office()
    let question = try bring(.document(question()), to: office)
    try office.perform(.register(attested: "x"), on: question, by: "minh")
    let code = try #require(try view(question, office).document.opened)
    try office.act("tu-choi", on: code, by: "lan", reason: "x")
    try send(office)
    let authority = office.oneStop.authority
    let kept = try office.store.read(for: authority) { record in
      try record.entries(of: question).compactMap { try record.content(of: $0) }
    }
    #expect(!kept.isEmpty)
    let copy = try CopiedRecord(of: office)
    try copy.damage("DELETE FROM content WHERE entry IN (SELECT id FROM entry WHERE body LIKE '%\"document\":\"VB-%')")
    try copy.work(like: office) { oneStop in
      let faults = try oneStop.prove().faults
      #expect(faults.contains { $0.subject == .document(question) })
    }
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.erased().erased == 1)
    let late = try CopiedRecord(of: office)
    try late.damage(
      """
      INSERT INTO content (entry, salt, body) SELECT id, zeroblob(16), '{}' FROM entry
      WHERE body LIKE '%"document":"VB-%' AND body LIKE '%"content"%' LIMIT 1
      """)
    try late.work(like: office) { oneStop in
      let faults = try oneStop.prove().faults.map(\.words.en)
      #expect(faults.contains { $0.contains("was erased, and personal content of 1 of its entries is there") })
    }
  }
}

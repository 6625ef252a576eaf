import Crypto
import Documents
import Exchange
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

@Suite("A message that waits to be taken")
struct TakingMessagesTests {
  @Test("is taken once: what fails leaves it waiting, what is not to be taken yet is tried again later")
  func taken() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    struct Cut: Error {}
    #expect(throws: Cut.self) { try office.oneStop.takeNext { _, _ in throw Cut() } }
    #expect(try office.oneStop.inboxCounts() == (1, 0))
    try office.go(to: "2026-11-19T10:00")
    #expect(try office.oneStop.takeNext { _, _ in .later("not-yet") }?.taking == .later("not-yet"))
    #expect(try office.oneStop.takeNext { _, _ in .quarantined("x") } == nil)
    try office.go(to: "2026-11-20T09:00")
    let subject = RecordSubject("VB-1")
    let taking = Taking.taken(subject, "ok")
    #expect(try office.oneStop.takeNext { _, _ in taking }?.taking == taking)
    #expect(try office.oneStop.takeNext { _, _ in .quarantined("x") } == nil)
    #expect(try office.oneStop.inbox(InboxQuery(.taken)).map(\.subject) == [subject])
  }

  @Test("that fails at every try keeps none behind it waiting, and is at last left to a person")
  func failing() throws {
    let office = try Office()
    let broken = smallestDocument(to: ["011.00.06.H56"])
    _ = try office.oneStop.deliver(broken, from: Office.neighbour)
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    // Its file is gone from the disk.
    try office.store.files.remove(sha256: SHA256(of: broken).hex, .whatever)
    var patience = Patience()
    patience.attempts = 2
    #expect(throws: (any Error).self) { try office.oneStop.takeNext(patience: patience) { _, _ in .quarantined("x") } }
    let taking = try office.oneStop.takeNext(patience: patience) { _, _ in .taken(nil, "ok") }?.taking
    #expect(taking == .taken(nil, "ok"))
    try office.go(to: "2026-11-20T09:00")
    #expect(throws: (any Error).self) { try office.oneStop.takeNext(patience: patience) { _, _ in .quarantined("x") } }
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.answer) == ["failure"])
    #expect(try office.oneStop.takeNext(patience: patience) { _, _ in .quarantined("x") } == nil)
  }

  @Test("whose file is gone is not taken, although it was read a moment ago")
  func gone() throws {
    let office = try Office()
    let bytes = smallestDocument()
    _ = try office.oneStop.deliver(bytes, from: Office.neighbour)
    try office.store.files.remove(sha256: SHA256(of: bytes).hex, .whatever)
    #expect(throws: (any Error).self) { try office.oneStop.takeNext() }
    #expect(try office.oneStop.inboxCounts() == (1, 0))
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.isEmpty)
  }

  @Test("of which the program dies again and again is set aside for a person, and keeps none behind it waiting")
  func deadly() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    _ = try office.oneStop.deliver(smallestDocument("b"), from: Office.neighbour)
    struct Death: Error {}
    var deaths = 0
    /// A program takes a message and dies of it: it notes no end of that before the next one begins and finds the same message.
    func run(_ program: OneStop) throws -> (row: InboxRow, taking: Taking)? {
      var last: (row: InboxRow, taking: Taking)?
      do {
        return try program.takeNext { _, _ in
          deaths += 1
          let next = try office.restarted()
          try next.resumeTries()
          last = try run(next)
          throw Death()
        }
      } catch is Death {
        return last
      }
    }
    let (row, taking) = try #require(try run(office.oneStop))
    #expect(taking == .quarantined("cut-off") && deaths == 3)
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.answer) == ["cut-off"])
    #expect(try office.oneStop.takeNext { _, _ in .taken(nil, "ok") }?.row.id != row.id)
    // A person lets it be tried again, with as many tries as before.
    #expect(try office.oneStop.reviveMessage(row.id))
    #expect(try office.oneStop.takeNext { _, _ in .taken(nil, "ok") }?.taking == .taken(nil, "ok"))
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }

  @Test("that is never to be taken is given up after as many tries as a notice, and a person lets it be tried again")
  func givenUp() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    var patience = Patience()
    patience.attempts = 2
    for day in 20...21 {
      try office.go(to: "2026-11-\(day)T09:00")
      _ = try office.oneStop.takeNext(patience: patience) { _, _ in .later("unknown-document") }
    }
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    #expect(row.answer == "unknown-document" && row.attempts == 2)
    #expect(try office.oneStop.reviveMessage(row.id))
    // Patience begins anew, and no try has the number of another.
    func tried() throws -> Taking? {
      try office.oneStop.takeNext(patience: patience) { row, _ in .later("\(row.attempts)") }?.taking
    }
    #expect(try tried() == .later("2"))
    #expect(try office.oneStop.inboxCounts() == (1, 0))
    try office.go(to: "2026-11-24T09:00")
    #expect(try tried() == .later("3"))
    #expect(try office.oneStop.inboxCounts() == (0, 1))
  }

  @Test("that comes again once a person has let go of it is asked anew: it is told no refusal of before")
  func comesAgain() throws {
    let office = try Office()
    let recall = smallestDocument(business: 1, reason: "Gửi nhầm")
    _ = try office.oneStop.deliver(recall, from: Office.neighbour)
    while try office.oneStop.inboxCounts().waiting > 0 {
      office.wait(minutes: 10 * 60)
      #expect(try office.oneStop.takeNext()?.taking == .later("unknown-document"))
    }
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    #expect(try office.oneStop.discardMessage(row.id))
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    guard case .taken(.document(let key)?, _)? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    _ = try office.oneStop.deliver(recall, from: Office.neighbour)
    #expect(try office.oneStop.takeNext()?.taking == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").document.isAskedBack)
  }

  @Test("with a name, a reason or a number of pages that no office writes is taken, found again and asked back")
  func strange() throws {
    let office = try Office()
    let long = "H57.06," + String(repeating: "dài/", count: 2_000)
    func take(_ bytes: [UInt8]) throws -> Taking? {
      _ = try office.oneStop.deliver(bytes, from: Office.neighbour)
      return try office.oneStop.takeNext()?.taking
    }
    guard case .taken(.document(let key)?, _)? = try take(smallestDocument(long, pages: "9007199254740993")) else {
      throw OfficeFailure()
    }
    #expect(try office.oneStop.document(key, for: "minh").content?.pages == nil)
    let other = smallestDocument(long, to: ["000.00.06.H56"], pages: "-5")
    #expect(try take(other) == .taken(.document(key), "taken"), "the same document in another message")
    let recall = smallestDocument(long, business: 1, reason: String(repeating: "vì ", count: 2_000))
    #expect(try take(recall) == .taken(.document(key), "taken"))
    #expect(try take(smallestDocument(long, business: 1, reason: " ")) == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").history.count == 3)
  }

  @Test("that asks a document back by a status is for whoever has it, although it names its sender alone")
  func askedBack() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    guard case .taken(.document(let key)?, _)? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    var ask = StatusMessage()
    ask.from = Correspondent(OrganID("H57.06"))
    ask.responseFor = ResponseReference(OrganID("H57.06"), documentID: "H57.06,2026/11/19,15/SGDĐT")
    ask.status = Coded(DocumentStatus.recallRequested)
    ask.description = "Xin lấy lại"
    ask.timestamp = WireTime(office.now)
    let bytes = try Message.status(ask).written()
    guard case .taken = try office.oneStop.deliver(bytes, from: Office.neighbour) else { throw OfficeFailure() }
    #expect(try office.oneStop.takeNext()?.taking == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").document.isAskedBack)
  }

  @Test("that came before the document it speaks of, and was given up, is taken when a person lets it be tried again")
  func overtaken() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(subject: "Đã sửa", business: 2), from: Office.neighbour)
    for day in 1...16 {
      try office.go(to: "2026-12-\(day < 10 ? "0" : "")\(day)T09:00")
      #expect(try office.oneStop.takeNext()?.taking == .later("unknown-document"))
    }
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    guard case .taken(.document(let key)?, _)? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    #expect(try office.oneStop.reviveMessage(row.id))
    #expect(try office.oneStop.takeNext()?.taking == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").content?.subject == "Đã sửa")
    #expect(try office.oneStop.takeNext() == nil)
  }

  @Test(
    "about a document that never came is sent back once nobody waits for it any more, with the reason, once",
    arguments: [false, true])
  func sentBack(byStatus: Bool) throws {
    let office = try Office()
    var ask = StatusMessage()
    ask.from = Correspondent(OrganID("H57.06"), name: "Sở Bạn")
    ask.responseFor = ResponseReference(OrganID("H57.06"), documentID: "H57.06,2026/11/19,15/SGDĐT")
    ask.status = Coded(DocumentStatus.recallRequested)
    ask.description = "Xin lấy lại"
    ask.timestamp = WireTime(office.now)
    let bytes =
      byStatus ? try Message.status(ask).written() : smallestDocument(subject: "Thu hồi", business: 1, reason: "Sai")
    _ = try office.oneStop.deliver(bytes, from: Office.neighbour)
    func sent() throws -> [StatusMessage] {
      try office.oneStop.outbox(OutboxQuery(.waiting, kind: .dispatch)).compactMap { row in
        guard case .status(let status)? = try office.oneStop.message(of: row.effect)?.message else { return nil }
        return status
      }
    }
    for day in 1...16 {
      #expect(try sent().isEmpty)
      try office.go(to: "2026-12-\(day < 10 ? "0" : "")\(day)T09:00")
      #expect(try office.oneStop.takeNext()?.taking == .later("unknown-document"))
    }
    let told = try #require(try sent().first)
    #expect(told.status?.meaning == .refused && told.responseFor?.documentID == "H57.06,2026/11/19,15/SGDĐT")
    #expect(told.responseFor?.organID?.text == "H57.06" && told.description?.contains("15/SGDĐT") ?? false)
    // Tried again by a person in vain it is not sent back a second time, and the document itself is still welcome.
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    #expect(try office.oneStop.reviveMessage(row.id))
    for day in 17...20 {
      try office.go(to: "2026-12-\(day)T09:00")
      _ = try office.oneStop.takeNext()
    }
    #expect(try sent().count == 1)
    var keys: Set<DocumentKey> = []
    for day in ["05", "06"] {
      try office.go(to: "2027-01-\(day)T09:00")
      _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
      while let taking = try office.oneStop.takeNext()?.taking {
        if case .taken(let subject?, _) = taking, let key = subject.document { keys.insert(key) }
      }
    }
    #expect(keys.count == 1, "the recall found it")
    let key = try #require(keys.first)
    let view = try office.oneStop.document(key, for: "minh")
    #expect(!view.document.speaksOfUnknown && view.document.isAskedBack)
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("is answered by whoever reaches its sender by then, also where nobody did when the answer was written")
  func reachedLater() throws {
    let office = try Office()
    let all = office.oneStop.definitions
    let findings = Findings()
    let files = DefinitionFiles(folder: Office.project, findings).files
    let without = DefinitionFiles(files.filter { $0.key != "Workflows/partners.yaml" }).withoutOfficialSignatures
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    let key = try office.received(office.arriving(medium: .electronic))
    let rows = try office.store.read(for: office.oneStop.authority) { try $0.outbox(of: .document(key)) }
    let effect = try #require(rows.first?.effect)
    #expect(try effect.lane.isEmpty && office.oneStop.partner(of: effect) == nil)
    try office.oneStop.use(all)
    #expect(try office.oneStop.partner(of: effect) == "truc-lien-thong")
  }
}

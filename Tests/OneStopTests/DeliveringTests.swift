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

@Suite("A message that a partner brings")
struct DeliveringTests {
  private static let neighbour = Partner(
    id: "tinh-ban", name: .plain("Tỉnh Bạn"), address: nil, system: "tinh-mau",
    agencies: [Partner.Agency(code: "H57.06", older: "000.00.06.H57", name: .plain("Sở Bạn"))])

  /// A document in the smallest form, from an agency to others.
  private func document(
    _ id: String = "H57.06,2026/11/19,15/SGDĐT", from: String = "H57.06", to: [String] = ["H56.06"],
    subject: String = "Xác minh văn bằng", business: Int? = nil, reason: String = "", pages: String = "1"
  ) -> [UInt8] {
    let receivers = to.map { "<edXML:To><edXML:OrganId>\($0)</edXML:OrganId></edXML:To>" }.joined()
    let trace =
      business.map {
        """
        <edXML:TraceHeaderList><edXML:Bussiness><edXML:BussinessDocType>\($0)</edXML:BussinessDocType>\
        <edXML:BussinessDocReason>\(reason)</edXML:BussinessDocReason></edXML:Bussiness></edXML:TraceHeaderList>
        """
      } ?? ""
    return Array(
      """
      <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
      xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
      <edXML:From><edXML:OrganId>\(from)</edXML:OrganId></edXML:From>\(receivers)
      <edXML:DocumentId>\(id)</edXML:DocumentId><edXML:Subject>\(subject)</edXML:Subject>
      <edXML:OtherInfo><edXML:PageAmount>\(pages)</edXML:PageAmount></edXML:OtherInfo>
      </edXML:MessageHeader>\(trace)</edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
      """.utf8)
  }

  private func hub(_ office: Office) throws -> Partner {
    try #require(office.oneStop.definitions.partners["truc-lien-thong"])
  }

  @Test("for an agency of this authority, by either of its codes, is kept once as it came, however often it comes")
  func once() throws {
    let office = try Office()
    let bytes = document(to: ["000.00.06.H56"])
    let first = try office.oneStop.deliver(bytes, from: Self.neighbour)
    #expect(try office.oneStop.deliver(bytes, from: Self.neighbour) == first)
    // The hub takes what nobody else names: it may bring what the neighbour brought already.
    #expect(try office.oneStop.deliver(bytes, from: try hub(office)) == first)
    let rows = try office.oneStop.inbox(InboxQuery(.waiting))
    #expect(rows.count == 1 && rows[0].copies == 3 && rows[0].message.sha256 == SHA256(of: bytes).hex)
    let file = try office.store.files.open(sha256: rows[0].message.sha256, bytes: bytes.count)
    #expect(try file.read(at: 0, count: bytes.count) == bytes)
  }

  @Test("with another content under the identity of one that came is in quarantine; the first one stays as it was")
  func otherContent() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
    let other = document(subject: "Khác")
    #expect(try office.oneStop.deliver(other, from: Self.neighbour) == .quarantined(.otherContent))
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.answer) == ["other-content"])
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.message.sha256) == [SHA256(of: document()).hex])
    // It cannot be taken by trying again: a person has to ask its sender.
    #expect(try !office.oneStop.reviveMessage(2))
  }

  @Test("about one document for two agencies of this authority, in a message each, is two messages, each once")
  func oneForEach() throws {
    let office = try Office()
    for codes in [["H56.06"], ["011.00.06.H56"], ["H56.06"]] {
      guard case .taken = try office.oneStop.deliver(document(to: codes), from: Self.neighbour) else {
        Issue.record("\(codes) was not taken")
        return
      }
    }
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.copies) == [2, 1])
    #expect(try office.oneStop.inboxCounts() == (2, 0))
  }

  @Test("that says something later of a document is another message: a recall, two updates")
  func later() throws {
    let office = try Office()
    for bytes in [
      document(), document(business: 1), document(subject: "A", business: 2), document(subject: "B", business: 2),
      document(business: 1),
    ] {
      guard case .taken = try office.oneStop.deliver(bytes, from: Self.neighbour) else {
        Issue.record("not taken")
        continue
      }
    }
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.copies) == [1, 2, 1, 1])
  }

  @Test("for agencies that other partners reach is held for them, once each, until they fetch it")
  func held() throws {
    let office = try Office()
    let hub = try hub(office)
    let bytes = document(to: ["G03", "H58", "H56.06"])
    guard case .taken(let name) = try office.oneStop.deliver(bytes, from: Self.neighbour) else {
      Issue.record("not taken")
      return
    }
    #expect(try office.oneStop.deliver(bytes, from: Self.neighbour) == .taken(id: name))
    let waiting = try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .initial))
    #expect(waiting.map(\.to) == ["G03", "H58"] && waiting[0].id == name)
    #expect(try office.oneStop.fetchHeld(name, by: Self.neighbour.id) == nil)
    let fetched = try #require(try office.oneStop.fetchHeld(name, by: hub.id))
    #expect(try fetched.file.read(at: 0, count: bytes.count) == bytes)
    #expect(try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .processing)).count == 1)
    #expect(try office.oneStop.note(.done, ofHeld: name, by: hub.id))
    #expect(try !office.oneStop.note(.done, ofHeld: name, by: Self.neighbour.id))
    // What is done stays done, whatever comes late.
    _ = try office.oneStop.note(.fail, ofHeld: name, by: hub.id)
    #expect(
      try office.oneStop.heldMessages(HeldQuery(.sent(by: Self.neighbour.id))).map(\.status) == [.done, .initial])
  }

  @Test("with another content for agencies that others reach is in quarantine, and held for none of its receivers")
  func heldOther() throws {
    let office = try Office()
    let hub = try hub(office)
    _ = try office.oneStop.deliver(document(to: ["H58"]), from: Self.neighbour)
    let other = document(to: ["G03", "H58", "H56.06"], subject: "Khác")
    #expect(try office.oneStop.deliver(other, from: Self.neighbour) == .quarantined(.otherContent))
    let held = try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .initial))
    #expect(held.map(\.to) == ["H58"] && held.map(\.sha256) == [SHA256(of: document(to: ["H58"])).hex])
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.message.sha256) == [SHA256(of: other).hex])
    #expect(try office.oneStop.inboxCounts() == (0, 1))
  }

  @Test("from an agency for which the partner does not speak, or for one that nobody reaches, is not kept")
  func refused() throws {
    let office = try Office()
    #expect(
      try office.oneStop.deliver(document(from: "G03"), from: Self.neighbour) == .refused(.foreignSender("G03")))
    // Who speaks for all others speaks for none of ours.
    #expect(
      try office.oneStop.deliver(document(from: "H56.06", to: ["000.00.06.H56"]), from: hub(office))
        == .refused(.foreignSender("H56.06")))
    // What a hub brings for somebody whom only that hub reaches would go round in circles.
    let hub = try hub(office)
    #expect(
      try office.oneStop.deliver(document(from: "H99", to: ["H98"]), from: hub) == .refused(.unknownReceiver(["H98"])))
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }

  @Test("for a thousand agencies that nobody reaches is refused in words that a person reads")
  func many() throws {
    let office = try Office()
    let codes = (1...1_000).map { "H99.\($0)" } + [String(repeating: "H", count: 10_000)]
    let delivery = try office.oneStop.deliver(document(from: "H99", to: codes), from: hub(office))
    guard case .refused(let refusal) = delivery else { throw OfficeFailure() }
    #expect(refusal.words.vi.contains("H99.1, ") && refusal.words.vi.count < 200 && refusal.words.en.count < 200)
    let long = document(from: String(repeating: "H", count: 10_000))
    #expect(try office.oneStop.deliver(long, from: hub(office)) == .quarantined(.unnamed))
  }

  @Test("that cannot be read is kept in quarantine with the reason, and its sender is told")
  func unreadable() throws {
    let office = try Office()
    for bytes in [Array("<edXML>".utf8), Array("<!DOCTYPE x><x/>".utf8), [0, 1, 2], Array("<a/>".utf8)] {
      guard case .quarantined(.unreadable(let fault)) = try office.oneStop.deliver(bytes, from: Self.neighbour) else {
        Issue.record("taken: \(bytes)")
        continue
      }
      #expect(!fault.words.vi.isEmpty)
    }
    #expect(try office.oneStop.deliver(document(""), from: Self.neighbour) == .quarantined(.unnamed))
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).count == 5)
    #expect(try office.oneStop.inboxCounts() == (0, 5))
  }

  @Test("is taken once: what fails leaves it waiting, what is not to be taken yet is tried again later")
  func taken() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
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
    let broken = document(to: ["011.00.06.H56"])
    _ = try office.oneStop.deliver(broken, from: Self.neighbour)
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
    // Its file is gone from the disk.
    let later = try #require(Instant("2100-01-01T00:00"))
    try office.store.files.remove(sha256: SHA256(of: broken).hex, untouchedSince: later)
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
    let bytes = document()
    _ = try office.oneStop.deliver(bytes, from: Self.neighbour)
    let later = try #require(Instant("2100-01-01T00:00"))
    try office.store.files.remove(sha256: SHA256(of: bytes).hex, untouchedSince: later)
    #expect(throws: (any Error).self) { try office.oneStop.takeNext() }
    #expect(try office.oneStop.inboxCounts() == (1, 0))
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.isEmpty)
  }

  @Test("of which the program dies again and again is set aside for a person, and keeps none behind it waiting")
  func deadly() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
    _ = try office.oneStop.deliver(document("b"), from: Self.neighbour)
    struct Death: Error {}
    var deaths = 0
    /// A program takes a message and dies of it: it notes no end of that before the next one begins and finds the same message.
    func run(_ program: OneStop) throws -> (row: InboxRow, taking: Taking)? {
      var last: (row: InboxRow, taking: Taking)?
      do {
        return try program.takeNext { _, _ in
          deaths += 1
          last = try run(
            OneStop(
              definitions: program.definitions, store: office.store, files: office.store.files,
              environment: office.environment))
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
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
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

  @Test("with a name, a reason or a number of pages that no office writes is taken, found again and asked back")
  func strange() throws {
    let office = try Office()
    let long = "H57.06," + String(repeating: "dài/", count: 2_000)
    func take(_ bytes: [UInt8]) throws -> Taking? {
      _ = try office.oneStop.deliver(bytes, from: Self.neighbour)
      return try office.oneStop.takeNext()?.taking
    }
    guard case .taken(.document(let key)?, _)? = try take(document(long, pages: "9007199254740993")) else {
      throw OfficeFailure()
    }
    #expect(try office.oneStop.document(key, for: "minh").content?.pages == nil)
    let other = document(long, to: ["000.00.06.H56"], pages: "-5")
    #expect(try take(other) == .taken(.document(key), "taken"), "the same document in another message")
    let recall = document(long, business: 1, reason: String(repeating: "vì ", count: 2_000))
    #expect(try take(recall) == .taken(.document(key), "taken"))
    #expect(try take(document(long, business: 1, reason: " ")) == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").history.count == 3)
  }

  @Test("that asks a document back by a status is for whoever has it, although it names its sender alone")
  func askedBack() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
    guard case .taken(.document(let key)?, _)? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    var ask = StatusMessage()
    ask.from = Correspondent(OrganID("H57.06"))
    ask.responseFor = ResponseReference(OrganID("H57.06"), documentID: "H57.06,2026/11/19,15/SGDĐT")
    ask.status = Coded(DocumentStatus.recallRequested)
    ask.description = "Xin lấy lại"
    ask.timestamp = WireTime(office.now)
    let bytes = try Message.status(ask).written()
    guard case .taken = try office.oneStop.deliver(bytes, from: Self.neighbour) else { throw OfficeFailure() }
    #expect(try office.oneStop.takeNext()?.taking == .taken(.document(key), "taken"))
    #expect(try office.oneStop.document(key, for: "minh").document.isAskedBack)
  }

  @Test("that came before the document it speaks of, and was given up, is taken when a person lets it be tried again")
  func overtaken() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(document(subject: "Đã sửa", business: 2), from: Self.neighbour)
    for day in 1...16 {
      try office.go(to: "2026-12-\(day < 10 ? "0" : "")\(day)T09:00")
      #expect(try office.oneStop.takeNext()?.taking == .later("unknown-document"))
    }
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
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
    let bytes = byStatus ? try Message.status(ask).written() : document(subject: "Thu hồi", business: 1, reason: "Sai")
    _ = try office.oneStop.deliver(bytes, from: Self.neighbour)
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
      _ = try office.oneStop.deliver(document(), from: Self.neighbour)
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

  @Test("is counted as long as it waits, and so is what is to be sent to its partner, with the age of the oldest")
  func counted() throws {
    let office = try Office()
    func counts() throws -> [ExchangeCounts] { try office.oneStop.exchangeCounts() }
    #expect(try counts().isEmpty)
    // That it has arrived is to be told to its sender, whom the hub reaches.
    _ = try office.received(office.arriving(medium: .electronic))
    let written = office.now
    try office.go(to: "2026-11-19T10:00")
    _ = try office.oneStop.deliver(document(), from: Self.neighbour)
    var hub = ExchangeCounts(partner: "truc-lien-thong")
    (hub.toSend, hub.oldest) = (1, written)
    var neighbour = ExchangeCounts(partner: "tinh-ban")
    (neighbour.toTake, neighbour.oldest) = (1, office.now)
    #expect(try counts() == [neighbour, hub])
    _ = try office.oneStop.carryOut(.dispatch) { _ in .refused("x") }
    _ = try office.oneStop.takeNext { _, _ in .quarantined("x") }
    (hub.toSend, hub.dead, hub.oldest) = (0, 1, nil)
    (neighbour.toTake, neighbour.quarantined, neighbour.oldest) = (0, 1, nil)
    #expect(try counts() == [neighbour, hub])
  }

  @Test(
    "for somebody else is counted as held until its receiver has it, and apart where it says that it cannot take it")
  func heldCounts() throws {
    let office = try Office()
    let held = ["a", "b", "c"].map { name in
      HeldMessage(
        id: name, identity: name, sender: "tinh-bac", receiver: "tinh-nam", kind: .document, from: "H01.06",
        to: "H02.06",
        sha256: SHA256(of: name.utf8).hex, bytes: 1, at: office.now)
    }
    try office.store.write(for: office.oneStop.authority) { record in
      for message in held { _ = try record.hold(message) }
    }
    func counts() throws -> [Int]? {
      try office.oneStop.exchangeCounts().first { $0.partner == "tinh-nam" }.map { [$0.held, $0.refused] }
    }
    #expect(try counts() == [3, 0])
    #expect(try office.oneStop.note(.processing, ofHeld: "a", by: "tinh-nam"))
    #expect(try counts() == [3, 0], "what was fetched and not kept may come back")
    #expect(try office.oneStop.note(.done, ofHeld: "a", by: "tinh-nam"))
    #expect(try office.oneStop.note(.fail, ofHeld: "b", by: "tinh-nam"))
    #expect(try counts() == [1, 1])
    for name in ["b", "c"] { #expect(try office.oneStop.note(.done, ofHeld: name, by: "tinh-nam")) }
    #expect(try counts() == nil)
  }

  @Test("for an authority that keeps no registers of documents is refused at once, and nothing of it is kept")
  func noOffice() throws {
    let office = try Office()
    let findings = Findings()
    let files = DefinitionFiles(folder: Office.project, findings).files
    let without = DefinitionFiles(files.filter { $0.key != "Workflows/document-office.yaml" })
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    #expect(try office.oneStop.deliver(document(), from: Self.neighbour) == .refused(.noOffice))
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }
}

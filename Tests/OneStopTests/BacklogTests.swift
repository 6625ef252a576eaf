import Exchange
import OneStop
import Procedures
import Testing
import Text

@Suite("How much of a partner may wait")
struct BacklogTests {
  /// A partner of whose messages ten may wait on each way.
  private func neighbour(_ id: Key<Partner> = "tinh-ban", _ code: String = "H57.06", messages: Int = 10) -> Partner {
    Partner(
      id: id, name: .plain("Tỉnh Bạn"), address: nil, system: "tinh-mau",
      agencies: [Partner.Agency(code: code, older: nil, name: .plain("Sở Bạn"))],
      backlog: Partner.Backlog(messages: messages, bytes: 1 << 30))
  }

  @Test(
    "keeps what can never be taken out once half of it is full: the reason is told, and good ones are taken as ever")
  func unreadable() throws {
    let office = try Office()
    let partner = neighbour()
    let answers = try (1...40).map { try office.oneStop.deliver(Array("<flood-\($0)".utf8), from: partner) }
    let told = answers.map { answer -> String in
      switch answer {
      case .quarantined(.unreadable(let fault)): "kept-\(fault.code)"
      case .refused(.unreadable(let fault)): "not-kept-\(fault.code)"
      default: "\(answer)"
      }
    }
    #expect(told == Array(repeating: "kept-malformed", count: 5) + Array(repeating: "not-kept-malformed", count: 35))
    #expect(try office.oneStop.inboxCounts() == (0, 5))
    #expect(try office.oneStop.prove().faults.isEmpty)
    for number in 1...20 {
      guard case .taken = try office.oneStop.deliver(smallestDocument("\(number)"), from: partner),
        case .taken? = try office.oneStop.takeNext()?.taking
      else {
        Issue.record("a good message is kept out: \(number)")
        return
      }
    }
  }

  @Test(
    "is full when nobody takes what came: more is refused for now and kept by its sender, nothing acknowledged goes")
  func full() throws {
    let office = try Office()
    let partner = neighbour()
    let recalls = (1...12).map { smallestDocument("\($0)", business: 1, reason: "Gửi nhầm") }
    for bytes in recalls.prefix(10) {
      guard case .taken = try office.oneStop.deliver(bytes, from: partner) else { throw OfficeFailure() }
    }
    #expect(try office.oneStop.deliver(recalls[10], from: partner) == .refused(.backlogFull(receiver: nil)))
    // Each is tried again for two days, and then lies in quarantine: it counts all the while.
    while try office.oneStop.inboxCounts().waiting > 0 {
      office.wait(minutes: 10 * 60)
      while try office.oneStop.takeNext() != nil {}
      #expect(try office.oneStop.deliver(recalls[10], from: partner) == .refused(.backlogFull(receiver: nil)))
    }
    #expect(try office.oneStop.inboxCounts() == (0, 10))
    let counts = try #require(try office.oneStop.exchangeCounts().first)
    #expect(
      counts.isFull(partner.backlog) && counts.untakenBytes == recalls.prefix(10).reduce(0) { $0 + Int64($1.count) })
    // A person lets go of one: there is room for one more.
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    #expect(try office.oneStop.discardMessage(row.id) && !office.oneStop.discardMessage(row.id))
    guard case .taken = try office.oneStop.deliver(recalls[10], from: partner) else { throw OfficeFailure() }
    #expect(try office.oneStop.deliver(recalls[11], from: partner) == .refused(.backlogFull(receiver: nil)))
    #expect(try office.oneStop.discardMessages(of: "khac") == 0)
    #expect(try office.oneStop.discardMessages(of: partner.id) == 9)
    #expect(try office.oneStop.inbox(InboxQuery(.expired)).count == 10 && office.oneStop.inboxCounts() == (1, 0))
    _ = try office.oneStop.runErasures()
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("bounds what is held for one that fetches nothing, and not what goes to others")
  func held() throws {
    let office = try Office()
    try office.oneStop.use(
      office.changed("Workflows/partners.yaml") { _ in
        """
        partners:
          - { partner: tinh-ban, name: { vi: A, en: A }, agencies: [{ code: H57.06, name: { vi: A, en: A } }] }
          - partner: ngu
            name: { vi: B, en: B }
            agencies: [{ code: H58, name: { vi: B, en: B } }]
            backlog: { messages: 10, size: 256 MB }
          - { partner: thuc, name: { vi: C, en: C }, agencies: [{ code: H59, name: { vi: C, en: C } }] }
        """
      })
    let sender = try #require(office.oneStop.definitions.partners["tinh-ban"])
    func send(_ number: Int, to codes: [String]) throws -> Delivery {
      try office.oneStop.deliver(smallestDocument("\(number)", to: codes), from: sender)
    }
    var names: [String] = []
    for number in 1...5 {
      guard case .taken(let name) = try send(number, to: ["H58"]) else { throw OfficeFailure() }
      names.append(name)
    }
    #expect(try send(11, to: ["H58"]) == .refused(.backlogFull(receiver: "H58")))
    #expect(try send(12, to: ["H56.06", "H58"]) == .refused(.backlogFull(receiver: "H58")), "for all or for none")
    #expect(try office.oneStop.inboxCounts() == (0, 0))
    guard case .taken = try send(13, to: ["H59"]) else { throw OfficeFailure() }
    // What one sender leaves is for the others.
    let other = try #require(office.oneStop.definitions.partners["thuc"])
    let told = try (1...3).map {
      try office.oneStop.deliver(smallestDocument("t\($0)", from: "H59", to: ["H58"]), from: other)
    }
    #expect(told.map { if case .taken = $0 { true } else { false } } == [true, true, false])
    // What it could not take is still held; what it has fetched and keeps makes room.
    #expect(try office.oneStop.note(.fail, ofHeld: names[0], by: "ngu"))
    #expect(try send(11, to: ["H58"]) == .refused(.backlogFull(receiver: "H58")))
    for name in names[1...3] { #expect(try office.oneStop.note(.done, ofHeld: name, by: "ngu")) }
    for number in 14...15 { guard case .taken = try send(number, to: ["H58"]) else { throw OfficeFailure() } }
    #expect(try send(11, to: ["H58"]) == .refused(.backlogFull(receiver: "H58")))
    // A person lets go of what nobody fetches: what was not for that one stays, and what was done is no longer held.
    #expect(try office.oneStop.discardHeld(for: "ngu") == 6 && office.oneStop.discardHeld(for: "ngu") == 0)
    guard case .taken = try send(11, to: ["H58"]) else { throw OfficeFailure() }
    #expect(try office.oneStop.exchangeCounts().first { $0.partner == "thuc" }?.held == 1)
    try office.go(to: "2027-06-16T09:01")
    _ = try office.oneStop.runErasures()
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("for one to whom a single partner can send is wholly that partner's")
  func alone() throws {
    let office = try Office()
    try office.oneStop.use(
      office.changed("Workflows/partners.yaml") { _ in
        """
        partners:
          - { partner: tinh-ban, name: { vi: A, en: A }, agencies: [{ code: H57.06, name: { vi: A, en: A } }] }
          - partner: ngu
            name: { vi: B, en: B }
            agencies: [{ code: H58, name: { vi: B, en: B } }]
            backlog: { messages: 10, size: 256 MB }
        """
      })
    let sender = try #require(office.oneStop.definitions.partners["tinh-ban"])
    let told = try (1...11).map { try office.oneStop.deliver(smallestDocument("\($0)", to: ["H58"]), from: sender) }
    #expect(told.prefix(10).allSatisfy { if case .taken = $0 { true } else { false } })
    #expect(told.last == .refused(.backlogFull(receiver: "H58")))
  }

  @Test("of one agency behind a hub takes nothing from the others: nobody has more than half of what they leave")
  func shared() throws {
    let office = try Office()
    let hub = Partner(
      id: "truc", name: .plain("Trục"), address: nil, system: "tinh-mau",
      agencies: ["H57.06", "H58.06", "H59.06"].map { Partner.Agency(code: $0, older: nil, name: .plain($0)) },
      backlog: Partner.Backlog(messages: 10, bytes: 1 << 30))
    func send(_ number: Int, from code: String) throws -> Delivery {
      try office.oneStop.deliver(
        smallestDocument("\(number)", from: code, business: 1, reason: "Gửi nhầm"), from: hub)
    }
    func taken(_ numbers: ClosedRange<Int>, from code: String) throws -> Int {
      try numbers.count { if case .taken = try send($0, from: code) { true } else { false } }
    }
    #expect(try taken(1...9, from: "H57.06") == 5)
    #expect(try send(6, from: "H57.06") == .refused(.shareFull(sender: "H57.06")))
    #expect(ExchangeRefusal.shareFull(sender: "x").isForNow)
    #expect(try taken(1...9, from: "H58.06") == 2 && taken(1...9, from: "H59.06") == 1)
    // What is known takes no room, and what a person lets go of makes some.
    guard case .taken = try send(1, from: "H57.06") else { throw OfficeFailure() }
    while try office.oneStop.inboxCounts().waiting > 0 {
      office.wait(minutes: 10 * 60)
      while try office.oneStop.takeNext() != nil {}
    }
    let rows = try office.oneStop.inbox(InboxQuery(.quarantined)).filter { $0.message.from == "H57.06" }
    for row in rows.prefix(3) { #expect(try office.oneStop.discardMessage(row.id)) }
    #expect(try taken(10...12, from: "H57.06") == 1)
  }

  @Test("counts bytes as it counts messages")
  func bytes() throws {
    var counts = ExchangeCounts(partner: "a")
    let backlog = Partner.Backlog(messages: 100, bytes: 1_000)
    (counts.toTake, counts.untakenBytes, counts.heldBytes) = (1, 990, 1_000)
    #expect(counts.hasRoom(in: backlog, forUntaken: 10) && !counts.hasRoom(in: backlog, forUntaken: 11))
    #expect(!counts.hasRoom(in: backlog, forUntakeable: 1) && !counts.hasRoom(in: backlog, forHeld: 1))
    counts.untakenBytes = 499
    #expect(counts.hasRoom(in: backlog, forUntakeable: 1) && !counts.hasRoom(in: backlog, forUntakeable: 2))
  }
}

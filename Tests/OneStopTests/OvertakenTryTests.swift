import Documents
import OneStop
import Synchronization
import TestSupport
import Testing
import Text

@Suite("A try of a message")
struct OvertakenTryTests {
  /// An office with one message to take, that has come before any program looked.
  private func office(address: String? = nil) throws -> Office {
    let office = try Office(address: address)
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    return office
  }

  private func row(_ office: Office) throws -> InboxRow {
    try #require(try InboxRow.State.allCases.flatMap { try office.oneStop.inbox(InboxQuery($0)) }.first)
  }

  @Test(
    "that comes to its end behind a newer one changes nothing, whatever the two came to",
    arguments: [Taking.taken(nil, "older"), .later("older"), .quarantined("older")],
    [Taking.taken(nil, "newer"), .later("newer"), .quarantined("newer")])
  func older(_ older: Taking, _ newer: Taking) throws {
    let office = try office()
    let late = try office.oneStop.takeNext { _, _ in
      let other = try office.restarted()
      try other.resumeTries()
      #expect(try other.takeNext { _, _ in newer }?.taking == newer)
      return older
    }
    #expect(late == nil)
    #expect(try row(office).answer == "newer" && row(office).attempts == 1 && row(office).tries == 1)
  }

  @Test("is begun by nobody else before its time is over, and those behind it are taken meanwhile")
  func leased() throws {
    let office = try office()
    let first = try row(office).id
    let program = try office.restarted()
    var others: [Int64?] = []
    let taken = try program.takeNext { _, _ in
      _ = try office.oneStop.deliver(smallestDocument("b"), from: Office.neighbour)
      for minutes in [0, 4, 2] {
        office.wait(minutes: minutes)
        others.append(try office.restarted().takeNext { _, _ in .taken(nil, "other") }?.row.id)
      }
      return .taken(nil, "first")
    }
    #expect(taken == nil && others == [first + 1, nil, first], "\(others)")
  }

  @Test(
    "that is the last one and fails of the record itself is not the last one: it is tried again, and is not set aside")
  func recordFails() throws {
    let office = try office()
    var patience = Patience()
    patience.attempts = 1
    for _ in 0..<3 {
      #expect(throws: StoreFails.self) {
        try office.restarted().takeNext(patience: patience) { _, _ in
          office.store.failing.withLock { $0 = 1 }
          return .later("x")
        }
      }
      #expect(try row(office).state == .waiting)
      office.wait(minutes: 360)
    }
    #expect(try office.oneStop.takeNext(patience: patience) { _, _ in .later("x") }?.taking == .later("x"))
    #expect(try row(office).state == .quarantined && row(office).attempts == 4)
  }

  @Test("whose end could not be noted is no death: however often that happens, it is tried again")
  func notNoted() throws {
    let office = try office()
    let program = try office.restarted()
    for _ in 0..<6 {
      #expect(throws: StoreFails.self) {
        try program.takeNext { _, _ in
          office.store.failing.withLock { $0 = 2 }
          return .taken(nil, "x")
        }
      }
      office.wait(minutes: 6)
    }
    #expect(try program.takeNext { _, _ in .taken(nil, "at last") }?.taking == .taken(nil, "at last"))
  }
}

/// Several offices on one database take from one inbox.
@Suite(
  "A message that several nodes could take",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct SharedInboxTests {
  @Test("is begun by one of them, taken by another once its time is over, and recorded once though the first goes on")
  func paused() throws {
    let address = try PostgresServer.newDatabase()
    let (slow, quick) = (try Office(address: address), try Office(address: address))
    _ = try slow.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    var taken: RecordSubject?
    // It stands still behind its reading and before its commit.
    let late = try slow.oneStop.takeNext { _, _ in
      #expect(try quick.oneStop.takeNext() == nil, "its time is not over")
      quick.wait(minutes: 6)
      guard case .taken(let subject?, _)? = try quick.oneStop.takeNext()?.taking else { throw OfficeFailure() }
      taken = subject
      return .quarantined("late")
    }
    #expect(late == nil)
    let rows = try quick.oneStop.inbox(InboxQuery(.taken))
    #expect(rows.map(\.subject) == [taken] && rows.map(\.attempts) == [1])
    #expect(try quick.oneStop.documents(for: "minh", DocumentFilters()).rows.count == 1)
    slow.wait(minutes: 6)
    // Three that die of it are three whose time ran out.
    _ = try quick.oneStop.deliver(smallestDocument("b"), from: Office.neighbour)
    struct Death: Error {}
    for _ in 0..<3 {
      #expect(throws: (any Error).self) {
        try slow.restarted().takeNext { _, _ in
          slow.store.failing.withLock { $0 = 1 }
          throw Death()
        }
      }
      #expect(try quick.oneStop.takeNext { _, _ in .taken(nil, "too early") } == nil)
      for office in [slow, quick] { office.wait(minutes: 6) }
    }
    #expect(try quick.oneStop.takeNext { _, _ in .taken(nil, "x") }?.taking == .quarantined("cut-off"))
  }
}

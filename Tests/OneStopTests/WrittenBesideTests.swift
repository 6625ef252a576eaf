import Crypto
import Foundation
import OneStop
import PostgresStore
import Proofs
import RecordKeeping
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Text

@testable import Dossiers

/// Works on one PostgreSQL that do not wait for each other, and the places that their entries are given behind the commit.
@Suite(
  "Works beside each other",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct WrittenBesideTests {
  /// An office that gives no places by itself.
  private func office(_ address: String, logKey: Ed25519Key? = nil) throws -> Office {
    var limits = PostgresStore.Limits()
    limits.sequencing = .seconds(3600)
    return try Office(logKey: logKey, address: address, limits: limits)
  }

  /// How many entries there are, and how many of them have no place.
  private func entries(_ address: String) throws -> String {
    try PostgresServer.ask(address, "SELECT count(*), count(*) - count(position) FROM entry").trimmed
  }

  @Test("are told again behind a commit of their own: what is read may be what a replica has not got")
  func toldAgain() throws {
    let address = try PostgresServer.newDatabase()
    let office = try Office(address: address)
    let first = try office.submit("a")
    func batches() throws -> Int? {
      Int(try PostgresServer.ask(address, "SELECT sum(batch) FROM node_batch").trimmed)
    }
    let before = try #require(try batches())
    let request = CommandRequest(
      key: CommandKey(owner: "form", id: "a"), digest: "a[:]", caller: .engine)
    #expect(try office.oneStop.answer(to: request) == first.outcome)
    #expect(try #require(try batches()) > before)
  }

  @Test("lets an act on one dossier, and filing, go on while another node is in the midst of an act on another")
  func notWaiting() throws {
    let address = try PostgresServer.newDatabase()
    let (one, other) = (try Office(address: address), try Office(address: address))
    let (first, second) = (try one.filed("a").code, try one.filed("b").code)
    let (begun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    one.store.within.withLock {
      $0 = {
        begun.signal()
        mayEnd.wait()
      }
    }
    let outcome = Mutex<Outcome?>(nil)
    let thread = Thread {
      outcome.withLock { $0 = try? one.act("tiep-nhan", on: first, by: "lan", id: "slow") }
      begun.signal()
    }
    thread.start()
    begun.wait()
    // All of this is committed while the act on the first dossier is not.
    #expect(try other.act("tiep-nhan", on: second, by: "lan", id: "quick").isDone)
    #expect(try other.filed("c").code.text.hasSuffix("-0003"))
    #expect(try other.oneStop.view(first, for: .officer("lan")).dossier.version == 1)
    mayEnd.signal()
    begun.wait()
    #expect(outcome.withLock { $0 }?.isDone == true)
    #expect(try other.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try other.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test(
    "has whoever waits for a number or for a dossier write at the time behind that, also when a day has gone by",
    arguments: [true, false])
  func laterMoment(isFiling: Bool) throws {
    let address = try PostgresServer.newDatabase()
    let (one, other) = (try Office(address: address), try Office(address: address))
    let codes = [try one.filed("a").code, try other.filed("b").code]
    let (begun, mayEnd, over) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    one.store.within.withLock {
      $0 = {
        begun.signal()
        mayEnd.wait()
      }
    }
    @Sendable func work(_ office: Office, _ id: String) {
      if isFiling {
        _ = try? office.filed(id)
      } else {
        let key = CommandKey(owner: "officer/lan", id: id)
        _ = try? office.oneStop.perform(
          .comment(id), on: codes[0], CommandRequest(key: key, digest: id, caller: .officer("lan")))
      }
      over.signal()
    }
    Thread { work(one, "first") }.start()
    begun.wait()
    Thread { work(other, "second") }.start()
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')"
    while try PostgresServer.ask(address, waits).trimmed == "0", ContinuousClock.now < end { usleep(20_000) }
    for office in [one, other] { try office.go(to: "2026-11-20T09:00") }
    mayEnd.signal()
    over.wait()
    over.wait()
    let moments = try PostgresServer.ask(
      address, "SELECT CAST(body AS json) ->> 'at', dossier FROM entry ORDER BY id OFFSET 2"
    ).split(separator: "\n").map(String.init)
    #expect(moments.map { String($0.prefix(10)) } == ["2026-11-19", "2026-11-20"], "\(moments)")
    let numbers = isFiling ? ["261119-0003", "261120-0001"] : ["261119-0001", "261119-0001"]
    #expect(moments.map { String($0.suffix(11)) } == numbers, "\(moments)")
    #expect(try one.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("shows an entry at once where its dossier is shown, and in the log when it has a place; a receipt gives it one")
  func placedBehind() throws {
    let address = try PostgresServer.newDatabase()
    let key = try Ed25519Key(seed: Array(repeating: 9, count: 32))
    let office = try office(address, logKey: key)
    let code = try office.filed().code
    try office.act("tiep-nhan", on: code, by: "lan")
    let all = try entries(address)
    #expect(all.split(separator: "|").first == all.split(separator: "|").last, "no entry has a place: \(all)")
    #expect(try office.oneStop.logHead().size == 0)
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.version > 1)
    #expect(try !office.oneStop.view(code, for: .officer("lan")).timeline.isEmpty)

    let receipt = try #require(try office.oneStop.receipt(of: code))
    #expect(receipt.position == 1)
    #expect(try entries(address).hasSuffix("|0"))
    #expect(try office.oneStop.inclusion(of: code)?.position == 1)
    // What named the entries by what stood for their places finds them still.
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.version > 1)
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("leaves what a node did not place to the next one, in the order in which it was written, without a gap")
  func tail() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    for number in 0..<40 { _ = try office.filed("\(number)") }
    #expect(try entries(address) == "40|40")
    // A node that starts now finds them, as it would after a crash of the one that wrote.
    let other = try Office(address: address)
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while try entries(address) != "40|0", ContinuousClock.now < end { usleep(20_000) }
    let order = try PostgresServer.ask(address, "SELECT position, dossier FROM entry ORDER BY id").split(
      separator: "\n")
    #expect(order.count == 40)
    for (place, line) in order.enumerated() {
      #expect(line.hasPrefix("\(place + 1)|") && line.hasSuffix(String(format: "-%04d", place + 1)))
    }
    #expect(try other.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("waits a second for a node that stands still while it gives places, and then says so; writing goes on")
  func pausedLeader() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    let code = try office.filed("a").code
    let leader = Process()
    leader.executableURL = URL(filePath: "/bin/sh")
    let input = Pipe()
    leader.arguments = ["-c", "exec psql -qAt -d '\(address)'"]
    leader.standardInput = input
    let output = Pipe()
    leader.standardOutput = output
    try leader.run()
    input.fileHandleForWriting.write(Data("BEGIN; SELECT authority FROM sequencer FOR UPDATE;\n".utf8))
    _ = output.fileHandleForReading.availableData
    var failure: StoreFailure?
    do { _ = try office.oneStop.inclusion(of: code) } catch let error as StoreFailure { failure = error }
    #expect(failure?.code == .busy)
    #expect(try office.filed("b").code.text.hasSuffix("-0002"))
    try input.fileHandleForWriting.close()
    leader.waitUntilExit()
    #expect(try office.oneStop.inclusion(of: code)?.position == 1)
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("answers two that send the same command to two nodes at once the same, and does it once")
  func sameCommandAtOnce() throws {
    let address = try PostgresServer.newDatabase()
    let nodes = [try Office(address: address), try Office(address: address)]
    let codes = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      for turn in 0..<5 {
        guard let code = try? nodes[number % 2].filed("turn \(turn)").code.text else { continue }
        codes.withLock { $0.append("\(turn) \(code)") }
      }
    }
    #expect(codes.withLock(\.count) == 40)
    #expect(Set(codes.withLock { $0 }).count == 5)
    #expect(try nodes[0].oneStop.prove().faults.map(\.words.en) == [])
    #expect(try nodes[0].oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("has the whole record for what is not of one thing alone, once, and keeps others off meanwhile")
  func needsWhole() throws {
    let office = try Office(address: PostgresServer.newDatabase())
    let authority = office.oneStop.authority
    let tries = Mutex(0)
    try office.store.write(for: authority, on: "x") { record in
      tries.withLock { $0 += 1 }
      try record.setLastNumber(7, in: .workFiles)
      // Whoever overlooks that he was refused does not get by with half of it.
      try? record.keep(KeptEvidence(sha256: "00", kind: "crl", bytes: [1]))
    }
    #expect(tries.withLock { $0 } == 2)
    let kept = try office.store.read(for: authority) { try $0.evidence(sha256: "00") != nil }
    #expect(kept)
    #expect(try office.store.read(for: authority) { try $0.lastNumber(in: .workFiles) } == 7)
  }

  @Test("takes a task, the commonest of acts, without the whole record")
  func taking() throws {
    let office = try office(PostgresServer.newDatabase())
    let code = try office.filed("a").code
    office.store.tries.withLock { $0 = 0 }
    let request = CommandRequest(
      key: CommandKey(owner: "officer/lan", id: "take"), digest: "take", caller: .officer("lan"))
    #expect(try office.oneStop.perform(.take(task: 1), on: code, request).isDone)
    #expect(office.store.tries.withLock { $0 } == 1)
  }

  @Test("leaves a record that was there as it was until it is said otherwise, and a node that goes on notices")
  func olderRecord() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    try PostgresServer.ask(address, "UPDATE writer SET is_parallel = 0")
    let older = try self.office(address)
    _ = try older.filed("a")
    #expect(try entries(address) == "1|0", "it has its place with the commit")
    try PostgresServer.ask(address, "UPDATE writer SET is_parallel = 1")
    _ = try older.filed("b")
    #expect(try entries(address) == "2|1")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("and have no place yet are erased like all others once the time of their dossier has passed")
  func erasedUnplaced() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    let code = try office.filed("a").code
    try office.act("tu-choi", on: code, by: "lan", reason: "Ông Trần Văn Đức không nộp đủ")
    try office.go(to: "2046-11-20T00:00")
    #expect(try office.oneStop.runErasures().announced == 1)
    try office.go(to: "2046-12-21T00:00")
    #expect(try office.oneStop.runErasures().erased == 1)
    let all = try entries(address)
    #expect(all.split(separator: "|").first == all.split(separator: "|").last, "no entry has a place: \(all)")
    #expect(try PostgresServer.ask(address, "SELECT count(*) FROM content").trimmed == "0")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("cannot be placed over a damaged tree: that is told, mended, and then they are")
  func damagedTree() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    for number in 0..<20 { _ = try office.filed("\(number)") }
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    let damages = ["UPDATE tree_node SET head = sha256('x')", "UPDATE tree_node SET number = 100"]
    for (round, damage) in damages.enumerated() {
      try office.damage(damage)
      _ = try office.filed("after \(round)")
      let found = Result { try office.oneStop.prove().faults }
      #expect(try !found.get().isEmpty, "\(damage) is not seen")
      _ = try office.oneStop.rebuild(repairing: true)
      #expect(try entries(address) == "\(21 + round)|0")
      #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    }
  }

  @Test("are not begun for a new authority as long as another one of the database goes on as it was")
  func newAuthority() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    _ = try office.filed("a")
    func way(_ authority: String) throws -> String {
      try office.store.write(for: #require(Key(authority))) { _ in }
      return try PostgresServer.ask(address, "SELECT is_parallel FROM writer WHERE authority = '\(authority)'").trimmed
    }
    #expect(try way("tinh-hai") == "1")
    try PostgresServer.ask(address, "UPDATE writer SET is_parallel = 0 WHERE authority = 'tinh-hai'")
    #expect(try way("tinh-ba") == "0")
  }

  @Test("note the time of each batch, so that the mark of a node that has run for weeks is not taken for a dead one's")
  func marks() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    _ = try office.filed("a")
    try PostgresServer.ask(address, "UPDATE node_batch SET at = now() - INTERVAL '20 days'")
    _ = try office.filed("b")
    let kept = "SELECT count(*) > 0 FROM node_batch WHERE at > now() - INTERVAL '1 day'"
    #expect(try PostgresServer.ask(address, kept).trimmed == "t")
  }

  @Test("go into a folder as positions, where the record proves itself")
  func copied() throws {
    let address = try PostgresServer.newDatabase()
    let office = try office(address)
    let code = try office.filed("a").code
    try office.act("tiep-nhan", on: code, by: "lan")
    for number in 0..<20 { _ = try office.filed("\(number)") }
    let folder = FileManager.default.temporaryDirectory.path + "/motcua-copy-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = try RecordCopy(
      from: DatabaseRecord(reading: DatabaseAddress(address), at: office.now),
      to: FolderRecord(filling: folder, at: office.now), keyPrint: nil)
    #expect(copy.isWhole, "\(copy)")
    #expect(try entries(address).hasSuffix("|0"))
    let tickets = try FolderRecord(reading: folder, at: office.now).look { tables in
      try tables.first(
        """
        SELECT (SELECT count(*) FROM dossier WHERE last_position > 1000 OR answers_position > 1000)
          + (SELECT count(*) FROM entry WHERE previous > 1000) + (SELECT count(*) FROM outbox WHERE entry > 1000)
        """
      ) { row in row.int(0) }
    }
    #expect(tickets == 0)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Outcome {
  var isDone: Bool { if case .done = self { true } else { false } }
}

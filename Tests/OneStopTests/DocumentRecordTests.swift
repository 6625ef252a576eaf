import Documents
import Dossiers
import Exchange
import Foundation
import JSON
import OneStop
import Procedures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite("The record of documents")
struct DocumentRecordTests {
  @Test("numbers without a gap and without a twin while many register at the same time")
  func concurrency() throws {
    let office = try Office()
    let keys = try (1...24).map { try office.received(office.arriving("văn bản \($0)"), id: "r\($0)") }
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: keys.count) { index in
      // Every other one is asked for twice under two identifiers: the second is refused and uses no number.
      for attempt in 0...(index % 2) {
        do {
          _ = try office.oneStop.perform(
            .register(attested: nil), on: keys[index], office.request(by: "minh", "g\(index)/\(attempt)"))
        } catch {
          failures.withLock { $0 += 1 }
        }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    let numbers = try keys.map { try office.oneStop.document($0, for: "minh").document.entry?.number ?? 0 }
    #expect(numbers.sorted() == Array(1...24))
  }

  @Test("stands in one log with dossiers: it is proved, rebuilt equal, and damage to what is derived is mended")
  func proved() throws {
    let office = try Office()
    let dossier = try office.filed().code
    let key = try office.received(office.arriving("thường"))
    let secret = try office.received(office.arriving("mật", secrecy: .secret))
    try office.perform(.register(attested: nil), on: key, by: "minh")
    try office.perform(.link(dossier), on: key, by: "minh")
    let given = [
      DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true),
      DocumentAssignee(unit: "thpt-trung-tam", isLead: false),
    ]
    try office.perform(.assign(given, opinion: "Tra sổ", due: nil), on: key, by: "hoa")
    try office.perform(.register(attested: nil), on: secret, by: "minh")
    let proof = try office.oneStop.verify()
    #expect(proof.entries == 7 && proof.faults.isEmpty, "\(proof.faults)")
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.documents == 2 && report.dossiers == 1 && report.differing == 0, "\(report.faults)")
    #expect(try office.oneStop.documents(linkedTo: dossier, for: "duc").map(\.key) == [key])

    try office.store.write(for: office.oneStop.authority) { record in
      let kept = try #require(try record.documentProjection(of: key))
      try record.replace(
        DocumentProjection(row: kept.row, viewers: [], waits: [], dossiers: [], terms: ["sai"]))
    }
    #expect(throws: UseRefusal.noSuchDocument) { try office.oneStop.document(key, for: "duc") }
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    #expect(try office.oneStop.document(key, for: "duc").document.tasks.count == 2)
  }

  @Test("writes nothing confidential into the log")
  func confidential() throws {
    let office = try Office()
    let key = try office.received(office.arriving("Chuyện kín"))
    try office.perform(.register(attested: "Đã hỏi lại"), on: key, by: "minh")
    let bodies = try office.store.read(for: office.oneStop.authority) { record in
      try record.entries(of: key).map(\.body)
    }
    #expect(bodies.count == 2)
    for word in ["kín", "H99", "267", "Mẫu", "hỏi"] { #expect(!bodies.joined().contains(word), "\(word)") }
  }

  @Test("lists page by page, the latest first, and a register in the order of its numbers")
  func pages() throws {
    let office = try Office()
    for number in 1...7 {
      let key = try office.received(office.arriving("v\(number)"), id: "p\(number)")
      if number.isMultiple(of: 2) { try office.perform(.register(attested: nil), on: key, by: "minh") }
    }
    var seen: [Int] = []
    var after: DocumentKey?
    repeat {
      let page = try office.oneStop.documents(for: "minh", DocumentFilters(), after: after, limit: 3)
      seen += page.rows.map(\.key.number)
      after = page.next
    } while after != nil
    #expect(seen == [7, 6, 5, 4, 3, 2, 1])
    var filters = DocumentFilters()
    filters.state = .registered
    #expect(try office.oneStop.documents(for: "minh", filters, limit: 2).rows.map(\.key.number) == [6, 4])

    let day = try #require(Day("2026-11-19"))
    let part = DocumentRegisterFilters(agency: "so-gddt", direction: .incoming, from: day, through: day)
    let first = try office.oneStop.documentRegister(part, for: "duc", limit: 2)
    #expect(first.rows.map(\.entry?.text) == ["01", "02"])
    let second = try office.oneStop.documentRegister(part, for: "duc", after: first.next, limit: 2)
    #expect(second.rows.map(\.entry?.text) == ["03"] && second.next == nil)
    #expect(try office.oneStop.documentRegister(part, for: "an").rows.isEmpty)
  }

  @Test("has words in both languages for every refusal, and none of them names a code")
  func words() throws {
    let authority = try Office().oneStop.definitions.authority
    let moment = try #require(Instant("2026-11-19T09:00"))
    let all: [DocumentRefusal] = [
      .stale(expected: 1, current: 2), .noOffice, .noRegisters("so-gddt"), .notNow(.register, .done),
      .notYours(.assign, .leaders), .notYours(.register, .clerks), .notYours(.report, .unit("so-gddt")),
      .notYours(.report, .officer("duc")), .notYours(.noteAnswer, .exchange), .notGenuine, .notAddressedHere,
      .attestationMissing, .textMissing(.turnBack), .textTooLong(limit: 10), .subjectMissing, .senderMissing,
      .receiverMissing, .receiverTwice("A"), .tooMany(limit: 10), .nobodyAssigned, .leadUnclear(2),
      .unknownUnit("x"), .notInUnit("duc", "so-gddt"), .assignedTwice("so-gddt"), .duePassed(moment), .noSuchTask(1),
      .takenByOther("duc"), .othersOpen(["so-gddt"]), .otherAgency("so-gddt"), .sealInvalid(name: "a.pdf"),
      .sealUndecided(name: "a.pdf"), .sealMissing, .notAReceiver("H99"), .nothingChanged, .unknownDocument("x"),
      .notAskedBack,
      .filedAlready(WorkFileNumber(number: 1)),
      .secretElectronic,
    ]
    for refusal in all {
      let notice = refusal.notice(in: authority)
      #expect(!notice.words.vi.isEmpty && !notice.words.en.isEmpty && notice.words.vi != notice.words.en)
      #expect(!notice.words.vi.contains(notice.code))
    }
    #expect(Set(all.map(\.code)).count == all.count - 4)
  }
}

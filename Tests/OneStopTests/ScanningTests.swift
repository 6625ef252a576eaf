import Crypto
import Dossiers
import Exchange
import Foundation
import OneStop
import Synchronization
import Testing
import Text
import WorkingTime

/// A scanner that says what the test wants.
private final class SaidScanner: FileScanning {
  let verdict: Mutex<ScanVerdict>
  let seen = Mutex<[UInt8]>([])
  let asked = Mutex(0)
  let called = Mutex(0)
  /// Whether it answers though it says nothing of files.
  let isAwake = Mutex(false)
  /// A content that is clean whatever is said of others.
  let clean = Mutex<[UInt8]?>(nil)

  init(_ verdict: ScanVerdict) { self.verdict = Mutex(verdict) }

  func say(_ other: ScanVerdict) { verdict.withLock { $0 = other } }

  func isThere() -> Bool {
    called.withLock { $0 += 1 }
    if case .unknown = verdict.withLock({ $0 }) { return isAwake.withLock { $0 } }
    return true
  }

  func scan(bytes: Int, within seconds: Int, _ read: (Int, Int) throws -> [UInt8]) throws -> ScanVerdict {
    let content = try read(0, bytes)
    seen.withLock { $0 = content }
    asked.withLock { $0 += 1 }
    if clean.withLock({ $0 == content }) { return .clean }
    return verdict.withLock { $0 }
  }
}

@Suite("An upload that is looked through")
struct ScannedUploadTests {
  private func upload(_ office: Office, _ text: String = "%PDF-1.7") throws -> Upload {
    var pieces = [Array(text.utf8)]
    return try office.oneStop.upload(name: "a.pdf", from: .network("a")) { pieces.isEmpty ? [] : pieces.removeFirst() }
  }

  private func files(_ office: Office) throws -> Int {
    let all = FileManager.default.enumerator(atPath: office.folder.path + "/files")
    return (all?.allObjects ?? []).count { ($0 as? String)?.count == 65 }
  }

  @Test("is seen whole, and may be taken when it is clean")
  func clean() throws {
    let scanner = SaidScanner(.clean)
    let office = try Office(scanner: scanner)
    let upload = try upload(office, "%PDF-1.7 giấy")
    #expect(scanner.seen.withLock { $0 } == Array("%PDF-1.7 giấy".utf8))
    #expect(upload.scan == .clean)
    #expect(try office.oneStop.papers([("giay-to-khac", upload.id)]).count == 1)
  }

  @Test("is refused with the name of what was found, and nothing of it is left")
  func infected() throws {
    let office = try Office(scanner: SaidScanner(.infected(signature: "Mau")))
    #expect(throws: FileRefusal.infected(name: "a.pdf", signature: "Mau")) { try upload(office) }
    #expect(try files(office) == 0)
    let long = try Office(scanner: SaidScanner(.tooLong))
    #expect(throws: FileRefusal.tooLongToScan(name: "a.pdf")) { try upload(long) }
    #expect(try files(long) == 0)
  }

  @Test("waits while the scanner cannot be asked, and no dossier may take it before it could")
  func waiting() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    let upload = try upload(office)
    #expect(upload.scan == .unscanned)
    #expect(throws: FileRefusal.notScanned(name: "a.pdf")) { try office.oneStop.papers([("giay-to-khac", upload.id)]) }
    let round = try office.oneStop.scanWaiting()
    #expect(round.troubles == ["away"] && round.waiting == 1)
    #expect(throws: FileRefusal.notScanned(name: "a.pdf")) { try office.oneStop.papers([("giay-to-khac", upload.id)]) }
    scanner.say(.clean)
    let last = try office.oneStop.scanWaiting()
    #expect(last.troubles.isEmpty && last.found.isEmpty && last.waiting == 0)
    #expect(try office.oneStop.papers([("giay-to-khac", upload.id)]).count == 1)
  }

  @Test("that turns out infected later is refused then, its file removed, and counts against nobody's quota")
  func later() throws {
    var quota = UploadQuota()
    quota.filesOfOne = 1
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(quota: quota, scanner: scanner)
    let upload = try upload(office)
    #expect(throws: FileRefusal.self) { try self.upload(office, "%PDF-1.7 b") }
    scanner.say(.infected(signature: "Mau"))
    #expect(try office.oneStop.scanWaiting().found == ["Mau"])
    #expect(throws: FileRefusal.infected(name: "a.pdf", signature: "Mau")) {
      try office.oneStop.papers([("giay-to-khac", upload.id)])
    }
    try office.go(to: "2026-11-19T09:01")
    #expect(try files(office) == 0)
    scanner.say(.clean)
    #expect(throws: Never.self) { try self.upload(office, "%PDF-1.7 b") }
  }

  @Test("of content that a dossier has is looked through too: whoever brought it again is to hand it in as well")
  func taken() throws {
    let scanner = SaidScanner(.clean)
    let office = try Office(scanner: scanner)
    let first = try upload(office)
    scanner.say(.unknown(reason: "away"))
    let before = try upload(office)
    let subject = try #require(RecordSubject("H56.06-261119-0001"))
    try office.store.write(for: office.oneStop.authority) { try $0.attach(sha256: first.sha256, to: subject) }
    let after = try upload(office)
    #expect(try office.oneStop.scanWaiting().waiting == 2)
    scanner.say(.clean)
    let round = try office.oneStop.scanWaiting()
    #expect(round.troubles == [] && round.waiting == 0)
    for upload in [before, after] { #expect(try office.oneStop.papers([("giay-to-khac", upload.id)]).count == 1) }
  }

  @Test("twice is looked through once, and that its file is gone when the second one's turn comes is no trouble")
  func twice() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    let uploads = [try upload(office), try upload(office)]
    scanner.say(.infected(signature: "Mau"))
    let asked = scanner.asked.withLock { $0 }
    let round = try office.oneStop.scanWaiting()
    #expect(round.found == ["Mau"] && round.troubles == [] && round.waiting == 0)
    #expect(scanner.asked.withLock { $0 } == asked + 1)
    for upload in uploads { #expect(try office.oneStop.upload(upload.id)?.scan == .infected(signature: "Mau")) }
  }

  @Test("is looked through however many there are on which the scanner fails")
  func behindOthers() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    for number in 0..<103 { _ = try upload(office, "%PDF-1.7 \(number)") }
    try office.go(to: "2026-11-18T09:01")
    let last = try upload(office, "%PDF-1.7 last")
    scanner.clean.withLock { $0 = Array("%PDF-1.7 last".utf8) }
    var rounds = 0
    while try office.oneStop.upload(last.id)?.scan == .unscanned, rounds < 2000 {
      #expect(try office.oneStop.scanWaiting().waiting >= 103)
      rounds += 1
    }
    #expect(try office.oneStop.upload(last.id)?.scan == .clean)
  }

  @Test("of before there was a scanner is looked through before it may be taken")
  func before() throws {
    let office = try Office()
    let upload = try upload(office)
    #expect(upload.scan == .unscanned)
    #expect(try office.oneStop.papers([("giay-to-khac", upload.id)]).count == 1, "without a scanner nobody waits")
    let later = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files,
      environment: office.environment, scanner: SaidScanner(.clean))
    #expect(throws: FileRefusal.notScanned(name: "a.pdf")) { try later.papers([("giay-to-khac", upload.id)]) }
    #expect(try later.scanWaiting().waiting == 0)
    #expect(try later.papers([("giay-to-khac", upload.id)]).count == 1)
  }
}

@Suite("The files that come with a message")
struct ScannedMessageTests {
  /// A message with a file, packed as programs do.
  private func message(_ content: String, number: Int = 15) throws -> [UInt8] {
    var message = DocumentMessage()
    message.from = Correspondent(OrganID("H57.06"), name: "Sở Bạn")
    message.to = [Correspondent(OrganID("H56.06"))]
    message.documentID = "H57.06,2026/11/19,\(number)/SGDĐT"
    message.code = DocumentCode("\(number)/SGDĐT")
    message.promulgation = Promulgation(place: "Bạn", date: WireDay(text: "2026/11/19"))
    message.subject = "V/v xác minh văn bằng"
    message.attachments = [
      try #require(Enclosure(packing: Array(content.utf8), named: "kem.pdf", identifier: "a"))
    ]
    return try Message.document(message).written()
  }

  @Test(
    "are looked through as they are once unpacked; while the scanner is away the message waits, however long that is")
  func waiting() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    _ = try office.oneStop.deliver(message("%PDF-1.7 kèm"), from: Office.neighbour)
    for _ in 0..<20 {
      #expect(try office.oneStop.takeNext()?.taking == .postponed("not-scanned"))
      office.wait(minutes: 10 * 60)
    }
    #expect(try office.oneStop.inboxCounts() == (1, 0))
    scanner.say(.clean)
    guard case .taken? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    #expect(scanner.seen.withLock { $0 } == Array("%PDF-1.7 kèm".utf8))
  }

  @Test("are unpacked once while the scanner is away, and again only when it answers")
  func unpackedOnce() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    _ = try office.oneStop.deliver(message("%PDF-1.7 kèm"), from: Office.neighbour)
    #expect(try office.oneStop.takeNext()?.taking == .postponed("not-scanned"))
    // What was unpacked goes, as nobody needs it by now.
    let file = SHA256(of: "%PDF-1.7 kèm".utf8).hex
    func isKept() -> Bool { (try? office.store.files.open(sha256: file, bytes: 13)) != nil }
    #expect(isKept())
    try office.go(to: "2027-06-16T09:01")
    _ = try office.oneStop.sweepErased()
    #expect(!isKept())
    for _ in 0..<20 {
      #expect(try office.oneStop.takeNext()?.taking == .postponed("not-scanned"))
      office.wait(minutes: 1)
    }
    #expect(!isKept() && scanner.asked.withLock { $0 } == 1)
    #expect(try office.oneStop.takeNext() != nil)
    scanner.say(.clean)
    office.wait(minutes: 1)
    guard case .taken? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    #expect(isKept())
  }

  @Test("cost the time in which an absent scanner does not answer once in half a minute, however many messages wait")
  func askedOnce() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let office = try Office(scanner: scanner)
    for number in 1...5 {
      _ = try office.oneStop.deliver(message("%PDF-1.7 kèm", number: number), from: Office.neighbour)
    }
    for round in 1...4 {
      for _ in 1...5 { #expect(try office.oneStop.takeNext()?.taking == .postponed("not-scanned")) }
      #expect(try scanner.called.withLock { $0 } == round && office.oneStop.takeNext() == nil)
      office.wait(minutes: 1)
    }
    #expect(scanner.asked.withLock { $0 } == 1, "no file is given to one that is away")
    scanner.say(.clean)
    while let (_, taking) = try office.oneStop.takeNext() {
      guard case .taken = taking else { throw OfficeFailure() }
    }
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }

  @Test("go on at once with one that fails on a single file")
  func oneFile() throws {
    let scanner = SaidScanner(.unknown(reason: "too slow"))
    scanner.isAwake.withLock { $0 = true }
    let office = try Office(scanner: scanner)
    for number in 1...2 {
      _ = try office.oneStop.deliver(message("%PDF-1.7 kèm", number: number), from: Office.neighbour)
    }
    #expect(try office.oneStop.takeNext()?.taking == .postponed("not-scanned"))
    scanner.say(.clean)
    guard case .taken? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
  }

  @Test(
    "keep a message in quarantine when malware is found, and nothing of it unpacked; a person may let it be tried again"
  )
  func infected() throws {
    let scanner = SaidScanner(.infected(signature: "Mau"))
    let office = try Office(scanner: scanner)
    _ = try office.oneStop.deliver(message("%PDF-1.7 kèm"), from: Office.neighbour)
    #expect(try office.oneStop.takeNext()?.taking == .quarantined("infected"))
    let row = try #require(try office.oneStop.inbox(InboxQuery(.quarantined)).first)
    #expect(row.answerWords?.vi.contains("mã độc") ?? false)
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.isEmpty)
    let file = SHA256(of: "%PDF-1.7 kèm".utf8).hex
    let leaving = try office.store.read(for: office.oneStop.authority) { try $0.leavingFiles(after: nil, limit: 10) }
    #expect(leaving == [file])
    scanner.say(.tooLong)
    #expect(try office.oneStop.reviveMessage(row.id))
    #expect(try office.oneStop.takeNext()?.taking == .quarantined("too-long-to-scan"))
    scanner.say(.clean)
    #expect(try office.oneStop.reviveMessage(row.id))
    guard case .taken? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }
}

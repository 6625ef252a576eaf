import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import Proofs
import SQLiteStore
import Testing
import Text
import WorkingTime

@Suite("What is personal of a dossier")
struct ErasingTests {
  private func office(at moment: String = "2026-11-19T09:00") throws -> Office {
    try Office(at: moment, logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
  }

  /// A dossier that was refused the same day, and so is kept to 19 November 2046.
  private func ended(_ office: Office, _ id: String = "a", _ changes: [String: JSONValue] = [:]) throws -> (
    code: DossierCode, secret: String
  ) {
    let filed = try office.filed(id, changes)
    try office.act("tu-choi", on: filed.code, by: "lan", reason: "Ông Trần Văn Đức không nộp đủ")
    return filed
  }

  private func faults(_ office: Office) throws -> [String] {
    let rebuilt = try office.oneStop.rebuild(repairing: false)
    #expect(rebuilt.differing == rebuilt.faults.count)
    return try (office.oneStop.prove().faults + rebuilt.faults).map { "\($0.position ?? 0) \($0.words.en)" }
  }

  private func erase(_ office: Office) throws -> ErasureRound { try office.oneStop.runErasures() }

  @Test(
    "is erased after its last day and thirty days after the applicant was told; a stub stays whose record proves itself"
  )
  func erased() throws {
    let office = try office()
    let (code, secret) = try ended(office)
    let receipt = try office.oneStop.receipt(of: code)
    let (first, end) = (try #require(Day("2026-11-01")), try #require(Day("2026-12-01")))
    func tallies() throws -> [TallyRow] {
      try office.store.read(for: office.oneStop.authority) { try $0.tallies(of: "so-gddt", from: first, before: end) }
    }
    let counted = try tallies()
    #expect(counted.map(\.tally.onTime) == [1])
    try office.go(to: "2046-11-19T23:59")
    var once = ErasureRound()
    once.announced = 1
    #expect(try erase(office) == once)
    #expect(try office.oneStop.view(code, for: .officer("lan")).applicant?.name == "Trần Văn Đức")
    (once.announced, once.heldBack) = (0, 1)
    for moment in ["2046-11-20T00:00", "2046-12-19T23:59"] {
      try office.go(to: moment)
      #expect(try erase(office) == once, "thirty days have not passed since the applicant was told")
    }
    try office.go(to: "2046-12-20T00:00")
    (once.erased, once.heldBack) = (1, 0)
    #expect(try erase(office) == once)
    #expect(try erase(office) == ErasureRound(), "what was erased is not due again")

    let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    for caller in [caller, .officer("lan")] {
      let view = try office.oneStop.view(code, for: caller)
      #expect(view.applicant == nil && view.answers == nil && view.papers.isEmpty && view.letters.isEmpty)
      #expect(view.notices.isEmpty && view.timeline.allSatisfy { $0.note == nil })
      #expect(view.timeline.last?.text.vi == "Nội dung cá nhân đã xóa theo thời hạn lưu trữ")
      #expect(view.dossier.erasedAt == office.now && view.dossier.endedAt != nil && view.dossier.version == 4)
    }
    #expect(try office.oneStop.search("tran duc", by: "lan").rows.isEmpty)
    #expect(try office.oneStop.search(code.text, by: "lan").rows.isEmpty)
    #expect(try tallies() == counted, "numbers stay what they were")
    #expect(try faults(office) == [])
    #expect(try office.oneStop.judgement(of: #require(receipt)).outcome == .proved)
  }

  @Test("and was erased takes no command any more, and can be had by nobody")
  func stub() throws {
    let office = try office()
    let (code, secret) = try ended(office)
    try office.go(to: "2047-01-04T09:00")
    _ = try office.erased()
    let asks: [(Command, Caller)] = [
      (.comment("x"), .officer("lan")), (.message("x"), .officer("lan")), (.holdBack(reason: "x"), .officer("lan")),
      (.rate(Rating(stars: 5, comment: nil)), .applicant(secretHash: OneStop.hash(ofSecret: secret))),
      (.erase, .engine), (.tick, .engine),
    ]
    for (number, (command, caller)) in asks.enumerated() {
      let outcome = try office.oneStop.perform(
        command, on: code,
        CommandRequest(key: CommandKey(owner: "test", id: "\(number)"), digest: "", caller: caller))
      guard case .refused(let notice) = outcome else {
        Issue.record("\(command): \(outcome)")
        continue
      }
      #expect(notice.code == "erased")
    }
    #expect(try faults(office) == [])
  }

  @Test("stays as long as an officer holds it back for a reason, which only who supervises the agency ends")
  func heldBack() throws {
    let office = try office()
    let (code, _) = try ended(office)
    func ask(_ command: Command, _ officer: Key<Officer>, _ id: String) throws -> Outcome {
      try office.oneStop.perform(
        command, on: code,
        CommandRequest(key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer)))
    }
    func refusal(_ outcome: Outcome) -> String? { if case .refused(let notice) = outcome { notice.code } else { nil } }
    #expect(try refusal(ask(.letGo(reason: "x"), "hoa", "0")) == "not-held-back")
    #expect(try refusal(ask(.holdBack(reason: " "), "lan", "1")) == "reason-missing")
    #expect(try ask(.holdBack(reason: "Vụ án 12/2046"), "lan", "2") == .done(code: code, version: 3))
    #expect(try refusal(ask(.holdBack(reason: "nữa"), "lan", "3")) == "held-back-already")
    try office.go(to: "2047-01-04T09:00")
    var held = ErasureRound()
    held.heldBack = 1
    #expect(try erase(office) == held)
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.erasureObstacle(at: office.now) == .held)
    #expect(try refusal(ask(.letGo(reason: "x"), "lan", "4")) == "not-supervisor")
    #expect(try ask(.letGo(reason: "Án đã xong"), "hoa", "5") == .done(code: code, version: 4))
    #expect(try office.erased().erased == 1)
    #expect(try faults(office) == [])
  }

  @Test("stays as long as something about it is on its way")
  func undelivered() throws {
    let office = try Office(reach: [.message])
    let (code, _) = try ended(office)
    let waiting = try office.store.read(for: office.oneStop.authority) { try $0.outbox(of: .dossier(code)) }
    #expect(!waiting.isEmpty)
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.erased().heldBack == 1)
    while try office.oneStop.sendNext(.message, { _ in .done("sent") }) != nil {}
    #expect(try erase(office).erased == 1)
    #expect(try faults(office) == [])
  }

  @Test("is announced to the applicant thirty days before, once")
  func announced() throws {
    let office = try Office(reach: [.message])
    let (code, secret) = try ended(office)
    while try office.oneStop.sendNext(.message, { _ in .done("sent") }) != nil {}
    try office.go(to: "2046-10-19T09:00")
    #expect(try erase(office) == ErasureRound())
    try office.go(to: "2046-10-20T09:00")
    #expect(try office.oneStop.runErasures(announcing: false) == ErasureRound())
    var once = ErasureRound()
    once.announced = 1
    #expect(try erase(office) == once)
    #expect(try erase(office) == ErasureRound())
    let view = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    let notice = try #require(view.notices.last)
    #expect(notice.notice.occasion == .erasure && notice.notice.text.contains { $0.vi.contains("hết ngày 19/11/2046") })
    var sent: [String] = []
    _ = try office.oneStop.sendNext(.message) { sending in
      sent.append(sending.to)
      return .done("sent")
    }
    #expect(sent == ["0912345678"])
    try office.go(to: "2046-11-20T09:00")
    #expect(try erase(office).erased == 1)
    #expect(try faults(office) == [])
  }

  @Test("goes with its files, but not with those that another dossier names")
  func files() throws {
    let office = try office()
    func filed(_ id: String, _ text: String) throws -> (DossierCode, String) {
      var pieces = [Array("%PDF-1.7 \(text)".utf8)]
      let upload = try office.oneStop.upload(name: "uy-quyen.pdf", from: .network("a")) {
        pieces.isEmpty ? [] : pieces.removeFirst()
      }
      let key = CommandKey(owner: "form", id: id)
      let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
      let outcome = try office.oneStop.submit(
        Submission(
          channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]),
          papers: try office.oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
        to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
      guard case .done(let code, _) = outcome else { throw OfficeFailure() }
      return (code, upload.sha256)
    }
    func isThere(_ sha256: String) throws -> Bool {
      try office.store.read(for: office.oneStop.authority) { try $0.isNamed(sha256: sha256) }
    }
    let (first, shared) = try filed("a", "chung")
    let (second, own) = try filed("b", "riêng")
    let (third, _) = try filed("c", "chung")
    for code in [first, second] { try office.act("tu-choi", on: code, by: "lan", reason: "x") }
    try office.go(to: "2027-03-01T09:00")
    try office.act("tu-choi", on: third, by: "lan", reason: "x")
    try office.oneStop.sweepUploads()
    try office.go(to: "2046-12-01T09:00")
    #expect(try office.erased().erased == 2)
    #expect(try isThere(shared) && !isThere(own))
    #expect(throws: (any Error).self) { try office.store.files.open(sha256: own, bytes: 15) }
    let content = try office.oneStop.openPaper(sha256: shared, of: third, for: .officer("lan")).file
    #expect(content.bytes > 0)
    #expect(try faults(office) == [])
    try office.go(to: "2047-12-01T09:00")
    #expect(try office.erased().erased == 1)
    #expect(throws: (any Error).self) { try office.store.files.open(sha256: shared, bytes: content.bytes) }
    #expect(try faults(office) == [])
  }

  @Test("whose file was left behind by a crash after the commit goes at the next round")
  func cutOff() throws {
    let office = try office()
    let (code, _) = try ended(office)
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.oneStop.eraseDue().announced == 1)
    office.pass(days: 31)
    #expect(try office.oneStop.eraseDue().erased == 1)
    try office.store.write(for: office.oneStop.authority) { record in
      try record.attach(sha256: String(repeating: "a", count: 64), to: .dossier(code))
      try record.erase(PersonalTraces(of: .dossier(code), evidence: []))
    }
    #expect(try office.oneStop.sweepErased() == 1)
    #expect(try office.oneStop.sweepErased() == 0)
  }

  @Test("that is missing without an erasure is found by the proof, and so is what is there in spite of one")
  func proved() throws {
    let office = try office()
    let (code, _) = try ended(office)
    let (other, _) = try ended(office, "b")
    let kept = try office.store.read(for: office.oneStop.authority) { record in
      try record.entries(of: other).map { ($0.position, try record.content(of: $0)) }
    }
    try office.damage("DELETE FROM content WHERE entry = (SELECT id FROM entry WHERE position = 1)")
    #expect(
      try office.oneStop.verify().faults.map { "\($0.position ?? 0) \($0.words.en)" } == [
        "1 the personal content is missing, and the log does not say that it was erased"
      ])
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.erased().erased == 2)
    #expect(try faults(office) == [], "an erasure covers what was missing: \(code)")
    let first = try #require(kept.first)
    let content = try #require(first.1)
    try office.damage(
      """
      INSERT INTO content (\(TrialStore.isPostgres ? "authority, " : "")entry, salt, body)
      SELECT \(TrialStore.isPostgres ? "authority, " : "")id, \(TrialStore.isPostgres ? "'\\x00'" : "x'00'"), \
      '\(content.body.replacing("'", with: "''"))' FROM entry WHERE position = \(first.0)
      """)
    let told = try office.oneStop.verify().faults.map(\.words.en)
    #expect(told.contains("\(other) was erased, and personal content of 1 of its entries is there"), "\(told)")
  }

  @Test(
    "stands nowhere in the data folder once it was erased and the working files are cleared",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func nowhere() throws {
    let office = try office()
    let names = [
      "Trần Zabhaq", "zabhaq", "038090004321", "0912340099", "Ông Trần Văn Đức không nộp đủ", "77 phố Zabhaq",
    ]
    _ = try ended(
      office, "a",
      [
        "nguoi-yeu-cau": ["ho-ten": "Trần Zabhaq", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090004321"],
        "dien-thoai": "0912340099", "ho-ten-tren-bang": "Trần Zabhaq", "dia-chi": "77 phố Zabhaq",
      ])
    let (stays, _) = try office.filed(
      "b",
      [
        "nguoi-yeu-cau": ["ho-ten": "Nguyễn Thị Khác", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090009999"],
        "dien-thoai": "0987654321", "ho-ten-tren-bang": "Nguyễn Thị Khác", "dia-chi": "9 ngõ Khác",
      ])
    func found() throws -> [String] {
      let files =
        FileManager.default.enumerator(at: office.folder, includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath } ?? []
      let contents = try files.map { try Data(contentsOf: $0) }
      return names.filter { name in contents.contains { $0.range(of: Data(name.utf8)) != nil } }
    }
    #expect(try found() == names)
    _ = try office.oneStop.search("Zabhaq", by: "lan")
    try office.go(to: "2047-01-04T09:00")
    // A request of these tests stands in the answer that is kept for its repeats; the server keeps its hash.
    try office.oneStop.forgetOldOutcomes()
    #expect(try office.erased().erased == 1)
    #expect(try found() == [])
    #expect(try office.oneStop.view(stays, for: .officer("lan")).applicant?.name == "Nguyễn Thị Khác")
    #expect(try faults(office) == [])
  }

  @Test(
    "that a restored backup brings back is erased again by the first round, by the clock",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func restored() throws {
    let office = try office()
    let (code, _) = try ended(office)
    try office.go(to: "2047-01-04T09:00")
    #expect(try erase(office).announced == 1)
    let backup = office.folder.appendingPathExtension("backup")
    let restored = office.folder.appendingPathExtension("restored")
    defer { for folder in [backup, restored] { try? FileManager.default.removeItem(at: folder) } }
    try RecordBackup.make(of: office.folder.path, at: backup.path, earlier: nil, moment: "x") { _ in }
      .unpack(into: restored.path) { _ in }
    office.pass(days: 31)
    #expect(try erase(office).erased == 1)

    let store = try SQLiteRecordStore(folder: restored.path, at: office.now)
    let again = try OneStop(
      definitions: office.oneStop.definitions, store: store, files: store.files, environment: office.environment)
    #expect(try again.view(code, for: .officer("lan")).applicant?.name == "Trần Văn Đức")
    #expect(try again.runErasures().erased == 1)
    #expect(try again.view(code, for: .officer("lan")).applicant == nil)
    #expect(try again.prove().faults.map(\.words.en) == [])
    try store.close()
  }

  @Test("and whose last day passed while no server ran is announced first, and stays for thirty days after that")
  func announcedLate() throws {
    let office = try office()
    let (code, secret) = try ended(office)
    func obstacle() throws -> ErasureObstacle? {
      let before = try #require(Day("2050-01-01"))
      return try #require(office.oneStop.keptDossiers(before: before).rows.first).obstacle
    }
    #expect(try obstacle() == nil, "it will be told in time")
    try office.go(to: "2047-06-01T09:00")
    #expect(try obstacle() == .notAnnounced)
    let silent = try office.oneStop.runErasures(announcing: false)
    #expect(silent.heldBack == 1 && silent.erased == 0, "whoever cannot tell anybody erases nothing")
    #expect(try erase(office).announced == 1)
    let lastDay = try #require(Day("2047-07-01"))
    #expect(try obstacle() == .announced(until: lastDay))
    let view = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    #expect(try #require(view.notices.last).notice.text.contains { $0.vi.contains("hết ngày 01/07/2047") })
    try office.go(to: "2047-07-01T23:59")
    #expect(try erase(office).heldBack == 1)
    try office.go(to: "2047-07-02T00:00")
    #expect(try erase(office).erased == 1)
    #expect(try faults(office) == [])
  }
}

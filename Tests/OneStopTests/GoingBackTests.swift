import Crypto
import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("An office that is brought back to a point of its log")
struct GoingBackTests {
  /// An office at work, on the record that a test wants.
  private final class Work {
    let platform = ToldPlatform()
    let office: Office
    let paid: DossierCode
    let payerHash: String
    let a: DossierCode
    let document: DocumentKey
    /// An upload that a dossier takes behind the point.
    let upload: String

    /// Everything that happens before the point.
    init(address: String? = nil) throws {
      office = try Office(
        at: "2026-11-02T09:00", reach: [.mail], paying: platform.paying,
        logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)), address: address)
      try office.loadRegister()
      (paid, payerHash) = try Work.charged("k", in: office)
      _ = try office.filed("y")
      a = try office.filed("a").code
      try office.act("tiep-nhan", on: a, by: "lan")
      document = try office.received(office.arriving(date: Day("2026-11-01")))
      upload = try Work.upload("%PDF-1.7 sau", in: office)
      _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
      _ = try office.oneStop.addWebhook("https://nhan.example.vn/m", for: "so-lieu", types: nil, from: .beginning)
      try delegate("duc", to: "giang", "d1")
      _ = try office.oneStop.openWorkFile("Một", years: 10, at: "so-gddt", office.request(by: "minh", "w1"))
      _ = try office.oneStop.deliver(smallestDocument("m1"), from: Office.neighbour)
      _ = try office.oneStop.takeNext()
      for number in 0..<20 { _ = try office.filed("n\(number)") }
      try comeToRest()
      office.wait(minutes: 1)
    }

    /// What is told outside, and the head of the log that is signed.
    func comeToRest() throws {
      try office.store.placeEntries(of: office.oneStop.authority)
      try office.oneStop.signHead()
      while try office.oneStop.sendNext(.mail, { _ in .done("sent") }) != nil {}
      for _ in 0..<20 {
        _ = try office.oneStop.tell(1, address: "https://mot.cua.vn") { _ in .answered(204, retryAfterSeconds: nil) }
      }
    }

    /// A dossier with papers whose fee was told and is being paid.
    static func charged(_ id: String, in office: Office) throws -> (DossierCode, String) {
      let papers = try office.oneStop.papers(
        (["van-bang", "ket-qua-hoc-tap"] as [Key<Part>]).map { ($0, try upload("%PDF-1.7 \(id) \($0)", in: office)) })
      let key = CommandKey(owner: "form", id: id)
      let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
      let outcome = try office.oneStop.submit(
        Submission(
          channel: .online, answers: office.foreignDiplomaAnswers(), papers: papers, secretHash: hash),
        to: "cong-nhan-van-bang-nuoc-ngoai",
        CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
      guard case .done(let code, _) = outcome else { throw OfficeFailure() }
      try office.act("thong-bao-phi", on: code, by: "lan")
      return (code, hash)
    }

    static func upload(_ text: String, in office: Office) throws -> String {
      var pieces = [Array(text.utf8)]
      return try office.oneStop.upload(name: "a.pdf", from: .network("a")) { pieces.popLast() ?? [] }.id
    }

    func pay(_ code: DossierCode, _ hash: String, _ id: String) throws {
      platform.answer(ToldPlatform.address)
      _ = try office.oneStop.beginPayment(
        of: code, from: "192.0.2.7",
        CommandRequest(
          key: CommandKey(owner: "dossier/\(code)", id: id), digest: id, caller: .applicant(secretHash: hash)))
    }

    func news(of code: DossierCode) throws {
      let bytes = try office.paymentNews(of: "\(code)-1")
      _ = try office.oneStop.take(PaymentNews(reading: bytes), as: bytes)
    }

    func delegate(_ giver: Key<Officer>, to receiver: Key<Officer>, _ id: String) throws {
      guard let from = Day("2026-11-03"), let until = Day("2026-11-04"),
        case .done = try office.oneStop.delegate(
          DelegationOrder(giver: giver, receiver: receiver, post: nil, from: from, until: until, reason: "Nghỉ"),
          office.request(by: giver, id))
      else { throw OfficeFailure() }
    }

    /// Everything that happens behind the point: something in every way in which the record changes.
    func goOn() throws {
      office.wait(minutes: 1)
      try news(of: paid)
      let (adrift, hash) = try Work.charged("z", in: office)
      try pay(adrift, hash, "z")
      try news(of: adrift)
      _ = try office.oneStop.submit(
        Submission(
          channel: .online, answers: office.answers(["quan-he": "uy-quyen"]),
          papers: office.oneStop.papers([("giay-uy-quyen", upload)]),
          secretHash: OneStop.hash(ofSecret: office.oneStop.receiptSecret(for: CommandKey(owner: "form", id: "u")))),
        to: "cap-ban-sao-van-bang",
        CommandRequest(
          key: CommandKey(owner: "form", id: "u"), digest: "u",
          caller: .applicant(
            secretHash: OneStop.hash(ofSecret: office.oneStop.receiptSecret(for: CommandKey(owner: "form", id: "u"))))))
      try office.act("trinh-ky", on: a, by: "duc")
      try office.act("ky-cap", on: a, by: "hoa")
      for number in 0..<15 { _ = try office.filed("m\(number)") }
      try office.perform(.register(attested: nil), on: document, by: "minh")
      let later = try office.received(office.arriving("Sau", date: Day("2026-11-01")))
      try office.perform(.register(attested: nil), on: later, by: "minh")
      _ = try office.oneStop.deliver(smallestDocument("m2"), from: Office.neighbour)
      _ = try office.oneStop.takeNext()
      try delegate("hoa", to: "minh", "d2")
      _ = try office.oneStop.endDelegation(1, office.request(by: "duc", "e1"))
      _ = try office.oneStop.openWorkFile("Hai", years: nil, at: "so-gddt", office.request(by: "minh", "w2"))
      _ = try office.oneStop.closeWorkFile(WorkFileNumber(number: 1), office.request(by: "minh", "c1"))
      _ = try Work.upload("%PDF-1.7 muộn", in: office)
      try comeToRest()
    }
  }

  /// Tables that are to be as they were: all but those of which their rule says otherwise.
  private func expected(_ sum: RecordSum) -> [String] {
    sum.tables.keys.filter { name in
      switch TableRule.all[name] {
      case .told?, .broughtAgain?, .kept?: false
      case .logged?, .derived?, .dated?, nil: true
      }
    }.sorted()
  }

  @Test("has a rule for every table, and no rule for a table that there is not")
  func rules() throws {
    let sum = try CopiedRecord(of: Office()).sum(at: Instant(milliseconds: 0))
    #expect(Set(TableRule.all.keys) == Set(sum.tables.keys))
  }

  private static let stores = PostgresServer.isInstalled && !TrialStore.isPostgres ? [false, true] : [false]

  @Test(
    "stands in every table as it stood then, from either store, proves itself, and goes on without a gap",
    arguments: stores)
  func whole(isPostgres: Bool) throws {
    let work = try Work(address: isPostgres ? PostgresServer.newDatabase() : nil)
    let office = work.office
    try work.pay(work.paid, work.payerHash, "1")
    let point = office.now
    try office.store.placeEntries(of: office.oneStop.authority)
    let (head, picture) = (try office.oneStop.logHead(), try CopiedRecord(of: office))
    try work.goOn()
    let copy = try CopiedRecord(of: office)
    let before = try copy.sum(at: office.now)

    let report = try copy.work(like: office, paying: work.platform.paying) { oneStop in
      let report = try oneStop.goBack(to: .moment(point))
      #expect(try oneStop.prove().faults.map(\.words.en) == [])
      #expect(try oneStop.logHead() == head)
      return report
    }
    let (then, now) = (try picture.sum(at: office.now), try copy.sum(at: office.now))
    // A message waits that had been taken, and is counted; what was uploaded since waits for a dossier.
    #expect(expected(then).filter { then.tables[$0] != now.tables[$0] } == ["exchange_count", "upload_count"])
    // The scenario has touched them: a rule that does nothing is seen.
    for name in [
      "entry", "content", "tree_node", "signed_head", "series", "command", "attachment", "dossier", "task", "sight",
      "term", "person", "tally", "document", "delegation", "work_file", "upload", "upload_count",
    ] {
      #expect(then.tables[name] != before.tables[name], "\(name) is not touched")
    }
    let uploaded = ["z van-bang", "z ket-qua-hoc-tap", "muộn"].map { SHA256(of: "%PDF-1.7 \($0)").hex }
    #expect(
      try copy.files(at: office.now) == picture.files(at: office.now).union([messageHash("m2")]).union(uploaded))
    let size = try office.oneStop.logHead().size
    #expect(report.entry == head.size && report.entriesGone == size - head.size && report.moment == point)
    #expect(report.dossiersGone == 17 && report.dossiersBack == 2)
    #expect(report.documentsGone == 2 && report.documentsBack == 1)
    #expect(report.paymentsAsked == 1 && report.paymentsAdrift == 1 && report.messagesAgain == 1)
    #expect(report.headsGone == 1 && report.largestHead == size && report.webhooksBack == 1)

    try copy.work(like: office, paying: work.platform.paying) { oneStop in
      // The next number follows the last one that is left.
      let (next, first) = (try refiled("m0", office, oneStop), try office.filed("m0").code)
      #expect(first != next && next.text.hasSuffix("-0024"))
      // What was answered before the point is answered so again.
      #expect(try refiled("n3", office, oneStop) == office.filed("n3").code)
      // A partner's message that had come is taken once more.
      #expect(try oneStop.takeNext()?.row.subject == nil)
      #expect(try oneStop.inbox(InboxQuery(.taken)).map(\.message.sha256) == ["m1", "m2"].map(messageHash))
      // The platform is asked again, and whose money has nothing to pay any more is told.
      work.platform.answer(
        ToldPlatform.good(["TrangThaiGD": 1, "SoTien": 500_000, "MaTienTe": "VND", "MaGiaoDich": "GD000001"]))
      #expect(try oneStop.askAboutPayment()?.answer == .done("arrived"))
      #expect(try oneStop.paymentQuestions(open: true, for: "lan").map(\.doubt) == [.orphan])
      #expect(try oneStop.view(work.paid, for: .engine).dossier.onlinePayments.map(\.status) == [.confirmed])
      var told: [String] = []
      _ = try oneStop.tell(1, address: "https://mot.cua.vn") { call in
        told.append(call.id)
        return .answered(204, retryAfterSeconds: nil)
      }
      #expect(!told.isEmpty, "the webhook goes on at the cut")
      #expect(try oneStop.prove().faults.map(\.words.en) == [])
    }
  }

  private func messageHash(_ id: String) -> String { SHA256(of: smallestDocument(id)).hex }

  private func refiled(_ id: String, _ office: Office, _ oneStop: OneStop) throws -> DossierCode {
    let key = CommandKey(owner: "form", id: id)
    let hash = OneStop.hash(ofSecret: try oneStop.receiptSecret(for: key))
    let outcome = try oneStop.submit(
      Submission(channel: .online, answers: office.answers(), papers: [], secretHash: hash),
      to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: id + "[:]", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return code
  }

  /// An office with an entry a minute, and the number of entries after each.
  private func minutes(_ count: Int) throws -> (office: Office, moments: [Instant], sizes: [Int64]) {
    let office = try Office(at: "2026-11-19T09:00")
    var (moments, sizes) = ([Instant](), [Int64]())
    for number in 0..<count {
      _ = try office.filed("\(number)")
      moments.append(office.now)
      sizes.append(try office.oneStop.logHead().size)
      office.wait(minutes: 1)
    }
    return (office, moments, sizes)
  }

  private func back(_ office: Office, _ point: CutPoint) throws -> CutReport {
    try CopiedRecord(of: office).work(like: office) { oneStop in
      let report = try oneStop.goBack(to: point)
      #expect(try oneStop.prove().faults.map(\.words.en) == [])
      #expect(try oneStop.logHead().size == report.entry)
      return report
    }
  }

  @Test("keeps what was recorded at the very moment, and names what can be reached when a point cannot")
  func points() throws {
    let (office, moments, sizes) = try minutes(4)
    let size = try #require(sizes.last)
    for (number, moment) in moments.enumerated() {
      #expect(try back(office, .moment(moment)).entry == sizes[number])
      #expect(try back(office, .moment(moment.advanced(bySeconds: 59))).entry == sizes[number])
      #expect(try back(office, .entry(sizes[number])).moment == moment)
    }
    let all = try back(office, .moment(office.now))
    #expect(all.entry == size && all.entriesGone == 0 && all.firstGone == nil && all.answersForgotten == 0)
    #expect(throws: CutRefusal.beforeLog(first: moments[0])) {
      try back(office, .moment(moments[0].advanced(bySeconds: -1)))
    }
    for entry in [0, size + 1] {
      #expect(throws: CutRefusal.beyondLog(size: size)) { try back(office, .entry(entry)) }
    }
    #expect(throws: CutRefusal.emptyLog) { try back(Office(), .moment(office.now)) }
  }

  @Test("refuses a point around which the clock was put back, and names the nearest one that is a moment")
  func clockPutBack() throws {
    let (office, _, sizes) = try minutes(3)
    let end = office.now
    office.wait(minutes: 60)
    _ = try office.filed("ahead")
    let ahead = try office.oneStop.logHead().size
    office.wait(minutes: -50)
    _ = try office.filed("put back")
    #expect(throws: CutRefusal.notParted(nearest: sizes[2])) { try back(office, .entry(ahead)) }
    // What was recorded last is of that time, too: nothing goes.
    #expect(try back(office, .moment(end.advanced(bySeconds: 3_660))).entriesGone == 0)
    #expect(try back(office, .entry(sizes[2])).entry == sizes[2])
  }

  @Test("forgets every answer that names what has gone, also one that a clock has dated before the point")
  func answersOfBefore() throws {
    let (office, _, sizes) = try minutes(3)
    try office.damage("UPDATE command SET at = at - 3600000")
    #expect(try back(office, .entry(sizes[0])).answersForgotten == 2)
  }

  @Test("never parts what one command has recorded in several entries")
  func together() throws {
    let office = try Office()
    try office.loadRegister()
    let code = try office.filed().code
    office.wait(minutes: 1)
    let before = try office.oneStop.logHead().size
    // The look-up that the step asks for is an entry of its own.
    try office.act("tiep-nhan", on: code, by: "lan")
    let after = try office.oneStop.logHead().size
    #expect(after > before + 1)
    #expect(try back(office, .entry(before + 1)).entry == after)
  }

  @Test("leaves a draft the papers that it holds, and those who have uploaded something its day")
  func drafts() throws {
    let office = try Office(at: "2026-11-16T09:00")
    _ = try office.filed("monday")
    let held = try Work.upload("%PDF-1.7 nháp", in: office)
    let draft = try office.oneStop.keepDraft(
      "{}", of: "cap-ban-sao-van-bang", uploads: [held], replacing: nil, from: .network("a")
    ).code
    office.pass(days: 1)
    _ = try office.filed("tuesday")
    let point = office.now
    office.pass(days: 1)
    _ = try office.filed("wednesday")
    let since = try Work.upload("%PDF-1.7 sau", in: office)
    let copy = try CopiedRecord(of: office)
    try copy.work(like: office) { oneStop in
      _ = try oneStop.goBack(to: .moment(point))
      #expect(try oneStop.draft(draft) != nil)
      #expect(try oneStop.papers([("giay-to-khac", held), ("giay-to-khac", since)]).count == 2)
      #expect(try oneStop.prove().faults.map(\.words.en) == [])
      office.pass(days: 2)
      try oneStop.sweepUploads()
      #expect(try oneStop.upload(held) != nil && oneStop.upload(since) == nil)
      try office.go(to: "2047-01-01T09:00")
      try oneStop.sweepUploads()
      #expect(try oneStop.upload(held) == nil)
    }
    #expect(try copy.files(at: office.now).isEmpty)
  }

  @Test("goes back to no point before an erasure, and says which is the earliest")
  func erased() throws {
    let office = try Office()
    let code = try office.filed().code
    try office.act("tu-choi", on: code, by: "lan", reason: "Không đủ")
    let point = office.now
    try office.go(to: "2046-11-20T00:00")
    #expect(try office.erased().erased == 1)
    let (size, moment) = (try office.oneStop.logHead().size, office.now)
    #expect(throws: CutRefusal.erasedSince(.dossier(code), entry: size, at: moment)) {
      try back(office, .moment(point))
    }
    #expect(throws: CutRefusal.erasedSince(.dossier(code), entry: size, at: moment)) {
      try back(office, .entry(size - 1))
    }
    #expect(try back(office, .entry(size)).entry == size)
    #expect(try back(office, .moment(moment)).entry == size)
  }

  @Test("changes nothing when the record has the log of an authority that nobody describes")
  func others() throws {
    let (office, moments, _) = try minutes(2)
    let copy = try CopiedRecord(of: office)
    try copy.damage(
      """
      INSERT INTO entry (authority, position, dossier, version, body, leaf)
      SELECT 'khac', position, dossier, version, body, leaf FROM entry WHERE position = 1
      """)
    let before = try copy.sum(at: office.now)
    #expect(throws: CutRefusal.otherAuthority("khac")) {
      try copy.work(like: office) { try $0.goBack(to: .moment(moments[0])) }
    }
    #expect(try copy.sum(at: office.now) == before)
  }

  @Test("is found wrong by the proof that follows when the record was wrong before")
  func wrongBefore() throws {
    let (office, moments, _) = try minutes(3)
    let copy = try CopiedRecord(of: office)
    try copy.damage("UPDATE content SET body = replace(body, 'Đức', 'Đực') WHERE entry = 1")
    let faults = try copy.work(like: office) { oneStop in
      _ = try oneStop.goBack(to: .moment(moments[1]))
      return try oneStop.prove().faults.map(\.words.en)
    }
    #expect(faults.contains("the personal content does not fit its hash"), "\(faults)")
  }
}

import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Synchronization
import Testing
import Text
import WorkingTime

/// A payment platform that answers as a test has told it.
final class ToldPlatform: Sendable {
  static let secret = "bí mật của phép thử"

  private struct Told {
    var sent: [JSONValue] = []
    var answers: [OnlinePaying.Reply] = []
    var standing = OnlinePaying.Reply.unreachable("timeout")
  }

  private let told = Mutex(Told())
  private let meanwhile = Mutex<(@Sendable () -> Void)?>(nil)

  /// How the office reaches it.
  var paying: OnlinePaying? {
    guard let secret = PaymentSecret(ToldPlatform.secret) else { return nil }
    return OnlinePaying(secrets: ["MAU-GDDT": secret]) { [self] message in
      meanwhile.withLock(\.self)?()
      return told.withLock { told in
        if let json = try? JSONValue(reading: message) { told.sent.append(json) }
        return told.answers.isEmpty ? told.standing : told.answers.removeFirst()
      }
    }
  }

  /// The messages of a kind that it got.
  func sent(_ kind: String) -> [JSONValue] { told.withLock { $0.sent.filter { $0["LoaiBanTin"] == .string(kind) } } }

  /// Has the next messages answered so.
  func answer(_ replies: OnlinePaying.Reply...) { told.withLock { $0.answers += replies } }

  /// Has something happen before it answers.
  func meanwhile(_ happening: (@Sendable () -> Void)?) { meanwhile.withLock { $0 = happening } }

  static func good(_ content: JSONObject) -> OnlinePaying.Reply {
    let answer: JSONValue = ["error_code": "0", "message": .string(JSONValue.object(content).canonicalText)]
    return .answered(answer.canonical)
  }

  static func bad(_ code: String) -> OnlinePaying.Reply {
    .answered(JSONValue.object(["error_code": .string(code), "message": "khong"]).canonical)
  }

  static let address = good(["UrlThanhToan": "https://tt.example.vn/pay/1"])
}

@Suite("A payment on line")
struct PayingOnlineTests {
  private let platform = ToldPlatform()
  private let office: Office
  private let code: DossierCode
  private let secretHash: String

  /// An office with a dossier whose fee of 500,000 đồng has been told.
  init() throws {
    let office = try Office(at: "2026-11-02T09:00", paying: platform.paying)
    self.office = office
    let answers = try office.foreignDiplomaAnswers()
    let key = CommandKey(owner: "form", id: "a")
    secretHash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let parts: [Key<Part>] = ["van-bang", "ket-qua-hoc-tap"]
    let papers = try office.oneStop.papers(
      try parts.map { part in
        var pieces = [Array("%PDF-1.7 \(part)".utf8)]
        let upload = try office.oneStop.upload(name: "\(part).pdf", from: .network("a")) { pieces.popLast() ?? [] }
        return (part, upload.id)
      })
    let outcome = try office.oneStop.submit(
      Submission(channel: .online, answers: answers, papers: papers, secretHash: secretHash),
      to: "cong-nhan-van-bang-nuoc-ngoai",
      CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: secretHash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    self.code = code
    try office.act("thong-bao-phi", on: code, by: "lan")
  }

  @discardableResult
  private func begin(_ id: String = "1") throws -> PaymentBeginning {
    try office.oneStop.beginPayment(
      of: code, from: "192.0.2.7",
      CommandRequest(
        key: CommandKey(owner: "dossier/\(code)", id: id), digest: "begin",
        caller: .applicant(secretHash: secretHash)))
  }

  private var dossier: Dossier { get throws { try office.oneStop.view(code, for: .officer("lan")).dossier } }

  private func news(
    _ changes: JSONObject = [:], reference: String? = nil, secret: String = ToldPlatform.secret
  ) throws -> NewsVerdict {
    let bytes = try office.paymentNews(of: reference ?? "\(code)-1", changes, secret: secret)
    return try office.oneStop.take(PaymentNews(reading: bytes), as: bytes)
  }

  private func questions() throws -> [PaymentDoubt] {
    try office.oneStop.paymentQuestions(open: true, for: "lan").map(\.doubt)
  }

  private func begun() throws {
    platform.answer(ToldPlatform.address)
    guard case .ready = try begin() else { throw OfficeFailure() }
  }

  @Test("is begun once: who asks again goes on with the same, and the platform hears of it once")
  func once() throws {
    platform.answer(ToldPlatform.address)
    guard case .ready(let payment, let address) = try begin() else { throw OfficeFailure() }
    #expect(address == "https://tt.example.vn/pay/1" && payment.reference == "\(code)-1")
    #expect(payment.amount == Money(dong: 500_000) && payment.unit == "so-gddt")
    #expect(try begin() == .ready(payment, address: address))
    #expect(try begin("2") == .ready(payment, address: address))
    let sent = try #require(platform.sent("INIT").first)
    #expect(platform.sent("INIT").count == 1)
    #expect(sent["SoTien"] == "500000" && sent["Ip"] == "192.0.2.7" && sent["MaThamChieu"] == .string("\(code)-1"))
    #expect(sent["ThongTinBienLai"]?["HoTenNguoiNop"] == "Lê Thị Mẫu")
    #expect(sent["ThongTinBienLai"]?["MaTTHC"] == "1.004889")
    #expect(!sent.canonicalText.contains("0912345678") && !sent.canonicalText.contains("mau@example.com"))
    #expect(try dossier.onlinePayments.map(\.status) == [.pending])
    #expect(try dossier.place == .step("thu-phi") && dossier.owed == Money(dong: 500_000))
  }

  @Test("leads the dossier on once the platform tells that all of it is there, and told twice only once")
  func confirmed() throws {
    try begun()
    #expect(try news() == .taken)
    let after = try dossier
    #expect(after.place == .step("tham-dinh") && after.owed == .nothing && after.paid == Money(dong: 500_000))
    #expect(after.onlinePayments.map(\.status) == [.confirmed] && after.deadline != nil)
    #expect(try news() == .taken)
    #expect(try dossier.version == after.version)
    #expect(try questions() == [])
    let view = try office.oneStop.view(code, for: .applicant(secretHash: secretHash))
    #expect(view.charges.map(\.standing.vi) == ["đã nộp trực tuyến lúc 09:00 02/11/2026"])
    #expect(!view.isPayableOnline)
  }

  @Test("is found by asking when the platform's news was lost, and its receipt is fetched and kept")
  func lostNews() throws {
    try begun()
    platform.answer(ToldPlatform.good(["TrangThaiGD": "3"]))
    #expect(try office.oneStop.askAboutPayment()?.answer == .later("pending"))
    try office.go(to: "2026-11-02T09:02")
    platform.answer(
      ToldPlatform.good(["TrangThaiGD": 1, "SoTien": 500_000, "MaTienTe": "VND", "MaGiaoDich": "GD000001"]))
    #expect(try office.oneStop.askAboutPayment()?.answer == .done("arrived"))
    #expect(try dossier.place == .step("tham-dinh"))
    // The news comes after all.
    #expect(try news() == .taken)
    #expect(try questions() == [])
    platform.answer(ToldPlatform.bad("4"), .answered(Array("%PDF-1.4\n%%EOF\n".utf8)))
    #expect(try office.oneStop.fetchPaymentReceipt()?.answer == .later("no-receipt"))
    try office.go(to: "2026-11-02T09:04")
    #expect(try office.oneStop.fetchPaymentReceipt()?.answer == .done("kept"))
    let receipt = try #require(try office.oneStop.view(code, for: .applicant(secretHash: secretHash)).receipts.first)
    #expect(receipt.name == "bien-lai-\(code)-1.pdf" && receipt.bytes == 15)
    let (_, file) = try office.oneStop.openPaper(
      sha256: receipt.sha256, of: code, for: .applicant(secretHash: secretHash))
    #expect(try file.read(at: 0, count: 5) == Array("%PDF-".utf8))
    #expect(try office.oneStop.askAboutPayment() == nil && office.oneStop.fetchPaymentReceipt() == nil)
  }

  @Test("confirms nothing when the platform says that it was made and not how much")
  func noAmount() throws {
    try begun()
    platform.answer(ToldPlatform.good(["TrangThaiGD": "1", "MaGiaoDich": "GD000001"]))
    #expect(try office.oneStop.askAboutPayment()?.answer == .later("no-amount"))
    #expect(try dossier.place == .step("thu-phi") && dossier.owed == Money(dong: 500_000))
  }

  @Test(
    "that is not what was owed advances nothing and is a question",
    arguments: [
      (["SoTien": "250000"], .partial), (["SoTien": "500001"], .over),
      (["SoTien": "0"], .partial), (["MaTienTe": "USD"], .currency),
    ] as [(JSONObject, PaymentDoubt)])
  func doubts(changes: JSONObject, doubt: PaymentDoubt) throws {
    try begun()
    #expect(try news(changes) == .taken)
    #expect(try news(changes) == .taken)
    #expect(try questions() == [doubt])
    #expect(try dossier.place == .step("thu-phi") && dossier.owed == Money(dong: 500_000))
    #expect(throws: PaymentRefusal.self) { try begin("2") }
  }

  @Test("whose news has a wrong check sum moves nothing, and is a question once")
  func wrongSum() throws {
    try begun()
    for _ in 1...3 { #expect(try news(secret: "another secret") == .notGenuine) }
    #expect(try questions() == [.wrongSum])
    #expect(try dossier.onlinePayments.map(\.status) == [.pending])
    #expect(try news(["MaDoiTac": "NGUOI-LA"]) == .notGenuine)
    #expect(try news(reference: "H56.06-261102-9999-1", secret: "another secret") == .notGenuine)
    #expect(try questions() == [.wrongSum])
    // What is right is heard all the same.
    #expect(try news() == .taken)
    #expect(try dossier.place == .step("tham-dinh"))
  }

  @Test("that nobody began is a question without a dossier")
  func orphan() throws {
    #expect(try news(reference: "H56.06-261102-9999-1") == .taken)
    #expect(try news(reference: "H56.06-261102-9999-1") == .taken)
    let question = try #require(try office.oneStop.paymentQuestions(open: true, for: "lan").first)
    #expect(question.doubt == .orphan && question.dossier == nil && question.amount == Money(dong: 500_000))
    #expect(try questions().count == 1)
    #expect(try office.oneStop.paymentQuestions(open: true, for: "an") == [])
    let request = CommandRequest(
      key: CommandKey(owner: "officer/lan", id: "s"), digest: "s", caller: .officer("lan"))
    #expect(throws: PaymentRefusal.reasonUnfit(limit: 4000)) {
      try office.oneStop.settlePaymentQuestion(question.id, reason: " ", by: "lan", request)
    }
    try office.oneStop.settlePaymentQuestion(question.id, reason: "Đã hoàn tiền", by: "lan", request)
    #expect(try questions() == [])
    #expect(throws: PaymentRefusal.settledAlready) {
      try office.oneStop.settlePaymentQuestion(question.id, reason: "Khác", by: "lan", request)
    }
  }

  @Test("made twice pays once; the second is a question until an officer says what came of it")
  func double() throws {
    try begun()
    _ = try news()
    #expect(try news(["MaGiaoDich": "GD000002"]) == .taken)
    #expect(try questions() == [.double])
    #expect(try dossier.paid == Money(dong: 500_000) && dossier.onlinePayments.map(\.status) == [.confirmed])
    let question = try #require(try office.oneStop.paymentQuestions(open: true, for: "lan").first)
    let request = CommandRequest(
      key: CommandKey(owner: "officer/lan", id: "s"), digest: "s", caller: .officer("lan"))
    try office.oneStop.settlePaymentQuestion(question.id, reason: "Hoàn 500.000 đồng, UNC 12", by: "lan", request)
    #expect(try questions() == [])
    let view = try office.oneStop.view(code, for: .officer("lan"))
    #expect(view.timeline.compactMap(\.note).contains("Hoàn 500.000 đồng, UNC 12"))
    let seen = try office.oneStop.view(code, for: .applicant(secretHash: secretHash))
    #expect(!seen.timeline.compactMap(\.note).contains("Hoàn 500.000 đồng, UNC 12"))
  }

  @Test("cannot be taken at the desk while it is under way; what arrives after the desk took it is a question")
  func desk() throws {
    try begun()
    let payment = Payment(amount: Money(dong: 500_000), means: .cash)
    func payCash() throws -> Outcome {
      let task = try dossier.tasks[0].number
      return try office.oneStop.perform(
        .act(Act(task: task, action: "thu-phi", payment: payment)), on: code,
        CommandRequest(
          key: CommandKey(owner: "officer/lan", id: "\(office.now)"), digest: "c", caller: .officer("lan")))
    }
    guard case .refused(let notice) = try payCash() else { throw OfficeFailure() }
    #expect(notice.code == "payment-under-way" && notice.words.vi.contains("\(code)-1"))
    try office.go(to: "2026-11-02T09:15")
    guard case .done = try payCash() else { throw OfficeFailure() }
    #expect(try news() == .taken)
    #expect(try questions() == [.late])
    #expect(try dossier.paid == Money(dong: 500_000))
  }

  @Test("records no payment on line by an officer's word")
  func officersWord() throws {
    let task = try dossier.tasks[0].number
    let outcome = try office.oneStop.perform(
      .act(Act(task: task, action: "thu-phi", payment: Payment(amount: Money(dong: 500_000), means: .online))),
      on: code, CommandRequest(key: CommandKey(owner: "officer/lan", id: "x"), digest: "x", caller: .officer("lan")))
    guard case .refused(let notice) = outcome else { throw OfficeFailure() }
    #expect(notice.code == "not-payable-online")
  }

  @Test("goes on with the same reference when the platform was not reached, and begins anew when it refused")
  func failures() throws {
    platform.answer(.unreachable("timeout"))
    #expect(try begin() == .unreachable)
    platform.answer(.answered(Array("<html>".utf8)))
    #expect(try begin("2") == .unreachable)
    platform.answer(ToldPlatform.bad("2"))
    #expect(throws: PaymentRefusal.platform(code: "2")) { try begin("3") }
    #expect(try dossier.onlinePayments.map(\.status) == [.failed])
    platform.answer(ToldPlatform.address)
    guard case .ready(let payment, _) = try begin("4") else { throw OfficeFailure() }
    #expect(payment.reference == "\(code)-2")
    #expect(
      platform.sent("INIT").map { $0["MaThamChieu"] }
        == ["\(code)-1", "\(code)-1", "\(code)-1", "\(code)-2"].map { .string($0) })
    // Money for the one that was said not to be made is the dossier's all the same.
    #expect(try news() == .taken)
    #expect(try dossier.place == .step("tham-dinh"))
  }

  @Test("is begun by sixteen at the same time and no more: a platform that is slow holds up nobody but its payers")
  func atOnce() throws {
    let asked = Mutex(0)
    // Each comes while the one before waits for its answer.
    platform.meanwhile {
      let number = asked.withLock { asked in
        asked += 1
        return asked
      }
      if number < 20 { _ = try? begin("meanwhile-\(number)") }
    }
    #expect(try begin() == .unreachable)
    #expect(platform.sent("INIT").count == 16)
    platform.meanwhile(nil)
    platform.answer(ToldPlatform.address)
    guard case .ready = try begin("2") else { throw OfficeFailure() }
  }

  @Test("of which nothing is heard for days becomes a question; one that the platform never took was not made")
  func givenUp() throws {
    var patience = Patience()
    patience.attempts = 2
    platform.answer(.unreachable("timeout"))
    _ = try begin()
    platform.answer(ToldPlatform.bad("3"), ToldPlatform.bad("3"))
    #expect(try office.oneStop.askAboutPayment(patience: patience)?.answer == .later("code-3"))
    try office.go(to: "2026-11-02T09:02")
    #expect(try office.oneStop.askAboutPayment(patience: patience)?.answer == .refused("code-3"))
    #expect(try dossier.onlinePayments.map(\.status) == [.failed])
    #expect(try questions() == [])
    platform.answer(ToldPlatform.address)
    _ = try begin("2")
    platform.answer(ToldPlatform.good(["TrangThaiGD": "3"]), ToldPlatform.good(["TrangThaiGD": "3"]))
    _ = try office.oneStop.askAboutPayment(patience: patience)
    try office.go(to: "2026-11-02T09:04")
    _ = try office.oneStop.askAboutPayment(patience: patience)
    #expect(try questions() == [.unanswered])
    // And at last it is there.
    #expect(try news(reference: "\(code)-2") == .taken)
    #expect(try dossier.place == .step("tham-dinh"))
  }

  @Test("is refused where nothing is owed, to an officer, and where the server was not told how")
  func refusals() throws {
    try begun()
    _ = try news()
    #expect(throws: PaymentRefusal.self) { try begin("9") }
    let other = try Office(at: "2026-11-02T09:00")
    let filed = try other.filed()
    #expect(throws: PaymentRefusal.notPayable) {
      try other.oneStop.beginPayment(
        of: filed.code, from: "192.0.2.7",
        CommandRequest(
          key: CommandKey(owner: "x", id: "1"), digest: "1",
          caller: .applicant(secretHash: OneStop.hash(ofSecret: filed.secret))))
    }
  }

  @Test("is summed up by day and state, for those alone who look after the money")
  func sums() throws {
    try begun()
    platform.answer(
      ToldPlatform.good(["TrangThaiGD": 1, "SoTien": "500000", "MaTienTe": "VND", "MaGiaoDich": "GD000001"]))
    let found = try office.oneStop.reconcile(try #require(Day("2026-11-02")), for: "lan")
    #expect(found.asked == 1 && found.questions == [])
    #expect(
      found.sums
        == [PaymentSum(partner: "MAU-GDDT", status: .confirmed, count: 1, amount: Money(dong: 500_000))])
    #expect(try office.oneStop.reconcile(try #require(Day("2026-11-01")), for: "lan").sums == [])
    #expect(try office.oneStop.payments(.confirmed, for: "lan").map(\.reference) == ["\(code)-1"])
    #expect(try office.oneStop.payments(.confirmed, for: "an") == [])
  }

  @Test("keeps every message that went out and came in")
  func messages() throws {
    try begun()
    platform.answer(ToldPlatform.good(["TrangThaiGD": "3"]))
    _ = try office.oneStop.askAboutPayment()
    _ = try news()
    let kept = try office.store.read(for: office.oneStop.authority) { try $0.paymentMessages(of: "\(code)-1") }
    #expect(kept.map(\.kind) == [.start, .startAnswer, .query, .queryAnswer, .news])
    #expect(kept.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains(ToldPlatform.secret) })
  }

  @Test("stands in a record that verifies, and is derived from it again as it stands")
  func record() throws {
    try begun()
    _ = try news()
    _ = try news(["MaGiaoDich": "GD000002"])
    let proof = try office.oneStop.verify()
    // Its papers are ones that this test only speaks of.
    #expect(proof.faults.allSatisfy { $0.words.en.contains("is not what was handed in") }, "\(proof.faults)")
  }
}

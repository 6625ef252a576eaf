import Counterparts
import Exchange
import HTTPCalling
import HTTPServing
import JSON
import Synchronization
import Testing
import WorkingTime

/// A platform with one partner, and where the partner hears its news.
private final class TriedPlatform {
  let seen = Seen()
  let heard: Heard
  let platform: Counterpart
  private let office: Server
  let secret: PaymentSecret

  final class Heard: Sendable {
    private let news = Mutex<[[UInt8]]>([])
    var all: [[UInt8]] { news.withLock { $0 } }
    func note(_ body: [UInt8]) { news.withLock { $0.append(body) } }
  }

  init(_ faults: [(fault: Fault, percent: Int)] = [], seed: UInt64 = 1) throws {
    let (seen, heard) = (seen, Heard())
    self.heard = heard
    secret = try #require(PaymentSecret("b6c1-f00d"))
    var router = Router()
    router.on(.post, "/news", bodyBytes: 65_536) { request in
      heard.note(try request.body.bytes(atMost: 65_536) ?? [])
      return .text("")
    }
    office = try Server(ServerSettings(), router)
    platform = try PaymentPlatform(
      secrets: ["MAU": secret], callback: office.url + "/news", back: nil, try Faults(faults, seed: seed), now: still
    ) { seen.note($0) }.start(port: 0)
  }

  deinit {
    platform.stop()
    office.stop(within: .seconds(1))
  }

  func start(_ reference: String, under other: PaymentSecret? = nil) throws -> PaymentAnswer {
    let start = PaymentStart(
      partner: "MAU", reference: reference, amount: 500_000, purpose: "Phí xác minh", at: still(), address: "192.0.2.7",
      receipt: PaymentReceiptDetails(
        procedure: ("1.004889", "Công nhận"), agency: ("H56.06", "Sở"), dossier: "H56.06-261122-0001",
        account: ("01", "970436", "SO"), payer: ("Lê Thị Mẫu", "038306001234", "12 đường Mẫu"),
        fees: [.init(code: "phi", name: "Phí", amount: 500_000)]))
    return try PaymentAnswer(reading: post(platform.url + "/", start.message(under: other ?? secret)).body)
  }

  func ask(_ kind: PaymentInquiry.Kind, _ reference: String) throws -> [UInt8] {
    let inquiry = PaymentInquiry(kind, partner: "MAU", reference: reference, at: still())
    return try post(platform.url + "/", inquiry.message(under: secret)).body
  }

  func pay(_ reference: String, _ more: String = "") throws -> Int {
    try Caller().make(Call(.post, platform.url + "/pay/" + reference + more)).status
  }
}

@Suite("The payment platform to try with")
struct PaymentPlatformTests {
  @Test("begins a payment, has it paid on its page, tells the agency under the right sum, and gives the receipt")
  func whole() throws {
    let tried = try TriedPlatform()
    #expect(try tried.start("A-1").paymentAddress == tried.platform.url + "/pay/A-1")
    #expect(try tried.start("A-1").code == "2")
    #expect(try PaymentAnswer(reading: tried.ask(.standing, "A-1")).standing == .pending)
    #expect(try PaymentAnswer(reading: tried.ask(.receipt, "A-1")).code == "4")
    let page = try Caller().make(Call(.get, tried.platform.url + "/pay/A-1"))
    #expect(String(decoding: page.body, as: UTF8.self).contains("Phí xác minh: 500000 đồng"))
    #expect(try tried.pay("A-1") == 200 && tried.pay("A-1") == 404)
    let news = try PaymentNews(reading: try #require(tried.heard.all.first))
    #expect(news.isGenuine(under: tried.secret) && news.isGood && news.amount == 500_000 && news.reference == "A-1")
    let standing = try PaymentAnswer(reading: tried.ask(.standing, "A-1")).standing
    #expect(standing == .done(amount: 500_000, currency: "VND", transaction: news.transaction))
    #expect(try PaymentReceipt.pdf(in: tried.ask(.receipt, "A-1")) != nil)
    #expect(tried.seen.all.map(\.operation).contains("RESULT") && tried.heard.all.count == 1)
  }

  @Test("refuses a wrong sum, a reference that no address holds, and what nobody has begun; takes another amount")
  func refusals() throws {
    let tried = try TriedPlatform()
    #expect(try tried.start("A-1", under: PaymentSecret("khác")).code == "97")
    #expect(try tried.start("a/../b").code == "5")
    #expect(try PaymentAnswer(reading: tried.ask(.standing, "B-1")).code == "3")
    #expect(try tried.pay("B-1") == 404)
    _ = try tried.start("A-2")
    #expect(try tried.pay("A-2", "?amount=x") == 400 && tried.pay("A-2", "?amount=1000") == 200)
    #expect(try PaymentNews(reading: try #require(tried.heard.all.first)).amount == 1000)
  }

  /// A seed by which the start of a payment fares well, and its news do not.
  private func paid(_ fault: Fault) throws -> TriedPlatform {
    for seed in UInt64(1)...100 {
      let tried = try TriedPlatform([(fault, 50)], seed: seed)
      guard (try? tried.start("A-1")) != nil, tried.seen.all.map(\.fault) == [nil] else { continue }
      _ = try tried.pay("A-1")
      if tried.seen.all.dropFirst().first?.fault == fault { return tried }
    }
    throw Unlucky()
  }

  private struct Unlucky: Error {}

  @Test("tells news twice, never, or under a wrong sum, where that is asked for, and the payment is made all the same")
  func news() throws {
    let twice = try paid(.duplicate)
    #expect(twice.heard.all.count == 2)
    let lost = try paid(.lost)
    #expect(lost.heard.all.isEmpty)
    let wrong = try paid(.wrongSum)
    #expect(try !PaymentNews(reading: try #require(wrong.heard.all.first)).isGenuine(under: wrong.secret))
    for tried in [twice, lost, wrong] {
      let known = try Caller().make(Call(.get, tried.platform.url + "/payments")).json.list
      #expect(known.map { $0["state"]?.string } == ["paid"])
    }
  }
}

public import Exchange
import HTML
public import HTTPServing
import JSON
import Text
public import WorkingTime

/// The national payment platform to try with: it begins payments, shows the payer a page, tells the agency, and answers how a
/// payment stands.
///
/// `POST /` takes `INIT`, `QUERY` and `GET_BILL`; `/pay/REFERENCE` is the page of the payer, `POST` there pays
/// (`?amount=N` another amount); `GET /payments` shows what it knows.
public struct PaymentPlatform: Sendable {
  private let secrets: [String: PaymentSecret]
  private let back: String?
  private let book = PaymentBook()
  private let front: Front
  private let news: PaymentTeller
  private let now: @Sendable () -> Instant

  /// A platform.
  ///
  /// - Parameters:
  ///   - secrets: What is shared with each partner, by its code.
  ///   - callback: Where agencies are told; nil: they have to ask.
  ///   - back: Whereto the payer is led in the end.
  ///   - saw: Told of each message and each piece of news.
  public init(
    secrets: [String: PaymentSecret], callback: String?, back: String?, _ faults: Faults,
    now: @escaping @Sendable () -> Instant, saw: @escaping @Sendable (Sighting) -> Void
  ) {
    self.secrets = secrets
    self.back = back
    self.now = now
    front = Front(faults, saw: saw)
    news = PaymentTeller(callback: callback, secrets: secrets, front, now: now)
  }

  /// Starts it on this machine.
  ///
  /// - Parameter port: 0 lets the system choose one.
  public func start(port: Int) throws(ServerFailure) -> Counterpart {
    var router = Router()
    front.on(&router, "/", "message", bodyBytes: PaymentLimits.messageBytes) { request, _ in
      let message = request.json(atMost: PaymentLimits.messageBytes) ?? .null
      var reply = answer(message, at: "http://\(request.host)")
      reply.operation = PaymentMessage.Kind(rawValue: message.text("LoaiBanTin"))?.rawValue
      reply.subject = message.text("MaThamChieu")
      return reply
    }
    router.on(.get, "/pay/{reference}") { request in
      book[request.parameters["reference"]].map(page) ?? .text("không có giao dịch", status: .notFound)
    }
    router.on(.post, "/pay/{reference}", bodyBytes: PaymentLimits.messageBytes) { request in
      pay(request)
    }
    router.on(.get, "/payments") { _ in .json(book.json.canonical) }
    return try Counterpart(port: port, bodyBytes: PaymentLimits.messageBytes, router)
  }

  private func answer(_ message: JSONValue, at address: String) -> Reply {
    guard let kind = PaymentMessage.Kind(rawValue: message.text("LoaiBanTin")),
      let secret = secrets[message.text("MaDoiTac")]
    else { return Reply(refused: "96", "bản tin không đúng") }
    guard secret.accepts(message.text("MaXacThuc"), of: kind.summed.map(message.text)) else {
      return Reply(refused: "97", "sai mã xác thực")
    }
    guard AdapterForm.isMoment(message.text("ThoiGianGD")), !message.text("ThoiGianGD").isEmpty else {
      return Reply(refused: "96", "ThoiGianGD không phải yyyyMMddHHmmss")
    }
    let reference = message.text("MaThamChieu")
    if kind == .start { return begin(message, reference, at: address) }
    guard let payment = book[reference] else { return Reply(refused: "3", "không có giao dịch") }
    guard kind == .receipt else { return Reply(standing: payment) }
    guard payment.standing == .paid else { return Reply(refused: "4", "chưa có biên lai") }
    return Reply(outcome: "receipt", type: "application/pdf", bytes: PlatformReceipt(payment).pdf)
  }

  private func begin(_ message: JSONValue, _ reference: String, at address: String) -> Reply {
    let details = message["ThongTinBienLai"] ?? .null
    let fees = (details["PhiLePhi"]?.elements ?? []).map { Int($0.text("SoTien")) }
    guard let amount = Int(message.text("SoTien")), amount > 0, !fees.contains(nil),
      fees.reduce(0, { $0 &+ ($1 ?? 0) }) == amount, !details.text("HoTenNguoiNop").isEmpty,
      !details.text("TKThuHuong").isEmpty, PaymentMessage.isReference(reference)
    else { return Reply(refused: "5", "thông tin biên lai không đúng") }
    let payment = PlatformPayment(
      reference: reference, partner: message.text("MaDoiTac"), purpose: message.text("ThongTinGiaoDich"),
      amount: amount)
    guard book.begin(payment) else { return Reply(refused: "2", "trùng mã tham chiếu") }
    // JSON text within a text, as the platform writes it.
    let content: JSONValue = ["UrlThanhToan": .string(address + "/pay/" + reference)]
    return Reply(good: content)
  }

  private func page(of payment: PlatformPayment) -> Response {
    let words = "\(payment.purpose): \(payment.amount) đồng"
    let main: Node =
      payment.standing == .begun
      ? .form(.method(.post), .p(.text(words)), .button(.text("Thanh toán")))
      : .p(.text("Đã thanh toán \(payment.paid) đồng"))
    return .html(Page(title: "Nền tảng thanh toán (thử)", language: .vietnamese, isPrivate: true, main: main))
  }

  private func pay(_ request: Request) -> Response {
    let amount = request.query["amount"].map { Int($0) }
    if let amount, amount.map({ $0 <= 0 }) ?? true {
      return .text("amount: số đồng, ví dụ 500000", status: .badRequest)
    }
    guard let payment = book.pay(request.parameters["reference"], amount ?? nil) else {
      return .text("không có giao dịch đang chờ", status: .notFound)
    }
    news.tell(payment) { book.noteTold(payment.reference) }
    guard let back else { return page(of: payment) }
    return .redirect(to: back)
  }
}

extension Response {
  fileprivate static func html(_ page: Page) -> Response {
    Response(type: "text/html; charset=utf-8", bytes: page.bytes)
  }
}

extension Reply {
  fileprivate init(refused code: String, _ words: String) {
    let answer: JSONValue = ["error_code": .string(code), "message": .string(words)]
    self.init(outcome: code, bytes: answer.canonical)
  }

  fileprivate init(good content: JSONValue) {
    let answer: JSONValue = ["error_code": "0", "message": .string(content.canonicalText)]
    self.init(outcome: "0", bytes: answer.canonical)
  }

  fileprivate init(standing payment: PlatformPayment) {
    let state =
      switch payment.standing {
      case .paid: "1"
      case .begun: "3"
      case .failed: "4"
      }
    var content = JSONObject([("TrangThaiGD", .string(state)), ("MaThamChieu", .string(payment.reference))])
    if payment.standing == .paid {
      content["SoTien"] = .string("\(payment.paid)")
      content["MaTienTe"] = "VND"
      content["MaGiaoDich"] = .string(payment.transaction)
    }
    self.init(good: .object(content))
    outcome = state
  }
}

import Dossiers
import Exchange
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// Payments on line: begun by applicants, told by the platform, looked into by officers.
  static let payments: [Operation] = [
    Operation(
      id: "beginPayment", method: .post, path: "/dossiers/{code}/payments",
      summary: "Begins to pay on line all that the dossier owes, and says where the applicant goes on",
      details: """
        For the applicant. While a payment is under way, asking again goes on with the same one. 503 with \
        `platform-unreachable`: try again later.
        """,
      access: .receiptOr(.act), change: .once,
      answer: .json("The payment is begun.", .named("BegunPayment"), status: .created),
      refusals: [.notFound, .badGateway, .serviceUnavailable],
      handler: { asking in
        let code = try asking.code()
        let request = CommandRequest(
          key: try asking.commandKey(), digest: Digest(of: ["begin-payment", code.text]).text,
          caller: try asking.caller())
        switch try asking.office.beginPayment(of: code, from: asking.request.client.description, request) {
        case .unreachable: throw Problem.platformUnreachable
        case .ready(let payment, let address):
          return .personal(
            [
              "reference": .string(payment.reference), "amount": JSONValue(payment.amount.dong),
              "address": .string(address),
            ], status: .created)
        }
      }),
    Operation(
      id: "tellPayment", method: .post, path: "/payments/news",
      summary: "What the payment platform tells by itself of a payment (its RESULT message)",
      details: """
        Believed under its check sum `MaXacThuc` alone. The same told twice happens once. 403: it is not genuine.
        """,
      body: BodyDescription(
        content: [("application/json", .anyObject())], most: PaymentLimits.messageBytes,
        example: """
          {"LoaiBanTin": "RESULT", "MaLoi": "00", "MaDoiTac": "MAU-GDDT", "MaThamChieu": "H56.06-261122-0001-1", "SoTien": \
          "500000", "MaTienTe": "VND", "MaGiaoDich": "GD000001", "MaNganHang": "VCB", "ThoiGianGD": "20261122140800", \
          "ThongTinGiaoDich": "", "MaXacThuc": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
          """),
      answer: .json("It is kept.", .named("PaymentNewsAnswer")), refusals: [.forbidden],
      handler: { asking in
        guard asking.request.bodyType == "application/json" else { throw HTTPRefusal.Code.bodyKind }
        guard let bytes = try asking.request.body.bytes(atMost: PaymentLimits.messageBytes) else {
          throw HTTPRefusal.Code.bodyTooLarge
        }
        switch try asking.office.take(PaymentNews(reading: bytes), as: bytes) {
        case .taken: return .personal(PaymentNews.answer(code: "0", "da nhan"))
        case .notGenuine: throw Problem.notGenuine
        }
      }),
    Operation(
      id: "listPayments", method: .get, path: "/payments",
      summary: "Payments on line of the officer's agencies that stand so, the oldest first", access: .officer(.read),
      query: [
        QueryItem(
          name: "state", schema: .words(OnlinePayment.Status.allCases.map(\.rawValue)),
          about: "How they stand; `questioned` when not said."), .after, .limit,
      ], answer: .json("A page of payments.", .named("Payments")),
      handler: { asking in
        let states = OnlinePayment.Status.allCases.map(\.rawValue).joined(separator: ", ")
        let status = try asking.item("state", Words(vi: "một trong \(states)", en: "one of \(states)")) {
          OnlinePayment.Status(rawValue: $0)
        }
        let limit = try asking.limit()
        let rows = try asking.office.payments(
          status ?? .questioned, after: try asking.numberAfter(), limit: limit, for: asking.officer())
        return .personal([
          "payments": .array(rows.map(\.json)),
          "next": rows.count == limit ? rows.last.map { .string(String($0.id)) } ?? .null : .null,
        ])
      }),
    Operation(
      id: "listPaymentQuestions", method: .get, path: "/payments/questions",
      summary: "Money on line that pays nothing by itself, for a person to look into", access: .officer(.read),
      query: [
        QueryItem(
          name: "settled", schema: .words(["yes", "no"]), about: "Those that were settled instead; `no` when not said."),
        .after, .limit,
      ], answer: .json("A page of questions.", .named("PaymentQuestions")),
      handler: { asking in
        let settled = try asking.item("settled", Words(vi: "yes hoặc no", en: "yes or no")) {
          ["yes": true, "no": false][$0]
        }
        let limit = try asking.limit()
        let rows = try asking.office.paymentQuestions(
          open: !(settled ?? false), after: try asking.numberAfter(), limit: limit, for: asking.officer())
        return .personal([
          "questions": .array(rows.map(\.json)),
          "next": rows.count == limit ? rows.last.map { .string(String($0.id)) } ?? .null : .null,
        ])
      }),
    Operation(
      id: "reconcilePayments", method: .post, path: "/payments/reconciliation",
      summary: "Asks the platform at once about payments under way, and sums up a day to compare with its account",
      access: .officer(.act),
      query: [
        QueryItem(name: "day", schema: .text(format: "date"), about: "The day of the sums; today when not said.")
      ], answer: .json("The day, and what is open.", .named("PaymentReconciliation")),
      handler: { asking in
        let day = try asking.item("day", Words(vi: "một ngày như 2026-11-24", en: "a day such as 2026-11-24")) {
          Day($0)
        }
        let found = try asking.office.reconcile(day ?? LocalTime(asking.now).day, for: asking.officer())
        return .personal([
          "day": .string(found.day.description), "asked": JSONValue(found.asked),
          "sums": .array(found.sums.map(\.json)), "questions": .array(found.questions.map(\.json)),
        ])
      }),
    Operation(
      id: "settlePaymentQuestion", method: .post, path: "/payments/questions/{question:number}/settle",
      summary: "Ends a question about money with what came of it: given back, taken at the desk, or nothing",
      access: .officer(.act), change: .once,
      body: .json(
        .object([.always("reason", .text(most: PaymentQuestion.reasonCharacters))]),
        example: #"{"reason": "Đã hoàn 500.000 đồng, UNC 0123"}"#),
      answer: .json("It is settled.", .named("SettledQuestion")), refusals: [.notFound],
      handler: { asking in
        let id = asking.request.parameters.number("question")
        let officer = try asking.officer()
        let key = try asking.commandKey()
        let reason = try asking.body().object("reason").required("reason").string()
        try asking.office.settlePaymentQuestion(
          Int64(id), reason: reason, by: officer,
          CommandRequest(
            key: key, digest: Digest(of: ["settle", String(id), reason]).text, caller: .officer(officer)))
        return .personal(["question": JSONValue(id)])
      }),
  ]
}

extension Asking {
  /// The number after which a page begins.
  fileprivate func numberAfter() throws -> Int64 {
    try item("after", Words(vi: "giá trị `next` của trang trước", en: "`next` of the page before")) { text in
      Int64(text).flatMap { $0 >= 0 ? $0 : nil }
    } ?? 0
  }
}

extension Problem {
  /// The payment platform does not answer.
  static let platformUnreachable: Problem = {
    var problem = Problem(
      .serviceUnavailable, "platform-unreachable",
      Words(
        vi: "Nền tảng thanh toán chưa trả lời. Chưa có khoản nào được nộp; hãy thử lại sau ít phút.",
        en: "The payment platform does not answer. Nothing was paid; try again in some minutes."))
    problem.retryAfterSeconds = 60
    return problem
  }()

  /// News that does not come from the platform.
  fileprivate static let notGenuine = Problem(
    .forbidden, "not-genuine",
    Words(
      vi: "Mã đối tác hoặc mã xác thực không đúng; không có gì thay đổi.",
      en: "The partner or the check sum is wrong; nothing has changed."))

  /// Why a payment is not begun, or a question not settled.
  init(_ refusal: PaymentRefusal) {
    switch refusal {
    case .dossier(let notice): self.init(notice)
    case .notPayable:
      self.init(
        .conflict, "not-payable-online",
        Words(
          vi: "Khoản này lúc này không nộp trực tuyến được; hãy nộp tại bộ phận một cửa hoặc chuyển khoản.",
          en: "This cannot be paid on line now; pay at the desk or by a transfer."))
    case .platform(let code):
      self.init(
        .badGateway, "platform-refuses",
        Words(
          vi: "Nền tảng thanh toán từ chối (mã \(code)). Chưa có khoản nào được nộp; hãy thử lại, hoặc nộp cách khác.",
          en: "The payment platform refuses (code \(code)). Nothing was paid; try again, or pay otherwise."))
    case .noSuchQuestion:
      self.init(
        .notFound, "no-such-question",
        Words(vi: "Không có mục đối soát này.", en: "There is no such question about money, or not for you."))
    case .settledAlready:
      self.init(
        .conflict, "settled-already", Words(vi: "Mục này đã đối soát xong.", en: "It was settled before."))
    case .reasonUnfit(let limit):
      self.init(
        .unprocessable, "reason-unfit",
        Words(
          vi: "Hãy ghi kết quả đối soát, nhiều nhất \(limit) ký tự.",
          en: "Say what came of it, in at most \(limit) characters."))
    }
  }
}

extension PaymentRow {
  fileprivate var json: JSONValue {
    [
      "reference": .string(reference), "dossier": .string(dossier.text), "unit": .string(unit.text),
      "partner": .string(partner), "amount": JSONValue(amount.dong), "state": .string(status.rawValue),
      "words": status.words.json, "begunAt": begunAt.json,
    ]
  }
}

extension PaymentQuestion {
  fileprivate var json: JSONValue {
    var question = Members([
      "question": .integer(id), "reference": .string(reference), "unit": .string(unit.text),
      "doubt": .string(doubt.rawValue), "words": doubt.words.json, "transaction": .string(transaction),
      "raisedAt": raisedAt.json,
    ])
    question.add("dossier", dossier?.text)
    question.add("amount", amount.map { JSONValue($0.dong) })
    question.add("settledAt", settled?.at)
    question.add("settledBy", settled?.by.text)
    question.add("reason", settled?.reason)
    return question.json
  }
}

extension PaymentSum {
  fileprivate var json: JSONValue {
    [
      "partner": .string(partner), "state": .string(status.rawValue), "count": JSONValue(count),
      "amount": JSONValue(amount.dong),
    ]
  }
}

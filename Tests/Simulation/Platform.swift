import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Synchronization
import TestSupport
import Text
import WorkingTime

/// The payment platform outside of a simulated office, as a value. It is away at times, loses answers and news, tells news
/// twice, and applicants pay sums on it that nobody asked for, or twice, or not at all.
final class Platform: Sendable {
  /// A payment that the office has begun, as the platform has it.
  private struct Account {
    let asked: Int
    var transactions: [Transaction] = []
    var isFailed = false
  }

  /// Money that came for a payment.
  private struct Transaction {
    let number: String
    let sum: Int
  }

  private struct State {
    var chance: SeededGenerator
    var accounts: [String: Account] = [:]
    var references: [String] = []
    /// News that is on its way to the office.
    var news: [[UInt8]] = []
    var trouble: [String] = []
  }

  private static let partner = "MAU-GDDT"
  private let secret: PaymentSecret
  private let state: Mutex<State>

  init(seed: UInt64) {
    guard let secret = PaymentSecret("bí mật của mô phỏng") else { preconditionFailure("a secret is not one") }
    self.secret = secret
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// How the office reaches it.
  var paying: OnlinePaying { OnlinePaying(secrets: [Platform.partner: secret]) { self.answer($0) } }

  /// How many payments were begun here.
  var payments: Int { state.withLock(\.references.count) }

  private func answer(_ message: [UInt8]) -> OnlinePaying.Reply {
    state.withLock { state in
      guard let json = try? JSONValue(reading: message), case .string(let kind)? = json["LoaiBanTin"],
        case .string(let reference)? = json["MaThamChieu"]
      else {
        state.trouble.append("the payment platform got what is no message")
        return .unreachable("unread")
      }
      let luck = Int.random(in: 0..<20, using: &state.chance)
      guard luck > 1 else { return .unreachable("busy") }
      let answer =
        switch kind {
        case "INIT": Platform.take(json, reference, &state)
        case "QUERY": Platform.standing(of: state.accounts[reference])
        default: Platform.receipt(of: state.accounts[reference])
        }
      return luck == 2 ? .unreachable("answer-lost") : .answered(answer)
    }
  }

  /// The same payment begun again is one, and has the same address.
  private static func take(_ message: JSONValue, _ reference: String, _ state: inout State) -> [UInt8] {
    guard case .string(let text)? = message["SoTien"], let sum = Int(text) else { return bad("2") }
    if let known = state.accounts[reference] {
      if known.asked != sum {
        state.trouble.append("\(reference) was begun with \(known.asked), and again with \(sum)")
      }
    } else {
      state.accounts[reference] = Account(asked: sum)
      state.references.append(reference)
    }
    return good(["UrlThanhToan": .string("https://tt.example.vn/pay/\(reference)")])
  }

  private static func standing(of account: Account?) -> [UInt8] {
    guard let account else { return bad("1") }
    if account.isFailed { return good(["TrangThaiGD": "4"]) }
    guard let first = account.transactions.first else { return good(["TrangThaiGD": "3"]) }
    return good([
      "TrangThaiGD": "1", "SoTien": .integer(Int64(first.sum)), "MaTienTe": "VND",
      "MaGiaoDich": .string(first.number),
    ])
  }

  private static func receipt(of account: Account?) -> [UInt8] {
    guard let number = account?.transactions.first?.number else { return bad("4") }
    return Array("%PDF-1.4\n% \(number)\n%%EOF\n".utf8)
  }

  private static func good(_ content: JSONObject) -> [UInt8] {
    JSONValue.object(["error_code": "0", "message": .string(JSONValue.object(content).canonicalText)]).canonical
  }

  private static func bad(_ code: String) -> [UInt8] {
    JSONValue.object(["error_code": .string(code), "message": "khong"]).canonical
  }
}

extension Platform {
  /// An applicant pays what was begun, or another sum, or once more, or gives up.
  func pay() {
    state.withLock { state in
      guard let reference = state.references.suffix(50).randomElement(using: &state.chance),
        var account = state.accounts[reference]
      else { return }
      let luck = Int.random(in: 0..<20, using: &state.chance)
      if account.transactions.isEmpty, !account.isFailed, luck < 2 {
        account.isFailed = true
        state.accounts[reference] = account
        return tell(of: reference, nil, &state)
      }
      // Most pay once.
      guard account.transactions.isEmpty || luck == 2 else { return }
      let sum = luck < 16 ? account.asked : max(1, account.asked + [-1_000, 1_000][luck % 2])
      let transaction = Transaction(number: "GD\(reference)-\(account.transactions.count + 1)", sum: sum)
      account.transactions.append(transaction)
      account.isFailed = false
      state.accounts[reference] = account
      tell(of: reference, transaction, &state)
    }
  }

  /// Puts news on its way: once, twice, or not at all, for then the office asks.
  private func tell(of reference: String, _ transaction: Transaction?, _ state: inout State) {
    for _ in 0..<Int.random(in: 0...2, using: &state.chance) {
      state.news.append(news(of: reference, transaction))
    }
  }

  private func news(of reference: String, _ transaction: Transaction?) -> [UInt8] {
    let values = [
      ("LoaiBanTin", "RESULT"), ("MaLoi", transaction == nil ? "99" : "00"), ("MaDoiTac", Platform.partner),
      ("MaThamChieu", reference), ("SoTien", "\(transaction?.sum ?? 0)"), ("MaTienTe", "VND"),
      ("MaGiaoDich", transaction?.number ?? "-"), ("MaNganHang", "VCB"), ("ThoiGianGD", "20260601080000"),
      ("ThongTinGiaoDich", ""),
    ]
    var message = JSONObject(values.map { ($0, JSONValue.string($1)) })
    message["MaXacThuc"] = .string(secret.checkSum(of: values.map(\.1)))
    return JSONValue.object(message).canonical
  }

  /// Brings some news to the office, in whatever order.
  func deliver(to office: OneStop) throws {
    let picked: [UInt8]? = state.withLock { state in
      state.news.indices.randomElement(using: &state.chance).map { state.news[$0] }
    }
    guard let picked else { return }
    try bring(picked, to: office)
    state.withLock { state in
      if let index = state.news.firstIndex(of: picked) { state.news.remove(at: index) }
    }
  }

  /// Says again all that has happened: what the office knows is no news to it.
  func tellAll(_ office: OneStop) throws {
    let all = state.withLock { state in
      state.references.flatMap { reference -> [[UInt8]] in
        guard let account = state.accounts[reference] else { return [] }
        return account.transactions.map { news(of: reference, $0) }
          + (account.isFailed ? [news(of: reference, nil)] : [])
      }
    }
    for one in all { try bring(one, to: office) }
  }

  private func bring(_ news: [UInt8], to office: OneStop) throws {
    guard try office.take(PaymentNews(reading: news), as: news) != .taken else { return }
    state.withLock { $0.trouble.append("news of the payment platform was not taken for genuine") }
  }

  /// What the office has otherwise than the platform, once it was told all.
  ///
  /// - Parameter money: Told what each dossier was paid here, in đồng.
  func differences(at office: OneStop, _ money: (DossierCode, Int) -> Void) throws -> [String] {
    let (references, accounts, trouble) = state.withLock { ($0.references, $0.accounts, $0.trouble) }
    var found = trouble
    for reference in references {
      guard let account = accounts[reference], let dash = reference.lastIndex(of: "-"),
        let code = DossierCode(String(reference[..<dash])),
        let payment = try office.view(code, for: .engine).dossier.onlinePayment(reference)
      else {
        found.append("the platform has \(reference), which the office has not begun")
        continue
      }
      let unknown = account.transactions.map(\.number).filter { !payment.transactions.contains($0) }
      if !unknown.isEmpty { found.append("the office has not heard of \(unknown.joined(separator: ", "))") }
      if Set(payment.transactions).count != payment.transactions.count {
        found.append("the office has counted a transaction of \(reference) twice")
      }
      guard payment.status == .confirmed else { continue }
      money(code, payment.amount.dong)
      if !account.transactions.contains(where: { $0.sum == payment.amount.dong }) {
        found.append("\(reference) is confirmed, and \(payment.amount.dong) never came")
      }
    }
    return found
  }
}

import Exchange
import HTTPCalling
import OneStop
import Procedures
import Text

/// How a server reaches the payment platform, as the operator has said.
struct PaymentWay {
  static let platform = Parameter.option(
    "payment-platform", "URL",
    Words(
      vi: "địa chỉ nền tảng thanh toán nhận bản tin (https, hoặc http trên máy này)",
      en: "where the payment platform takes messages (https, or http on this machine)"))
  static let secrets = Parameter.option(
    "payment-secret-file", "FILE",
    Words(
      vi: "tệp chỉ chủ đọc được; mỗi dòng: mã đối tác, dấu cách, khóa bí mật",
      en: "a file that its owner alone can read; each line: partner code, a blank, its secret"))
  static let authorities = Parameter.option(
    "payment-authorities", "FILE",
    Words(
      vi: "chứng thư gốc (PEM) để tin nền tảng thanh toán, thay cho của hệ thống",
      en: "authorities (PEM) by which the platform is trusted, instead of the system's"))

  /// The options, for the list of `motcua serve`.
  static let parameters: [any ParameterDeclaration] = [platform, secrets, authorities]

  /// How the office asks; nil when the operator has named no platform.
  let paying: OnlinePaying?

  /// What is sent and fetched by the outbox.
  var ways: [Courier.Way] {
    guard paying != nil else { return [] }
    return [
      Courier.Way(kind: .payment, hands: 2) { try $0.askAboutPayment() },
      Courier.Way(kind: .paymentReceipt) { try $0.fetchPaymentReceipt() },
    ]
  }

  /// - Throws: ``CommandError`` when something that was said does not go together or cannot be read.
  init(of call: Call) throws {
    let (url, file) = (try call[PaymentWay.platform], try call[PaymentWay.secrets])
    guard let url, let file else {
      guard url == nil, file == nil else {
        throw CommandError.usage(
          Words(
            vi: "--payment-platform và --payment-secret-file phải đi cùng nhau",
            en: "--payment-platform and --payment-secret-file go together"))
      }
      paying = nil
      return
    }
    guard url.isSafeServerAddress else {
      throw CommandError.usage(
        Words(
          vi: "“\(url.harmless)” không phải địa chỉ như https://thanhtoan.example.vn/api (http chỉ trên máy này)",
          en: "“\(url.harmless)” is no address like https://pay.example.vn/api (http on this machine alone)"))
    }
    let carrier = PaymentCarrier(url: url, authorities: try call[PaymentWay.authorities])
    paying = OnlinePaying(secrets: try PaymentWay.secrets(in: file)) { carrier.carry($0) }
  }

  /// The secrets in a file, by partner code.
  static func secrets(in file: String) throws -> [String: PaymentSecret] {
    var secrets: [String: PaymentSecret] = [:]
    for line in try SecretFile.lines(of: file) {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, let secret = PaymentSecret(words[1]), secrets[words[0]] == nil else {
        throw CommandError.usage(
          Words(
            vi: "\(file.harmless): mỗi dòng là một mã đối tác (mỗi mã một lần), dấu cách, khóa bí mật",
            en: "\(file.harmless): each line is a partner code (each once), a blank, its secret"))
      }
      secrets[words[0]] = secret
    }
    guard !secrets.isEmpty else {
      throw CommandError.usage(
        Words(vi: "\(file.harmless) không có khóa nào", en: "\(file.harmless) holds no secret"))
    }
    return secrets
  }
}

/// Carries messages to the payment platform, each by a call of its own: payers do not wait for each other's.
struct PaymentCarrier: Sendable {
  let url: String
  let authorities: String?

  func carry(_ message: [UInt8]) -> OnlinePaying.Reply {
    var call = HTTPCalling.Call(
      .post, url,
      headers: [("Content-Type", "application/json; charset=utf-8"), ("Accept", "application/json, application/pdf")],
      body: .bytes(message))
    call.limits.memoryBytes = 2 * PaymentLimits.receiptBytes
    call.limits.connecting = .seconds(5)
    call.limits.whole = .seconds(20)
    var settings = Caller.Settings()
    settings.authorities = authorities
    do throws(CallFailure) {
      let answer = try Caller(settings).make(call)
      return answer.isGood ? .answered(answer.body) : .unreachable("http-\(answer.status)")
    } catch {
      return .unreachable(error.code.rawValue)
    }
  }
}

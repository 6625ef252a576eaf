import Counterparts
import Text

/// `motcua partner payment`: the payment platform to try with.
enum PartnerPaymentCommand {
  static let callback = address(
    "callback",
    Words(
      vi: "nơi báo kết quả: http://127.0.0.1:8080/api/v1/payments/news; không có thì cơ quan phải tự hỏi",
      en: "where results are told: http://127.0.0.1:8080/api/v1/payments/news; without it the agency has to ask"))
  static let back = address(
    "back", Words(vi: "nơi người nộp được dẫn về sau khi trả", en: "whereto the payer is led in the end"))

  private static func address(_ name: String, _ about: Words) -> Parameter<String> {
    .option(name, "URL", about) { text, _ in
      guard text.isSafeServerAddress else {
        throw CommandError.usage(
          Words(
            vi: "--\(name): “\(text.harmless)” không phải địa chỉ https, hoặc http trên máy này",
            en: "--\(name): “\(text.harmless)” is no address of https, or of http on this machine"))
      }
      return text
    }
  }

  /// As `motcua serve` has it, but without it there is nothing to check messages by.
  static let secrets = Parameter.option(
    PaymentWay.secrets.name, "FILE", PaymentWay.secrets.about, isRequired: true)

  static let command = Command(
    "partner payment", Words(vi: "giả làm nền tảng thanh toán để thử", en: "plays the national payment platform"),
    details: CounterpartCommands.details(
      Words(
        vi: """
          Nhận tệp khóa như motcua serve. Người nộp trả tiền trên trang /pay/MÃ THAM CHIẾU (POST với ?amount=N: trả số khác); \
          /payments cho thấy nó biết gì. Lỗi rơi vào trả lời và cả tin báo: lost: không báo; duplicate: báo hai lần; \
          reorder: tin sau báo trước; wrong-sum: sai mã xác thực.
          """,
        en: """
          It takes the file of secrets that motcua serve takes. A payer pays at /pay/REFERENCE (POST with ?amount=N pays \
          another amount); /payments shows what it knows. Faults befall answers, and news too: lost: not told; duplicate: \
          told twice; reorder: later news first; wrong-sum: a wrong check sum.
          """)),
    parameters: [secrets, callback, back] + CounterpartCommands.shared, run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let secrets = try PaymentWay.secrets(in: call.required(secrets))
    let (callback, back) = (try call[callback], try call[back])
    let faults = try CounterpartCommands.faults(of: call)
    return try CounterpartCommands.run(call) { saw in
      try PaymentPlatform(
        secrets: secrets, callback: callback, back: back, faults, now: call.host.now, saw: saw
      ).start(port: call[CounterpartCommands.port] ?? 0)
    }
  }
}

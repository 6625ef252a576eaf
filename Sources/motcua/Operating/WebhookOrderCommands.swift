import JSON
import OneStop
import Text

/// What operators order of a webhook that is there: to stand still, to go on, to begin again elsewhere, to end.
enum WebhookOrderCommands {
  static let number = Parameter<Int>.operand(
    "NUMBER", Words(vi: "số như motcua webhook list in ra", en: "its number, as motcua webhook list prints it")
  ) { text, _ in
    guard let number = Int(text), number > 0 else {
      throw CommandError.usage(
        Words(vi: "“\(text.harmless)” không phải số webhook", en: "“\(text.harmless)” is no number of a webhook"))
    }
    return number
  }
  static let from = Parameter<EventCursor>.cursor(
    "from",
    Words(
      vi: "gửi lại mọi sự kiện sau con trỏ này: start, hoặc cursor của một sự kiện",
      en: "everything behind this is posted again: start, or the cursor of an event"), isRequired: true)
  static let skip = Parameter.flag(
    "skip", Words(vi: "bỏ qua sự kiện đang gửi không được", en: "pass over the event at which it fails"))
  static let overlap = Parameter<Int64>.option(
    "overlap", "HOURS",
    Words(
      vi: "số giờ mà khóa cũ vẫn ký cùng (mặc định: 24)", en: "hours for which the old secret signs too (default: 24)")
  ) { text, _ in
    guard let hours = Int64(text), (0...720).contains(hours) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải số giờ từ 0 đến 720", en: "“\(text.harmless)” is no hours from 0 to 720"))
    }
    return hours
  }

  static let pause = order(
    "webhook pause", Words(vi: "tạm dừng gửi; không mất gì", en: "lets a webhook stand still; nothing is lost")
  ) { office, number, _ in
    try office.pauseWebhook(number)
      ? Words(vi: "Webhook \(number) tạm dừng.", en: "Webhook \(number) stands still.") : nil
  }

  static let resume = order(
    "webhook resume", Words(vi: "gửi tiếp từ chỗ đã dừng, ngay bây giờ", en: "goes on where it stood, at once"),
    more: [skip]
  ) { office, number, call in
    try office.resumeWebhook(number, skippingOne: call[skip])
      ? Words(vi: "Webhook \(number) gửi tiếp.", en: "Webhook \(number) goes on.") : nil
  }

  static let replay = order(
    "webhook replay", Words(vi: "gửi lại từ một con trỏ", en: "posts again what happened behind a cursor"),
    details: Words(
      vi: "Mỗi sự kiện gửi lại mang cùng webhook-id, để nơi nhận bỏ bản trùng.",
      en: "What is posted again has the same webhook-id, so that the receiver can drop it."),
    more: [from]
  ) { office, number, call in
    let cursor = try call.required(from)
    try office.replayWebhook(number, from: cursor)
    return Words(vi: "Webhook \(number) gửi lại từ \(cursor).", en: "Webhook \(number) begins again at \(cursor).")
  }

  static let remove = order("webhook remove", Words(vi: "bỏ hẳn một webhook", en: "ends a webhook for good")) {
    office, number, _ in
    try office.removeWebhook(number)
    return Words(vi: "Đã bỏ webhook \(number).", en: "Webhook \(number) is gone.")
  }

  static let rotate = order(
    "webhook rotate", Words(vi: "đổi khóa bí mật", en: "gives a webhook another secret"),
    details: Words(
      vi: "In khóa mới; trong thời gian gối nhau mỗi lần gửi mang cả hai chữ ký.",
      en: "Prints the new one; during the overlap each post carries both signatures."),
    more: [overlap]
  ) { office, number, call in
    Words.plain(try office.rotateSecret(of: number, overlapSeconds: (try call[overlap] ?? 24) * 3600))
  }

  static let test = Command(
    "webhook test", Words(vi: "gửi thử một sự kiện và xem nơi nhận trả lời gì", en: "posts a trial event"),
    details: Words(
      vi: "Loại vn.motcua.trial. Thoát 0 khi nơi nhận trả lời 2xx, 1 khi trả lời khác, 75 khi không gọi được.",
      en: "Of the type vn.motcua.trial. Exit 0 when the receiver answers 2xx, 1 otherwise, 75 when it is not reached."),
    parameters: [number, WebhookCarrier.allowed, DataPlace.parameter, .definitions], run: runTest)

  private static func runTest(_ call: Call) throws -> ExitCode {
    let number = try call.required(number)
    let office = try OpenOffice(of: call)
    let message = try refusing { try office.office.trialCall(of: number) }
    try office.close()
    let answer = WebhookCarrier(allowing: try call.all(WebhookCarrier.allowed)).post(message)
    let words = Words(
      vi: "Webhook \(number): \(answer.word)", en: "Webhook \(number): \(answer.word)")
    switch answer {
    case .answered where answer.isTaken:
      call.output.line(words.in(call.language))
      return .done
    case .answered: throw CommandError.refused(words)
    case .failed("not-allowed"):
      throw CommandError.refused(
        Words(
          vi: "\(words.vi): địa chỉ mạng nội bộ, chỉ gọi được với --allow-webhook-host",
          en: "\(words.en): an address of the own network is called with --allow-webhook-host alone"))
    case .failed: throw CommandError(.tryAgain, words)
    }
  }

  /// A command that orders something of one webhook.
  ///
  /// - Parameter carryOut: What is said when it is done; nil when there was nothing to do, which is a refusal.
  private static func order(
    _ name: String, _ summary: Words, details: Words? = nil, more: [any ParameterDeclaration] = [],
    _ carryOut: @escaping @Sendable (OneStop, Int, Call) throws -> Words?
  ) -> Command {
    let beside: [any ParameterDeclaration] = [DataPlace.parameter, .definitions]
    return Command(name, summary, details: details, parameters: [number as any ParameterDeclaration] + more + beside) {
      call in
      let number = try call.required(WebhookOrderCommands.number)
      let office = try OpenOffice(of: call)
      let said = try refusing { try carryOut(office.office, number, call) }
      try office.close()
      guard let said else {
        throw CommandError.refused(
          Words(
            vi: "webhook \(number) đang ở đúng tình trạng đó rồi: xem motcua webhook list",
            en: "webhook \(number) is so already: see motcua webhook list"))
      }
      call.output.line(said.in(call.language))
      return .done
    }
  }
}

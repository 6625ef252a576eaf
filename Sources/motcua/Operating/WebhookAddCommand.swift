import HTTPCalling
import JSON
import OneStop
import Procedures
import Text

/// `motcua webhook add`: has an integrator told of events as they happen.
enum WebhookAddCommand {
  static let url = Parameter.operand(
    "URL", Words(vi: "địa chỉ nhận (https)", en: "where events are posted (https)"))
  static let integrator = Parameter.option(
    "integrator", "NAME",
    Words(vi: "hệ thống kết nối, như motcua integrator list in ra", en: "as motcua integrator list prints it"),
    isRequired: true)
  static let procedures = Parameter<[Key<Procedure>]>.procedures(
    Words(
      vi: "chỉ sự kiện của các thủ tục này, cách nhau bằng dấu phẩy",
      en: "only events of these procedures, parted by commas"))
  static let types = Parameter<[EventType]>.option(
    "types", "LIST",
    Words(
      vi: "chỉ các loại sự kiện này, cách nhau bằng dấu phẩy, như dossier.submitted,dossier.ended",
      en: "only these types, parted by commas, such as dossier.submitted,dossier.ended")
  ) { text, _ in
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let type = EventType(String(word)) else {
        let known = EventType.all.map { String($0.description.dropFirst("vn.motcua.".count)) }
        throw CommandError.usage(
          Words(
            vi: "“\(String(word).harmless)” không phải loại sự kiện, chỉ có: \(known.joined(separator: ", "))",
            en: "“\(String(word).harmless)” is no type of event, only: \(known.joined(separator: ", "))"),
          suggestion: nearestWord(to: String(word), among: known))
      }
      return type
    }
  }
  static let from = Parameter<EventCursor>.cursor(
    "from",
    Words(
      vi: "con trỏ bắt đầu: start hoặc cursor của một sự kiện (mặc định: từ bây giờ)",
      en: "where it begins: start, or the cursor of an event (default: from now on)"))

  static let command = Command(
    "webhook add", Words(vi: "gửi sự kiện đến một địa chỉ khi xảy ra", en: "posts events to an address as they happen"),
    details: Words(
      vi: """
        In khóa bí mật (whsec_…) một lần duy nhất; nơi nhận dùng nó để kiểm chữ ký theo Standard Webhooks. Mỗi lần gửi là một \
        CloudEvent; nơi nhận trả lời 2xx trong 15 giây. Địa chỉ trong mạng nội bộ chỉ được gọi khi máy chủ chạy với \
        --allow-webhook-host.
        """,
      en: """
        Prints the secret (whsec_…) once; by it the receiver checks signatures as Standard Webhooks says. Each post is one \
        CloudEvent; the receiver answers 2xx within 15 seconds. An address of the own network is called only when the server runs \
        with --allow-webhook-host.
        """),
    parameters: [url, integrator, procedures, types, from, .json, DataPlace.parameter, .definitions], run: run)

  /// Bytes of an address.
  private static let most = 2000

  private static func run(_ call: Call) throws -> ExitCode {
    let url = try call.required(url)
    guard url.utf8.count <= most, url.isSafeServerAddress, (try? HTTPCalling.Caller.host(of: url)) != nil,
      !url.contains("#")
    else {
      throw CommandError.usage(
        Words(
          vi: "“\(url.harmless)” không phải địa chỉ như https://nhan.example.vn/motcua (http chỉ trên máy này)",
          en: "“\(url.harmless)” is no address like https://hooks.example.vn/motcua (http on this machine alone)"))
    }
    let name = try call.required(integrator)
    let (procedures, types, from) = (try call[procedures], try call[types], try call[from])
    let office = try OpenOffice(of: call)
    let made = try refusing {
      guard let key = Key<Integrator>(name) else {
        throw IntegratorRefusal.noSuchIntegrator(name.harmless, nearest: nil)
      }
      return try office.office.addWebhook(url, for: key, procedures: procedures, types: types, from: from)
    }
    try office.close()
    let number = made.webhook.number
    if call[.json] {
      call.output.line(
        JSONValue.object([
          "webhook": JSONValue(number), "secret": .string(made.secret),
          "cursor": .string(made.webhook.cursor.description),
        ]).canonicalText)
    } else {
      call.output.line(made.secret)
      call.output.note(
        Words(
          vi: "Webhook \(number). Khóa trên chỉ hiện lần này; thử ngay: motcua webhook test \(number)",
          en: "Webhook \(number). The secret is shown this once; try it: motcua webhook test \(number)"
        ).in(call.language))
    }
    return .done
  }
}

extension Parameter where Value == EventCursor {
  /// `--name CURSOR`.
  static func cursor(_ name: String, _ about: Words, isRequired: Bool = false) -> Parameter {
    option(name, "CURSOR", about, isRequired: isRequired) { text, _ in
      guard let cursor = EventCursor(text) else {
        throw CommandError.usage(
          Words(
            vi: "“\(text.harmless)” không phải con trỏ: start, hoặc `cursor` của một sự kiện",
            en: "“\(text.harmless)” is no cursor: start, or the `cursor` of an event"))
      }
      return cursor
    }
  }
}

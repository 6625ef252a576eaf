import OneStop
import Procedures
import Text

/// `motcua exchange discard`: lets go of what is in quarantine and nobody will take, or of what is held and nobody fetches.
enum ExchangeDiscardCommand {
  static let row = Parameter.operand(
    "ROW",
    Words(
      vi: "số dòng như motcua exchange status in ra sau chữ in; bỏ trống với --partner: mọi dòng của đối tác đó",
      en: "the row's number as motcua exchange status prints it behind in; left out with --partner: all of that partner"
    ),
    isRequired: false)
  static let partner = name(
    "partner",
    Words(vi: "mọi dòng bị cách ly mà đối tác này đưa đến", en: "all that this partner brought and is in quarantine"))
  static let receiver = name(
    "held-for",
    Words(vi: "mọi thông điệp đang giữ cho đối tác này", en: "all that is held for this partner"))

  private static func name(_ option: String, _ words: Words) -> Parameter<Key<Partner>> {
    .option(option, "NAME", words) { text, _ in
      guard let partner = Key<Partner>(text) else {
        throw CommandError.usage(
          Words(vi: "“\(text.harmless)” không phải tên đối tác", en: "“\(text.harmless)” is no partner's name"))
      }
      return partner
    }
  }

  static let command = Command(
    "exchange discard",
    Words(
      vi: "bỏ thông điệp bị cách ly mà không ai nhận, hoặc đang giữ mà không ai lấy",
      en: "lets go of messages in quarantine that nobody will take, or held ones that nobody fetches"),
    details: Words(
      vi: """
        Tệp bị xóa ở vòng xóa kế tiếp, như sau 365 ngày; việc nó đã đến vẫn còn ghi (exchange status --state expired).
        """,
      en: """
        The file is erased at the next round, as it would be after 365 days; that it came stays (exchange status --state \
        expired).
        """),
    parameters: [row, partner, receiver, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let (text, partner, receiver) = (try call[row], try call[partner], try call[receiver])
    guard [text != nil, partner != nil, receiver != nil].count(where: \.self) == 1,
      text == nil || text.flatMap({ Int64($0) }).map({ $0 > 0 }) ?? false
    else {
      throw CommandError.usage(
        Words(
          vi: "cần một số dòng, --partner hoặc --held-for: motcua exchange discard 12",
          en: "it takes a row, --partner or --held-for: motcua exchange discard 12"))
    }
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let gone =
      if let partner {
        try office.office.discardMessages(of: partner)
      } else if let receiver {
        try office.office.discardHeld(for: receiver)
      } else if let id = text.flatMap({ Int64($0) }) {
        try office.office.discardMessage(id) ? 1 : 0
      } else { 0 }
    try office.close()
    guard gone > 0 else {
      call.output.note(
        Words(
          vi: "không có thông điệp nào như vậy đang bị cách ly hoặc đang giữ",
          en: "no such message is in quarantine or held"
        ).in(call.language))
      return .refused
    }
    call.line(Words(vi: "Đã bỏ \(gone) thông điệp.", en: "\(gone) message(s) let go."))
    return .done
  }
}

import JSON
import Text
import WorkingTime

/// `motcua apologise`: a new date before the old one has passed, with the letter for it (Mẫu 04).
enum ApologiseCommand {
  static let until = Parameter<Day>.day(
    "until", Words(vi: "ngày trả mới, một ngày làm việc", en: "the new date, a working day"))
  static let by = Parameter<TimeLimit>.timeLimit(
    "by", Words(vi: "lâu hơn bao nhiêu so với hạn cũ, như \"2 working days\"", en: "how much longer than the old date"))

  static let command = Command(
    "apologise", Words(vi: "xin lỗi và hẹn lại ngày trả kết quả", en: "apologise and name a new date"),
    details: Words(
      vi: """
        Chỉ trước khi hạn cũ qua, và một lần (NĐ 61/2018/NĐ-CP, điều 19); ban hành phiếu xin lỗi (Mẫu 04). Ghi một trong --until \
        và --by.
        JSON: như của motcua act.
        """,
      en: """
        Before the old date has passed and once only (Decree 61/2018, article 19); issues the letter (Mẫu 04). Say one of \
        --until and --by.
        JSON: as of motcua act.
        """),
    parameters: [.code, ActCommand.reason, until, by, .ifVersion, .key, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let (day, limit) = (try call[until], try call[by])
    guard (day == nil) != (limit == nil) else {
      throw CommandError.usage(
        Words(vi: "ghi một trong --until và --by", en: "say one of --until and --by"))
    }
    var body: JSONObject = ["reason": .string(try call.required(ActCommand.reason))]
    if let day { body["until"] = .string(day.description) }
    if let limit { body["by"] = .string(limit.description) }
    return try OfficeDeed(call).perform(
      ["apology"], .object(body), Words(vi: "Đã xin lỗi và hẹn lại", en: "Apologised, with a new date:"))
  }
}

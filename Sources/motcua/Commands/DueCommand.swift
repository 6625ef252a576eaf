import JSON
import Text
import WorkingTime

/// `motcua due`: a due date, and how it comes about.
enum DueCommand {
  static let from = Parameter<Instant>.moment(
    "from",
    Words(
      vi: "thời điểm tiếp nhận: 2026-11-20T16:30, 2026-11-20T16:30:00+07:00, 20/11/2026 16:30, now",
      en: "moment of receipt: 2026-11-20T16:30, 2026-11-20T16:30:00+07:00, 20/11/2026 16:30, now"),
    isRequired: true)
  static let limit = Parameter<TimeLimit>.timeLimit(
    "for",
    Words(
      vi: "thời hạn: \"5 ngày làm việc\", \"4 giờ làm việc\", \"trong ngày làm việc\", \"10 ngày\"",
      en: "limit: \"5 working days\", \"4 working hours\", \"same working day\", \"10 days\""),
    isRequired: true)
  static let calendar = Parameter.option(
    "calendar", "ID", Words(vi: "lịch làm việc (mặc định: lịch của cơ quan)", en: "calendar (default: the authority's)")
  )
  static let explain = Parameter.flag(
    "explain", Words(vi: "giải thích từng ngày", en: "explain it day by day"))

  static let command = Command(
    "due", Words(vi: "tính ngày hẹn trả kết quả theo lịch làm việc", en: "a due date by the working calendar"),
    details: Words(
      vi: """
        Thời điểm tiếp nhận trước hết được chuyển vào giờ làm việc. Ngày làm việc không tính ngày tiếp nhận và kết thúc \
        vào cuối giờ làm việc; giờ làm việc tính từng phút. Năm chưa công bố lịch nghỉ chính thức cho kết quả tạm tính.
        JSON: due (RFC 3339, null nếu không có thời hạn), provisional, days[] từ ngày tiếp nhận đến ngày đến hạn \
        ({date, counted, reason}), calendar, version.
        """,
      en: """
        The moment of receipt first moves into working time. Working days do not count the day of receipt and end at \
        closing time; hours run minute by minute. A year whose calendar is not official gives a provisional date.
        JSON: due (RFC 3339, null when no limit is stated), provisional, days[] from the day of receipt to the due day \
        ({date, counted, reason}), calendar, version.
        """),
    parameters: [from, limit, calendar, explain, .json, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let received = try call.required(from)
    let limit = LegalLimit(try call.required(limit))
    let calendar = try DefinitionsFolder(of: call).calendar(try call[calendar], call.output, call.language)
    let answer: DueAnswer
    do throws(CalendarRefusal) {
      answer = DueAnswer(
        calendar: calendar, received: received, due: try calendar.due(from: received, limit: limit),
        days: try calendar.days(from: received, limit: limit))
    } catch {
      throw CommandError.refused(error.words)
    }
    if call[.json] {
      call.output.line(answer.json(call.language).canonicalText)
    } else {
      answer.write(to: call.output, call.language, isExplained: call[explain])
    }
    return .done
  }
}

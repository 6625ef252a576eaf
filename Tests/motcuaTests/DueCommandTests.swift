import Foundation
import Testing

private struct Answer: Decodable {
  struct Day: Decodable, Equatable {
    let date: String
    let counted: Bool
    let reason: String
  }

  let due: String?
  let provisional: Bool
  let days: [Day]
}

private func due(_ from: String, _ limit: String, calendar: String = "hanh-chinh") throws -> Answer {
  let run = try motcua("due", "--from", from, "--for", limit, "--calendar", calendar, "--json")
  #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
  #expect(run.lines.count == 1)
  return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
}

@Suite("motcua due")
struct DueCommandTests {
  @Test("answers scripts with the due moment, whether it is provisional, and every day with its reason")
  func json() throws {
    let answer = try due("2025-04-29T09:00", "1 working day")
    #expect(answer.due == "2025-05-05T17:00:00+07:00")
    #expect(!answer.provisional)
    #expect(
      answer.days == [
        .init(date: "2025-04-29", counted: false, reason: "ngày tiếp nhận, không tính"),
        .init(date: "2025-04-30", counted: false, reason: "nghỉ: Ngày Chiến thắng 30/4"),
        .init(date: "2025-05-01", counted: false, reason: "nghỉ: Ngày Quốc tế lao động"),
        .init(date: "2025-05-02", counted: false, reason: "nghỉ: Nghỉ hoán đổi, làm bù 26/4"),
        .init(date: "2025-05-03", counted: false, reason: "nghỉ hằng tuần (thứ Bảy)"),
        .init(date: "2025-05-04", counted: false, reason: "nghỉ hằng tuần (Chủ nhật)"),
        .init(date: "2025-05-05", counted: true, reason: "ngày làm việc thứ 1"),
      ])
  }

  @Test(
    "reads moments and limits as people write them",
    arguments: [
      ("2026-11-20T16:59:59", "1 working day", "2026-11-23T17:00:00+07:00"),
      ("2026-11-20T09:59:59Z", "1 working day", "2026-11-23T17:00:00+07:00"),
      ("2026-11-20T17:00:00+07:00", "next working day", "2026-11-25T17:00:00+07:00"),
      ("20/11/2026 16:30", "1 ngày làm việc", "2026-11-23T17:00:00+07:00"),
      ("2026-11-20", "same working day", "2026-11-20T17:00:00+07:00"),
      ("20/11/2026", "4 giờ làm việc", "2026-11-20T11:00:00+07:00"),
      ("2025-04-25T16:00", "4 working hours", "2025-04-26T10:00:00+07:00"),
    ])
  func readings(from: String, limit: String, expected: String) throws {
    #expect(try due(from, limit).due == expected)
  }

  @Test("says that a year is provisional, and that no limit has no due date")
  func provisional() throws {
    #expect(try due("2029-06-01T09:00", "5 working days").provisional)
    let unlimited = try due("2029-06-01T09:00", "none")
    #expect(unlimited.due == nil && !unlimited.provisional && unlimited.days.isEmpty)
  }

  @Test("answers people in a line, and day by day when asked")
  func people() throws {
    let short = try motcua("due", "--from", "2025-04-25T16:00", "--for", "1 working day", "--calendar", "hanh-chinh")
    #expect(short.output == "Hạn: 17:00 thứ Bảy, 26/04/2025\n")
    let long = try motcua(
      "due", "--from=2025-04-25T16:00", "--for=1 working day", "--calendar=sang-thu-bay", "--explain", "--lang", "en")
    #expect(
      long.output == """
        Due: 17:00 on Saturday, 2025-04-26
        Calendar: Office hours and Saturday mornings (sang-thu-bay, version 1)
          2025-04-25  Friday    –  day of receipt, not counted
          2025-04-26  Saturday  +  working day 1 (Worked for 2 May)

        """)
  }

  @Test("tells why a date is provisional")
  func reason() throws {
    let run = try motcua("due", "--from", "2027-03-01T09:00", "--for", "1 working day", "--calendar", "hanh-chinh")
    #expect(run.lines.last == "Tạm tính, lịch năm 2027 chưa chính thức: Chưa có thông báo của cơ quan có thẩm quyền")
  }

  @Test("refuses where the calendar ends instead of giving a wrong date")
  func calendarEnds() throws {
    let run = try motcua("due", "--from", "2030-12-31T09:00", "--for", "1 working day", "--calendar", "hanh-chinh")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors == "motcua: lịch “hanh-chinh” chỉ có đến hết ngày 31/12/2030, thời hạn này đi quá ngày đó\n")
  }

  @Test(
    "says in one line what is wrong with its words, and what would be right",
    arguments: [
      (["--from", "x", "--for", "1 day"], "“x” không phải là thời điểm"),
      (["--from", "2026-11-20T09:00", "--for", "5 workng days"], "ý bạn là “5 working days”?"),
      (["--from", "2026-11-20T09:00", "--for", "1000000000 working days"], "dài nhất là 10000 ngày làm việc"),
      (["--from", "2026-11-20T09:00", "--for", "5 days", "--calendar", "hanh-chnh"], "ý bạn là “hanh-chinh”?"),
      (["--from", "2026-11-20T09:00"], "thiếu --for LIMIT"), (["--from"], "--from cần một giá trị"),
      (["--frm", "x"], "ý bạn là “--from”?"), (["x", "--from", "now", "--for", "none"], "“x” không thuộc lệnh này"),
      (["--from", "now", "--from", "now"], "chỉ được dùng một lần"), (["--json=yes"], "--json không nhận giá trị"),
      (["--from", "\u{1B}[31m", "--for", "1 day"], "“�[31m” không phải"),
    ])
  func usage(words: [String], message: String) throws {
    let run = try motcuaList(["due"] + words)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("motcua: ") && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}

@Suite("The folder of definitions")
struct DefinitionsFolderTests {
  private let calendar = """
    calendar: rieng
    version: 1
    name: { vi: Riêng, en: Own }
    from: 2026-01-01
    to: 2026-12-31
    hours:
      - { days: sunday, open: "08:00-09:00" }

    """
  private let question = ["due", "--from", "2026-11-20T09:00", "--for", "same working day", "--json"]
  private let answer = "\"due\":\"2026-11-22T09:00:00+07:00\""

  @Test("is the one that is named, by option before environment before the current folder")
  func order() throws {
    let folder = try TemporaryFolder()
    try folder.write(calendar, to: "Workflows/calendars/rieng.yaml")
    let path = folder.url.path
    #expect(try motcuaList(question + ["--definitions", path]).output.contains(answer))
    #expect(try motcuaList(question, environment: ["MOTCUA_DEFINITIONS": path]).output.contains(answer))
    #expect(try motcuaList(question, in: folder.url).output.contains(answer))
    let elsewhere = try motcuaList(
      question + ["--definitions", projectRoot.path, "--calendar", "rieng"], environment: ["MOTCUA_DEFINITIONS": path])
    #expect(elsewhere.status == 64 && elsewhere.errors.contains("không có lịch “rieng”"))
  }

  @Test("is that of the program's own project when nothing else is")
  func ownProject() throws {
    let folder = try TemporaryFolder()
    #expect(try motcuaList(question + ["--calendar", "hanh-chinh"], in: folder.url).status == 0)
  }

  @Test("has to hold Workflows")
  func missing() throws {
    let folder = try TemporaryFolder()
    let run = try motcuaList(question + ["--definitions", folder.url.path])
    #expect(run.status == 64 && run.errors.contains("không có thư mục Workflows"))
  }

  @Test("says which calendar is the authority's own")
  func ownCalendar() throws {
    let folder = try TemporaryFolder()
    try folder.write(calendar, to: "Workflows/calendars/rieng.yaml")
    try folder.write(
      calendar.replacing("rieng", with: "khac").replacing("09:00\"", with: "10:00\""),
      to: "Workflows/calendars/khac.yaml")
    let unclear = try motcuaList(question, in: folder.url)
    #expect(unclear.status == 64 && unclear.errors.contains("hãy chọn lịch bằng --calendar: khac, rieng"))
    try folder.write("authority: so\ncalendar: rieng\n", to: "Workflows/authority.yaml")
    #expect(try motcuaList(question, in: folder.url).output.contains(answer))
  }

  @Test("is refused with all findings when its calendars are wrong")
  func findings() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      calendar.replacing("sunday", with: "sundy").replacing("to:", with: "until:"), to: "Workflows/calendars/rieng.yaml"
    )
    let run = try motcuaList(question, environment: ["LANG": "en_US.UTF-8"], in: folder.url)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors.contains(
        "Workflows/calendars/rieng.yaml:7:13: error: `sundy` is not a day of the week; did you mean `sunday`?"))
    #expect(run.errors.contains("Workflows/calendars/rieng.yaml:5:1: error: no key `until`"))
    #expect(run.errors.hasSuffix("motcua: the calendars have errors\n"))
  }
}

import Testing
import Text
import WorkingTime

@Suite("A time limit")
struct TimeLimitTests {
  @Test(
    "is read from the phrases of authors and officers",
    arguments: [
      ("same working day", TimeLimit.workingDays(0)), ("next working day", .workingDays(1)),
      ("1 working day", .workingDays(1)), ("5 working days", .workingDays(5)),
      ("  05  Working  Days ", .workingDays(5)),
      ("4 working hours", .workingMinutes(240)), ("30 working minutes", .workingMinutes(30)), ("10 days", .days(10)),
      ("none", .notStated), ("trong ngày làm việc", .sameWorkingDay), ("ngày làm việc tiếp theo", .nextWorkingDay),
      ("5 ngày làm việc", .workingDays(5)), ("5 ngay lam viec", .workingDays(5)),
      ("4 giờ làm việc", .workingMinutes(240)),
      ("30 phút làm việc", .workingMinutes(30)), ("10 ngày", .days(10)), ("không quy định", .notStated),
      ("0000000000000000005 working days", .workingDays(5)),
    ])
  func phrases(phrase: String, limit: TimeLimit) throws {
    #expect(try TimeLimit(phrase) == limit)
  }

  @Test(
    "writes itself so that it reads back",
    arguments: [
      TimeLimit.sameWorkingDay, .nextWorkingDay, .workingDays(20), .workingMinutes(60), .workingMinutes(90), .days(1),
      .notStated,
    ])
  func roundTrip(limit: TimeLimit) throws {
    #expect(try TimeLimit(limit.description) == limit)
    #expect(try TimeLimit(limit.words.vi) == limit)
  }

  @Test(
    "says what is wrong with a phrase and what would be right",
    arguments: [
      ("", nil as String?, "is not a limit"), ("soon", nil, "is not a limit"),
      ("nxt working day", "next working day", "is not a limit"), ("working days", "5 working days", "is not a limit"),
      ("5 workng days", "5 working days", "is not a measure"),
      ("5 ngày lam vệc", "5 ngày làm việc", "is not a measure"),
      ("4 hours", "4 working hours", "is not a measure"), ("30 phút", "30 phút làm việc", "is not a measure"),
      ("3 months", nil, "is not a measure"), ("5", nil, "is not a measure"),
      ("0.5 working days", nil, "whole number"), ("-1 working days", nil, "whole number"),
      ("1,5 working days", nil, "whole number"), ("0 days", "same working day", "more than nothing"),
      ("0 working hours", "same working day", "more than nothing"),
      ("1000000000 working days", nil, "at most 10000"), ("99999999999999999999999999 days", nil, "at most 10000"),
      ("10001 working hours", nil, "at most 10000"), (String(repeating: "9", count: 5000), nil, "too long"),
    ])
  func refuses(phrase: String, suggestion: String?, reason: String) throws {
    let error = try #require(throws: TimePhraseError.self) { try TimeLimit(phrase) }
    #expect(error.suggestion == suggestion)
    #expect(error.words.en.contains(reason), "\(error.words.en)")
  }

  @Test("reads the key of a cut-off", arguments: [("received after \"15:00\"", 900), ("received after 7:30", 450)])
  func cutOffKey(key: String, minute: Int) throws {
    #expect(try LegalLimit.cutOffTime(key: key).minute == minute)
  }

  @Test(
    "refuses other keys than those of a cut-off",
    arguments: [
      "received before \"15:00\"", "received after", "received after \"25:00\"", "received after \"", "after 15:00",
    ])
  func wrongCutOffKey(key: String) {
    #expect(throws: TimePhraseError.self) { try LegalLimit.cutOffTime(key: key) }
  }

  @Test(
    "reads office hours however the dash is written",
    arguments: [
      "07:00-11:30, 13:30-17:00", "13:30–17:00,7:00 — 11:30",
    ])
  func officeHours(text: String) throws {
    let hours = try OfficeHours(text)
    #expect(hours.description == "07:00-11:30, 13:30-17:00")
    #expect(hours.minutes == 480)
  }

  @Test(
    "refuses office hours that are none",
    arguments: [
      ("", "is not a session"), ("07:00-11:30,", "is not a session"), ("11:30-07:00", "closes before"),
      ("07:00-07:00", "closes before"), ("07:00-12:00, 11:00-17:00", "overlap"), ("07:00-24:01", "is not a session"),
      ("07:60-12:00", "is not a session"),
    ])
  func wrongOfficeHours(text: String, reason: String) throws {
    let error = try #require(throws: TimePhraseError.self) { try OfficeHours(text) }
    #expect(error.words.en.contains(reason), "\(error.words.en)")
  }
}

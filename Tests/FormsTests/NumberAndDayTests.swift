import JSON
import Testing
import Text
import WorkingTime

@testable import Forms

@Suite("A typed number")
struct TypedNumberTests {
  @Test(
    "is read as people in Vietnam write it",
    arguments: [
      ("12", 0, "12"), (" 1.500.000 ", 0, "1500000"), ("1 500", 0, "1500"), ("1.500", 0, "1500"), ("-3", 0, "-3"),
      ("8,5", 2, "8.5"), ("8.5", 2, "8.5"), ("1.234,50", 2, "1234.5"), ("0.500", 3, "0.5"), ("007", 0, "7"),
      ("-0", 0, "0"),
      ("1.500", 2, "1500"), ("12,0", 0, "12"), ("999999999999999", 0, "999999999999999"),
    ])
  func typed(raw: String, decimals: Int, text: String) throws {
    #expect(try FixedNumber.typed(raw, decimals: decimals).text == text)
  }

  @Test(
    "is refused when it is none, or not a finite one",
    arguments: [
      "", "abc", "NaN", "1e309", "Infinity", "1,2,3", "1.50.00", "--1", "1-", "0x10", "１２", "1,", ",5", ".", "+5",
    ])
  func notANumber(raw: String) {
    #expect((#expect(throws: Wrong.self) { try FixedNumber.typed(raw, decimals: 2) })?.code == .notANumber)
  }

  @Test("is refused with more decimals or figures than are kept exactly")
  func precision() {
    for (raw, decimals) in [("1,5", 0), ("1.5", 0), ("1,234", 2), ("1000000000000000", 0), ("99999999999999", 2)] {
      #expect((#expect(throws: Wrong.self) { try FixedNumber.typed(raw, decimals: decimals) })?.code == .tooPrecise)
    }
  }

  @Test("is asked again when it could be two numbers")
  func ambiguous() throws {
    let wrong = #expect(throws: Wrong.self) { try FixedNumber.typed("1.500", decimals: 3) }
    #expect(wrong?.code == .ambiguousNumber)
    #expect(wrong?.words.vi.contains("1,500 hoặc 1500") == true)
  }
}

@Suite("A number of JSON")
struct JSONNumberTests {
  @Test("is exact, and comes back as it was", arguments: [0.1, 8.25, -0.5, 123456789.25, 0.01, 99999999.99])
  func exact(value: Double) throws {
    let number = try FixedNumber.exact(value, decimals: 2)
    #expect(number.json == .number(value) || value == number.json.double)
    #expect(number.text == "\(value)")
  }

  @Test("of every cent up to a hundred comes back as it was")
  func cents() throws {
    for cents in -10_000...10_000 {
      let number = FixedNumber(units: Int64(cents), decimals: 2)
      let read =
        switch number.json {
        case .integer(let whole): try FixedNumber.exact(whole, decimals: 2)
        case .number(let value): try FixedNumber.exact(value, decimals: 2)
        default: FixedNumber(units: 0, decimals: 0)
        }
      #expect(read == number)
    }
  }

  @Test("beyond what is kept exactly is refused", arguments: [1e300, -1e15, .infinity, .nan, 0.001])
  func refused(value: Double) {
    #expect((#expect(throws: Wrong.self) { try FixedNumber.exact(value, decimals: 2) })?.code == .tooPrecise)
  }

  @Test("that is whole and huge is refused without overflow", arguments: [Int64.max, .min, 1_000_000_000_000_000])
  func huge(value: Int64) {
    #expect(throws: Wrong.self) { try FixedNumber.exact(value, decimals: 6) }
    #expect(throws: Wrong.self) { try FixedNumber.exact(value, decimals: 0) }
  }

  @Test("is shown with groups of three, a year without")
  func shown() {
    #expect(FixedNumber(units: 1_234_567_50, decimals: 2).words.vi == "1.234.567,5")
    #expect(FixedNumber(units: -1_234_567_50, decimals: 2).words.en == "-1,234,567.5")
    #expect(FixedNumber(units: 2015, decimals: 0).words.vi == "2015")
    #expect(FixedNumber(units: 5, decimals: 2).words.vi == "0,05")
  }
}

extension JSONValue {
  fileprivate var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}

@Suite("A typed date")
struct TypedDateTests {
  @Test(
    "is read day first or in the ISO form",
    arguments: [
      ("22/11/2026", "2026-11-22"), ("2/1/2026", "2026-01-02"), ("22-11-2026", "2026-11-22"),
      ("22.11.2026", "2026-11-22"),
      ("2026-11-22", "2026-11-22"), (" 22 / 11 / 2026 ", "2026-11-22"), ("29/02/2024", "2024-02-29"),
      ("29/2/2000", "2000-02-29"),
    ])
  func taken(raw: String, iso: String) throws {
    #expect(try WrittenDay.read(raw).description == iso)
  }

  @Test(
    "that the calendar does not have is refused as such",
    arguments: [
      "31/02/2026", "29/02/2026", "29/02/1900", "2026-02-29", "0/1/2026", "1/13/2026", "2026-13-01", "01/01/0199",
    ])
  func noSuchDay(raw: String) {
    #expect((#expect(throws: Wrong.self) { try WrittenDay.read(raw) })?.code == .noSuchDay)
  }

  @Test(
    "that is not written as a date is refused with an example",
    arguments: [
      "", "today", "22/11", "22/11/26", "2026/11/22", "22/11/20266", "1e3/1/2026", "２２/11/2026", "22//2026", "2026-1-1",
      "22/11-2026", "+2/11/2026",
    ])
  func notADate(raw: String) {
    let wrong = #expect(throws: Wrong.self) { try WrittenDay.read(raw) }
    #expect(wrong?.code == .notADate)
    #expect(wrong?.words.vi.contains("22/11/2026") == true)
  }
}

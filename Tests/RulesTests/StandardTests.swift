import Rules
import Testing
import WorkingTime

/// What DMN 1.5, chapter 10 says and the conformance kit at hand does not ask.
@Suite("The standard's own words")
struct StandardTests {
  static let binding: [(String, String)] = [
    // Grammar rule 2: disjunction binds weakest, then conjunction, then comparison; negation binds before powers.
    ("5 in [2..4] or true", "true"), ("5 in [2..4] and false", "false"), ("3 in [2..4] and true", "true"),
    ("1 in (2, 3) or 1 in [1..1]", "true"), ("1 between 2 and 4 or true", "true"), ("not(5 in > 3) or true", "true"),
    ("5 in > 3 and 5 in < 9", "true"), ("-2 ** 2", "4"), ("2 ** 3 ** 2", "64"), ("2 in 1 + 1", "true"),
    ("3 in [1, 2, 3][item > 2]", "true"), ("1 in if true then 1 else 2", "true"),
  ]

  static let functions: [(String, String)] = [
    // 10.3.4.1, conversions
    (#"number("1 000,5", " ", ",")"#, "1000.5"), (#"number("1.000", ".", ".")"#, "null"),
    (#"number("1,000", ",", null)"#, "1000"), ("string(null)", "null"),
    (#"string(duration("P26M"))"#, "P2Y2M"), (#"string(duration("PT0S"))"#, "PT0S"),
    (#"date("2017-02-30")"#, "null"), (#"date("017-12-31")"#, "null"), (#"date("-2017-12-31")"#, "-2017-12-31"),
    ("time(11, 59, 45, duration(\"PT2H\"))", "11:59:45+02:00"), ("time(11, 59, 60)", "null"),
    (#"duration("P1M1D")"#, "null"), (#"years and months duration(date("2013-08-24"), date("2011-12-22"))"#, "-P1Y8M"),
    // 10.3.4.3, strings, by named parameters too
    (#"substring(string: "foobar", start position: -2, length: 1)"#, "a"), (#"substring("foobar", 0)"#, "null"),
    (#"string length("🐎ab")"#, "3"), (#"substring("🐎ab", 2)"#, "ab"), (#"substring before("foobar", "xyz")"#, ""),
    (#"substring after("foobar", "")"#, "foobar"), (#"ends with(string: "foobar", match: "r")"#, "true"),
    (#"string join(list: ["a", null, "c"], delimiter: "_")"#, "a_c"), (#"string join([])"#, ""),
    (#"replace("abracadabra", "a(.)", "a$1$1")"#, "abbraccaddabbra"),
    // 10.3.4.4, lists
    ("min([])", "null"), ("sum([])", "null"), ("product([])", "null"), ("mean([])", "null"), ("all([])", "true"),
    ("any([])", "false"), ("all([false, null])", "false"), ("any([true, null])", "true"), ("all([true, null])", "null"),
    ("sublist([1, 2, 3], -2)", "[2, 3]"), ("sublist([1, 2], 2, 2)", "null"),
    ("insert before([1, 3], 1, 2)", "[2, 1, 3]"),
    ("remove([1, 2], -1)", "[1]"), ("index of([1, null, null], null)", "[2, 3]"), ("union([1], [1, 2])", "[1, 2]"),
    ("flatten([[1], [[2, [3]]]])", "[1, 2, 3]"), ("median([8, 2, 5, 3])", "4"), ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
    ("list replace([2, 4], -1, 7)", "[2, 7]"), ("stddev([47])", "null"), ("count(list: [1, null])", "2"),
    // 10.3.4.5, numbers
    ("decimal(2.5, 0)", "2"), ("decimal(1.5, 0)", "2"), ("floor(-1.5)", "-2"), ("ceiling(-1.5)", "-1"),
    ("round half up(-2.5, 0)", "-3"), ("round half down(-2.5, 0)", "-2"), ("round up(-5.1, 0)", "-6"),
    ("modulo(-12, 5)", "3"), ("modulo(12, -5)", "-3"), ("modulo(1, 0)", "null"), ("odd(0.5)", "null"),
    (#"abs(@"-PT5H")"#, "PT5H"), ("sqrt(-1)", "null"), ("log(0)", "null"),
    // 10.3.4.6 to 10.3.4.9: dates, ranges, sorting, contexts
    ("day of year(date(2019, 9, 17))", "260"), ("week of year(date(2003, 12, 29))", "1"),
    ("before(10, (10..20])", "true"), ("meets([1..5], (5..10])", "false"), ("overlaps before([1..5], [5..8])", "true"),
    ("finishes(10, [1..10))", "false"), ("includes((1..5], 1)", "false"), ("starts((1..5], [1..5])", "false"),
    ("coincides(point1: 3, point2: 3)", "true"), ("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"),
    (#"get value({a: {b: 1}}, ["a", "b"])"#, "1"), (#"get value({}, "a")"#, "null"),
    (#"context put({a: {b: 1}}, ["a", "b"], 2)"#, "{a: {b: 2}}"), ("context merge([{a: 1}, {a: 2}])", "{a: 2}"),
    (#"context([{key: "a", value: 1}, {key: "a", value: 2}])"#, "null"),
    // 10.3.2.13, equality and null
    ("1 = null", "false"), ("null = null", "true"), (#"1 = "1""#, "null"), ("1 < null", "null"),
    (#"@"PT1H" = @"PT60M""#, "true"), ("{a: 1, b: 2} = {b: 2, a: 1}", "true"), ("if null then 1 else 2", "2"),
    (#"@"2020-01-31" + @"P1M""#, "2020-02-29"), (#"@"10:00:00" + @"PT15H""#, "01:00:00"), (#"@"P1Y" / @"P2M""#, "6"),
  ]

  @Test("bind operators as the grammar orders them", arguments: binding)
  func binds(text: String, value: String) throws {
    #expect(try feel(text) == value)
  }

  @Test("say what functions answer, and when it is null", arguments: functions)
  func answers(text: String, value: String) throws {
    #expect(try feel(text) == value)
  }
}

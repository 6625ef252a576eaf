import Rules
import Testing
import Text
import WorkingTime

let noon = Instant(milliseconds: 1_795_400_000_000)

/// The value of an expression as FEEL writes it.
func feel(_ text: String, _ scope: Scope = Scope(), _ input: [Value] = [], budget: Budget = Budget()) throws -> String {
  let outcome = try Expression.parse(text, in: scope).evaluate(input, at: noon, budget: budget)
  if let stop = outcome.stop { return stop.words.en }
  return outcome.value.text ?? "null"
}

@Suite("An expression")
struct ExpressionTests {
  @Test(
    "computes as FEEL says",
    arguments: [
      ("1 + 2 * 3", "7"), ("-3 ** 2", "9"), ("3 ** 4 ** 5", "3486784401"), ("10 / 4", "2.5"), ("1 / 0", "null"),
      ("0.1 + 0.2", "0.3"), ("1/3", "0.3333333333333333333333333333333333"), ("(1 + 2) * 3", "9"), (".5 + .5", "1"),
      (#""foo" + "bar""#, "foobar"), (#""a" < "b""#, "true"), (#"1 = "1""#, "null"), ("null = null", "true"),
      ("1 = null", "false"), ("[1,2] = [1,2]", "true"), ("{a: 1} = {a: 1}", "true"), ("[1..3] = [1..3]", "true"),
      ("if true then 1 else 2", "1"), ("if null then 1 else 2", "2"), ("true and null", "null"),
      ("false and null", "false"), ("true or null", "true"), ("5 between 1 and 10", "true"), ("5 in (1..10)", "true"),
      ("1 in (1..10)", "false"), ("5 in [1..5]", "true"), ("5 in [1..5[", "false"), ("5 in (>3, 1)", "true"),
      ("5 in <3", "false"), ("5 in (1, 5)", "true"), ("5 in [1, 5]", "true"), ("5 in (5)", "true"),
      ("1 instance of number", "true"), ("-1 instance of number", "true"), ("null instance of Any", "false"),
      (#"@"2020-01-01" instance of date"#, "true"), ("[1, 2] instance of list<number>", "true"),
      ("{a: 1, b: a + 1}.b", "2"), ("{a b: 1}.a b", "1"), (#"{"a b": 1}.a b"#, "1"),
    ])
  func computes(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }

  @Test(
    "goes through lists",
    arguments: [
      ("[1,2,3][1]", "1"), ("[1,2,3][-1]", "3"), ("[1,2,3][4]", "null"), ("[1,2,3][item >= 2]", "[2, 3]"),
      ("[{a: 1}, {a: 2}][a >= 2]", "[{a: 2}]"), ("[{first name: 1}][first name = 1]", "[{first name: 1}]"),
      ("[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]"), ("[{a: 1}, {b: 2}].a", "[1, null]"), ("100[true]", "[100]"),
      ("[ { x: 1, y: 2 }, { x: null, y: 3 } ][ x < 2 ]", "[{x: 1, y: 2}]"), ("[][1]", "null"), ("[][item > 1]", "[]"),
      ("for i in [1,2], j in [3,4] return i * j", "[3, 4, 6, 8]"), ("for i in 3..1 return i", "[3, 2, 1]"),
      ("for i in [1..3] return i", "[1, 2, 3]"), ("for i in (1..3) return i", "[2]"),
      ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
      ("some i in [1,2] satisfies i > 1", "true"), ("every i in [1,2] satisfies i > 1", "false"),
      ("every i in [] satisfies i > 1", "true"), ("some x in [1], y in [2] satisfies x + y = 3", "true"),
      ("for x in [[1,2],[3]], y in x return y", "[1, 2, 3]"),
      (#"for d in @"2020-01-01"..@"2020-01-03" return d.day"#, "[1, 2, 3]"),
      ("[1..[2,3][1]]", "[1..2]"), ("]1..2[", "(1..2)"), ("(>= 3).start", "3"),
      ("sort([3,1,2], function(x,y) x < y)", "[1, 2, 3]"),
    ])
  func lists(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }

  @Test(
    "defines and calls functions",
    arguments: [
      ("(function(a, b) a - b)(5, 3)", "2"), ("{f: function(a: number) a * 2, r: f(4)}.r", "8"),
      ("{f: function(a, b) a - b, r: f(b: 1, a: 3)}.r", "2"),
      ("{fact: function(n) if n <= 1 then 1 else n * fact(n - 1), r: fact(20)}.r", "2432902008176640000"),
      ("{k: 10, f: function(a) function(b) a * b + k, r: f(2)(3)}.r", "16"),
      ("for f in [abs, sqrt] return f(4)", "[4, 2]"), ("{f: function(a: number) a, r: f(\"x\")}.r", "null"),
      ("substring(string: \"foobar\", start position: 3)", "obar"), ("abs(1, 2)", "null"), ("null()", "null"),
      (#"number("1.000,5", ".", ",")"#, "1000.5"), ("max(1, 3, 2)", "3"), ("append([1], 2, 3)", "[1, 2, 3]"),
      ("concatenate([1], [2], [3])", "[1, 2, 3]"), ("date(\"2020-02-30\")", "null"), ("decimal(2.5, 0)", "2"),
      (#"string(date and time("2020-01-01T10:00:00@Asia/Ho_Chi_Minh"))"#, "2020-01-01T10:00:00@Asia/Ho_Chi_Minh"),
      (#"date("2020-01-31") + duration("P1M")"#, "2020-02-29"), (#"list replace([1,2], 1, 5)"#, "[5, 2]"),
      ("list replace([1,2,3], function(item, newItem) item < newItem, 3)", "[3, 3, 3]"),
    ])
  func functions(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }

  @Test(
    "says where a text is no expression and what would be one",
    arguments: [
      ("", 0, "an expression"), ("1 +", 3, "an expression"), ("(1", 2, "')'"), ("[1, 2", 5, "',' or ']'"),
      ("\"abc", 0, "'\"' at the end of the string"), ("if 1 then 2", 11, "'else'"),
      ("1 2", 2, "an operator or the end"),
      ("{a 1}", 1, "a name or a string, then ':'"), ("for in", 6, "'in'"),
      ("/* x", 0, "'*/' at the end of the comment"),
      ("a and", 5, "an expression"), ("1 in sort(function(a) 2 in", 26, "an expression"), ("1 == 2", 2, "'='"),
    ])
  func syntax(text: String, offset: Int, expected: String) {
    #expect(throws: SyntaxError.self) { try Expression.parse(text, in: Scope()) }
    do throws(SyntaxError) {
      _ = try Expression.parse(text, in: Scope())
    } catch {
      #expect(error.offset == offset, "\(text): \(error)")
      #expect(error.expected.en == expected, "\(text)")
    }
  }

  @Test("uses names of several words, the longest first")
  func names() throws {
    let scope = Scope([
      "quan he": .string, "quan": .string, "so ban-sao": .number, "ngày nộp": .date, "date": .date,
      "values in a list": .list(.number),
    ])
    let input = scope.input([
      ("quan he", .string("uy-quyen")), ("so ban-sao", .number(3)), ("ngày nộp", .date(Day(number: 0))),
      ("date", .date(Day(number: 1))), ("values in a list", .list([.number(1), .number(2)])),
    ])
    #expect(try feel(#"quan  he = "uy-quyen""#, scope, input) == "true")
    #expect(try feel("so ban-sao - 1", scope, input) == "2")
    #expect(try feel(#"ngày nộp < date("2020-01-01")"#, scope, input) == "true")
    #expect(try feel("date.day", scope, input) == "2")
    #expect(try feel("for i in values in a list return i + 1", scope, input) == "[2, 3]")
    #expect(Scope.name(ofField: "quan-he") == "quan he")
  }
}

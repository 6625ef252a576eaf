import JSON
import Testing
import Text

@Suite("A JSON text")
struct ReadingTests {
  @Test(
    "is read when it is right",
    arguments: [
      ("null", .null), (" \t\r\n true\n", true), ("false", false), ("\"\"", ""), ("[]", []), ("{}", [:]), ("[ ]", []),
      ("{ }", [:]), ("0", 0), ("-0", 0), ("-1", -1), ("1.0", 1), ("-0.0", 0), ("1e2", 100), ("1E+2", 100),
      ("100e-2", 1),
      ("123456789012345", 123_456_789_012_345), ("9007199254740991", 9_007_199_254_740_991),
      ("-9007199254740991", -9_007_199_254_740_991), ("9007199254740992", .number(9_007_199_254_740_992)),
      ("295147905179352830000", .number(Double(sign: .plus, exponent: 68, significand: 1))), ("0.5", 0.5),
      ("1e-400", 0), ("123e65", 123e65),
      ("-0.000000000000000000000000000000000000000000000000000000000000000000000000000001", -1e-78),
      ("[1,[2,{\"a\":[]}],null]", [1, [2, ["a": []]], .null]),
      ("\"\\u00e9\\n\\/\\\"\\\\\\b\\f\\r\\t\"", "é\n/\"\\\u{8}\u{C}\r\t"),
      ("\"\\ud83d\\ude00 \\uD83D\\uDE00\"", "😀 😀"), ("\"\\u0000\"", "\u{0}"),
      (
        "\"\u{7F}\u{2028}\u{FEFF}\u{10FFFF}\"",
        "\u{7F}\u{2028}\u{FEFF}\u{10FFFF}"
      ),
      ("{\"b\":1,\"a\":2}", ["a": 2, "b": 1]), ("{\"\":0,\"é\":1,\"e\u{301}\":2}", ["": 0, "é": 1, "e\u{301}": 2]),
      ("{\"a\\u0062\":1,\"aB\":2}", ["ab": 1, "aB": 2]), ("\"Nguyễn Văn Đức\"", "Nguyễn Văn Đức"),
      ("\"\\uFFFE\\uDBFF\\uDFFF\"", "\u{FFFE}\u{10FFFF}"),
    ] as [(String, JSONValue)])
  func right(text: String, value: JSONValue) throws {
    let read = try JSONValue(reading: text)
    #expect(read == value)
    #expect(try JSONValue(reading: read.canonical) == value)
  }

  @Test(
    "is refused with pointer, line and column when it is not",
    arguments: [
      ("", "the JSON text (line 1, column 1): expected a JSON value, found the end"),
      (" ", "the JSON text (line 1, column 2): expected a JSON value, found the end"),
      ("\u{FEFF}1", "the JSON text (line 1, column 1): expected a JSON value, found the byte 0xEF"),
      ("nul", "the JSON text (line 1, column 1): expected a JSON value, found `n`"),
      ("True", "the JSON text (line 1, column 1): expected a JSON value, found `T`"),
      ("NaN", "the JSON text (line 1, column 1): expected a JSON value, found `N`"),
      ("[Infinity]", "/0 (line 1, column 2): expected a JSON value, found `I`"),
      ("-Infinity", "the JSON text (line 1, column 2): expected a digit, found `I`"),
      ("nullx", "the JSON text (line 1, column 5): something follows"),
      ("1 2", "the JSON text (line 1, column 3): something follows"),
      ("{}\n{}", "the JSON text (line 2, column 1): something follows"),
      ("[1]]", "the JSON text (line 1, column 4): something follows"),
      ("[1,]", "/1 (line 1, column 4): expected a JSON value, found `]`"),
      ("[,1]", "/0 (line 1, column 2): expected a JSON value, found `,`"),
      ("[1 2]", "the JSON text (line 1, column 4): expected a `,` or a `]`, found `2`"),
      ("[1", "the JSON text (line 1, column 3): expected a `,` or a `]`, found the end"),
      ("[", "/0 (line 1, column 2): expected a JSON value, found the end"),
      ("{\"a\":1,}", "the JSON text (line 1, column 8): expected a name in double quotes, found `}`"),
      ("{a:1}", "the JSON text (line 1, column 2): expected a name in double quotes, found `a`"),
      ("{'a':1}", "the JSON text (line 1, column 2): expected a name in double quotes, found `'`"),
      ("{\"a\" 1}", "the JSON text (line 1, column 6): expected a `:` after the name, found `1`"),
      ("{\"a\":}", "/a (line 1, column 6): expected a JSON value, found `}`"),
      ("{\"a\":1 \"b\":2}", "the JSON text (line 1, column 8): expected a `,` or a `}`"),
      ("{\"a\":[1,\n  {\"b/~c\": x}]}", "/a/1/b~1~0c (line 2, column 12): expected a JSON value, found `x`"),
      ("01", "the JSON text (line 1, column 1): a number has no zeros in front"),
      ("-01", "the JSON text (line 1, column 2): a number has no zeros in front"),
      ("+1", "the JSON text (line 1, column 1): expected a JSON value, found `+`"),
      (".5", "the JSON text (line 1, column 1): expected a JSON value, found `.`"),
      ("1.", "the JSON text (line 1, column 3): expected a digit, found the end"),
      ("1.e1", "the JSON text (line 1, column 3): expected a digit, found `e`"),
      ("1e", "the JSON text (line 1, column 3): expected a digit, found the end"),
      ("1e+", "the JSON text (line 1, column 4): expected a digit"),
      ("0x1", "the JSON text (line 1, column 2): something follows"),
      ("-", "the JSON text (line 1, column 2): expected a digit, found the end"),
      ("--1", "the JSON text (line 1, column 2): expected a digit, found `-`"),
      ("1_000", "the JSON text (line 1, column 2): something follows"),
      ("1e400", "the JSON text (line 1, column 1): the number is too large"),
      ("[-1e999]", "/0 (line 1, column 2): the number is too large"),
      ("9007199254740993", "the JSON text (line 1, column 1): this whole number is too long"),
      ("12345678901234567890", "the JSON text (line 1, column 1): this whole number is too long"),
      ("\"a", "the JSON text (line 1, column 3): the closing double quote is missing"),
      ("\"\\\"", "the JSON text (line 1, column 4): the closing double quote is missing"),
      ("\"\\", "the JSON text (line 1, column 2): this `\\` means nothing"),
      ("\"a\nb\"", "the JSON text (line 1, column 3): a control character in a text is written `\\u000a`"),
      ("\"\\x41\"", "the JSON text (line 1, column 2): this `\\` means nothing"),
      ("\"\\u12\"", "the JSON text (line 1, column 7): the closing"),
      ("\"\\u12G4\"", "the JSON text (line 1, column 2): four hexadecimal digits"),
      ("\"\\u+123\"", "the JSON text (line 1, column 2): four hexadecimal digits"),
      ("\"\\u１２３４\"", "the JSON text (line 1, column 2): four hexadecimal digits"),
      ("\"\\ud83d\"", "the JSON text (line 1, column 2): half a surrogate pair"),
      ("\"\\ude00\"", "the JSON text (line 1, column 2): half a surrogate pair"),
      ("\"\\ud83dx\"", "the JSON text (line 1, column 2): half a surrogate pair"),
      ("\"\\ud83d\\u0041\"", "the JSON text (line 1, column 2): half a surrogate pair"),
      ("\"\\ud83d\\ud83d\"", "the JSON text (line 1, column 2): half a surrogate pair"),
      ("{\"a\":1,\"b\":{},\"a\":2}", "the JSON text (line 1, column 15): this name stands in the object already"),
      ("{\"x\":[{\"a\":1,\n\"\\u0061\":1}]}", "/x/0 (line 2, column 1): this name stands in the object already"),
      ("// no\n1", "the JSON text (line 1, column 1): expected a JSON value, found `/`"),
      ("[1,/**/2]", "/1 (line 1, column 4): expected a JSON value, found `/`"),
      ("[\u{C}1]", "/0 (line 1, column 2): expected a JSON value, found the byte 0xC"),
      ("[\u{A0}1]", "/0 (line 1, column 2): expected a JSON value, found the byte 0xC2"),
      ("\u{0}", "the JSON text (line 1, column 1): expected a JSON value, found the byte 0x0"),
      ("1\u{0}", "the JSON text (line 1, column 2): something follows"),
    ])
  func wrong(text: String, expected: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(reading: text) }
    #expect(error?.description.hasPrefix(expected) == true, "\(String(describing: error))")
    #expect(error?.problems.allSatisfy { $0.message.vi != $0.message.en } == true)
  }

  @Test(
    "is refused where it stops being UTF-8",
    arguments: [[0xFF], [0xC0, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBA], [0x80]]
      as [[UInt8]])
  func notUTF8(bad: [UInt8]) {
    for (prefix, escape) in [("", false), ("\\n", true)] {
      let bytes = Array("{\"ế\":\"ế\(prefix)".utf8) + bad + Array("\"}".utf8)
      let error = #expect(throws: JSONError.self) { try JSONValue(reading: bytes) }
      #expect(error?.problems.first?.code == .encoding)
      #expect(error?.problems.first?.pointer.description == "/ế")
      #expect(error?.problems.first?.position?.column == (escape ? 10 : 8))
    }
  }

  @Test("is bounded in bytes and depth")
  func bounds() throws {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    _ = try JSONValue(reading: nested(32))
    let deep = #expect(throws: JSONError.self) { try JSONValue(reading: nested(33)) }
    #expect(deep?.problems.first?.code == .limit)
    #expect(deep?.problems.first?.position?.column == 33)
    #expect(throws: JSONError.self) { try JSONValue(reading: String(repeating: "{\"a\":", count: 100_000)) }
    #expect(throws: JSONError.self) { try JSONValue(reading: "[1,2]", within: Limits(bytes: 4)) }
    _ = try JSONValue(reading: "[1,2]", within: Limits(bytes: 5, depth: 1))
  }

  @Test("cut or damaged anywhere is read or refused, never more")
  func damaged() throws {
    let whole = Array(#"{"a":[1,-2.5e3,"\ud83d\ude00é\n",{"b":null}],"a2":true}"#.utf8)
    for position in whole.indices {
      #expect(throws: JSONError.self) { try JSONValue(reading: Array(whole.prefix(position))) }
      for byte in UInt8.min...UInt8.max {
        var bytes = whole
        bytes[position] = byte
        if let value = try? JSONValue(reading: bytes) { #expect(try JSONValue(reading: value.canonical) == value) }
      }
    }
  }
}

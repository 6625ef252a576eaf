import Rules
import Testing
import Text

@Suite("The check of an expression")
struct CheckTests {
  let scope = Scope([
    "quan he": .choice(["chinh-chu", "uy-quyen", "nguoi-giam-ho"]), "ngay sinh": .date, "so ban": .number,
    "ho ten": .string, "da nop": .boolean, "con": .list(.context([.init("ten", .string), .init("tuoi", .number)])),
    "nguoi nop": .context([.init("ten", .string), .init("ngay sinh", .date)]), "gì đó": .any,
  ])

  private func problems(_ text: String) throws -> [String] {
    try Expression.parse(text, in: scope).problems.map {
      "\($0.kind.rawValue) \($0.offset)+\($0.length) \($0.message.en)\($0.suggestion.map { "; did you mean '\($0)'?" } ?? "")"
    }
  }

  @Test(
    "finds nothing in what is right",
    arguments: [
      #"quan he = "uy-quyen""#, #"quan he in ("uy-quyen", "chinh-chu")"#, #"ngay sinh < date("2020-01-01")"#,
      "ngay sinh + duration(\"P18Y\") <= today()", "so ban * 2 > 10 and da nop", "con[tuoi < 18].ten = [\"A\"]",
      "count(con) > 0", "some c in con satisfies c.tuoi < 6", "nguoi nop.ngay sinh.year < 2000", "gì đó > 5",
      "if da nop then so ban else 0", "sum(con.tuoi) > 3", "string length(ho ten) > 3", "so ban = null",
      "so ban in [1..5]", "quan he in [\"uy-quyen\"]", "not(da nop)", "ho ten + \"x\" = \"y\"",
      "so ban between 1 and 2",
      "for c in con return c.ten + \"!\"", "max(con.tuoi)", "day of week(ngay sinh) = \"Monday\"",
    ])
  func right(text: String) throws {
    #expect(try problems(text) == [])
  }

  @Test(
    "says what is wrong, where, and what was probably meant",
    arguments: [
      (#"quan hệ = "uy-quyen""#, "unknownName 0+7 nothing is called 'quan hệ'; did you mean 'quan he'?"),
      (
        #"quan he = "uy-quyn""#,
        "unknownWord 10+9 \"uy-quyn\" is none of the known values (chinh-chu, uy-quyen, nguoi-giam-ho); did you mean '\"uy-quyen\"'?"
      ),
      ("ngay sinh < 5", "wrongType 10+3 date is compared with number"),
      ("so ban = \"1\"", "wrongType 7+5 number is compared with string"),
      ("da nop and so ban", "wrongType 11+6 'and' takes true or false, not number"),
      ("if so ban then 1 else 2", "wrongType 3+6 a condition is true or false, not number"),
      ("ngay sinh + 1", "wrongType 10+3 date + number has no result"),
      (
        "nguoi nop.tên = \"A\"",
        "unknownName 10+3 context<ten: string, ngay sinh: date> has no 'tên'; did you mean 'ten'?"
      ),
      ("cont(con) > 1", "unknownFunction 0+4 nothing is called 'cont'; did you mean 'con'?"),
      (
        "strng length(ho ten) > 1",
        "unknownFunction 0+12 nothing is called 'strng length'; did you mean 'string length'?"
      ),
      ("string length(so ban) > 1", "wrongType 14+7 'string' of string length takes string, not number"),
      ("abs()", "wrongArguments 0+5 abs is called as abs(n)"),
      ("con[tuoi < ngay sinh]", "wrongType 9+11 number is compared with date"),
      ("con[ten]", "wrongType 3+5 '[…]' takes a condition or a number, not string"),
      ("so ban instance of nubmer", "unknownType 19+6 there is no type 'nubmer'; did you mean 'number'?"),
      ("so ban in [\"a\"..\"b\"]", "wrongType 10+10 number is compared with string"),
      ("con[tuỏi = 1]", "unknownName 4+4 nothing is called 'tuỏi'; did you mean 'tuoi'?"),
      ("-ho ten", "wrongType 0+7 '-' takes a number or a duration, not string"),
    ])
  func wrong(text: String, expected: String) throws {
    #expect(try problems(text) == [expected])
  }

  @Test("gives a condition in a form that can be decided")
  func guards() throws {
    func form(_ text: String) throws -> Guard { try Expression.parse(text, in: scope).guardForm }
    func equal(_ name: String, _ value: Value) -> Guard { .compare(subject: [name], .equal, .init(value)) }

    #expect(try form(#"quan he = "uy-quyen""#) == equal("quan he", .string("uy-quyen")))
    #expect(try form("da nop") == equal("da nop", .boolean(true)))
    #expect(
      try form("not(da nop) or 5 < so ban")
        == .or([.not(equal("da nop", .boolean(true))), .compare(subject: ["so ban"], .greater, .init(.number(5)))]))
    #expect(
      try form("so ban in [1..5)")
        == .or([
          .and([
            .compare(subject: ["so ban"], .greaterOrEqual, .init(.number(1))),
            .compare(subject: ["so ban"], .less, .init(.number(5))),
          ])
        ]))
    #expect(try form("count(con) > 1") == .unknown)
    #expect(try form("da nop and count(con) > 1").isDecidable == false)
    #expect(try form("nguoi nop.ten = \"A\"").subjects == [["nguoi nop", "ten"]])

    let both = try form(#"quan he in ("uy-quyen", "nguoi-giam-ho") and not(so ban > 3)"#)
    #expect(both.isDecidable)
    #expect(both.constants(of: ["quan he"]).count == 2)
    #expect(both.truth { $0 == ["so ban"] ? .number(3) : .string("uy-quyen") } == true)
    #expect(both.truth { $0 == ["so ban"] ? .null : .string("uy-quyen") } == nil)
    #expect(both.truth { $0 == ["so ban"] ? .null : .string("chinh-chu") } == false)
  }
}

import JSON
import Testing
import Text

private enum Clock: String, CaseIterable { case pause, run }

private func fails(_ expected: String, _ body: () throws -> Void) {
  let error = #expect(throws: JSONError.self) { try body() }
  #expect(error?.description == expected)
}

@Suite("A field of a JSON text")
struct FieldTests {
  private let body: JSONField

  init() throws {
    body = JSONField(
      try JSONValue(
        reading: #"{"text":"a","count":3,"rate":0.5,"yes":true,"none":null,"list":[{"x":1},{"y/z":2}],"clock":"puase"}"#
      ))
  }

  @Test("is taken as what it should be")
  func typed() throws {
    let fields = try body.object("text", "count", "rate", "yes", "none", "list", "clock")
    #expect(try fields.required("text").string() == "a")
    #expect(try fields.required("text").parsed(Words(vi: "a", en: "a")) { $0.first } == "a")
    #expect(try fields.required("count").integer(in: 1...3) == 3)
    #expect(try fields.required("count").number() == 3)
    #expect(try fields.required("rate").number() == 0.5)
    #expect(try fields.required("yes").bool())
    #expect(try fields.optional("text")?.string() == "a")
    #expect(fields.optional("none") == nil && fields.optional("gone") == nil)
    #expect(try fields.required("list").array(count: 1...2).map(\.pointer.description) == ["/list/0", "/list/1"])
    #expect(fields.all.map(\.name) == ["clock", "count", "list", "none", "rate", "text", "yes"])
    #expect(try JSONField("pause").choice(of: Clock.self) == .pause)
  }

  @Test("is refused with its pointer when it is something else")
  func mismatches() throws {
    let fields = try body.anyObject()
    fails("/count: expected a text, found the number 3") { _ = try fields.required("count").string() }
    fails("/none: expected a text, found null") { _ = try fields.required("none").string() }
    fails("/text: expected a whole number, found the text \"a\"") { _ = try fields.required("text").integer() }
    fails("/rate: expected a whole number, found the number 0.5") { _ = try fields.required("rate").integer() }
    fails("/count: expected a whole number from 4 to 9, found the number 3") {
      _ = try fields.required("count").integer(in: 4...9)
    }
    fails("/yes: expected a number, found true") { _ = try fields.required("yes").number() }
    fails("/list: expected true or false, found an array") { _ = try fields.required("list").bool() }
    fails("/list/0: expected an array, found an object") { _ = try fields.required("list").array()[0].array() }
    fails("/list/1/y~1z: expected an object, found the number 2") {
      _ = try fields.required("list").array()[1].object("y/z").required("y/z").object()
    }
    fails("/list: 3 to 9 elements are allowed, 2 found") { _ = try fields.required("list").array(count: 3...9) }
    fails("/gone: the member `gone` is required and missing") { _ = try fields.required("gone") }
    fails("/clock: expected one of \"pause\", \"run\", found the text \"puase\"; did you mean `pause`?") {
      let _: Clock = try fields.required("clock").choice()
    }
    fails("/text: expected a digit, found the text \"a\"") {
      _ = try fields.required("text").parsed(Words(vi: "một chữ số", en: "a digit")) { Int($0) }
    }
    fails("the JSON text: expected an object, found an array") { _ = try JSONField([]).object("a") }
  }

  @Test("is refused with every unknown name and the nearest right one")
  func unknown() throws {
    let value = try JSONValue(reading: #"{"outer":{"acton":1,"note":2,"zzz":3}}"#)
    let error = #expect(throws: JSONError.self) {
      try JSONField(value).object("outer").required("outer").object("action", "note")
    }
    #expect(error?.problems.map(\.code) == [.unknownKey, .unknownKey])
    #expect(error?.problems.map(\.pointer.description) == ["/outer/acton", "/outer/zzz"])
    #expect(error?.problems.map(\.suggestion) == ["action", nil])
    #expect(error?.problems.first?.message.vi == "không có trường này; các trường được phép: `action`, `note`")
  }
}

@Suite("A JSON object")
struct ObjectTests {
  @Test("keeps each name once, letter by letter")
  func members() {
    var object: JSONObject = ["b": 1, "a": 2]
    object["é"] = 3
    object["e\u{301}"] = 4
    object["b"] = 5
    object["a"] = nil
    object["gone"] = nil
    #expect(object.map(\.key) == ["b", "e\u{301}", "é"])
    #expect(object.count == 3 && object["b"] == 5 && object["é"] == 3 && object["a"] == nil)
    #expect(object == ["é": 3, "e\u{301}": 4, "b": 5])
    #expect(JSONValue.string("é") != .string("e\u{301}"))
  }

  @Test("with a name given twice is a mistake in the program")
  func repeated() async {
    await #expect(processExitsWith: .failure) { _ = JSONObject([("a", 1), ("a", 2)]) }
  }
}

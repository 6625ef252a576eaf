import Forms
import JSON
import Testing
import Text

@Suite("A posted page")
struct PostedTests {
  private func posted(_ pairs: (String, String)...) throws -> JSONValue {
    try form("field: a, type: text").read(posted: pairs.map { (name: $0.0, value: $0.1) })
  }

  @Test("becomes what programs send")
  func nested() throws {
    #expect(
      try posted(
        ("so-luong", "2"), ("nguoi.ho-ten", "An"), ("nguoi.ngay-sinh", "1/5/1990"), ("con[0].ten", "A"),
        ("con[0].cha.ho-ten", "B"), ("con[1].ten", ""))
        == [
          "so-luong": "2", "nguoi": ["ho-ten": "An", "ngay-sinh": "1/5/1990"],
          "con": [["ten": "A", "cha": ["ho-ten": "B"]], ["ten": ""]],
        ])
  }

  @Test("keeps rows in the order of their numbers and closes the gaps")
  func rows() throws {
    #expect(
      try posted(("con[10].t", "c"), ("con[2].t", "b"), ("con[0].t", "a")) == [
        "con": [["t": "a"], ["t": "b"], ["t": "c"]]
      ])
    #expect(try posted(("con[999999999].t", "x")) == ["con": [["t": "x"]]])
  }

  @Test("keeps names of its own to itself")
  func ownNames() throws {
    #expect(try posted(("_csrf", "x"), ("a", "1")) == ["a": "1"])
  }

  @Test("that names an answer twice is not decided by chance")
  func twice() throws {
    let json = try posted(("a", "1"), ("a", "2"), ("a", "3"))
    #expect(json == ["a": ["1", "2", "3"]])
    #expect(try form("field: a, type: text").complaints(json) == ["/a wrong-type"])
  }

  @Test(
    "with a name that leads nowhere keeps it for the judge to complain of",
    arguments: [
      "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1", "a]1[", "a[1]b", "a[9999999999]", "a[1][2]", "a.b.c.d.e",
      "", "a[１]",
      String(repeating: "a", count: 300), String(repeating: "a.", count: 100) + "a",
    ])
  func strange(name: String) throws {
    #expect(try posted((name, "x")) == .object(JSONObject([(name, JSONValue.string("x"))])))
    #expect(try form("field: a, type: text").complaints(posted((name, "x"))).count == 1)
  }

  @Test("whose names contradict each other gives the judge something to complain of")
  func contradiction() throws {
    #expect(try posted(("a", "1"), ("a.b", "2")) == ["a": "1", "a.b": "2"])
    #expect(try posted(("a.b", "1"), ("a", "2")) == ["a": [["b": "1"], "2"]])
  }

  @Test("of 10,000 fields is read at once")
  func many() throws {
    let form = try form("field: a, type: text")
    let pairs = (0..<10_000).map { (name: "con[\($0)].ten", value: "x") }
    guard case .array(let rows)? = form.read(posted: pairs)["con"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.count == 10_000)
  }

  @Test("names its inputs as the pointers of complaints do")
  func inputNames() throws {
    let pointer = JSONPointer.root.appending(.key("con")).appending(.index(2)).appending(.key("cha")).appending(
      .key("ho-ten"))
    #expect(pointer.inputName == "con[2].cha.ho-ten")
    #expect(pointer.description == "/con/2/cha/ho-ten")
    #expect(pointer.field == "con")
    #expect(JSONPointer.root.inputName == "" && JSONPointer.root.field == nil)
    #expect(JSONPointer("so-luong").inputName == "so-luong")
  }
}

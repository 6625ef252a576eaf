import Forms
import JSON
import Testing
import Text

@Suite("Hostile answers")
struct HostileTests {
  private let clock = ContinuousClock()

  @Test("of a megabyte in every field are refused quickly", arguments: ["a", "ễ", " ", "\u{200B}", "1", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
  func megabytes(letter: String) throws {
    let form = try form(
      "field: ten, type: text", "field: ly-do, type: paragraph", "field: so, type: number", "field: ngay, type: date",
      "field: dt, type: phone",
      "field: thu, type: email", "field: nguoi, type: person", "field: truong, type: unit",
      "field: nhan, type: choice, options: [{ value: a, label: { vi: a, en: a } }, { value: b, label: { vi: b, en: b } }]"
    )
    let huge = JSONValue.string(String(repeating: letter, count: 1_000_000 / letter.utf8.count))
    let isBlank = letter == " " || letter == "\u{200B}"
    for field in form.fields {
      let value: JSONValue = field.id == "nguoi" ? ["ho-ten": huge, "so-dinh-danh": huge, "ngay-sinh": huge] : huge
      let took = clock.measure {
        #expect(form.complaints(.object(JSONObject([(field.id.text, value)]))).isEmpty == isBlank, "\(field.id)")
      }
      #expect(took < .seconds(2))
    }
  }

  @Test("of ten thousand rows, or unknown names, are refused with a few words")
  func many() throws {
    let form = try form(
      "field: con, type: group, repeat: { most: 5 }, fields: [{ field: t, type: number, label: { vi: a, en: a } }]")
    #expect(form.complaints(["con": .array(Array(repeating: ["t": "x"], count: 10_000))]) == ["/con too-many-rows"])
    #expect(form.complaints(["con": .array(Array(repeating: ["t": ""], count: 10_000))]) == [])
    let strangers = JSONObject((0..<10_000).map { ("x\($0)", .integer(1)) })
    let complaints = form.complaints(.object(strangers))
    #expect(complaints.count == Limits.complaints + 1)
    #expect(complaints.last == " more")
    #expect(form.complaints(["con": [.object(strangers)]]).count == Limits.complaints + 1)
  }

  @Test("nested deep are refused without going there")
  func deep() throws {
    var value: JSONValue = "x"
    for level in 0..<2_000 { value = level.isMultiple(of: 2) ? .array([value]) : ["a": value] }
    let form = try form(
      "field: ten, type: text", "field: nguoi, type: person",
      "field: con, type: group, repeat: { most: 5 }, fields: [{ field: a, type: text, label: { vi: a, en: a } }]")
    #expect(form.complaints(["ten": value]) == ["/ten wrong-type"])
    #expect(!form.complaints(["nguoi": value, "con": value, "la": value]).isEmpty)
  }

  @Test("with names made to mislead show them tamed")
  func names() throws {
    let form = try form("field: ten, type: text")
    let name = "ten\u{202E}\u{0}\n\u{200B}<script>" + String(repeating: "x", count: 100_000)
    guard case .wrong(let complaints) = form.check(.object(JSONObject([(name, JSONValue.integer(1))])), on: today)
    else {
      Issue.record("taken")
      return
    }
    let words = try #require(complaints.first).words.vi
    #expect(
      words.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      })
    #expect(words.count < 150)
  }

  @Test(
    "that are numbers beyond reason are refused",
    arguments: ["1e309", "NaN", "-Infinity", "9" + String(repeating: "0", count: 400), "0x1F", "١٢"])
  func numbers(text: String) throws {
    let form = try form("field: so, type: number", "field: diem, type: number, decimals: 2")
    #expect(form.complaints(["so": .string(text), "diem": .string(text)]).count == 2)
    for number: JSONValue in [.number(.infinity), .number(.nan), .number(1e308), .integer(.max), .integer(.min)] {
      #expect(form.complaints(["so": number, "diem": number]).count == 2)
    }
  }
}

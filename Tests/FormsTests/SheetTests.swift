import Forms
import JSON
import Rules
import Testing
import Text

@Suite("A sheet of answers")
struct SheetTests {
  private func sample() throws -> (form: Form, answers: Answers, units: [UnitChoice]) {
    let form = try form(
      "field: nguoi, type: person", "field: so-luong, type: number", "field: ngay, type: date",
      "field: dong-y, type: yes-no",
      "field: nhan, type: choice, options: [{ value: a, label: { vi: Tại chỗ, en: Here } }, { value: b, label: { vi: Gửi, en: Sent } }]",
      "field: truong, type: unit", "field: tep, type: file", "field: trong, type: text",
      "field: con, type: group, repeat: { most: 3 }, fields: [{ field: ten, type: text, label: { vi: Tên, en: Name } }, { field: sinh, type: date, label: { vi: Sinh, en: Born } }]"
    )
    let units = [UnitChoice(id: "thpt-a", kind: "school", name: Words(vi: "Trường A", en: "School A"))]
    let answers = try form.taken(
      [
        "nguoi": person, "so-luong": 12_500, "ngay": "2026-01-02", "dong-y": false, "nhan": "b", "truong": "thpt-a",
        "tep": ["sha256": .string(String(repeating: "0", count: 64)), "name": "a.pdf", "size": 1_572_864],
        "con": [["ten": "Lan", "sinh": "1/2/2015"], ["ten": "Huệ"]],
      ], units: units)
    return (form, answers, units)
  }

  @Test("shows answers as people read them, in the order of the form, without what is not answered")
  func shows() throws {
    let (form, answers, units) = try sample()
    let section = try #require(form.sheet(of: answers, offering: Offering(units: units)).sections.first)
    #expect(section.rows.map(\.id.text) == ["nguoi", "so-luong", "ngay", "dong-y", "nhan", "truong", "tep", "con"])
    #expect(
      section.rows.map { $0.content.words.in(.vietnamese) } == [
        "Nguyễn Văn An, sinh ngày 01/05/1990, số định danh 038090001234", "12.500", "02/01/2026", "Không", "Gửi",
        "Trường A",
        "a.pdf (1,5 MB)", "1. Tên: Lan; Sinh: 01/02/2015\n2. Tên: Huệ",
      ])
    #expect(
      section.rows.map { $0.content.words.in(.english) } == [
        "Nguyễn Văn An, born 01/05/1990, personal number 038090001234", "12,500", "02/01/2026", "No", "Sent",
        "School A",
        "a.pdf (1.5 MB)", "1. Name: Lan; Born: 01/02/2015\n2. Name: Huệ",
      ])
  }

  @Test("leaves out sections without answers")
  func emptySections() throws {
    let form = try form("field: a, type: text")
    #expect(form.sheet(of: try form.taken([:])).sections.isEmpty)
  }

  @Test("marks personal data")
  func personal() throws {
    let (form, answers, units) = try sample()
    let rows = form.sheet(of: answers, offering: Offering(units: units)).sections.flatMap(\.rows)
    #expect(rows.filter(\.isPersonal).map(\.id.text) == ["nguoi", "tep", "con"])
  }
}

@Suite("Personal data")
struct PersonalDataTests {
  @Test("is all free text and all about persons, unless the form says otherwise")
  func defaults() throws {
    let form = try form(
      "field: a, type: text", "field: b, type: text, personal: false", "field: c, type: date",
      "field: d, type: date, personal: true",
      "field: e, type: person", "field: f, type: phone", "field: g, type: email", "field: h, type: number",
      "field: i, type: yes-no",
      "field: k, type: group, repeat: { most: 2 }, fields: [{ field: t, type: number, label: { vi: a, en: a } }]")
    #expect(form.personalFields == ["a", "d", "e", "f", "g"])
  }

  @Test("and the rest come apart and together again")
  func parts() throws {
    let form = try form("field: a, type: text, required: true", "field: so, type: number", "field: nguoi, type: person")
    let answers = try form.taken(["a": "x", "so": 1, "nguoi": person])
    let parts = form.parts(of: answers)
    #expect(parts.open == ["so": 1])
    #expect(parts.personal.map(\.key).sorted() == ["a", "nguoi"])
    #expect(form.answers(recorded: JSONObject(Array(parts.open) + Array(parts.personal))) == answers)
    #expect(form.answers(recorded: parts.open)?["so"] == answers["so"])
  }
}

@Suite("The facts of answers")
struct FactsTests {
  @Test("are what expressions see: names with blanks, typed values, null for what is not answered")
  func facts() throws {
    let form = try form(
      "field: so-luong, type: number, decimals: 2", "field: nguoi-yeu-cau, type: person", "field: ngay, type: date",
      "field: trong, type: text",
      "field: con, type: group, repeat: { most: 2 }, fields: [{ field: ten-con, type: text, label: { vi: a, en: a } }]",
      "field: quan-he, type: choice, options: [{ value: ban-than, label: { vi: a, en: a } }, { value: uy-quyen, label: { vi: a, en: a } }]"
    )
    let answers = try form.taken([
      "so-luong": "2,5", "nguoi-yeu-cau": person, "ngay": "2026-01-02", "con": [["ten-con": "A"]],
      "quan-he": "uy-quyen",
    ])
    #expect(form.scope.entries.map(\.name) == ["so luong", "nguoi yeu cau", "ngay", "trong", "con", "quan he"])
    #expect(form.scope.entries.last?.type == .choice(["ban-than", "uy-quyen"]))
    for condition in [
      "so luong = 2.5", "nguoi yeu cau.ho ten = \"Nguyễn Văn An\"", "nguoi yeu cau.ngay sinh = date(\"1990-05-01\")",
      "nguoi yeu cau.so dinh danh = \"038090001234\"", "ngay = date(\"2026-01-02\")", "trong = null",
      "con[1].ten con = \"A\"",
      "count(con) = 1", "quan he = \"uy-quyen\"", "quan he in (\"uy-quyen\", \"ban-than\")",
    ] {
      #expect(try holds(condition, form, answers), "\(condition)")
    }
    #expect(form.facts(of: answers).count == form.scope.entries.count)
  }
}

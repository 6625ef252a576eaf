import Forms
import Testing
import Text
import YAML

@Suite("A form file")
struct FormFileTests {
  @Test("gives a form with its sections and fields in order")
  func loads() throws {
    let form = try form(
      "field: ten, type: text, length: 80, required: true",
      "field: con, type: group, repeat: { most: 3 }, fields: [{ field: ten-con, type: text, label: { vi: a, en: a } }]",
      "field: loai, type: choice, options: [{ value: a, label: { vi: A, en: A } }, { value: b, label: { vi: B, en: B } }]"
    )
    #expect(form.id.text == "mau" && form.name.en == "Sample")
    #expect(form.sections.map(\.id.text) == ["chung"])
    #expect(form.fields.map(\.id.text) == ["ten", "con", "loai"])
    #expect(form.fields.map(\.kind.word) == ["text", "group", "choice"])
    #expect(form["loai"]?.label.vi == "Nhãn")
    #expect(form["ten-con"] == nil)
  }

  @Test("tells everything that is wrong at once, each at its place")
  func allAtOnce() {
    let found = findings(
      "field: a, type: txet", "field: B, type: text", "field: c, type: number, least: 5, most: 2",
      "field: d, type: text, lenght: 5", "field: e, type: date, earliest: tomorrow", "field: a, type: phone",
      "field: f, type: choice", "type: email")
    #expect(
      found.contains { $0.hasPrefix("7:27: error: expected one of `text`") && $0.hasSuffix("did you mean `text`?") })
    #expect(found.contains { $0.hasPrefix("8:18: error: expected a name of lower-case letters") })
    #expect(found.contains { $0.hasPrefix("9:35: error: `least` 5 is more than `most` 2") })
    #expect(found.contains { $0.hasPrefix("10:33: error: no key `lenght`") && $0.hasSuffix("did you mean `length`?") })
    #expect(found.contains { $0.hasPrefix("11:43: error: expected a date such as 2026-11-22, or `today`") })
    #expect(found.contains { $0.hasPrefix("12:18: error: the name `a` is taken since line 7") })
    #expect(found.contains { $0.hasPrefix("13:9: error: a `choice` needs `options`") })
    #expect(found.contains { $0.hasPrefix("14:9: error: the key `field` is required") })
    #expect(found.count == 8)
  }

  @Test("refuses the same option twice, and a choice of one")
  func options() {
    #expect(
      findings(
        "field: a, type: choice, options: [{ value: x, label: { vi: X, en: X } }, { value: x, label: { vi: Y, en: Y } }]"
      ) == ["7:93: error: the option `x` stands here twice"])
    #expect(
      findings("field: a, type: choice, options: [{ value: x, label: { vi: X, en: X } }]")
        == ["7:44: error: at least 2 needed here, 1 found"])
  }

  @Test("refuses a condition on what is asked later, is not asked, or has no such option")
  func conditions() {
    let options = "options: [{ value: x, label: { vi: X, en: X } }, { value: y, label: { vi: Y, en: Y } }]"
    let found = findings(
      "field: a, type: text, when: 'loai = \"x\"'", "field: loai, type: choice, \(options)",
      "field: b, type: text, when: 'loia = \"x\"'", "field: c, type: text, when: 'loai = \"z\"'",
      "field: d, type: text, required: 'loai > 3'", "field: e, type: text, when: 'loai ='",
      "field: so, type: number, required: 'e'", "field: g, type: text, required: yes")
    #expect(found.count == 7)
    #expect(found.contains { $0.hasPrefix("7:40: error: `loai` is asked later") })
    #expect(found.contains { $0.hasPrefix("9:40: error: ") && $0.contains("loia") && $0.contains("loai") })
    #expect(found.contains { $0.hasPrefix("10:47: error: ") && $0.contains("\"z\"") })
    #expect(found.contains { $0.hasPrefix("11:49: error: ") })
    #expect(found.contains { $0.hasPrefix("12:46: error: not a FEEL condition") })
    #expect(found.contains { $0.hasPrefix("13:46: error: ") && $0.contains("true or false") })
    #expect(found.contains { $0.hasPrefix("14:43: error: ") && $0.hasSuffix("did you mean `true`?") })
  }

  @Test("refuses a condition on the field itself")
  func itself() {
    #expect(findings("field: a, type: text, when: 'a = \"x\"'").first?.contains("`a` is asked later") == true)
  }

  @Test("does not tell twice what is wrong once: a field of unknown kind can be spoken of")
  func noCascade() {
    #expect(findings("field: a, type: nubmer, least: 3", "field: b, type: text, when: 'a > 3'").count == 1)
  }

  @Test("lets rows of a group speak of what was asked before, and nobody outside of their fields")
  func groups() throws {
    let row =
      "fields: [{ field: ten, type: text, when: 'so > 1', label: { vi: a, en: a } }, { field: hoc, type: yes-no, when: 'ten != null', label: { vi: a, en: a } }]"
    _ = try form(
      "field: so, type: number", "field: con, type: group, repeat: { most: 3 }, \(row)",
      "field: ba, type: group, repeat: { most: 3 }, \(row)", "field: x, type: text, when: 'count(con) > 1'",
      "field: y, type: text, when: 'some c in con satisfies c.ten = \"a\"'")
    #expect(
      findings(
        "field: so, type: number", "field: con, type: group, repeat: { most: 3 }, \(row)",
        "field: x, type: text, when: 'ten = \"a\"'"
      ).count == 1)
  }

  @Test("refuses a row's field with the name of one outside, and a group in a group")
  func nesting() {
    let inner = "fields: [{ field: ten, type: text, label: { vi: a, en: a } }]"
    #expect(
      findings("field: ten, type: text", "field: con, type: group, repeat: { most: 3 }, \(inner)").first?.contains(
        "is taken since line 7") == true)
    let group = "{ field: g, type: group, repeat: { most: 3 }, label: { vi: a, en: a }, \(inner) }"
    #expect(
      findings("field: con, type: group, repeat: { most: 3 }, fields: [\(group)]").contains {
        $0.contains("a group inside a group is not supported by this version yet")
      })
  }

  @Test(
    "refuses limits that nothing could meet or that no form needs",
    arguments: [
      "type: group, repeat: { least: 3, most: 2 }, fields: [{ field: t, type: text, label: { vi: a, en: a } }]",
      "type: group, repeat: { most: 100000 }, fields: [{ field: t, type: text, label: { vi: a, en: a } }]",
      "type: date, earliest: 2026-01-02, latest: 2026-01-01", "type: text, length: 0", "type: text, length: 100000",
      "type: number, least: 1.5", "type: number, decimals: 9", "type: file, size: 2 GB", "type: file, size: 20",
      "type: file, kinds: [exe]",
      "type: person, papers: []", "type: person, papers: [cmnd]", "type: group, repeat: { most: 2 }",
      "type: group, fields: []",
      "type: date, latest: 2026-02-30", "type: number, most: 1e3", "type: unit, kinds: [Trường]",
    ])
  func limits(field: String) {
    #expect(!findings("field: x, \(field)").isEmpty)
  }

  @Test("refuses names that conditions could not speak of", arguments: ["true", "null", "3-truong"])
  func unspeakable(name: String) {
    #expect(findings("field: \(name), type: text").contains { $0.contains("cannot be used in FEEL conditions") })
  }

  @Test(
    "lets conditions speak of names in which FEEL's own words stand",
    arguments: ["so-ban-in", "in-an", "ngay-for-or", "if-a"])
  func spokenWithKeywords(name: String) throws {
    _ = try form("field: \(name), type: number", "field: b, type: text, when: '\(Key<Field>(name)?.spoken ?? "") > 3'")
  }

  @Test("has the name of its form")
  func name() {
    let (_, findings) = load("form: khac\nname: { vi: a, en: b }\nsections: []")
    #expect(findings.contains { $0.contains("called `khac` and its file `mau.yaml`") })
  }

  @Test("is no form without a name, sections or YAML", arguments: ["", "form: [", "sections: []", "form: mau"])
  func broken(yaml: String) {
    let (form, findings) = load(yaml)
    #expect(form == nil && !findings.isEmpty)
  }

  @Test("has a language that authors can read up")
  func schema() throws {
    let schema = Schema(of: FormFile.reading)
    let keys = try #require(schema.mappings["field"]).compactMap(\.name)
    for key in ["field", "type", "label", "when", "least", "length", "options", "repeat", "papers", "size", "agree"] {
      #expect(keys.contains(key))
    }
  }
}

import Forms
import JSON
import Testing
import Text
import WorkingTime

private let choice =
  "field: nhan, type: choice, options: [{ value: tai-cho, label: { vi: Tại chỗ, en: Here } }, { value: buu-chinh, label: { vi: Bưu chính, en: Post } }]"

@Suite("Answers")
struct CheckTests {
  @Test("of every kind are taken and brought to their form")
  func everyKind() throws {
    let form = try form(
      "field: ten, type: text", "field: ly-do, type: paragraph", "field: so, type: number",
      "field: diem, type: number, decimals: 2",
      "field: ngay, type: date", choice, "field: dong-y, type: yes-no", "field: nguoi, type: person",
      "field: dt, type: phone",
      "field: thu, type: email", "field: truong, type: unit, kinds: [school]", "field: tep, type: file",
      "field: con, type: group, repeat: { most: 3 }, fields: [{ field: ten-con, type: text, label: { vi: a, en: a } }]")
    let school = UnitChoice(id: "thpt-a", kind: "school", name: Words(vi: "THPT A", en: "A School"))
    let hash = String(repeating: "ab", count: 32)
    let answers = try form.taken(
      [
        "ten": " Nguye\u{302}\u{303}n\u{200B}  An ", "ly-do": "a\r\nb", "so": "1.500", "diem": "8,50",
        "ngay": "2/1/2026",
        "nhan": "buu-chinh", "dong-y": "true", "nguoi": person, "dt": "+84 912 345 678", "thu": "An@Example.VN",
        "truong": "thpt-a",
        "tep": ["sha256": .string(hash), "name": "a.PDF", "size": "1024"], "con": [["ten-con": "B"]],
      ], units: [school])
    #expect(
      JSONValue.object(answers.json) == [
        "ten": "Nguyễn An", "ly-do": "a\nb", "so": 1500, "diem": 8.5, "ngay": "2026-01-02", "nhan": "buu-chinh",
        "dong-y": true,
        "nguoi": ["ho-ten": "Nguyễn Văn An", "so-dinh-danh": "038090001234", "ngay-sinh": "1990-05-01"],
        "dt": "0912345678",
        "thu": "An@example.vn", "truong": "thpt-a", "tep": ["sha256": .string(hash), "name": "a.PDF", "size": 1024],
        "con": [["ten-con": "B"]],
      ])
    #expect(
      answers["so"] == .number(try #require(answers["so"].flatMap { if case .number(let n) = $0 { n } else { nil } })))
  }

  @Test("that were taken are taken again unchanged, and are read back from the record")
  func idempotent() throws {
    let form = try form(
      "field: nguoi, type: person, required: true", "field: so, type: number, decimals: 1",
      "field: ngay, type: date, earliest: today")
    let answers = try form.taken(["nguoi": person, "so": "2,5", "ngay": "22/11/2026"])
    #expect(try form.taken(.object(answers.json)) == answers)
    #expect(form.answers(recorded: answers.json) == answers)
    #expect(form.answers(recorded: ["so": "x"]) == nil)
    #expect(form.answers(recorded: ["khac": 1]) == nil)
  }

  @Test("are read back from the record one by one as all together, and what is not wanted is not looked at")
  func someReadBack() throws {
    let form = try form(
      "field: nguoi, type: person, required: true", "field: so, type: number, decimals: 1",
      "field: ngay, type: date, earliest: today, when: so > 2")
    let answers = try form.taken(["nguoi": person, "so": "2,5", "ngay": "22/11/2026"])
    for field in form.fields {
      let read = try #require(form.answers(recorded: answers.json, to: [field.id]))
      #expect(read[field.id] != nil && read[field.id] == answers[field.id])
      #expect(form.fields.filter { read[$0.id] != nil }.count == 1)
    }
    var damaged = answers.json
    damaged["so"] = "x"
    #expect(form.answers(recorded: damaged, to: ["nguoi"])?["nguoi"] == answers["nguoi"])
    #expect(form.answers(recorded: damaged, to: ["nguoi", "so"]) == nil)
  }

  @Test("in a closed world: what the form does not ask is complained of, with the name that was meant")
  func closedWorld() throws {
    let form = try form("field: so-luong, type: number", "field: nguoi, type: person")
    guard
      case .wrong(let complaints) = form.check(
        ["so-lương": 1, "nguoi": ["ho-ten": "An", "admin": true], "a/b~c": 1], on: today)
    else {
      Issue.record("taken")
      return
    }
    #expect(
      Set(complaints.map { "\($0.pointer) \($0.code)" }) == [
        "/so-lương unknown-field", "/a~1b~0c unknown-field", "/nguoi/admin unknown-field", "/nguoi/ngay-sinh required",
        "/nguoi/so-dinh-danh required",
      ])
    #expect(complaints.contains { $0.words.en.contains("did you mean `so-luong`") })
  }

  @Test("are told about all at once, in the order of the form")
  func allAtOnce() throws {
    let form = try form(
      "field: ten, type: text, required: true, length: 3", "field: so, type: number, least: 1, most: 20",
      "field: ngay, type: date, latest: today",
      "field: dt, type: phone, required: true")
    #expect(
      form.complaints(["ten": "dài quá", "so": 21, "ngay": "23/11/2026"])
        == ["/ten too-long", "/so too-large", "/ngay too-late", "/dt required"])
  }

  @Test("left blank in any way are not there", arguments: ["", "  ", "\u{200B}", nil] as [String?])
  func blank(value: String?) throws {
    let form = try form(
      "field: ten, type: text, required: true", "field: so, type: number", "field: nguoi, type: person",
      "field: con, type: group, repeat: { most: 2 }, fields: [{ field: t, type: text, label: { vi: a, en: a } }]")
    let blank = value.map { JSONValue.string($0) } ?? .null
    #expect(
      form.complaints([
        "ten": blank, "so": blank, "nguoi": ["ho-ten": blank, "so-dinh-danh": blank], "con": [["t": blank], [:]],
      ])
        == ["/ten required"])
  }

  @Test("of a wrong type are complained of, whatever the field")
  func wrongTypes() throws {
    let form = try form(
      "field: ten, type: text", "field: so, type: number", "field: ngay, type: date", choice,
      "field: dong-y, type: yes-no",
      "field: nguoi, type: person", "field: dt, type: phone", "field: truong, type: unit", "field: tep, type: file",
      "field: con, type: group, repeat: { most: 3 }, fields: [{ field: t, type: text, label: { vi: a, en: a } }]")
    for value: JSONValue in [5, true, 1.5, ["x"], ["x": "y"], "x\0"] {
      for field in form.fields {
        if field.id == "so", value == 5 { continue }
        if field.id == "dong-y", value == true { continue }
        let complaints = form.complaints(.object(JSONObject([(field.id.text, value)])))
        if field.id == "so", value == 1.5 { #expect(complaints == ["/so too-precise"]) }
        #expect(!complaints.isEmpty, "\(field.id) took \(value)")
      }
    }
    #expect(form.complaints(["con": ["x"]]) == ["/con/0 wrong-type"])
    #expect(form.complaints([1, 2]) == [" wrong-type"])
    #expect(form.complaints("x") == [" wrong-type"])
  }

  @Test("to what is not asked are dropped, right or wrong")
  func hidden() throws {
    let form = try form(choice, "field: dia-chi, type: text, when: 'nhan = \"buu-chinh\"', required: true, length: 5")
    #expect(form.complaints(["nhan": "buu-chinh"]) == ["/dia-chi required"])
    #expect(try form.taken(["nhan": "tai-cho", "dia-chi": "quá là dài"]).json == ["nhan": "tai-cho"])
    #expect(try form.taken(["dia-chi": "x"]).json == [:])
    #expect(form.asked(by: ["nhan": "buu-chinh"], on: today) == ["nhan", "dia-chi"])
    #expect(form.asked(by: ["nhan": "tai-cho", "dia-chi": "x"], on: today) == ["nhan"])
  }

  @Test("that were dropped hide in turn what depends on them")
  func hiddenChain() throws {
    let form = try form(
      choice, "field: a, type: number, when: 'nhan = \"buu-chinh\"'",
      "field: b, type: text, when: 'a > 3', required: true")
    #expect(try form.taken(["nhan": "tai-cho", "a": 5, "b": "x"]).json == ["nhan": "tai-cho"])
    #expect(form.complaints(["nhan": "buu-chinh", "a": 5]) == ["/b required"])
  }

  @Test("may be required by a condition, over numbers, dates and persons too")
  func requiredWhen() throws {
    let form = try form(
      "field: so, type: number", "field: nguoi, type: person", "field: ngay, type: date",
      "field: ly-do, type: text, required: 'so > 5 or nguoi.ngay sinh > date(\"2008-11-22\") or ngay < today()'")
    #expect(form.complaints(["so": 6]) == ["/ly-do required"])
    #expect(form.complaints(["so": 5]) == [])
    #expect(form.complaints(["ngay": "21/11/2026"]) == ["/ly-do required"])
    let child: JSONValue = ["ho-ten": "Lê An", "so-dinh-danh": "001210000001", "ngay-sinh": "2010-01-01"]
    #expect(form.complaints(["nguoi": child]) == ["/ly-do required"])
    #expect(form.complaints(["nguoi": person]) == [])
  }

  @Test("to a group are judged row by row, by their own conditions")
  func rows() throws {
    let form = try form(
      "field: so, type: number",
      "field: con, type: group, repeat: { least: 1, most: 3 }, fields: [{ field: ten, type: text, required: true, label: { vi: a, en: a } }, { field: hoc, type: yes-no, label: { vi: a, en: a } }, { field: lop, type: number, when: 'hoc and so > 1', required: true, label: { vi: a, en: a } }]",
      "field: chung, type: text, required: 'count(con[hoc]) > 1'")
    #expect(form.complaints([:]) == ["/con required"])
    #expect(
      form.complaints(["so": 2, "con": [["ten": "A", "hoc": true], [:], ["hoc": false, "lop": 3]]]) == [
        "/con/0/lop required", "/con/2/ten required",
      ])
    #expect(
      try form.taken(["con": [["ten": "A"], [:], ["ten": "B", "lop": 3]]]).json == [
        "con": [["ten": "A"], ["ten": "B"]]
      ])
    #expect(form.complaints(["con": [["ten": "A"], ["ten": "A"], ["ten": "A"]]]) == [])
    #expect(
      form.complaints(["con": [["ten": "A"], ["ten": "A"], ["ten": "A"], ["ten": "A"]]]) == ["/con too-many-rows"])
    #expect(form.complaints(["con": [["ten": "A", "hoc": true], ["ten": "B", "hoc": true]]]) == ["/chung required"])
    #expect(form.complaints(["con": [["ten": "A", "x": 1], 5]]) == ["/con/0/x unknown-field", "/con/1 wrong-type"])
  }

  @Test("within a group of fewer rows than needed are complained of")
  func tooFew() throws {
    let form = try form(
      "field: con, type: group, required: false, repeat: { least: 2, most: 3 }, fields: [{ field: t, type: text, label: { vi: a, en: a } }]"
    )
    #expect(form.complaints(["con": [["t": "A"], ["t": " "]]]) == ["/con too-few-rows"])
    #expect(form.complaints([:]) == [])
  }

  @Test("by dates stay within the bounds, today's included")
  func dates() throws {
    let form = try form(
      "field: a, type: date, earliest: 2026-01-01, latest: today", "field: b, type: date, earliest: today")
    #expect(form.complaints(["a": "31/12/2025", "b": "21/11/2026"]) == ["/a too-early", "/b too-early"])
    #expect(form.complaints(["a": "01/01/2026", "b": "22/11/2026"]) == [])
    #expect(form.complaints(["a": "22/11/2026"]) == [])
    #expect(form.complaints(["a": "23/11/2026"]) == ["/a too-late"])
  }

  @Test("by numbers and letters stay within the bounds, the bounds included")
  func bounds() throws {
    let form = try form(
      "field: so, type: number, least: 1, most: 20", "field: diem, type: number, decimals: 1, least: -0.5, most: 9.5",
      "field: ten, type: text, length: 3")
    #expect(form.complaints(["so": 1, "diem": -0.5, "ten": "abc"]) == [])
    #expect(form.complaints(["so": 20, "diem": 9.5]) == [])
    #expect(
      form.complaints(["so": 0, "diem": -0.6, "ten": "abcd"]) == ["/so too-small", "/diem too-small", "/ten too-long"])
    #expect(form.complaints(["so": 21, "diem": "9,6"]) == ["/so too-large", "/diem too-large"])
  }

  @Test("to a declaration have to be yes")
  func declaration() throws {
    let form = try form("field: cam-doan, type: yes-no, required: true, agree: true")
    #expect(form.complaints(["cam-doan": false]) == ["/cam-doan not-agreed"])
    #expect(form.complaints([:]) == ["/cam-doan required"])
    #expect(form.complaints(["cam-doan": "có"]) == ["/cam-doan not-yes-or-no"])
    #expect(form.complaints(["cam-doan": "true"]) == [])
  }

  @Test("name a unit that can be chosen, of the right kind")
  func units() throws {
    let form = try form("field: truong, type: unit, kinds: [school]")
    let units = [
      UnitChoice(id: "thpt-a", kind: "school", name: Words(vi: "A", en: "A")),
      UnitChoice(id: "so", kind: "department", name: Words(vi: "S", en: "S")),
    ]
    #expect(form.complaints(["truong": "thpt-a"], units: units) == [])
    for wrong in ["so", "thpt-b", "THPT-A", "../thpt-a"] {
      #expect(form.complaints(["truong": .string(wrong)], units: units) == ["/truong unknown-unit"])
    }
  }
}

@Suite("A person among the answers")
struct PersonAnswerTests {
  @Test("has every part judged")
  func parts() throws {
    let form = try form("field: nguoi, type: person")
    #expect(
      form.complaints(["nguoi": ["ho-ten": "An 2", "so-dinh-danh": "123456789", "ngay-sinh": "31/02/1990"]])
        == ["/nguoi/ho-ten not-a-name", "/nguoi/ngay-sinh no-such-day", "/nguoi/so-dinh-danh old-identity-card"])
    #expect(
      form.complaints(["nguoi": ["ho-ten": "An"]]) == ["/nguoi/ngay-sinh required", "/nguoi/so-dinh-danh required"])
    #expect(
      form.complaints(["nguoi": ["ho-ten": "An", "so-dinh-danh": 38_090_001_234, "ngay-sinh": "01/05/1990"]])
        == ["/nguoi/so-dinh-danh wrong-type"])
    #expect(
      form.complaints(["nguoi": ["ho-ten": "An", "so-dinh-danh": "038090001234", "ngay-sinh": "01/05/1991"]])
        == ["/nguoi/so-dinh-danh number-contradicts-birth"])
  }

  @Test("was born, and not before 1900", arguments: [("23/11/2026", "too-late"), ("31/12/1899", "too-early")])
  func birth(day: String, code: String) throws {
    let form = try form("field: nguoi, type: person")
    let complaints = form.complaints([
      "nguoi": ["ho-ten": "An", "so-dinh-danh": "038090001234", "ngay-sinh": .string(day)]
    ])
    #expect(complaints == ["/nguoi/ngay-sinh \(code)"])
  }

  @Test("may be named by a passport only where the form says so")
  func passport() throws {
    let foreigner: JSONValue = ["ho-ten": "Jane Doe", "ho-chieu": "x 123456", "ngay-sinh": "1990-05-01"]
    #expect(
      try form("field: nguoi, type: person").complaints(["nguoi": foreigner])
        == ["/nguoi/ho-chieu unknown-field", "/nguoi/so-dinh-danh required"])
    let open = try form("field: nguoi, type: person, papers: [so-dinh-danh, ho-chieu]")
    #expect(
      try open.taken(["nguoi": foreigner]).json == [
        "nguoi": ["ho-ten": "Jane Doe", "ho-chieu": "X123456", "ngay-sinh": "1990-05-01"]
      ])
    #expect(
      open.complaints(["nguoi": ["ho-ten": "An", "ngay-sinh": "1990-05-01"]]) == ["/nguoi/so-dinh-danh required"])
  }
}

@Suite("A file among the answers")
struct FileAnswerTests {
  private let hash = String(repeating: "0f", count: 32)

  private func complaints(_ name: String, size: JSONValue = 10, hash: String? = nil) throws -> [String] {
    try form("field: tep, type: file, kinds: [pdf, jpg], size: 1 KB").complaints(
      ["tep": ["sha256": .string(hash ?? self.hash), "name": .string(name), "size": size]])
  }

  @Test("is of a kind and size that are taken", arguments: ["giấy ủy quyền.pdf", "a.JPEG", "a.b.jpg"])
  func taken(name: String) throws {
    #expect(try complaints(name) == [])
    #expect(try complaints(name, size: 1024) == [])
    #expect(try complaints(name, size: 1025) == ["/tep file-size"])
    #expect(try complaints(name, size: 0) == ["/tep file-size"])
  }

  @Test("is refused by the end of its name", arguments: ["a.exe", "a", "a.pdf.exe", "pdf", "a.pdf "])
  func kinds(name: String) throws {
    #expect(try complaints(name) == (name == "a.pdf " ? [] : ["/tep file-kind"]))
  }

  @Test(
    "has a name that leads nowhere", arguments: ["../a.pdf", "/etc/a.pdf", "C:\\a.pdf", ".a.pdf", "a.pdf.", "a|b.pdf"])
  func names(name: String) throws {
    #expect(try complaints(name) == ["/tep not-a-file"])
  }

  @Test("is named by a whole hash and a count", arguments: ["", "0F", "zz"])
  func hashes(pair: String) throws {
    #expect(try complaints("a.pdf", hash: String(repeating: pair, count: 32)) == ["/tep not-a-file"])
    for size: JSONValue in [-1, 1.5, "1e3", "", .null, true, "99999999999999999999"] {
      #expect(try complaints("a.pdf", size: size) == ["/tep not-a-file"])
    }
  }
}

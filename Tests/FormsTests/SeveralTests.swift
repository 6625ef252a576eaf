import Forms
import JSON
import Testing
import Text

private let subjects =
  "options: [{ value: toan, label: { vi: Toán, en: Mathematics } }, { value: van, label: { vi: Văn, en: Literature } }, { value: anh, label: { vi: Anh, en: English } }]"

private let schools = ["thcs-a", "thcs-b", "thcs-c"].map { id in
  UnitChoice(id: id, kind: "school", name: .plain("Trường \(id.text)"), note: .plain("45 chỗ"))
}
private let department = UnitChoice(id: "so", kind: "department", name: .plain("Sở"))

@Suite("An amount of money")
struct MoneyTests {
  @Test(
    "is read as people write it",
    arguments: [
      ("250000", 250_000), ("250.000", 250_000), ("250.000 đ", 250_000), ("1.250.000đ", 1_250_000),
      ("1 500 000 VND", 1_500_000), ("250,000", 250_000), ("5.000 đồng", 5_000), ("0", 0), ("70.000 ₫", 70_000),
    ])
  func written(text: String, dong: Int64) throws {
    let form = try form("field: so-tien, type: money")
    #expect(try form.taken(["so-tien": .string(text)]).json == ["so-tien": .integer(dong)])
  }

  @Test(
    "is refused where it could mean another",
    arguments: ["250,5", "2.50", "1.250,000", "1,250.000", "12a", "đ", "25.0000", "-", "1e6", "٢٥٠"])
  func ambiguous(text: String) throws {
    #expect(try form("field: so-tien, type: money").complaints(["so-tien": .string(text)]) == ["/so-tien not-a-number"])
  }

  @Test("has bounds, is never less than nothing, and is told with its sign")
  func bounds() throws {
    let form = try form("field: so-tien, type: money, least: 50000, most: 5000000")
    #expect(form.complaints(["so-tien": 49_999]) == ["/so-tien too-small"])
    #expect(form.complaints(["so-tien": "5.000.001"]) == ["/so-tien too-large"])
    #expect(try FormsTests.form("field: x, type: money").complaints(["x": "-5.000"]) == ["/x too-small"])
    guard case .wrong(let wrong) = form.check(["so-tien": 1], on: today) else {
      Issue.record("one đồng was taken")
      return
    }
    #expect(wrong.first?.words.vi == "Hãy nhập từ 50.000 đ đến 5.000.000 đ.")
    let sheet = form.sheet(of: try form.taken(["so-tien": 250_000]))
    #expect(sheet["so-tien"]?.words.vi == "250.000 đ")
  }

  @Test("is compared by conditions as a number")
  func facts() throws {
    let form = try form("field: so-tien, type: money")
    #expect(try holds("so tien >= 250000", form, try form.taken(["so-tien": "250.000"])))
  }

  @Test("has bounds in figures alone: 50.000 in a definition would be fifty")
  func figures() {
    #expect(findings("field: x, type: money, most: 50.000").contains { $0.contains("250000") })
    #expect(findings("field: x, type: money, least: 9, most: 5").contains { $0.contains("no amount would be right") })
  }
}

@Suite("Several choices")
struct SeveralTests {
  @Test("are kept in the order of the form, whichever was ticked first")
  func order() throws {
    let form = try form("field: mon, type: choices, \(subjects)")
    #expect(try form.taken(["mon": ["anh", "", "toan"]]).json == ["mon": ["toan", "anh"]])
    #expect(try form.taken(["mon": "van"]).json == ["mon": ["van"]])
    #expect(form.sheet(of: try form.taken(["mon": ["anh", "toan"]]))["mon"]?.words.en == "Mathematics\nEnglish")
  }

  @Test("are counted, known, and chosen once")
  func wrong() throws {
    let form = try form("field: mon, type: choices, \(subjects), least: 2, most: 2")
    #expect(form.complaints(["mon": ["toan"]]) == ["/mon too-few-choices"])
    #expect(form.complaints(["mon": ["toan", "van", "anh"]]) == ["/mon too-many-choices"])
    #expect(form.complaints(["mon": ["toan", "ly"]]) == ["/mon/1 unknown-choice"])
    #expect(form.complaints(["mon": ["toan", "toan"]]) == ["/mon/1 chosen-twice"])
    #expect(form.complaints(["mon": [["toan"], 3]]) == ["/mon/0 wrong-type", "/mon/1 wrong-type"])
    #expect(form.complaints(["mon": ["a": "toan"]]) == ["/mon wrong-type"])
    #expect(form.complaints(["mon": [""]]) == [], "nothing was ticked, and nothing has to be")
  }

  @Test("are asked for where the form needs them, and a hostile list is not looked through")
  func many() throws {
    let form = try form("field: mon, type: choices, \(subjects), required: true")
    #expect(form.complaints(["mon": [""]]) == ["/mon required"])
    let list = JSONValue.array(Array(repeating: "toan", count: 100_000))
    #expect(form.complaints(["mon": list]) == ["/mon too-many-choices"])
  }

  @Test("are a list to conditions")
  func facts() throws {
    let form = try form("field: mon, type: choices, \(subjects)")
    let answers = try form.taken(["mon": ["anh", "toan"]])
    #expect(try holds("list contains(mon, \"toan\")", form, answers))
    #expect(try holds("count(mon) = 2 and mon[1] = \"toan\"", form, answers))
    #expect(try holds("some m in mon satisfies m = \"anh\"", form, answers))
    #expect(try holds("mon = null", form, try form.taken([:])))
  }

  @Test("come back from the record as they were")
  func recorded() throws {
    let form = try form("field: mon, type: choices, \(subjects)", "field: nv, type: units, most: 3")
    let answers = try form.taken(["mon": ["van", "toan"], "nv": ["thcs-b", "thcs-a"]], units: schools)
    #expect(form.answers(recorded: answers.json) == answers)
    #expect(form.parts(of: answers).personal == [:])
  }

  @Test("in order keep their order")
  func ranking() throws {
    let form = try form("field: uu-tien, type: ranking, \(subjects), most: 2")
    let answers = try form.taken(["uu-tien": ["van", "toan"]])
    #expect(answers.json == ["uu-tien": ["van", "toan"]])
    #expect(form.sheet(of: answers)["uu-tien"]?.words.vi == "1. Văn\n2. Toán")
    #expect(form.complaints(["uu-tien": ["van", "toan", "anh"]]) == ["/uu-tien too-many-choices"])
    #expect(try holds("uu tien[1] = \"van\"", form, answers))
  }

  @Test(
    "cannot be defined so that nobody could answer",
    arguments: [
      "type: choices, \(subjects), least: 4", "type: choices, \(subjects), most: 4", "type: units",
      "type: units, least: 3, most: 2", "type: units, most: 21", "type: ranking, \(subjects), least: 3, most: 2",
      "type: choices", "type: units, most: 3, each: Nguyện vọng", "type: area, kinds: [school]",
    ])
  func definitions(field: String) {
    #expect(!findings("field: x, \(field)").isEmpty)
  }
}

@Suite("Units in order of preference")
struct WishesTests {
  private func form() throws -> Form {
    try FormsTests.form("field: nguyen-vong, type: units, kinds: [school], least: 1, most: 3, required: true")
  }

  @Test("are taken in the order of the applicant, blanks closed up")
  func order() throws {
    let answers = try form().taken(["nguyen-vong": ["thcs-c", "", "thcs-a"]], units: schools)
    #expect(answers.json == ["nguyen-vong": ["thcs-c", "thcs-a"]])
    let sheet = try form().sheet(of: answers, offering: Offering(units: schools))
    #expect(sheet["nguyen-vong"]?.words.vi == "1. Trường thcs-c\n2. Trường thcs-a")
    #expect(try holds("nguyen vong[1] = \"thcs-c\" and count(nguyen vong) = 2", form(), answers))
  }

  @Test("are refused at the second place when one is chosen twice")
  func twice() throws {
    let given: JSONValue = ["nguyen-vong": ["thcs-c", "thcs-a", "thcs-c"]]
    #expect(try form().complaints(given, units: schools) == ["/nguyen-vong/2 chosen-twice"])
    guard case .wrong(let wrong) = try form().check(given, on: today, offering: Offering(units: schools)) else {
      return
    }
    #expect(wrong.first?.words.vi.contains("đã chọn ở vị trí 1") == true)
  }

  @Test("are of the right kind, and of those that are open")
  func closed() throws {
    let offering = Offering(units: schools + [department], only: ["thcs-a", "so"])
    func complaints(_ id: String) throws -> [String] {
      try form().check(["nguyen-vong": [.string(id)]], on: today, offering: offering).complaints
    }
    #expect(try complaints("thcs-a") == [])
    #expect(try complaints("thcs-b") == ["/nguyen-vong/0 unknown-unit"], "a school outside the plan")
    #expect(try complaints("so") == ["/nguyen-vong/0 unknown-unit"], "no school")
  }

  @Test("are named on the sheet although they are not open any more")
  func named() throws {
    let answers = try form().taken(["nguyen-vong": ["thcs-b"]], units: schools)
    let sheet = try form().sheet(of: answers, offering: Offering(units: schools, only: ["thcs-a"]))
    #expect(sheet["nguyen-vong"]?.words.vi == "1. Trường thcs-b")
  }

  @Test("come from a page, one list below the other")
  func posted() throws {
    let posted = try form().read(posted: [
      (name: "nguyen-vong[1]", value: ""), (name: "nguyen-vong[0]", value: "thcs-b"),
      (name: "nguyen-vong[2]", value: "thcs-a"),
    ])
    #expect(posted == ["nguyen-vong": ["thcs-b", "", "thcs-a"]])
  }
}

@Suite("An area")
struct AreaTests {
  private let zones = [
    AreaChoice(id: "dia-ban-1", name: .plain("Thôn 1")), AreaChoice(id: "dia-ban-2", name: .plain("Thôn 2")),
  ]

  @Test("is one of those that are supplied")
  func supplied() throws {
    let form = try form("field: khu-vuc, type: area")
    let offering = Offering(units: [], areas: zones)
    #expect(form.check(["khu-vuc": "dia-ban-3"], on: today, offering: offering).complaints == ["/khu-vuc unknown-area"])
    let answers = try form.check(["khu-vuc": "dia-ban-2"], on: today, offering: offering).taken()
    #expect(form.sheet(of: answers, offering: offering)["khu-vuc"]?.words.vi == "Thôn 2")
    #expect(form.answers(recorded: answers.json) == answers)
    #expect(try holds("khu vuc = \"dia-ban-2\"", form, answers))
  }

  @Test("cannot be chosen while nobody supplies any, and the complaint says so")
  func missing() throws {
    let form = try form("field: khu-vuc, type: area")
    #expect(form.complaints(["khu-vuc": "dia-ban-1"]) == ["/khu-vuc no-areas"])
  }
}

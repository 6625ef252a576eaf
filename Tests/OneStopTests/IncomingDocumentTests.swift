import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("An incoming document")
struct IncomingDocumentTests {
  @Test("goes through all hands: clerk, leader, who leads, who works along, and every one sees what the others did")
  func walk() throws {
    let office = try Office()
    let key = try office.received(office.arriving())
    #expect(key.text == "VB-1")
    #expect(try office.perform(.register(attested: nil), on: key, by: "minh") == "done")
    #expect(try office.number(of: key) == "01")
    #expect(try office.perform(.submit(remark: "Kính trình"), on: key, by: "minh") == "done")
    let given = [
      DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true),
      DocumentAssignee(unit: "thpt-trung-tam", isLead: false),
    ]
    #expect(try office.perform(.assign(given, opinion: "Tra sổ gốc", due: nil), on: key, by: "hoa") == "done")
    #expect(try office.oneStop.documentWaits(for: "duc").map(\.document.key) == [key])
    #expect(try office.oneStop.documentWaits(for: "an").map(\.wait.task) == [2])
    #expect(try office.perform(.take(task: 1), on: key, by: "duc") == "done")
    #expect(try office.perform(.report(task: 1, result: "Đã tra"), on: key, by: "duc") == "others-open")
    #expect(try office.perform(.report(task: 2, result: "Có học tại trường"), on: key, by: "an") == "done")
    #expect(try office.perform(.report(task: 1, result: "Khớp sổ gốc"), on: key, by: "duc") == "done")
    let view = try office.oneStop.document(key, for: "an")
    #expect(view.document.state == .done && view.document.endedAt != nil)
    #expect(view.history.compactMap(\.note) == ["Kính trình", "Tra sổ gốc", "Có học tại trường", "Khớp sổ gốc"])
    #expect(view.history.map(\.by.vi).contains("Vũ Thị An"))
    #expect(try office.oneStop.documentWaits(for: "duc").isEmpty)
  }

  @Test("is numbered without gaps: paper and electronic in one series, secret ones apart, refusals use no number")
  func numbers() throws {
    let office = try Office()
    let paper = try office.received(office.arriving("một"))
    let wire = try office.received(office.arriving("hai", medium: .electronic))
    let secret = try office.received(office.arriving("ba", secrecy: .secret))
    let forged = try office.received(office.arriving("bốn", medium: .electronic, authenticity: .invalid))
    let last = try office.received(office.arriving("năm"))
    #expect(try office.perform(.register(attested: nil), on: paper, by: "minh") == "done")
    #expect(try office.perform(.register(attested: nil), on: forged, by: "minh") == "document-not-genuine")
    #expect(try office.perform(.register(attested: nil), on: secret, by: "minh") == "done")
    #expect(try office.perform(.register(attested: nil), on: wire, by: "minh") == "done")
    #expect(try office.perform(.register(attested: nil), on: wire, by: "minh") == "document-not-now")
    #expect(try office.perform(.register(attested: nil), on: last, by: "lan") == "not-yours")
    #expect(try office.perform(.register(attested: nil), on: last, by: "minh") == "done")
    #expect(try [paper, wire, last].map { try office.number(of: $0) } == ["01", "02", "03"])
    #expect(try office.number(of: secret) == "01")
  }

  @Test("on paper bears no day that has not come yet; what a message says is recorded as it came")
  func datedAhead() throws {
    let office = try Office(at: "2026-11-17T23:59")
    let paper = office.arriving()
    guard case .refused(let notice) = try office.receive(paper) else { throw OfficeFailure() }
    #expect(notice.code == "dated-ahead" && notice.words.vi.contains("18/11/2026"))
    _ = try office.received(office.arriving("qua trục", medium: .electronic))
    office.wait(minutes: 1)
    _ = try office.received(paper)
  }

  @Test("begins at 01 again in a new year")
  func newYear() throws {
    let office = try Office(at: "2026-12-31T09:00")
    let old = try office.received(office.arriving("cũ"))
    try office.perform(.register(attested: nil), on: old, by: "minh")
    try office.go(to: "2027-01-04T09:00")
    let new = try office.received(office.arriving("mới"))
    try office.perform(.register(attested: nil), on: new, by: "minh")
    #expect(try [old, new].map { try office.oneStop.document($0, for: "minh").document.entry?.year } == [2026, 2027])
    #expect(try office.number(of: new) == "01")
  }

  @Test("is sent back when it is not genuine or not meant for this office, and answers in the day what it was told")
  func turnedBack() throws {
    let office = try Office()
    let wrong = try office.received(office.arriving(medium: .electronic, isAddressedHere: false))
    #expect(try office.perform(.register(attested: nil), on: wrong, by: "minh") == "document-misaddressed")
    #expect(try office.perform(.turnBack(reason: "  "), on: wrong, by: "minh") == "text-missing")
    #expect(try office.perform(.turnBack(reason: "Gửi nhầm cơ quan"), on: wrong, by: "minh") == "done")
    #expect(try office.oneStop.document(wrong, for: "minh").document.state == .returned)
    let undecided = try office.received(office.arriving("b", medium: .electronic, authenticity: .undecided))
    #expect(try office.perform(.register(attested: nil), on: undecided, by: "minh") == "attestation-missing")
    #expect(try office.perform(.register(attested: "Đã gọi xác nhận"), on: undecided, by: "minh") == "done")
  }

  @Test("is due for registering the next working day, an urgent one in half an hour")
  func due() throws {
    let office = try Office(at: "2026-11-20T16:45")
    let plain = try office.received(office.arriving())
    let urgent = try office.received(office.arriving("gấp", urgency: .express))
    #expect(try office.oneStop.document(plain, for: "minh").document.due == Instant("2026-11-23T17:00"))
    #expect(try office.oneStop.document(urgent, for: "minh").document.due == Instant("2026-11-23T07:15"))
    #expect(try office.oneStop.documentWaits(for: "minh").map(\.document.key) == [urgent, plain])
  }

  @Test("is seen by the units that have to do with it; a secret one only by clerks, leaders and who is named")
  func sight() throws {
    let office = try Office()
    let plain = try office.received(office.arriving("thường"))
    let secret = try office.received(office.arriving("mật", secrecy: .topSecret))
    func seen(_ officer: Key<Officer>) throws -> [DocumentKey] {
      try office.oneStop.documents(for: officer, DocumentFilters()).rows.map(\.key)
    }
    #expect(try seen("minh") == [secret, plain])
    #expect(try seen("hoa") == [secret, plain])
    #expect(try seen("lan") == [plain])
    #expect(try seen("an") == [])
    #expect(throws: UseRefusal.noSuchDocument) { try office.oneStop.document(secret, for: "lan") }
    #expect(throws: UseRefusal.noSuchDocument) { try office.oneStop.document(plain, for: "an") }
    #expect(throws: UseRefusal.noSuchDocument) {
      try office.oneStop.perform(.register(attested: nil), on: plain, office.request(by: "an", "x"))
    }
    try office.perform(.register(attested: nil), on: secret, by: "minh")
    let given = [DocumentAssignee(unit: "so-gddt", officer: "lan", isLead: true)]
    #expect(try office.perform(.assign(given, opinion: nil, due: nil), on: secret, by: "hoa") == "done")
    #expect(try seen("lan") == [secret, plain])
    #expect(try seen("duc") == [plain])
  }

  @Test("is found by beginnings of words in any order, only by those who may see it")
  func search() throws {
    let office = try Office()
    let key = try office.received(office.arriving("Về việc xác minh văn bằng của Trần Văn Đức"))
    _ = try office.received(office.arriving("Giấy mời họp"))
    var filters = DocumentFilters()
    filters.text = "duc xac"
    #expect(try office.oneStop.documents(for: "minh", filters).rows.map(\.key) == [key])
    #expect(try office.oneStop.documents(for: "an", filters).rows.isEmpty)
    filters.text = "267/sgddt"
    #expect(try office.oneStop.documents(for: "minh", filters).rows.count == 2)
  }

  @Test("is assigned to units and officers that are there, with one who leads and a limit that has not passed")
  func assigning() throws {
    let office = try Office()
    let key = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: key, by: "minh")
    func assign(_ given: [DocumentAssignee], due: Instant? = nil, by officer: Key<Officer> = "hoa") throws -> String {
      try office.perform(.assign(given, opinion: nil, due: due), on: key, by: officer)
    }
    let lead = DocumentAssignee(unit: "so-gddt", isLead: true)
    #expect(try assign([]) == "nobody-assigned")
    #expect(try assign([lead, DocumentAssignee(unit: "thpt-song-mau", isLead: true)]) == "lead-unclear")
    #expect(try assign([DocumentAssignee(unit: "khong-co", isLead: true)]) == "unknown-unit")
    #expect(try assign([DocumentAssignee(unit: "so-gddt", officer: "an", isLead: true)]) == "officer-not-in-unit")
    #expect(try assign([lead, DocumentAssignee(unit: "so-gddt", isLead: false)]) == "assigned-twice")
    #expect(try assign([lead], due: Instant("2026-11-01T09:00")) == "due-passed")
    #expect(try assign([lead], by: "minh") == "not-yours")
    #expect(try assign([lead]) == "done")
    // Another one in place of the first: what was open is withdrawn.
    #expect(try assign([DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true)]) == "done")
    let view = try office.oneStop.document(key, for: "duc")
    #expect(view.document.tasks.map(\.number) == [2] && view.takes == [2])
    #expect(try office.perform(.take(task: 1), on: key, by: "duc") == "task-not-open")
    #expect(try office.perform(.take(task: 2), on: key, by: "lan") == "taken-by-other")
  }

  @Test("is taken once however often it is sent, and a command on what was seen before is refused")
  func once() throws {
    let office = try Office()
    let first = try office.receive(office.arriving(), id: "a")
    #expect(try office.receive(office.arriving(), id: "a") == first)
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.count == 1)
    let key = DocumentKey(number: 1)
    try office.perform(.register(attested: nil), on: key, by: "minh")
    #expect(try office.perform(.submit(remark: nil), on: key, by: "minh", expecting: 1) == "stale")
    #expect(try office.perform(.submit(remark: nil), on: key, by: "minh", expecting: 2, id: "new") == "done")
  }

  @Test("is given up when its sender asks it back, and the register keeps the trace")
  func recall() throws {
    let office = try Office()
    let key = try office.received(office.arriving(medium: .electronic))
    try office.perform(.register(attested: nil), on: key, by: "minh")
    #expect(try office.perform(.agreeRecall, on: key, by: "hoa") == "not-asked-back")
    #expect(try office.perform(.noteAskedBack(reason: "Sai số liệu"), on: key, by: "minh") == "done")
    #expect(try office.oneStop.documentWaits(for: "hoa").map(\.document.key) == [key])
    #expect(try office.perform(.refuseRecall(reason: "Đang thực hiện"), on: key, by: "hoa") == "done")
    #expect(try office.perform(.noteAskedBack(reason: "Xin lấy lại"), on: key, by: "minh") == "done")
    #expect(try office.perform(.agreeRecall, on: key, by: "hoa") == "done")
    let day = try #require(Day("2026-11-19"))
    let page = try office.oneStop.documentRegister(
      DocumentRegisterFilters(agency: "so-gddt", direction: .incoming, from: day, through: day), for: "minh")
    #expect(page.rows.map(\.state) == [.recalled] && page.rows.map(\.entry?.text) == ["01"])
  }
}

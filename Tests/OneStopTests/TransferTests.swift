import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A transfer between two schools")
struct TransferTests {
  func filed(_ office: Office) throws -> DossierCode {
    let form = try #require(office.oneStop.definitions.forms["thuyen-chuyen-vien-chuc"])
    let json: JSONObject = [
      "nguoi-de-nghi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038190001234"],
      "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "truong-di": "thpt-trung-tam", "chuc-danh": "nhan-vien",
      "ngay-tuyen-dung": "2015-09-01", "truong-den": "thpt-song-mau", "ly-do": "chuyen-mon", "trinh-bay": "Gần nhà",
      "nhan-ket-qua": "tai-bo-phan",
    ]
    let day = try #require(Day("2026-11-02"))
    let offering = Offering(units: office.oneStop.definitions.authority.unitChoices)
    guard case .right(let answers) = form.check(.object(json), on: day, offering: offering) else {
      throw OfficeFailure()
    }
    let papers = ["so-yeu-ly-lich", "van-bang-chung-chi", "quyet-dinh-luong", "nhan-xet-danh-gia"] as [Key<Part>]
    let uploads = try office.oneStop.papers(
      try papers.map { part in
        var pieces: [[UInt8]] = [Array("%PDF-1.7 \(part)".utf8)]
        let upload = try office.oneStop.upload(name: "\(part).pdf", from: .network("a")) {
          pieces.isEmpty ? [] : pieces.removeFirst()
        }
        return (part, upload.id)
      })
    let key = CommandKey(owner: "form", id: "thuyen-chuyen")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let outcome = try office.oneStop.submit(
      Submission(channel: .online, answers: answers, papers: uploads, secretHash: hash), to: "thuyen-chuyen-vien-chuc",
      CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return code
  }

  /// Acts on the first open task of the officer's own.
  @discardableResult
  func act(
    _ action: Key<Action>, on code: DossierCode, by officer: Key<Officer>, reason: String? = nil,
    signed: SignedDocument? = nil, _ office: Office
  ) throws -> Outcome {
    let view = try office.oneStop.view(code, for: .officer(officer))
    let task = try #require(view.offers.first { $0.action.id == action && $0.refusal == nil }?.task)
    return try office.oneStop.perform(
      .act(Act(task: task, action: action, reason: reason, signed: signed)), on: code,
      CommandRequest(
        key: CommandKey(owner: "officer/\(officer)", id: "\(view.dossier.version)" + (signed?.sha256 ?? "")),
        digest: "",
        caller: .officer(officer)))
  }

  @Test("stands in the queues of both at the same time, and is seen by no other school")
  func queues() throws {
    let office = try Office(at: "2026-11-02T08:00")
    let code = try filed(office)
    try act("tiep-nhan", on: code, by: "lan", office)
    #expect(try office.oneStop.queue(of: "an").rows.map(\.dossier.code) == [code])
    #expect(try office.oneStop.queue(of: "binh").rows.map(\.dossier.code) == [code])
    #expect(try office.oneStop.queue(of: "cuc").rows.isEmpty)
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.view(code, for: .officer("cuc")) }

    try act("dong-y", on: code, by: "an", office)
    #expect(try office.oneStop.queue(of: "an").rows.isEmpty, "heard")
    #expect(try office.oneStop.queue(of: "binh").rows.map(\.dossier.code) == [code], "still to be heard")
    try act("dong-y", on: code, by: "binh", office)
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.place == .step("tham-dinh"))
  }

  @Test("names schools on its letters as people call them, and who said what in its history")
  func words() throws {
    let office = try Office(at: "2026-11-02T08:00")
    let code = try filed(office)
    try act("tiep-nhan", on: code, by: "lan", office)
    try act("dong-y", on: code, by: "an", office)
    try act("dong-y", on: code, by: "binh", office)
    try act("trinh-hoi-dong", on: code, by: "duc", office)
    for member in ["giang", "hai", "khanh"] as [Key<Officer>] { try act("tan-thanh", on: code, by: member, office) }
    try act("ky-quyet-dinh", on: code, by: "hoa", office)
    let view = try office.oneStop.view(code, for: .officer("an"))
    #expect(view.timeline.contains { $0.text.vi == "Trường nơi đi: Đồng ý" && $0.by.vi == "Vũ Thị An" })
    #expect(view.timeline.count { $0.text.vi == "Ủy viên hội đồng: Tán thành" } == 3)
    let decision = try #require(view.letters.first { $0.letter == "quyet-dinh-thuyen-chuyen" })
    let rows = decision.blocks.compactMap { if case .rows(let rows) = $0 { rows } else { nil } }.joined()
    #expect(rows.map(\.value.vi).suffix(2) == ["Trường THPT Trung Tâm", "Trường THPT Sông Mẫu"])
    #expect(rows.last?.value.en == "Sông Mẫu Upper Secondary School")
  }

  @Test("gives no member of the council a second voice, taken or not")
  func oneVoiceEach() throws {
    let office = try Office(at: "2026-11-02T08:00")
    let code = try filed(office)
    try act("tiep-nhan", on: code, by: "lan", office)
    try act("dong-y", on: code, by: "an", office)
    try act("dong-y", on: code, by: "binh", office)
    try act("trinh-hoi-dong", on: code, by: "duc", office)
    try act("tan-thanh", on: code, by: "giang", office)
    let view = try office.oneStop.view(code, for: .officer("giang"))
    #expect(view.dossier.tasks.count == 4)
    #expect(view.offers.allSatisfy { $0.refusal == .heardAlready("hoi-dong") })
    let taken = try office.oneStop.perform(
      .take(task: view.dossier.tasks[0].number), on: code,
      CommandRequest(key: CommandKey(owner: "officer/giang", id: "x"), digest: "", caller: .officer("giang")))
    guard case .refused(let notice) = taken else {
      Issue.record("taken by who has spoken")
      return
    }
    #expect(notice.code == "heard-already")
  }

  @Test("hears a school after its limit, reminded and reported, and nobody once the other has objected")
  func afterTheLimit() throws {
    let office = try Office(at: "2026-11-02T08:00")
    let code = try filed(office)
    try act("tiep-nhan", on: code, by: "lan", office)
    try act("dong-y", on: code, by: "an", office)
    try office.go(to: "2026-11-20T09:00")
    while try office.oneStop.tick() > 0 {}
    let late = try office.oneStop.view(code, for: .officer("binh"))
    #expect(late.dossier.tasks.map(\.clockActs) == [2], "silence is no consent")
    let (task, version) = (try #require(late.dossier.tasks.first?.number), late.dossier.version)
    let request = CommandRequest(
      key: CommandKey(owner: "officer/binh", id: "late"), digest: "", caller: .officer("binh"), expecting: version)
    let objection = try office.oneStop.perform(
      .act(Act(task: task, action: "khong-dong-y", reason: "Thiếu giáo viên")), on: code, request)
    guard case .done = objection else {
      Issue.record("\(objection)")
      return
    }
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.place == .step("tra-loi"))
    let consent = try office.oneStop.perform(
      .act(Act(task: task, action: "dong-y")), on: code,
      CommandRequest(key: CommandKey(owner: "officer/binh", id: "later"), digest: "", caller: .officer("binh")))
    guard case .refused(let notice) = consent else {
      Issue.record("a consent to what is decided already")
      return
    }
    #expect(notice.code == "task-not-open", "\(notice)")
  }

  @Test("is the same when every projection is made again, opinions and acts of the clock included")
  func rebuilt() throws {
    let office = try Office(at: "2026-11-02T08:00")
    let code = try filed(office)
    try act("tiep-nhan", on: code, by: "lan", office)
    try act("dong-y", on: code, by: "an", office)
    try office.go(to: "2026-11-20T09:00")
    while try office.oneStop.tick() > 0 {}
    let view = try office.oneStop.view(code, for: .officer("binh"))
    #expect(view.dossier.letters.map(\.letter).suffix(2) == ["cong-van-don-doc", "bao-cao-cham-y-kien"])
    #expect(view.dossier.tasks.map(\.clockActs) == [2])
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.faults.map(\.words.en) == [])
    #expect(report.differing == 0)
  }
}

import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A report")
struct ReportingTests {
  private func filters(
    _ from: String, _ through: String, unit: Key<Procedures.Unit>? = nil, procedure: Key<Procedure>? = nil
  ) throws -> ReportFilters {
    ReportFilters(
      from: try #require(Day(from)), through: try #require(Day(through)), unit: unit, procedure: procedure)
  }

  private func rate(_ filed: (code: DossierCode, secret: String), _ stars: Int, _ office: Office) throws {
    _ = try office.oneStop.perform(
      .rate(Rating(stars: stars, comment: "")), on: filed.code,
      CommandRequest(
        key: CommandKey(owner: "receipt", id: "rate \(filed.code)"), digest: "",
        caller: .applicant(secretHash: OneStop.hash(ofSecret: filed.secret))))
  }

  /// October: one refused in time. November: one refused in time, one late, one withdrawn before it was accepted, one that
  /// is asked for supplements, one that is late and being handled, one that was just received.
  private func office() throws -> (office: Office, late: DossierCode, open: DossierCode) {
    let office = try Office(at: "2026-10-30T09:00")
    try office.loadRegister()
    func refused(_ id: String, at moment: String) throws -> (code: DossierCode, secret: String) {
      let filed = try office.filed(id)
      try office.go(to: moment)
      try office.act("tu-choi", on: filed.code, by: "lan", reason: "Không thuộc thẩm quyền")
      return filed
    }
    _ = try refused("october", at: "2026-10-30T10:00")
    try office.go(to: "2026-10-30T16:00")
    let carried = try office.filed("carried")
    try office.go(to: "2026-11-03T09:00")
    try office.act("tu-choi", on: carried.code, by: "lan", reason: "Không thuộc thẩm quyền")
    try rate(carried, 2, office)
    try rate(try refused("in time", at: "2026-11-03T10:00"), 5, office)
    let withdrawn = try office.filed("withdrawn")
    let applicant = Caller.applicant(secretHash: OneStop.hash(ofSecret: withdrawn.secret))
    let offers = try office.oneStop.view(withdrawn.code, for: applicant).offers
    let offer = try #require(offers.first { $0.action.id == "rut-ho-so" })
    _ = try office.oneStop.perform(
      .act(Act(task: offer.task, action: "rut-ho-so", reason: "Đổi ý")), on: withdrawn.code,
      CommandRequest(key: CommandKey(owner: "receipt", id: "w"), digest: "", caller: applicant))
    let asked = try office.filed("asked")
    try office.act(
      "yeu-cau-bo-sung", on: asked.code, by: "lan", reason: "Thiếu",
      items: [AskedItem(item: .field("so-hieu"), remark: "")])
    let open = try office.filed("open")
    try office.act("tiep-nhan", on: open.code, by: "lan")
    try office.go(to: "2026-11-20T09:00")
    _ = try office.filed("new")
    return (office, carried.code, open.code)
  }

  @Test("says what came, went in time and late, waits and was rated, by units, procedures and months")
  func counts() throws {
    let (office, _, _) = try office()
    let report = try office.oneStop.report(try filters("2026-11-01", "2026-11-30"), for: "hoa")
    let all = report.all
    #expect(all.received == [.online: 5] && all.carried == 1)
    #expect(all.onTime == 1 && all.late == 1 && all.notRated == 1)
    #expect(all.waiting == 3 && all.overdue == 1 && all.within == 2)
    #expect(all.judged == 5 && all.judgedOnTime == 3)
    #expect(all.stars == [0, 1, 0, 0, 1] && all.satisfied == 1)
    #expect(report.end == office.now)
    #expect(report.units.first?.unit == "so-gddt" && report.units.first?.counts == all)
    #expect(report.units.count == office.oneStop.definitions.authority.units.count)
    #expect(report.procedures.map(\.procedure) == ["cap-ban-sao-van-bang"] && report.procedures[0].counts == all)
    let both = try office.oneStop.report(try filters("2026-10-01", "2026-11-30"), for: "hoa")
    #expect(both.months.map(\.month.description) == ["2026-10", "2026-11"])
    #expect(both.months[1].counts == all, "what October left is carried into November")
    #expect(both.months[0].counts.waiting == 1 && both.months[0].counts.overdue == 0)
    #expect(both.all.receivedInAll == 7 && both.all.carried == 0 && both.all.waiting == 3)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("compares what has no end with the end of the period, or with now while it is not over")
  func ends() throws {
    let (office, _, open) = try office()
    func overdue(_ through: String) throws -> Int {
      try office.oneStop.report(try filters("2026-11-01", through), for: "hoa").all.overdue
    }
    #expect(try overdue("2026-11-02") == 1, "the one carried from October, handled on the 3rd")
    #expect(try overdue("2026-11-03") == 1, "the open one was due that day")
    let due = try #require(office.oneStop.view(open, for: .officer("lan")).dossier.deadline?.due)
    #expect(due.description == "2026-11-03T17:00:00+07:00")
    let fresh = try Office(at: "2026-11-19T09:00")
    let code = try fresh.filed().code
    try fresh.act("tiep-nhan", on: code, by: "lan")
    func now() throws -> ReportCounts {
      try fresh.oneStop.report(try filters("2026-11-01", "2026-11-30"), for: "hoa").all
    }
    try fresh.go(to: "2026-11-19T17:00")
    #expect(try now().within == 1 && now().overdue == 0, "the due moment itself is in time")
    try fresh.go(to: "2026-11-19T17:00:01")
    #expect(try now().within == 0 && now().overdue == 1)
  }

  @Test("lists the late ones with the rule that makes them late")
  func late() throws {
    let (office, carried, open) = try office()
    let asked = try filters("2026-11-01", "2026-11-30")
    let page = try office.oneStop.lateDossiers(asked, for: "hoa")
    #expect(page.rows.map(\.row.code) == [carried, open] && page.next == nil)
    #expect(page.rows.map(\.row.cause) == [.longestTime, .dueDate])
    #expect(page.rows.map(\.unit) == ["so-gddt", "so-gddt"])
    let first = try office.oneStop.lateDossiers(asked, for: "hoa", limit: 1)
    #expect(first.rows.map(\.row.code) == [carried])
    #expect(first.next != nil)
    let second = try office.oneStop.lateDossiers(asked, for: "hoa", after: first.next, limit: 1)
    #expect(second.rows.map(\.row.code) == [open])
    #expect(try office.oneStop.lateDossiers(filters("2026-10-01", "2026-10-31"), for: "hoa").rows.isEmpty)
  }

  @Test("is of the officer's units and those below; another unit or an unknown name is refused with the nearest")
  func eyes() throws {
    let (office, _, _) = try office()
    let desk = office.oneStop
    let school = try desk.report(try filters("2026-11-01", "2026-11-30"), for: "an")
    #expect(school.units.map(\.unit) == ["thpt-trung-tam"] && school.all == ReportCounts())
    #expect(throws: ReportRefusal.foreignUnit("so-gdt", own: ["thpt-trung-tam"], nearest: nil)) {
      try desk.report(try filters("2026-11-01", "2026-11-30", unit: "so-gdt"), for: "an")
    }
    #expect(throws: ReportRefusal.self) {
      try desk.lateDossiers(try filters("2026-11-01", "2026-11-30", unit: "so-gddt"), for: "an")
    }
    #expect(try desk.report(filters("2026-11-01", "2026-11-30", unit: "thpt-song-mau"), for: "hoa").units.count == 1)
    let typo = try filters("2026-11-01", "2026-11-30", procedure: "cap-ban-sao-van-ban")
    let unknown = ReportRefusal.unknownProcedure("cap-ban-sao-van-ban", nearest: "cap-ban-sao-van-bang")
    #expect(throws: unknown) { try desk.lateDossiers(typo, for: "hoa") }
    #expect(throws: unknown) { try desk.book(typo, for: "hoa") }
    #expect(
      throws: unknown
    ) { try desk.report(try filters("2026-11-01", "2026-11-30", procedure: "cap-ban-sao-van-ban"), for: "hoa") }
    let none = try desk.report(try filters("2026-11-01", "2026-11-30", procedure: "tuyen-sinh-lop-6"), for: "hoa")
    #expect(none.all == ReportCounts())
    #expect(try desk.report(try filters("2026-11-01", "2026-11-30"), for: "khong-ai").units.isEmpty)
  }

  @Test("of a period that is none, has not begun or is of more than ten years is refused")
  func periods() throws {
    let (office, _, _) = try office()
    for (from, through) in [
      ("2026-11-02", "2026-11-01"), ("2026-11-21", "2026-11-30"), ("2015-01-01", "2026-11-30"),
    ] {
      #expect(throws: ReportRefusal.period, "\(from)") {
        try office.oneStop.report(try filters(from, through), for: "hoa")
      }
    }
    let today = try office.oneStop.report(try filters("2026-11-20", "2026-11-20"), for: "hoa")
    #expect(today.all.receivedInAll == 1 && today.all.carried == 2)
  }

  @Test("reaches a target exactly at its percentage, and none of nothing")
  func shares() throws {
    #expect(
      Share(kind: .online, part: 3, whole: 5).reaches(60) && !Share(kind: .online, part: 599, whole: 1000).reaches(60))
    #expect(Share(kind: .online, part: 599, whole: 1000).perMille == 599)
    #expect(
      Share(kind: .satisfied, part: 2, whole: 3).perMille == 666
        && Share(kind: .satisfied, part: 0, whole: 0).perMille == nil)
    #expect(!Share(kind: .satisfied, part: 0, whole: 0).reaches(70))
    let (office, _, _) = try office()
    let report = try office.oneStop.report(try filters("2026-11-01", "2026-11-30"), for: "hoa")
    #expect(
      report.shares == [
        Share(kind: .online, part: 5, whole: 5), Share(kind: .onlineLevelFour, part: 5, whole: 5),
        Share(kind: .onTime, part: 3, whole: 5), Share(kind: .satisfied, part: 1, whole: 2),
      ])
  }
}

@Suite("The follow-up book (Mẫu 06)")
struct BookTests {
  private func filters(_ from: String, _ through: String) throws -> ReportFilters {
    ReportFilters(from: try #require(Day(from)), through: try #require(Day(through)))
  }

  @Test("has what a unit received in the period, as it came, with who asked and what became of it")
  func entries() throws {
    let office = try Office(at: "2026-10-31T23:59:59")
    try office.loadRegister()
    _ = try office.filed("before")
    try office.go(to: "2026-11-01T00:00")
    let first = try office.filed("first").code
    try office.go(to: "2026-11-19T09:00")
    let second = try office.filed("second", ["so-hieu": "B 0123456"]).code
    try office.act("tiep-nhan", on: second, by: "lan")
    try office.act("trinh-ky", on: second, by: "duc")
    try office.go(to: "2026-11-19T10:00")
    try office.act("ky-cap", on: second, by: "hoa")
    try office.go(to: "2026-12-01T00:00")
    _ = try office.filed("after")
    let book = try office.oneStop.book(try filters("2026-11-01", "2026-11-30"), for: "lan")
    #expect(book.rows.map(\.row.code) == [first, second] && book.next == nil)
    let entry = book.rows[1].row
    #expect(entry.applicant?.name == "Trần Văn Đức" && entry.applicant?.phone == "0912345678")
    #expect(entry.receives?.id == "truc-tuyen" && entry.channel == .online)
    #expect(entry.due?.description == "2026-11-19T17:00:00+07:00")
    #expect(entry.resultAt == Instant("2026-11-19T10:00") && entry.returnedAt == entry.resultAt)
    #expect(book.rows[0].row.resultAt == nil && book.rows[0].row.returnedAt == nil)
  }

  @Test("goes page by page through all units, and shows nobody what they may not see")
  func pages() throws {
    let office = try Office(at: "2026-11-19T09:00")
    let codes = try (1...7).map { try office.filed("d\($0)").code }
    let asked = try filters("2026-11-01", "2026-11-30")
    var (found, next): ([DossierCode], ReportCursor<BookCursor>?) = ([], nil)
    repeat {
      let page = try office.oneStop.book(asked, for: "lan", after: next, limit: 3)
      #expect(page.rows.count <= 3)
      found += page.rows.map(\.row.code)
      next = page.next
    } while next != nil
    #expect(found == codes)
    #expect(try office.oneStop.book(asked, for: "an").rows.isEmpty)
    #expect(try office.oneStop.book(asked, for: "khong-ai").rows.isEmpty)
    #expect(throws: ReportRefusal.self) {
      try office.oneStop.book(
        ReportFilters(from: asked.from, through: asked.through, unit: "so-gddt"), for: "an")
    }
  }
}

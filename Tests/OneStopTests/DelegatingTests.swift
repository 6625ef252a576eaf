import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("Work of an absent officer")
struct DelegatingTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  /// Hands over, or why not.
  @discardableResult
  private func delegate(
    _ giver: Key<Officer>, to receiver: Key<Officer>, _ from: String = "2026-11-19", _ until: String = "2026-11-20",
    post: Post? = nil, reason: String = "Nghỉ phép", by officer: Key<Officer>? = nil, in office: Office
  ) throws -> String {
    let order = DelegationOrder(
      giver: giver, receiver: receiver, post: post, from: try day(from), until: try day(until), reason: reason)
    let by = officer ?? giver
    let outcome = try office.oneStop.delegate(
      order,
      CommandRequest(
        key: CommandKey(owner: "officer/\(by)", id: "\(order)".hashValue.description), digest: "\(order)",
        caller: .officer(by)))
    switch outcome {
    case .done(let number): return String(number)
    case .refused(let notice): return notice.code
    }
  }

  private func end(_ number: Int, by officer: Key<Officer>, _ office: Office) throws -> String {
    switch try office.oneStop.endDelegation(
      number,
      CommandRequest(
        key: CommandKey(owner: "officer/\(officer)", id: "end \(number)"), digest: "\(number)",
        caller: .officer(officer)))
    {
    case .done(let number): String(number)
    case .refused(let notice): notice.code
    }
  }

  @Test("stands in the queue of the colleague, is done there, and is told as done by the one for the other")
  func course() throws {
    let office = try Office()
    try office.loadRegister()
    let (code, secret) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    #expect(try office.oneStop.queue(of: "giang").rows.isEmpty)
    #expect(try delegate("duc", to: "giang", in: office) == "1")
    #expect(try office.oneStop.queue(of: "giang").rows.map(\.dossier.code) == [code])
    #expect(try office.oneStop.search("duc", by: "giang").rows.count == 1)
    try office.act("trinh-ky", on: code, by: "giang")
    #expect(try delegate("hoa", to: "minh", in: office) == "2")
    try office.act("ky-cap", on: code, by: "minh")

    let hash = OneStop.hash(ofSecret: secret)
    let view = try office.oneStop.view(code, for: .applicant(secretHash: hash))
    #expect(view.timeline.contains { $0.by.vi == "Ngô Thu Giang thay Trần Văn Đức" })
    #expect(view.timeline.contains { $0.by.en == "Phạm Quang Minh for Lê Thị Hoa" })
    let copy = try #require(view.letters.first { $0.letter == "ban-sao" })
    let text = "\(copy.blocks)"
    #expect(text.contains("Phạm Quang Minh thay Lê Thị Hoa") && text.contains("Phạm Quang Minh for Lê Thị Hoa"))
    let slip = try #require(view.letters.first { $0.letter == "phieu-kiem-soat" })
    #expect("\(slip.blocks)".contains("Ngô Thu Giang thay Trần Văn Đức"), "the control slip")

    let actors = try office.store.read(for: office.oneStop.authority) { record in
      try record.entries(of: code).map { try EntryBody(reading: $0.body) }
    }.map { ($0.actor, $0.officer, $0.inPlaceOf) }
    #expect(actors.contains { $0 == ("officer/giang/for/duc", "giang", "duc") })
    #expect(actors.contains { $0 == ("officer/lan", "lan", nil) })
    #expect(try office.oneStop.verify().faults.isEmpty)
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.differing == 0 && report.faults.isEmpty)
  }

  @Test("is the colleague's from the first moment of the first day to the last of the last, and not a moment longer")
  func days() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    #expect(try delegate("lan", to: "giang", "2026-11-20", "2026-11-23", in: office) == "1")
    for (moment, isThere) in [
      ("2026-11-19T23:59:59", false), ("2026-11-20T00:00", true), ("2026-11-23T23:59:59", true),
      ("2026-11-24T00:00", false),
    ] {
      try office.go(to: moment)
      #expect(try office.oneStop.queue(of: "giang").rows.isEmpty != isThere, "\(moment)")
      #expect(try office.oneStop.positions(of: "giang").contains { $0.inPlaceOf == "lan" } == isThere, "\(moment)")
      if isThere {
        _ = try office.oneStop.view(code, for: .officer("giang"))
      } else {
        #expect(try office.oneStop.queue(of: "lan").rows.count == 1)
      }
    }
    #expect(try office.oneStop.delegations(for: "giang").isEmpty)
    #expect(try office.oneStop.delegations(for: "giang", includingPast: true).map(\.number) == [1])
  }

  @Test("is handed over only with right and reason, to somebody else, once, and never on")
  func refusals() throws {
    let office = try Office()
    let desk = Post(unit: "so-gddt", role: "can-bo-mot-cua")
    let leader = Post(unit: "so-gddt", role: "lanh-dao")
    #expect(try delegate("lan", to: "lan", in: office) == "delegation-to-oneself")
    #expect(try delegate("lan", to: "khong-co", in: office) == "unknown-officer")
    #expect(try delegate("lan", to: "giang", "2026-11-21", "2026-11-20", in: office) == "delegation-days")
    #expect(try delegate("lan", to: "giang", "2026-11-18", "2026-11-20", in: office) == "delegation-begun")
    #expect(try delegate("lan", to: "giang", "2026-11-19", "2027-11-20", in: office) == "delegation-too-long")
    #expect(try delegate("lan", to: "giang", reason: "  ", in: office) == "reason-missing")
    #expect(try delegate("lan", to: "giang", post: leader, in: office) == "post-not-held")
    #expect(
      try delegate("minh", to: "giang", post: desk, in: office) == "post-not-held", "held once, until June of last year"
    )
    #expect(try delegate("lan", to: "giang", by: "duc", in: office) == "not-yours")
    #expect(
      try delegate("hoa", to: "giang", by: "an", in: office) == "not-yours",
      "a principal is no leader of the department")

    #expect(
      try delegate("lan", to: "giang", post: desk, by: "hoa", in: office) == "1", "a leader for an absent officer")
    #expect(try delegate("lan", to: "minh", "2026-11-20", "2026-11-25", in: office) == "delegation-overlaps")
    #expect(try delegate("giang", to: "minh", "2026-11-20", "2026-11-20", in: office) == "delegation-chain")
    #expect(try delegate("duc", to: "lan", "2026-11-20", "2026-11-20", in: office) == "delegation-chain")
    #expect(try delegate("giang", to: "minh", "2026-11-21", "2026-11-21", post: desk, in: office) == "post-not-held")
    #expect(try delegate("lan", to: "minh", "2026-11-21", "2026-11-25", in: office) == "2", "the day after is free")
    #expect(try delegate("duc", to: "giang", in: office) == "3", "one may stand in for two")
  }

  @Test("ends early by whom it concerns, from that moment; a repeat of the order is told the same")
  func endings() throws {
    let office = try Office()
    #expect(try delegate("lan", to: "giang", in: office) == "1")
    #expect(try delegate("lan", to: "giang", in: office) == "1", "the same order under the same key happens once")
    #expect(try end(1, by: "minh", office) == "no-such-delegation")
    #expect(try end(9, by: "lan", office) == "no-such-delegation")
    #expect(try office.oneStop.delegations(for: "minh").isEmpty)
    #expect(try office.oneStop.delegations(for: "hoa").map(\.number) == [1], "the leader sees it")
    #expect(try end(1, by: "giang", office) == "1")
    #expect(try office.oneStop.positions(of: "giang").allSatisfy { $0.inPlaceOf == nil })
    #expect(try end(1, by: "hoa", office) == "delegation-over")
    #expect(try delegate("lan", to: "minh", in: office) == "2", "the time is free again")
    let kept = try office.oneStop.delegations(for: "lan", includingPast: true)
    #expect(kept.map(\.number) == [2, 1] && kept.last?.ended?.by == "giang")
  }

  @Test("of a post given up meanwhile is nobody's by delegation")
  func postGone() throws {
    let office = try Office()
    #expect(try delegate("duc", to: "giang", "2026-11-19", "2026-12-31", in: office) == "1")
    let changed = try office.changed("Workflows/officers.yaml") { text in
      text.replacing(
        "{ unit: so-gddt, role: chuyen-vien, from: 2025-07-01 }",
        with: "{ unit: so-gddt, role: chuyen-vien, from: 2025-07-01, until: 2026-11-30 }")
    }
    try office.oneStop.use(changed)
    try office.go(to: "2026-11-30T10:00")
    #expect(try office.oneStop.positions(of: "giang").contains { $0.inPlaceOf == "duc" })
    try office.go(to: "2026-12-01T10:00")
    #expect(try office.oneStop.positions(of: "giang").allSatisfy { $0.inPlaceOf == nil })
  }
}

import Dossiers
import Foundation
import JSON
import Testing
import Text
import WorkingTime

@testable import HTTPServing
@testable import OneStop
@testable import Portal

@Suite("The counts of an office")
struct MetricsTests {
  private static let loopback = Address("127.0.0.1")

  /// What a program that gathers counts reads.
  private func read(_ desk: Desk) throws -> [String] {
    let request = try Request(.get, "/metrics", headers: Headers(["Host": "motcua.test"]), client: Self.loopback)
    let answer = try Answer(desk.portal.router.answer(request))
    #expect(answer.status == 200)
    return String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("tell commands by what came of them, refusals by code, and a repeat as one")
  func commands() throws {
    let desk = try Desk { $0.metrics = { ServerMetrics() } }
    _ = try desk.file("a")
    _ = try desk.file("a")
    let held = try desk.file("b")
    let officer = try desk.officer("lan")
    let refused = try desk.act("tu-choi", on: held, officer)
    #expect(refused.code == "reason-missing")
    let lines = try read(desk)
    #expect(lines.contains(#"motcua_commands_total{kind="submit",outcome="done"} 2"#))
    #expect(lines.contains(#"motcua_commands_total{kind="any",outcome="repeated"} 1"#))
    #expect(lines.contains(#"motcua_commands_total{kind="act",outcome="refused"} 1"#))
    #expect(lines.contains(#"motcua_command_refusals_total{code="reason-missing"} 1"#))
    #expect(!lines.contains { $0.contains(held.code) || $0.contains("Đức") || $0.contains("lan\"") })
  }

  @Test("tell how the work stands: what is handled and late by procedure, what is most urgent, and how old the head is")
  func standing() throws {
    let desk = try Desk(at: "2026-11-19T09:00")
    let officer = try desk.officer("lan")
    for (key, time) in [("a", "09:00"), ("b", "09:30")] {
      try desk.go(to: "2026-11-19T\(time)")
      #expect(try desk.act("tiep-nhan", on: desk.file(key), officer).status == 200)
    }
    try desk.go(to: "2026-11-19T09:00")
    try desk.office.signHead()
    let fresh = try desk.office.standing()
    #expect(fresh.work.map(\.open) == [2] && fresh.work.map(\.overdue) == [0])
    #expect(fresh.entries == fresh.signedEntries)
    let post = Post(unit: "so-gddt", role: "chuyen-vien")
    // Four hours of work from nine in the morning on: the afternoon of the same day.
    let due = try #require(fresh.lanes.first { $0.post == post }?.earliestDue)
    try desk.go(to: "2026-11-23T09:00")
    _ = try desk.office.tick()
    let late = try desk.office.standing()
    #expect(late.work.map(\.open) == [2] && late.work.map(\.overdue) == [2])
    #expect(late.entries > late.signedEntries)
    var text = MetricsText(ServerMetrics())
    text.add(late, at: late.at)
    let lines = text.text.split(separator: "\n").map(String.init)
    #expect(lines.contains(#"motcua_dossiers_overdue{procedure="cap-ban-sao-van-bang"} 2"#))
    let seconds = (due.milliseconds - late.at.milliseconds) / 1000
    #expect(seconds < 0)
    #expect(lines.contains(#"motcua_queue_earliest_due_seconds{unit="so-gddt",role="chuyen-vien"} \#(seconds)"#))
    // One was handed on at nine, the other later; the desk has nothing left.
    #expect(lines.contains(#"motcua_queue_oldest_seconds{unit="so-gddt",role="chuyen-vien"} \#(4 * 86_400)"#))
    #expect(lines.contains(#"motcua_queue_oldest_seconds{unit="so-gddt",role="can-bo-mot-cua"} 0"#))
    #expect(lines.contains("motcua_log_head_age_seconds \(4 * 86_400)"))
  }

  @Test("tell how commits grow and how long they take, in buckets that add up")
  func commits() throws {
    var writing = WritingCounts()
    for (pieces, microseconds) in [(1, 100), (3, 700), (64, 700), (1000, 20_000_000)] {
      writing.sizes.count(pieces)
      writing.microseconds.count(microseconds)
    }
    var text = MetricsText(ServerMetrics())
    text.add(writing)
    let lines = text.text.split(separator: "\n").map(String.init)
    #expect(lines.contains(#"motcua_commit_commands_bucket{le="1"} 1"#))
    #expect(lines.contains(#"motcua_commit_commands_bucket{le="4"} 2"#))
    #expect(lines.contains(#"motcua_commit_commands_bucket{le="256"} 3"#))
    #expect(lines.contains(#"motcua_commit_commands_bucket{le="+Inf"} 4"#))
    #expect(lines.contains("motcua_commit_commands_sum 1068.0"))
    #expect(lines.contains(#"motcua_commit_seconds_bucket{le="0.001"} 3"#))
    #expect(lines.contains("motcua_commit_seconds_count 4"))
  }

  /// Everything that can be told, once.
  private func everything() throws -> String {
    let now = try #require(Instant("2026-11-19T09:00"))
    let webhook = Webhook(
      number: 1, integrator: "so-lieu", url: "https://so-lieu.example.vn", procedures: nil, types: nil, madeAt: now,
      nonce: [], cursor: .beginning, nextTry: now)
    var metrics = ServerMetrics()
    metrics.requests[.init(method: .get, route: "/", status: .ok)] = 1
    metrics.refusals[.busy] = 1
    var text = MetricsText(
      metrics, ScanCounts(), OutboxCounts(waiting: 1, dead: 0),
      [
        RevocationListCount(
          set: "cong-cong", address: "https://ca.example.vn", ageSeconds: 1, dueSeconds: 1, failures: 0)
      ],
      [ResponderCount(set: "cong-cong", address: "https://ca.example.vn", answers: 1, waiting: 0, failures: 0)],
      [WebhookCount(WebhookStanding(webhook: webhook, isLetIn: true, entriesBehind: 0), at: now, (0, 0))],
      [PartnerCount(ExchangeCounts(partner: "truc"), backlog: nil, contact: now, at: now)])
    text.add(takenElsewhere: ["requests": 2, "sign-in": 1])
    var counts = OfficeCounts()
    counts.count("act", .refused, refusal: "stale")
    counts.verdicts[.valid] = 1
    text.add(counts)
    text.add(WritingCounts())
    text.add(
      OfficeStanding(
        at: now, work: [.init(procedure: "p", open: 1, overdue: 0)],
        lanes: [.init(post: Post(unit: "u", role: "r"), earliestDue: now, oldest: now)], oldestEffect: now, entries: 1,
        signedEntries: 0, signedAt: nil), at: now)
    return text.text
  }

  @Test("are well-formed: every sample stands below the head of its family, and none twice")
  func wellFormed() throws {
    var (family, samples): (String, Set<String>) = ("", [])
    for line in try everything().split(separator: "\n") {
      if line.hasPrefix("# TYPE ") { family = String(line.split(separator: " ")[2]) }
      guard !line.hasPrefix("#") else { continue }
      let name = line.prefix { $0 != "{" && $0 != " " }
      #expect(["", "_bucket", "_sum", "_count"].contains { name == family + $0 }, "\(line)")
      let sample = line[..<(line.lastIndex(of: " ") ?? line.endIndex)]
      #expect(samples.insert(String(sample)).inserted, "\(line)")
      #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line)")
    }
    #expect(samples.count > 80)
  }

  @Test("are what the dashboard shows, and it asks for nothing else")
  func dashboard() throws {
    let known = Set(
      try everything().split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map {
        String($0.split(separator: " ")[2])
      })
    let file = try Data(contentsOf: Desk.project.appending(path: "script/deploy/grafana.json"))
    let board = try JSONValue(reading: Array(file))
    guard case .array(let panels)? = board["panels"] else {
      Issue.record("the dashboard has no panels")
      return
    }
    var asked: Set<String> = []
    for panel in panels {
      guard case .array(let targets)? = panel["targets"] else { continue }
      for target in targets {
        guard case .string(let query)? = target["expr"] else { continue }
        asked.formUnion(query.matches(of: /motcua_[a-z_]+/).map { String($0.output) })
      }
    }
    let families = asked.map { name in
      ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) && known.contains(String(name.dropLast($0.count))) }
        .map { String(name.dropLast($0.count)) } ?? name
    }
    #expect(Set(families).subtracting(known) == [])
    #expect(asked.count > 20)
  }
}

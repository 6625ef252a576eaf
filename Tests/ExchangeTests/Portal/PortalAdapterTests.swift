import Exchange
import JSON
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "Telling the national portal", .timeLimit(.minutes(30)),
  .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct PortalAdapterTests {
  private func dossier(_ number: Int, _ status: PortalStatus, at moment: Instant) throws
    -> PortalDossier
  {
    var dossier = PortalDossier(
      code: "H56.06-261122-\(1000 + number)",
      procedure: PortalNamed("1.004889", "Công nhận văn bằng"),
      field: PortalNamed("G03-GD14", "Văn bằng, chứng chỉ"), owner: "Lê Thị Mẫu \(number)",
      summary: "Công nhận bằng số \(number)",
      submittedAt: try #require(Instant("2026-11-22T08:00:00")), status: status,
      agency: "Sở Giáo dục và Đào tạo", channel: .online)
    dossier.phone = "0912345678"
    if status != .submitted { dossier.receivedAt = moment }
    return dossier
  }

  private func step(_ dossier: PortalDossier, at moment: Instant) -> PortalProgress {
    PortalProgress(
      code: dossier.code, handler: "Nguyễn Thị Lan", at: moment, unit: "Bộ phận một cửa",
      content: dossier.status.words.vi, status: dossier.status, dueAt: nil)
  }

  @Test("enters a dossier once, then brings it up to date, also after the session is over")
  func sessions() throws {
    let portal = try PortalProcess(seed: 1, faults: 0, calls: 2)
    let adapter = portal.adapter()
    let moment = try #require(Instant("2026-11-22T09:00:00"))
    for status in [PortalStatus.submitted, .accepted, .handled] {
      let dossier = try dossier(1, status, at: moment)
      #expect(adapter.tell(dossier, [step(dossier, at: moment)]) == .done)
      #expect(try portal.view()[dossier.code]?["dossier"] == dossier.json)
    }
    let steps = try portal.view()["H56.06-261122-1001"]?["steps"]
    guard case .array(let told)? = steps else {
      Issue.record("no steps")
      return
    }
    #expect(told.map { $0["TrangThai"] } == ["1", "2", "4"])
  }

  @Test("waits when it may not log in, and says what the portal refuses")
  func refusals() throws {
    let portal = try PortalProcess(seed: 1, faults: 0, calls: 100)
    let moment = try #require(Instant("2026-11-22T09:00:00"))
    let good = try dossier(1, .submitted, at: moment)
    #expect(portal.adapter(password: "khac").tell(good, []) == .later("log-in-5"))
    let stray = PortalProgress(
      code: "H56.06-261122-9999", handler: "Lan", at: moment, unit: "", content: "",
      status: .handled, dueAt: nil)
    #expect(portal.adapter().tell(good, [stray]) == .refused("6"))
    #expect(try portal.view()["H56.06-261122-9999"] == nil)
  }

  @Test(
    "leaves the portal with the same view as ours after losses, repeats, restarts and sessions that end",
    arguments: [UInt64(1), 2, 3, 4, 5])
  func storm(seed: UInt64) throws {
    var chance = seed
    func roll(_ sides: UInt64) -> UInt64 {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (chance >> 33) % sides
    }
    let portal = try PortalProcess(seed: seed, faults: 25, calls: 7)
    var adapter = portal.adapter()
    let course: [PortalStatus] = [
      .submitted, .accepted, .handled, .supplementAsked, .handled, .finished, .returned,
    ]
    let start = try #require(Instant("2026-11-22T09:00:00"))
    let count = 8
    var done = Array(repeating: 0, count: count)
    var tries = 0
    while done.contains(where: { $0 < course.count }), tries < 5000 {
      tries += 1
      let number = Int(roll(UInt64(count)))
      guard done[number] < course.count else { continue }
      if roll(15) == 0 { adapter = portal.adapter() }
      let moment = start.advanced(bySeconds: Int64(done[number]) * 60)
      let dossier = try dossier(number, course[done[number]], at: moment)
      switch adapter.tell(dossier, [step(dossier, at: moment)]) {
      // A worker that dies before it has noted that tells the same once more.
      case .done: if roll(5) != 0 { done[number] += 1 }
      case .later: continue
      case .refused(let code): Issue.record("refused with \(code)")
      }
    }
    #expect(done.allSatisfy { $0 == course.count })
    let view = try portal.view()
    for number in 0..<count {
      let steps = try course.enumerated().map { place, status in
        let moment = start.advanced(bySeconds: Int64(place) * 60)
        return step(try dossier(number, status, at: moment), at: moment)
      }
      let last = try dossier(
        number, .returned, at: start.advanced(bySeconds: Int64(course.count - 1) * 60))
      #expect(view[last.code]?["dossier"] == last.json)
      #expect(view[last.code]?["steps"] == .array(steps.map(\.json)))
    }
  }
}

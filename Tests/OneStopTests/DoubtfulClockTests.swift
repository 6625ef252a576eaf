import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A clock by which dossiers would be erased")
struct DoubtfulClockTests {
  /// An office with a dossier that is kept to 19 November 2046, and the work of its server's rounds.
  private func office() throws -> (office: Office, code: DossierCode) {
    let office = try Office()
    let (code, _) = try office.filed()
    try office.act("tu-choi", on: code, by: "lan", reason: "x")
    return (office, code)
  }

  /// A round as the server does it: the first one when it starts, and each a day after the one before.
  private func round(_ office: Office, _ passed: Duration? = .seconds(86_400)) throws -> Int? {
    guard try office.oneStop.watchClock(passed: passed) == nil else { return nil }
    return try office.oneStop.runErasures().erased
  }

  @Test("is not doubted while rounds follow each other, however silent the log is")
  func followed() throws {
    let (office, _) = try office()
    for day in ["2026-12-31", "2027-02-28", "2027-04-20"] {
      try office.go(to: day + "T09:00")
      #expect(try round(office, nil) == 0, "\(day): begun anew within sixty days")
    }
    for day in ["2027-04-21", "2027-04-22"] {
      try office.go(to: day + "T09:00")
      #expect(try round(office) == 0)
    }
  }

  @Test(
    "is doubted when nobody has seen it for sixty days, and nothing is erased until a person has said that it is right")
  func unseen() throws {
    let (office, _) = try office()
    try office.go(to: "2027-01-18T09:00")
    #expect(try round(office, nil) == 0)
    try office.go(to: "2056-01-18T09:00")
    #expect(try round(office, nil) == nil)
    let doubt = try #require(try office.oneStop.clockDoubt())
    #expect(doubt == ClockDoubt(.unseen, since: try #require(Instant("2027-01-18T09:00")), at: office.now))
    #expect(doubt.words.en.contains("from 18/01/2027 to 18/01/2056"))
    try office.go(to: "2056-01-19T09:00")
    #expect(try round(office) == nil, "a day of work by it makes it no better")
    #expect(try round(office, nil) == nil && office.oneStop.overdueErasures() == 1)
    try office.oneStop.trustClock()
    #expect(try round(office) == 0 && office.oneStop.clockDoubt() == nil, "the applicant is told")
    try office.go(to: "2056-02-19T09:00")
    #expect(try round(office, .seconds(31 * 86_400)) == 1)
  }

  @Test("that ran thirty years ahead for a day of work and was put back has erased nothing, and is doubted still")
  func putBack() throws {
    let (office, code) = try office()
    #expect(try round(office, nil) == 0)
    try office.go(to: "2056-11-20T09:00")
    #expect(try round(office, nil) == nil)
    // What is recorded meanwhile stands at times that never were.
    let note = CommandRequest(key: CommandKey(owner: "officer/lan", id: "n"), digest: "n", caller: .officer("lan"))
    #expect(try office.oneStop.perform(.comment("x"), on: code, note) == .done(code: code, version: 3))
    _ = try office.oneStop.tick()
    try office.go(to: "2056-11-21T09:00")
    #expect(try round(office) == nil)
    try office.go(to: "2026-11-22T09:00")
    #expect(try round(office, nil) == nil && office.oneStop.overdueErasures() == 0)
    try office.oneStop.trustClock()
    #expect(try round(office) == 0)
    try office.go(to: "2056-11-23T09:00")
    #expect(try round(office, nil) == nil, "it is doubted again by the same measure")
    #expect(try office.oneStop.view(code, for: .officer("lan")).applicant?.name == "Trần Văn Đức")
  }

  @Test("may be a day ahead of the time that passes, and no more, also when two look at it at times of their own")
  func watchedByTwo() throws {
    let (office, _) = try office()
    let (start, began) = (office.now, ContinuousClock.now)
    /// A look after so many hours by the machine's own count, at a clock that is so many hours ahead.
    func look(after hours: Int64, ahead: Int64 = 0) throws -> ClockDoubt? {
      office.go(to: start.advanced(bySeconds: (hours + ahead) * 3_600))
      return try office.oneStop.watchClock(at: began.advanced(by: .seconds(hours * 3_600)))
    }
    #expect(try look(after: 0) == nil, "whoever erases")
    for hour: Int64 in 1...23 { #expect(try look(after: hour) == nil, "whoever sweeps, hour \(hour)") }
    #expect(try look(after: 24, ahead: 30)?.cause == .strayed, "whoever erases, a day after it looked last")
    try office.oneStop.trustClock()
    #expect(try look(after: 25, ahead: 30) == nil)
    #expect(try look(after: 26, ahead: 53) == nil, "it may be corrected by hours")
  }

  @Test("is doubted when it goes further while the office serves than the time that passes, by more than a day")
  func strayed() throws {
    let (office, _) = try office()
    #expect(try round(office, nil) == 0)
    try office.go(to: "2026-11-21T08:59")
    #expect(try round(office) == 0, "it may be corrected by hours")
    try office.go(to: "2026-11-23T09:00")
    #expect(try round(office) == nil)
    #expect(try office.oneStop.clockDoubt()?.cause == .strayed)
    try office.oneStop.trustClock()
    try office.go(to: "2026-12-31T09:00")
    #expect(try round(office, .seconds(38 * 86_400)) == 0, "a machine that slept has counted on")
    // A machine without a clock of its own begins in 1970, until somebody tells it what time it is.
    try office.go(to: "1970-01-01T00:00")
    #expect(try round(office, nil) == 0)
    try office.go(to: "2027-01-01T09:00")
    #expect(try round(office) == 0)
  }
}

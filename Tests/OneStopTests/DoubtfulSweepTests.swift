import Crypto
import Dossiers
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("What is swept by the clock alone")
struct DoubtfulSweepTests {
  private func sweep(_ oneStop: OneStop) throws {
    try oneStop.sweepUploads()
    try oneStop.sweepDrafts()
    try oneStop.sweepLogIns()
    try oneStop.forgetOldOutcomes()
  }

  @Test("stays while the clock is doubted, and goes once a person has said that it is right")
  func doubted() throws {
    let office = try Office()
    let oneStop = office.oneStop
    #expect(try oneStop.watchClock() == nil)
    let filed = try office.submit("a")
    var pieces = [Array("%PDF-1.7".utf8)]
    let upload = try oneStop.upload(name: "a.pdf", from: .network("a")) { pieces.popLast() ?? [] }.id
    let draft = try oneStop.keepDraft(
      "{}", of: "cap-ban-sao-van-bang", uploads: [], replacing: nil, from: .network("a")
    ).code
    let logIn = try oneStop.logIn(LogInSessionTests.identity()).text

    // A server starts with a clock that is a year ahead, which somebody puts back an hour later.
    try office.go(to: "2027-11-19T09:00")
    #expect(try oneStop.watchClock() != nil)
    try sweep(oneStop)
    try office.go(to: "2026-11-19T09:05")
    try sweep(oneStop)
    func isThere() throws -> [Bool] {
      let key = CommandKey(owner: "form", id: "a")
      return [
        try oneStop.upload(upload) != nil, try oneStop.draft(draft) != nil, try oneStop.loggedIn(logIn) != nil,
        try office.store.read(for: oneStop.authority) { try $0.outcome(of: key) } != nil,
      ]
    }
    #expect(try isThere() == [true, true, true, true])
    #expect(try office.submit("a") == filed, "a repeat is answered as the first time")

    try oneStop.trustClock()
    try office.go(to: "2026-12-31T09:00")
    try sweep(oneStop)
    try office.go(to: "2026-11-19T09:05")
    #expect(try isThere() == [false, false, false, false])
  }
}

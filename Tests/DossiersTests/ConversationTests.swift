import Dossiers
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A conversation about a dossier")
struct ConversationTests {
  let sample: Sample

  init() throws { sample = try Sample() }

  private func ended() throws -> Case {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.act("tu-choi", by: "lan", at: "2026-11-19T09:30", reason: "Không thuộc thẩm quyền")
    #expect(dossier.step == nil)
    return dossier
  }

  private func officer(_ dossier: Case) throws -> Actor {
    sample.officer("lan", at: try #require(Instant("2026-11-19T10:00")))
  }

  @Test("goes both ways; what is said stands beside the log, not in it")
  func both() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    try dossier.do(.message("  Tôi cần\ngấp "), by: .applicant, at: "2026-11-19T10:00")
    #expect(dossier.events == [.messaged] && dossier.content?.values["message"] == "Tôi cần\ngấp")
    #expect(dossier.events.map(\.json) == [["type": "messaged"]])
    #expect(dossier.dossier.waitingMessages?.since == Instant("2026-11-19T10:00"))
    try dossier.do(.message("Chiều nay có."), by: officer(dossier), at: "2026-11-19T10:05")
    #expect(dossier.dossier.waitingMessages == nil)
    let kept = try Dossier(JSONField(JSONValue(reading: dossier.dossier.json.canonicalText)))
    #expect(kept == dossier.dossier)
  }

  @Test("has five messages a day while nobody answers, and room again after an answer or on the next day")
  func limits() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    for minute in 10...14 { try dossier.do(.message("?"), by: .applicant, at: "2026-11-19T09:\(minute)") }
    #expect(throws: Refusal.tooManyMessages(limit: 5)) {
      try dossier.do(.message("?"), by: .applicant, at: "2026-11-19T23:59")
    }
    let kept = try Dossier(JSONField(JSONValue(reading: dossier.dossier.json.canonicalText)))
    #expect(kept == dossier.dossier)
    try dossier.do(.message("?"), by: .applicant, at: "2026-11-20T00:00")
    #expect(dossier.dossier.waitingMessages?.since == Instant("2026-11-19T09:10"), "the first of them still waits")
    try dossier.do(.message("Xong rồi"), by: officer(dossier), at: "2026-11-20T08:00")
    for minute in 10...14 { try dossier.do(.message("?"), by: .applicant, at: "2026-11-20T09:\(minute)") }
    #expect(throws: Refusal.tooManyMessages(limit: 5)) {
      try dossier.do(.message("?"), by: .applicant, at: "2026-11-20T09:20")
    }
  }

  @Test("takes no empty message, none too long, none of the engine, and after the end only an officer's")
  func refused() throws {
    var dossier = try Case(sample, at: "2026-11-19T09:00")
    for (text, refusal) in [
      (" \n ", Refusal.textMissing), (String(repeating: "a", count: 2001), .textTooLong(limit: 2000)),
    ] {
      #expect(throws: refusal) { try dossier.do(.message(text), by: .applicant, at: "2026-11-19T10:00") }
    }
    #expect(throws: Refusal.notYours(.applicant)) {
      try dossier.do(.message("a"), by: .engine, at: "2026-11-19T10:00")
    }
    dossier = try ended()
    #expect(throws: Refusal.ended("tu-choi")) {
      try dossier.do(.message("a"), by: .applicant, at: "2026-11-19T10:00")
    }
    try dossier.do(.message("Mời đến Sở Tư pháp"), by: officer(dossier), at: "2026-11-19T10:00")
  }

  @Test("ends with a rating: after the end, once, from 1 to 5, by the applicant")
  func rating() throws {
    var open = try Case(sample, at: "2026-11-19T09:00")
    #expect(throws: Refusal.notEnded) {
      try open.do(.rate(Rating(stars: 5, comment: nil)), by: .applicant, at: "2026-11-19T10:00")
    }
    var dossier = try ended()
    for stars in [0, 6, -1] {
      #expect(throws: Refusal.ratingOutside) {
        try dossier.do(.rate(Rating(stars: stars, comment: nil)), by: .applicant, at: "2026-11-19T10:00")
      }
    }
    #expect(throws: Refusal.notYours(.applicant)) {
      try dossier.do(.rate(Rating(stars: 5, comment: nil)), by: officer(dossier), at: "2026-11-19T10:00")
    }
    try dossier.do(.rate(Rating(stars: 2, comment: " Lâu ")), by: .applicant, at: "2026-11-19T10:00")
    #expect(dossier.events.map(\.json) == [["type": "rated", "stars": 2]])
    #expect(dossier.content?.values["comment"] == "Lâu" && dossier.dossier.rating == 2)
    #expect(throws: Refusal.ratedAlready) {
      try dossier.do(.rate(Rating(stars: 5, comment: nil)), by: .applicant, at: "2026-11-20T10:00")
    }
    let kept = try Dossier(JSONField(JSONValue(reading: dossier.dossier.json.canonicalText)))
    #expect(kept == dossier.dossier)
  }
}

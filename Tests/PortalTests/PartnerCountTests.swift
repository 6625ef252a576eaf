import OneStop
import Portal
import Procedures
import Testing
import WorkingTime

@Suite("What is shown of a partner")
struct PartnerCountTests {
  @Test("is for how long its oldest message waits, and how long ago it was reached; nothing where neither is known")
  func ages() throws {
    let now = try #require(Instant("2026-11-19T09:00"))
    var counts = ExchangeCounts(partner: "truc")
    (counts.toSend, counts.dead, counts.toTake, counts.quarantined, counts.held, counts.refused) = (1, 2, 3, 4, 5, 6)
    counts.oldest = now.advanced(bySeconds: -90)
    let shown = PartnerCount(counts, backlog: .standard, contact: now.advanced(bySeconds: -7), at: now)
    #expect(
      [shown.toSend, shown.dead, shown.toTake, shown.quarantined, shown.held, shown.refused] == [1, 2, 3, 4, 5, 6])
    #expect(shown.oldestSeconds == 90 && shown.contactSeconds == 7)
    let quiet = PartnerCount(ExchangeCounts(partner: "truc"), backlog: nil, contact: nil, at: now)
    #expect(quiet.oldestSeconds == 0 && quiet.contactSeconds == nil)
    // Another node's clock may be ahead of ours.
    let ahead = PartnerCount(counts, backlog: .standard, contact: now.advanced(bySeconds: 3), at: now)
    #expect(ahead.contactSeconds == 0)
  }
}

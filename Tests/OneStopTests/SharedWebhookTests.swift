import OneStop
import TestSupport
import Testing
import Text
import WorkingTime

/// Every node of an office tells its webhooks.
@Suite(
  "A webhook that several nodes could tell",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct SharedWebhookTests {
  private static let taken = WebhookAnswer.answered(204, retryAfterSeconds: nil)

  private func nodes() throws -> (Office, Office) {
    let address = try PostgresServer.newDatabase()
    let (one, other) = (try Office(address: address), try Office(address: address))
    _ = try one.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    _ = try one.oneStop.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu", from: .beginning)
    for number in 0..<3 { _ = try one.filed("\(number)") }
    // Places first what waits for one: the feed shows what has its place.
    _ = try one.oneStop.prove()
    return (one, other)
  }

  private func tell(_ office: Office, _ post: (WebhookCall) -> WebhookAnswer) throws -> WebhookRound {
    try office.oneStop.tell(1, address: "https://mot.cua.vn", post)
  }

  @Test("hears every event once, of one node at a time")
  func once() throws {
    let (one, other) = try nodes()
    var (heard, besides): ([String], [Int]) = ([], [])
    let round = try tell(one) { call in
      heard.append(call.id)
      besides.append((try? tell(other) { _ in Self.taken }.taken) ?? -1)
      return Self.taken
    }
    #expect(heard.count >= 3 && round.taken == heard.count && Set(heard).count == heard.count)
    #expect(besides.allSatisfy { $0 == 0 }, "the other one leaves it alone: \(besides)")
    #expect(try tell(other) { _ in Self.taken }.taken == 0)
    // It was let go at once.
    _ = try other.filed("more")
    _ = try other.oneStop.prove()
    #expect(try tell(other) { _ in Self.taken }.taken > 0)
    #expect(try tell(one) { _ in Self.taken }.taken == 0)
  }

  @Test("is told by another one when a node stands still for long, and what that one notes later counts no more")
  func overtaken() throws {
    let (slow, quick) = try nodes()
    var taken = 0
    let late = try tell(slow) { _ in
      quick.wait(minutes: 6)
      taken += (try? tell(quick) { _ in Self.taken }.taken) ?? 0
      return .answered(410, retryAfterSeconds: nil)
    }
    #expect(taken >= 3 && late.taken == 0)
    let webhook = try #require(try quick.oneStop.webhooks().first?.webhook)
    #expect(webhook.state == .active, "the late one would have stopped it")
    #expect(try tell(quick) { _ in Self.taken }.taken == 0)
  }
}

import Dispatch
import JSON
import OneStop
import Portal
import Synchronization
import WorkingTime

/// Tells webhooks what happens: several at once, each its events one after the other.
final class WebhookWork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let carrier: WebhookCarrier
  private let address: String
  private let now: @Sendable () -> Instant
  private let hands: [DispatchQueue]
  private let counting = DispatchQueue(label: "webhook-counts")
  private let isStopped = Atomic<Bool>(false)
  /// The webhooks that some hand tells something now.
  private let busy = Mutex<Set<Int>>([])
  private let tallies = Mutex<[Int: (taken: Int, failed: Int)]>([:])
  private let counted = Mutex<[WebhookCount]>([])

  /// How many webhooks are told something at once; a slow receiver keeps one hand, and 15 seconds at most.
  private static let handCount = 8
  /// How often it is looked for something to tell, in milliseconds.
  private static let beatMilliseconds = 500
  /// How often webhooks are counted, in seconds.
  private static let countSeconds = 5

  /// - Parameter address: Where the office is, for links in events; empty for links without a host.
  init(
    _ office: OneStop, _ log: EventLog, _ carrier: WebhookCarrier, address: String,
    now: @escaping @Sendable () -> Instant
  ) {
    self.office = office
    self.log = log
    self.carrier = carrier
    self.address = address
    self.now = now
    hands = (1...WebhookWork.handCount).map { DispatchQueue(label: "webhooks-\($0)") }
  }

  /// Begins.
  func start() {
    for hand in hands { hand.async { self.beat(hand) } }
    counting.async { self.count() }
  }

  /// Stops, and waits a little for what is under way: what was not noted as taken is told again under its identifier.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    finish(hands + [counting])
  }

  /// How every webhook stood some seconds ago.
  var counts: [WebhookCount] { counted.withLock { $0 } }

  private func beat(_ hand: DispatchQueue) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      for number in try office.dueWebhooks() where !isStopped.load(ordering: .relaxed) {
        guard busy.withLock({ $0.insert(number).inserted }) else { continue }
        defer { busy.withLock { _ = $0.remove(number) } }
        try tell(number)
      }
    } catch {
      log.note("failure", ["doing": "webhooks", "error": .string(FailureText(error).text)])
    }
    hand.asyncAfter(deadline: .now() + .milliseconds(WebhookWork.beatMilliseconds)) { self.beat(hand) }
  }

  /// Tells a webhook all that is behind its cursor, or as far as it takes it.
  private func tell(_ number: Int) throws {
    var hasMore = true
    while hasMore, !isStopped.load(ordering: .relaxed) {
      let round = try office.tell(number, address: address) { carrier.post($0) }
      hasMore = round.hasMore
      tallies.withLock { tallies in
        let tally = tallies[number] ?? (0, 0)
        tallies[number] = (tally.taken + round.taken, tally.failed + (round.failure == nil ? 0 : 1))
      }
      if let failure = round.failure { note("webhook-later", number, failure) }
      if let ended = round.ended { note("webhook-ended", number, ended) }
    }
  }

  private func count() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      let now = self.now()
      let tallies = self.tallies.withLock { $0 }
      let counts = try office.webhooks().map { standing in
        WebhookCount(standing, at: now, tallies[standing.webhook.number] ?? (0, 0))
      }
      counted.withLock { $0 = counts }
    } catch {
      log.note("failure", ["doing": "webhook-counts", "error": .string(FailureText(error).text)])
    }
    counting.asyncAfter(deadline: .now() + .seconds(WebhookWork.countSeconds)) { self.count() }
  }

  private func note(_ event: String, _ number: Int, _ word: String) {
    log.note(event, ["webhook": JSONValue(number), "answer": .string(word)])
  }
}

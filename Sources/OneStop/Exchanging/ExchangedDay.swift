import Crypto
public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// What was exchanged with a partner on a day, as this side has it.
public struct ExchangedDay: Hashable, Sendable {
  /// A message, by what the partner knows it.
  public struct Item: Hashable, Sendable {
    /// The partner's name for it; empty for what the partner brought itself.
    public let id: String
    /// SHA-256 of the file, in hexadecimal.
    public let sha256: String
  }

  /// What went out.
  public let sent: [Item]
  /// What came in, once each.
  public let received: [Item]
  /// How much has not gone out yet, or could not.
  public let notSent: Int
  /// How much of what came is in quarantine.
  public let quarantined: Int
  /// Whether that is all: of more messages than are looked at together only the first are compared.
  public let isWhole: Bool
  /// What went out or came in on the days around it, by what the partner knows it: both sides note a message when they have
  /// it, which may be on two days.
  let around: Set<String>

  /// One hash over messages in any order: two sides that have the same messages have the same hash.
  public static func hash(over hashes: [String]) -> String {
    SHA256(of: hashes.sorted().joined(separator: "\n")).hex
  }

  /// Where the partner has something else.
  ///
  /// - Parameters:
  ///   - theirs: What it has of what we sent on the day.
  ///   - neighbours: What it has of what we sent on the day before and after.
  ///   - delivered: What it has of what was for us on the day.
  public func differences(
    sent theirs: [SentMessage], besides neighbours: [SentMessage] = [], received delivered: [WaitingMessage]
  ) -> [ExchangeDifference] {
    func name(_ message: SentMessage) -> String { LedgerName(message.id).text }
    let there = Set(theirs.map(name))
    let ours = Set(sent.map(\.id))
    let here = Set(received.map(\.id)).union(around)
    // One message to several agencies is several there, named one after the other.
    func isOurs(_ id: String) -> Bool { ours.contains(id) || ours.contains { id.hasPrefix("\($0)-") } }
    let known = theirs + neighbours
    let hashes = Dictionary(known.compactMap { message in message.sha256.map { (name(message), $0) } }) { first, _ in
      first
    }
    let other = sent.filter { item in hashes[item.id].map { $0 != item.sha256 } ?? false }.map {
      ExchangeDifference(id: $0.id, side: .sent, what: .otherContent)
    }
    let missing = ours.subtracting(known.map(name)).map { ExchangeDifference(id: $0, side: .sent, what: .missingThere) }
    let foreign = there.filter { !isOurs($0) && !around.contains($0) }.map {
      ExchangeDifference(id: $0, side: .sent, what: .missingHere)
    }
    // What waits there is not lost; what they say we have taken has to be here.
    let kept = delivered.filter { $0.status == .done }.map { LedgerName($0.id).text }
    let lost = kept.filter { !here.contains($0) }.map {
      ExchangeDifference(id: $0, side: .received, what: .missingHere)
    }
    return (missing + foreign + other + lost).sorted { $0.id < $1.id }
  }
}

/// A message of which two sides say different things.
public struct ExchangeDifference: Hashable, Sendable {
  /// By what the partner knows it.
  public let id: String
  /// On which way.
  public let side: Side
  /// What is different.
  public let what: What

  /// On which way a message went.
  public enum Side: String, Sendable {
    /// From us.
    case sent
    /// To us.
    case received
  }

  /// What is different.
  public enum What: String, Sendable {
    /// It is here alone.
    case missingThere = "missing-there"
    /// It is there alone.
    case missingHere = "missing-here"
    /// It is on both sides, with different content.
    case otherContent = "other-content"
  }
}

extension [ExchangeDifference] {
  /// Those of messages that differed when both sides were looked at before, too, whatever was different then: what has been taken in
  /// or answered in between was on its way.
  public func standing(since first: [ExchangeDifference]) -> [ExchangeDifference] {
    let differed = Dictionary(grouping: first, by: \.side).mapValues { Set($0.map(\.id)) }
    return filter { differed[$0.side]?.contains($0.id) ?? false }
  }
}

extension ExchangedDay.Item {
  /// What a message that was sent is noted with in the ledger: its name at the partner, and the hash of its file.
  init?(answer: String) {
    let parts = answer.split(separator: " ")
    guard parts.count == 3, parts[0] == "sent" else { return nil }
    self.init(id: String(parts[1]), sha256: String(parts[2]))
  }
}

extension EffectAnswer {
  /// A message went out: its name at the partner and the hash of its file, by which both sides can compare.
  public static func sent(as id: String, sha256: String) -> EffectAnswer {
    .done("sent \(LedgerName(id).text) \(sha256)")
  }
}

extension OneStop {
  /// How many days around a day are looked at for what the partner has on it: longer than a message is tried for.
  private static let daysAround = 7
  private static let messagesAround = 100_000

  /// What was exchanged with a partner on a day: what had gone out by its end, whenever it was made, and what came in.
  public func exchanged(with partner: Key<Partner>, on day: Day) throws -> ExchangedDay {
    func start(of day: Day) -> Instant { Instant(LocalTime(day, second: 0)) }
    let (from, end) = (start(of: day), start(of: day.advanced(by: 1)))
    let earliest = start(of: day.advanced(by: -OneStop.daysAround))
    let latest = start(of: day.advanced(by: OneStop.daysAround + 1))
    return try store.read(for: authority) { record in
      let out = try record.outbox(
        .dispatch, in: partner.text, from: earliest, before: latest, limit: OneStop.messagesAround)
      let came = try record.inbox(of: partner, from: earliest, before: latest, limit: OneStop.messagesAround)
      let gone = out.compactMap { row in
        row.answer.flatMap(ExchangedDay.Item.init(answer:)).map { (item: $0, at: row.endedAt ?? row.madeAt) }
      }
      let here = came.filter { $0.state != .quarantined }.map {
        (item: ExchangedDay.Item(id: $0.message.partnersName ?? "", sha256: $0.message.sha256), at: $0.receivedAt)
      }
      let isOn = { (moment: Instant) in from <= moment && moment < end }
      return ExchangedDay(
        sent: gone.filter { isOn($0.at) }.map(\.item), received: here.filter { isOn($0.at) }.map(\.item),
        notSent: out.count { $0.state != .done && isOn($0.madeAt) },
        quarantined: came.count { $0.state == .quarantined && isOn($0.receivedAt) },
        isWhole: max(out.count, came.count) < OneStop.messagesAround,
        around: Set((gone + here).filter { !isOn($0.at) }.map(\.item.id)))
    }
  }
}

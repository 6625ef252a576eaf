public import Documents
import Exchange
public import Text

/// How far a document that leaves has come with one of its receivers.
public struct DocumentDelivery: Hashable, Sendable {
  /// To whom it goes.
  public let receiver: Party
  /// Whether the receiver is one no longer.
  public let isWithdrawn: Bool
  /// What the receiver has told last; nil when it has told nothing.
  public let standing: ReceiverStanding?
  /// How far the last message to the receiver has come; nil when none was written: only paper reaches it, or the document has not left.
  public let sending: OutboxRow.State?
  /// Why that message has not gone out; nil when it has, or nothing is known.
  public let trouble: Words?
}

extension DocumentDelivery {
  /// How far a document has come with each of its receivers, in their order.
  ///
  /// - Parameters:
  ///   - sendings: To whom each entry sent something, by its version, in order.
  ///   - rows: The rows of the outbox that are about the document.
  static func all(
    of document: OfficialDocument, _ content: DocumentContent?, _ sendings: [Int: [String]], _ rows: [OutboxRow]
  ) -> [DocumentDelivery] {
    guard document.direction == .outgoing else { return [] }
    var last: [String: OutboxRow] = [:]
    for row in rows where row.effect.kind == .dispatch || row.effect.kind == .within {
      guard let sent = sendings[row.effect.version], sent.indices.contains(row.effect.number - 1) else { continue }
      let to = sent[row.effect.number - 1]
      if last[to].map({ $0.id < row.id }) ?? true { last[to] = row }
    }
    return (content?.receivers ?? []).enumerated().map { place, receiver in
      let row = receiver.code.flatMap { last[$0] }
      return DocumentDelivery(
        receiver: receiver, isWithdrawn: document.withdrawn.contains(place), standing: document.deliveries[place],
        sending: row?.state, trouble: row?.answerWords)
    }
  }
}

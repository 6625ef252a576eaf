import Dossiers
import Exchange
import Procedures
import Text
import WorkingTime

extension OfficialDocument {
  /// Decides what comes of a message about a document that never came, once nobody waits for that any more: it is recorded as what
  /// arrived and was sent back, and its sender is told why (status 02).
  ///
  /// - Parameters:
  ///   - message: The message as a document of its own.
  ///   - reason: Why, for its sender.
  /// - Throws: ``DocumentRefusal``.
  public static func turnBack(
    aboutUnknown message: ReceivedDocument, because reason: String, in surroundings: DocumentSurroundings
  ) throws(DocumentRefusal) -> DocumentDecision {
    var decision = try receive(message, by: .engine, in: surroundings)
    try decision.say(.reason, String(reason.prefix(Limits.textCharacters)), for: .turnBack)
    decision.events =
      decision.events.map { event in
        guard case .received(var received) = event else { return event }
        received.speaksOfUnknown = true
        // Nobody has to do anything with it any more.
        received.due = nil
        return .received(received)
      } + [.moved(to: .returned)]
    decision.sendings = message.content.sender?.code.map { [DocumentSending(to: $0, .status(.refused))] } ?? []
    return decision
  }
}

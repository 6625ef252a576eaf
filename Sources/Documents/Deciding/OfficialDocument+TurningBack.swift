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
    guard surroundings.office.agency(message.agency) != nil else { throw .noRegisters(message.agency) }
    guard let sender = message.content.sender, !sender.name.isBlank else { throw .senderMissing }
    try message.content.check()
    var decision = DocumentDecision()
    try decision.say(.reason, String(reason.prefix(Limits.textCharacters)), for: .turnBack)
    var received = DocumentEvent.Received(
      key: DocumentKey(number: surroundings.nextDocument), agency: message.agency, medium: message.medium,
      authenticity: message.authenticity, isAddressedHere: message.isAddressedHere,
      marks: DocumentEvent.Marks(kind: message.kind, urgency: message.urgency, secrecy: message.secrecy), due: nil,
      answers: nil, by: nil)
    received.speaksOfUnknown = true
    decision.events = [.received(received), .moved(to: .returned)]
    decision.content = message.content
    if let code = sender.code { decision.sendings = [DocumentSending(to: code, .status(.refused))] }
    return decision
  }
}

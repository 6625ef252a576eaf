public import Exchange
import JSON

/// A message on its way to a partner: the same bytes at every try.
public struct OutgoingMessage: Hashable, Sendable {
  /// The agency that sends it.
  public let from: String
  /// What it is.
  public let kind: TransportKind
  /// The file.
  public let bytes: [UInt8]
}

/// What an effect of the outbox has to send.
public enum MessageToSend: Hashable, Sendable {
  /// This message.
  case ready(OutgoingMessage)
  /// Nothing now, or for ever, and why.
  case not(EffectAnswer)
}

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

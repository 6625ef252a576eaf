/// A message of the document exchange: edXML 2.0 (QCVN 102:2016/BTTTT).
///
/// ```swift
/// let received = try Message.read(bytes)
/// let sent = try Message.status(answer).written()
/// ```
public enum Message: Hashable, Sendable {
  /// A document, or what its sender says about one that was sent before.
  case document(DocumentMessage)
  /// What has become of a document at its receiver, or a request of its sender.
  case status(StatusMessage)

  /// Who sends it; nil when it does not say.
  public var from: Correspondent? {
    switch self {
    case .document(let message): message.from
    case .status(let message): message.from
    }
  }

  /// The same without what its attachments hold, which stands elsewhere: it is most of a message.
  public var withoutContents: Message {
    guard case .document(var message) = self else { return self }
    for place in message.attachments.indices { message.attachments[place].payload = nil }
    return .document(message)
  }

  /// What of it was not understood, and is kept.
  public var unknown: [UnknownPart] {
    switch self {
    case .document(let message): message.unknown
    case .status(let message): message.unknown
    }
  }
}

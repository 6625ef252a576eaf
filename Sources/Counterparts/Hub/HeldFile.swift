import Crypto
import Exchange
import JSON
import WorkingTime

/// A message that the hub holds for one agency.
struct HeldFile: Sendable {
  let id: String
  let kind: TransportKind
  /// The system that brought it, and the agency for which it spoke.
  let sender: (system: String, agency: String)
  /// The system that fetches it, and the agency that it is for.
  let receiver: (system: String, agency: String)
  let bytes: [UInt8]
  let sha256: String
  let at: Instant
  var status = TransportStatus.initial
  var updatedAt: Instant

  var waiting: JSONValue {
    WaitingMessage(id: id, type: kind, from: sender.agency, to: receiver.agency, status: status)
      .json(created: at.shown, updated: updatedAt.shown)
  }

  var sent: JSONValue {
    [
      "serviceType": "eDoc", "senderDocId": .string(id), "receiverDocId": .string(id),
      "fromCode": .string(sender.agency), "toCode": .string(receiver.agency), "sendStatus": "done",
      "sendStatusDesc": "", "receiveStatus": .string(status.rawValue), "receiveStatusDesc": "",
      "messageType": .string(kind.rawValue), "sentTime": .string(at.shown),
      "receivedTime": status == .initial ? .null : .string(updatedAt.shown), "XroadVnpt-hash-header": .string(sha256),
    ]
  }
}

extension Instant {
  /// `2026-11-26 13:45:00`, local time, as the protocol shows moments.
  fileprivate var shown: String {
    let text = description
    return String(text.prefix(10)) + " " + text.dropFirst(11).prefix(8)
  }

  var localDay: Day { LocalTime(self).day }
}

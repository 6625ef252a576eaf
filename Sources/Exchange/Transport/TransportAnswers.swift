public import JSON

/// What kind of message goes through the exchange (`messageType`).
public enum TransportKind: String, Sendable, CaseIterable {
  /// An official document: new, recalled, updated or replaced.
  case document = "edoc"
  /// The status of one.
  case status
}

/// How far the receiving system has come with a message (`/updateStatus`): a receipt of the transport, and nothing about
/// what the office made of the document.
public enum TransportStatus: String, Sendable, CaseIterable {
  /// It waits to be fetched.
  case initial
  /// It was fetched.
  case processing
  /// It is kept.
  case done
  /// It could not be taken.
  case fail
}

/// What the exchange answers to whoever sends a message (`/sendEdoc`): `{"status":"OK","ErrorCode":"0","DocId":"…"}`.
public struct SendAnswer: Hashable, Sendable {
  /// By what the exchange knows the message; nil when it did not take it.
  public let id: String?
  /// `0` when all is well; otherwise a word or number.
  public let errorCode: String
  /// What is wrong, for a person.
  public let error: String

  /// The message was taken.
  public init(taken id: String) {
    self.id = id
    errorCode = "0"
    error = ""
  }

  /// The message was not taken.
  public init(refused code: String, _ error: String) {
    id = nil
    errorCode = code
    self.error = error
  }

  /// As it goes over the wire.
  public var json: JSONValue {
    [
      "status": .string(id == nil ? "FAIL" : "OK"), "ErrorCode": .string(errorCode), "ErrorDesc": .string(error),
      "DocId": id.map { .string($0) } ?? .null,
    ]
  }

  /// Reads an answer; numbers in place of texts are forgiven.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    errorCode = try object.optional("ErrorCode")?.liberalText() ?? ""
    error = try object.optional("ErrorDesc")?.liberalText() ?? ""
    let id = try object.optional("DocId")?.liberalText() ?? ""
    self.id = id.isEmpty || !SendAnswer.good.contains(errorCode) ? nil : id
  }

  private static let good: Set<String> = ["0", "00", ""]

  /// Whether what was asked was done, also where nothing is named.
  public var isTaken: Bool { SendAnswer.good.contains(errorCode) }
}

/// A message that waits at the exchange (`/getReceivedEdocList`).
public struct WaitingMessage: Hashable, Sendable {
  /// By what the exchange knows it.
  public let id: String
  /// What it is.
  public let type: TransportKind
  /// The agency that sent it.
  public let from: String
  /// The agency that it is for.
  public let to: String
  /// How far it has come.
  public let status: TransportStatus

  /// A message.
  public init(id: String, type: TransportKind, from: String, to: String, status: TransportStatus) {
    self.id = id
    self.type = type
    self.from = from
    self.to = to
    self.status = status
  }

  /// As it goes over the wire.
  ///
  /// - Parameters:
  ///   - created: When it came, as people read it.
  ///   - updated: When its status changed.
  public func json(created: String, updated: String) -> JSONValue {
    [
      "docId": .string(id), "serviceType": "eDoc", "messageType": .string(type.rawValue), "from": .string(from),
      "to": .string(to), "status": .string(status.rawValue), "status_desc": "", "created_time": .string(created),
      "updated_time": .string(updated),
    ]
  }

  /// Reads the list that the exchange gives: `{"data": […]}`.
  public static func list(_ field: JSONField) throws(JSONError) -> [WaitingMessage] {
    var list: [WaitingMessage] = []
    for item in try field.anyObject().optional("data")?.array() ?? [] {
      let object = try item.anyObject()
      list.append(
        WaitingMessage(
          id: try object.required("docId").liberalText(),
          type: TransportKind(rawValue: try object.optional("messageType")?.liberalText().lowercased() ?? "")
            ?? .document,
          from: try object.optional("from")?.liberalText() ?? "", to: try object.optional("to")?.liberalText() ?? "",
          status: TransportStatus(rawValue: try object.optional("status")?.liberalText().lowercased() ?? "")
            ?? .initial))
    }
    return list
  }
}

extension JSONField {
  /// A text, or a number that another program writes in its place; empty for nothing.
  func liberalText() throws(JSONError) -> String {
    switch value {
    case .null: ""
    case .integer(let number): String(number)
    default: try string()
    }
  }
}

/// A message that was sent, as the exchange has it (`/getSentEdocList`).
public struct SentMessage: Hashable, Sendable {
  /// By what the exchange knows it.
  public let id: String
  /// What it is.
  public let type: TransportKind
  /// The agency that it is for.
  public let to: String
  /// How far the receiving system has come with it.
  public let status: TransportStatus
  /// SHA-256 of the file, in hexadecimal; nil when the exchange does not tell it.
  public let sha256: String?

  /// Reads the list that the exchange gives: `{"data": […]}`.
  public static func list(_ field: JSONField) throws(JSONError) -> [SentMessage] {
    var list: [SentMessage] = []
    for item in try field.anyObject().optional("data")?.array() ?? [] {
      let object = try item.anyObject()
      list.append(
        SentMessage(
          id: try object.required("senderDocId").liberalText(),
          type: TransportKind(rawValue: try object.optional("messageType")?.liberalText().lowercased() ?? "")
            ?? .document,
          to: try object.optional("toCode")?.liberalText() ?? "",
          status: TransportStatus(rawValue: try object.optional("receiveStatus")?.liberalText().lowercased() ?? "")
            ?? .initial, sha256: try object.optional("XroadVnpt-hash-header")?.liberalText().lowercased()))
    }
    return list
  }
}

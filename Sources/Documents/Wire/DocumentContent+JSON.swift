import Exchange
public import JSON
import Text
import WorkingTime

extension DocumentContent {
  /// The content as it is kept beside the log.
  public var json: JSONValue {
    var object = Members("subject", subject)
    object.put("typeName", typeName)
    object.put("sender", sender?.json)
    object.put("receivers", list: receivers.map(\.json))
    object.put("code", code)
    object.put("documentId", documentID)
    object.put("date", date?.description)
    object.put("answerBy", answerBy?.description)
    object.put("signer", signer)
    object.put("pages", pages.map { JSONValue($0) })
    object.put("copies", copies.map { JSONValue($0) })
    object.put("files", list: files.map(\.json))
    object.put("note", note)
    object.put("seal", seal?.json)
    object.put(
      "judged", list: judged.map { ["policy": .string($0.policy.text), "evidence": .string($0.evidence)] })
    return object.json
  }

  /// Reads what was kept.
  public init(_ field: JSONField) throws(JSONError) {
    let content = try field.anyObject()
    self.init(
      subject: try content.required("subject").string(), typeName: try content.text("typeName"),
      sender: try content.optional("sender").map { (party) throws(JSONError) in try Party(party) },
      code: try content.text("code"), documentID: try content.text("documentId"),
      date: try content.optional("date").map { (day) throws(JSONError) in try day.day() },
      signer: try content.text("signer"), pages: try content.number("pages"), copies: try content.number("copies"),
      note: try content.text("note"))
    answerBy = try content.optional("answerBy").map { (day) throws(JSONError) in try day.day() }
    seal = try content.optional("seal").map { (seal) throws(JSONError) in try MessageSeal(seal) }
    for found in try content.optional("judged")?.array() ?? [] {
      let found = try found.anyObject()
      judged.append(
        JudgedFile(
          policy: try found.required("policy").name(), evidence: try found.required("evidence").string()))
    }
    for party in try content.optional("receivers")?.array() ?? [] { receivers.append(try Party(party)) }
    for file in try content.optional("files")?.array() ?? [] { files.append(try DocumentFile(file)) }
  }
}

extension Party {
  /// The organisation as records and the API have it.
  public var json: JSONValue {
    var object = Members("name", name)
    object.put("code", code)
    return object.json
  }

  /// Reads an organisation.
  public init(_ field: JSONField) throws(JSONError) {
    let party = try field.object("name", "code")
    self.init(name: try party.required("name").string(), code: try party.text("code"))
  }
}

extension DocumentFile {
  /// The file as records and the API have it.
  public var json: JSONValue {
    ["sha256": .string(sha256), "name": .string(name), "bytes": JSONValue(bytes), "type": .string(type)]
  }

  /// Reads a file.
  public init(_ field: JSONField) throws(JSONError) {
    let file = try field.object("sha256", "name", "bytes", "type")
    self.init(
      sha256: try file.required("sha256").string(), name: try file.required("name").string(),
      bytes: try file.required("bytes").integer(in: 0...Int.max), type: try file.required("type").string())
  }
}

extension DocumentSending {
  /// The message as it stands beside the log, for whoever sends it.
  public var json: JSONValue {
    switch message {
    case .document: ["to": .string(to), "send": "document"]
    case .status(let status): ["to": .string(to), "send": "status", "status": .string(status.rawValue)]
    case .recall: ["to": .string(to), "send": "recall"]
    case .update: ["to": .string(to), "send": "update"]
    case .withdrawal: ["to": .string(to), "send": "withdrawal"]
    }
  }

  /// Reads a message that was kept.
  public init(_ field: JSONField) throws(JSONError) {
    let sending = try field.object("to", "send", "status")
    let to = try sending.required("to").string()
    switch try sending.required("send").string() {
    case "document": self.init(to: to, .document)
    case "recall": self.init(to: to, .recall)
    case "update": self.init(to: to, .update)
    case "withdrawal": self.init(to: to, .withdrawal)
    default: self.init(to: to, .status(try sending.required("status").choice()))
    }
  }
}

extension DocumentDecision {
  /// What is confidential of it, by kind: `document`, what people wrote, `sealed`, `sendings`. Nil when nothing is.
  public var confidential: JSONValue? {
    var object = Members()
    object.put("document", content?.json)
    for what in Said.allCases { object.put(what.rawValue, said[what]) }
    if let sealed {
      object.put(
        "sealed",
        [
          "sha256": .string(sealed.file.sha256), "policy": .string(sealed.policy.text),
          "signer": sealed.signer.map { .string($0) } ?? .null,
          "evidence": sealed.evidence.map { .string($0) } ?? .null,
        ])
    }
    object.put("sendings", list: sendings.map(\.json))
    guard case .object(let members) = object.json, members.startIndex != members.endIndex else { return nil }
    return object.json
  }
}

import Dossiers
import Exchange
public import JSON
import Procedures
import Text
import WorkingTime

extension DocumentEvent {
  /// The event as the log keeps it. Names and meanings never change; what is new gets a new name.
  public var json: JSONValue {
    var object = Members("type", type)
    switch self {
    case .received(let event):
      object.put("key", event.key.text)
      object.put("agency", event.agency.text)
      object.put("medium", event.medium.rawValue)
      object.put("authenticity", event.authenticity.rawValue)
      object.put("misaddressed", ifTrue: !event.isAddressedHere)
      object.put("marks", event.marks.json)
      object.put("due", event.due)
      object.put("answers", event.answers?.text)
      object.put("replaces", event.replaces?.text)
      object.put("by", event.by?.text)
      object.put("speaksOfUnknown", ifTrue: event.speaksOfUnknown)
    case .drafted(let event):
      object.put("key", event.key.text)
      object.put("agency", event.agency.text)
      object.put("unit", event.unit.text)
      object.put("medium", event.medium.rawValue)
      object.put("marks", event.marks.json)
      object.put("answers", event.answers?.text)
      object.put("dossier", event.dossier?.text)
      object.put("replaces", event.replaces?.text)
      object.put("leavesByItself", ifTrue: event.leavesByItself)
      object.put("by", event.by?.text)
    case .amended(let marks): object.put("marks", marks.json)
    case .registered(let number, let code, let due):
      object.put("agency", code)
      object.put("year", JSONValue(number.year))
      object.put("number", JSONValue(number.number))
      object.put("text", number.text)
      object.put("day", number.day.description)
      object.put("due", due)
    case .moved(let state): object.put("to", state.rawValue)
    case .assigned(let tasks, let due):
      object.put("tasks", .array(tasks.map(\.json)))
      object.put("due", due)
    case .taken(let task, let officer):
      object.put("task", JSONValue(task))
      object.put("officer", officer.text)
    case .reported(let task): object.put("task", JSONValue(task))
    case .sealed(let policy): object.put("policy", policy?.text)
    case .told(let receiver, let status, let said):
      object.put("receiver", JSONValue(receiver))
      object.put("status", status.rawValue)
      object.put("said", said)
    case .affixed(let seals): object.put("seals", .array(seals.map(\.json)))
    case .corrected(let found): object.put("authenticity", found?.rawValue)
    case .askedBack, .recallRefused, .updated, .sealAsked: break
    case .readdressed(let removed): object.put("removed", .array(removed.map { JSONValue($0) }))
    case .filed(let file): object.put("file", file.text)
    case .linked(let code), .opened(let code): object.put("dossier", code.text)
    case .answered(let key), .replaced(let key): object.put("by", key.text)
    case .handedOver(let partner), .issuedElsewhere(let partner): object.put("partner", partner.text)
    case .erased(let erasure): erasure.put(into: &object)
    }
    return object.json
  }

  private var type: String {
    switch self {
    case .received: "received"
    case .drafted: "drafted"
    case .amended: "amended"
    case .registered: "registered"
    case .moved: "moved"
    case .assigned: "assigned"
    case .taken: "taken"
    case .reported: "reported"
    case .sealed: "sealed"
    case .sealAsked: "sealAsked"
    case .affixed: "affixed"
    case .told: "told"
    case .corrected: "corrected"
    case .updated: "updated"
    case .readdressed: "readdressed"
    case .askedBack: "askedBack"
    case .recallRefused: "recallRefused"
    case .filed: "filed"
    case .linked: "linked"
    case .opened: "opened"
    case .answered: "answered"
    case .replaced: "replaced"
    case .handedOver: "handedOver"
    case .issuedElsewhere: "issuedElsewhere"
    case .erased: "erased"
    }
  }

  /// Reads an event of the log.
  ///
  /// - Throws: `JSONError` when it is none that this program knows.
  public init(_ field: JSONField) throws(JSONError) {
    let event = try field.anyObject()
    switch try event.required("type").string() {
    case "received":
      self = .received(
        Received(
          key: try event.required("key").documentKey(), agency: try event.required("agency").name(),
          medium: try event.required("medium").choice(), authenticity: try event.required("authenticity").choice(),
          isAddressedHere: event.optional("misaddressed") == nil, marks: try Marks(event.required("marks")),
          due: try event.moment("due"), answers: try event.documentKey("answers"),
          replaces: try event.documentKey("replaces"), by: try event.name("by"),
          speaksOfUnknown: event.optional("speaksOfUnknown") != nil))
    case "drafted":
      self = .drafted(
        Drafted(
          key: try event.required("key").documentKey(), agency: try event.required("agency").name(),
          unit: try event.required("unit").name(), medium: try event.required("medium").choice(),
          marks: try Marks(event.required("marks")), answers: try event.documentKey("answers"),
          dossier: try event.optional("dossier").map { (code) throws(JSONError) in try code.dossierCode() },
          replaces: try event.documentKey("replaces"), leavesByItself: event.optional("leavesByItself") != nil,
          by: try event.name("by")))
    case "amended": self = .amended(try Marks(event.required("marks")))
    case "registered":
      self = .registered(
        RegisterNumber(
          year: try event.required("year").integer(), number: try event.required("number").integer(in: 1...Int.max),
          text: try event.required("text").string(), day: try event.required("day").day()),
        under: try event.optional("agency")?.string(), due: try event.moment("due"))
    case "moved": self = .moved(to: try event.required("to").choice())
    case "assigned":
      var tasks: [DocumentTask] = []
      for task in try event.required("tasks").array() { tasks.append(try DocumentTask(task)) }
      self = .assigned(tasks, due: try event.moment("due"))
    case "taken":
      self = .taken(
        task: try event.required("task").integer(), officer: try event.required("officer").name())
    case "reported": self = .reported(task: try event.required("task").integer())
    case "sealed": self = .sealed(policy: try event.name("policy"))
    case "sealAsked": self = .sealAsked
    case "affixed":
      var seals: [DocumentSeal] = []
      for seal in try event.required("seals").array() { seals.append(try DocumentSeal(seal)) }
      self = .affixed(seals)
    case "told":
      self = .told(
        receiver: try event.required("receiver").integer(in: 0...Int.max), try event.required("status").choice(),
        said: try event.moment("said"))
    case "corrected":
      self = .corrected(
        try event.optional("authenticity").map { (found) throws(JSONError) in try found.choice() })
    case "updated": self = .updated
    case "readdressed":
      var removed: [Int] = []
      for place in try event.required("removed").array() { removed.append(try place.integer(in: 0...Int.max)) }
      self = .readdressed(removed: removed)
    case "askedBack": self = .askedBack
    case "recallRefused": self = .recallRefused
    case "filed": self = .filed(try event.required("file").workFile())
    case "linked": self = .linked(try event.required("dossier").dossierCode())
    case "opened": self = .opened(try event.required("dossier").dossierCode())
    case "answered": self = .answered(try event.required("by").documentKey())
    case "replaced": self = .replaced(try event.required("by").documentKey())
    case "handedOver": self = .handedOver(try event.required("partner").name())
    case "issuedElsewhere": self = .issuedElsewhere(try event.required("partner").name())
    case "erased": self = .erased(try DocumentErasure(event))
    default:
      throw .mismatch(
        at: field.pointer,
        Words(vi: "sự kiện văn bản không rõ loại", en: "an event of a document that is not known here"))
    }
  }
}

extension DocumentEvent.Marks {
  fileprivate var json: JSONValue {
    var object = Members()
    object.put("kind", kind?.rawValue)
    object.put("urgency", urgency.name)
    object.put("secrecy", secrecy == .none ? nil : secrecy.rawValue)
    return object.json
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let marks = try field.object("kind", "urgency", "secrecy")
    kind = try marks.optional("kind").map { (kind) throws(JSONError) in try kind.choice() }
    urgency = try marks.required("urgency").urgency()
    secrecy = try marks.optional("secrecy").map { (degree) throws(JSONError) in try degree.choice() } ?? .none
  }
}

extension DocumentTask {
  fileprivate var json: JSONValue {
    var object = Members("unit", unit.text)
    object.put("number", JSONValue(number))
    object.put("officer", officer?.text)
    object.put("lead", ifTrue: isLead)
    object.put("due", due)
    return object.json
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let task = try field.object("unit", "number", "officer", "lead", "due")
    self.init(
      number: try task.required("number").integer(in: 1...Int.max), unit: try task.required("unit").name(),
      officer: try task.name("officer"), isLead: task.optional("lead") != nil, due: try task.moment("due"))
  }
}

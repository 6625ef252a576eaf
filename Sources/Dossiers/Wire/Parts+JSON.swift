public import JSON
import Procedures
import Text
import WorkingTime

extension JSONField {
  func dossierCode() throws(JSONError) -> DossierCode {
    try parsed(Words(vi: "mã hồ sơ như H56.06-261122-0001", en: "a dossier code such as H56.06-261122-0001")) {
      DossierCode($0)
    }
  }

  /// A field or part to supplement, as wires write it.
  public func supplementItem() throws(JSONError) -> SupplementItem {
    try parsed(Words(vi: "`field:<mục>` hoặc `part:<giấy tờ>`", en: "`field:<name>` or `part:<name>`")) {
      SupplementItem($0)
    }
  }
}

extension OpenTask {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("number", number)
    object.put("step", step.text)
    if case .officer(let role, let unit) = duty {
      object.put("role", role.text)
      object.put("unit", unit.text)
    }
    object.put("date", ifTrue: duty == .nobody)
    object.put("openedAt", openedAt)
    object.put("due", due)
    object.put("endsAt", endsAt)
    object.put("assignment", assignment?.text)
    object.put("clockActs", clockActs == 0 ? nil : clockActs)
    object.put("officer", officer?.text)
    object.put("inPlaceOf", inPlaceOf?.text)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    let duty: Duty =
      if let role = try object.key("role", of: Role.self) {
        .officer(role: role, unit: try object.required("unit").key())
      } else {
        try object.flag("date") ? .nobody : .applicant
      }
    self.init(
      number: try object.required("number").integer(), step: try object.required("step").key(), duty: duty,
      openedAt: try object.required("openedAt").instant(), due: try object.instant("due"),
      endsAt: try object.instant("endsAt"), assignment: try object.key("assignment"),
      clockActs: try object.optional("clockActs")?.integer() ?? 0, officer: try object.key("officer"),
      inPlaceOf: try object.key("inPlaceOf"))
  }
}

extension HeldDocument {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("task", task)
    object.put("action", action.text)
    object.put("entry", entry)
    object.put("persons", list: persons.map { .string($0.text) })
    object.put("confirmation", confirmation)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      task: try object.required("task").integer(), action: try object.required("action").key(),
      entry: try object.required("entry").integer(),
      persons: try object.list("persons") { (person) throws(JSONError) in try person.key() },
      confirmation: try object.optional("confirmation")?.integer())
  }
}

extension GivenOpinion {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("task", task)
    object.put("officer", officer?.text)
    object.put("opinion", opinion.rawValue)
    object.put("inPlaceOf", inPlaceOf?.text)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      task: try object.required("task").integer(), officer: try object.key("officer"),
      opinion: try object.required("opinion").choice(), inPlaceOf: try object.key("inPlaceOf"))
  }
}

extension Deadline {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("due", due)
    object.put("provisional", ifTrue: isProvisional)
    object.put("warnAt", warnAt)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      due: try object.required("due").instant(), isProvisional: try object.flag("provisional"),
      warnAt: try object.instant("warnAt"))
  }
}

extension LegalLimit {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("limit", limit.description)
    object.put(
      "cutOffs",
      list: cutOffs.map { ["after": .string($0.after.description), "limit": .string($0.limit.description)] })
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    let cutOffs = try object.list("cutOffs") { (cutOff) throws(JSONError) in
      let cutOff = try cutOff.anyObject()
      return CutOff(
        after: try cutOff.required("after").parsed(Words(vi: "giờ trong ngày", en: "a time of day")) { TimeOfDay($0) },
        limit: try cutOff.required("limit").limit())
    }
    self.init(try object.required("limit").limit(), cutOffs: cutOffs)
  }
}

extension LegalClock {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("received", received)
    object.put("limit", limit.json)
    object.put(
      "pauses",
      list: pauses.map { pause in
        var object = ObjectWriter()
        object.put("from", pause.from)
        object.put("to", pause.to)
        return object.value
      })
    object.put(
      "extensions",
      list: extensions.map { extension_ in
        var object = ObjectWriter()
        object.put("limit", extension_.limit.description)
        object.put("ground", extension_.ground)
        object.put("at", extension_.at)
        return object.value
      })
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      received: try object.required("received").instant(), limit: try LegalLimit(object.required("limit")),
      pauses: try object.list("pauses") { (pause) throws(JSONError) in
        let pause = try pause.anyObject()
        return Pause(from: try pause.required("from").instant(), to: try pause.instant("to"))
      },
      extensions: try object.list("extensions") { (more) throws(JSONError) in
        let more = try more.anyObject()
        return Extension(
          limit: try more.required("limit").limit(), ground: try more.required("ground").string(),
          at: try more.required("at").instant())
      })
  }
}

extension WaitingMessages {
  var json: JSONValue {
    ["since": since.json, "day": .string(day.description), "ofDay": .integer(Int64(ofDay))]
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      since: try object.required("since").instant(),
      day: try object.required("day").parsed(Words(vi: "một ngày", en: "a day")) { Day($0) },
      ofDay: try object.required("ofDay").integer())
  }
}

extension SupplementRequest {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("askedAt", askedAt)
    object.put("items", list: items.map { .string($0.text) })
    object.put("answeredAt", answeredAt)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      askedAt: try object.required("askedAt").instant(),
      items: try object.list("items") { (item) throws(JSONError) in try item.supplementItem() },
      answeredAt: try object.instant("answeredAt"))
  }
}

extension IssuedLetter {
  var json: JSONValue {
    ["letter": .string(letter.text), "number": .string(number), "at": at.json, "entry": .integer(Int64(entry))]
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      letter: try object.required("letter").key(), number: try object.required("number").string(),
      at: try object.required("at").instant(), entry: try object.required("entry").integer())
  }
}

extension IssuedEntry {
  var json: JSONValue {
    ["register": .string(register.text), "number": .string(number), "at": at.json, "entry": .integer(Int64(entry))]
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      register: try object.required("register").key(), number: try object.required("number").string(),
      at: try object.required("at").instant(), entry: try object.required("entry").integer())
  }
}

extension Paper {
  /// The paper as content and wires have it.
  public var json: JSONValue {
    var object: JSONObject = [
      "part": .string(part.text), "sha256": .string(sha256), "name": .string(name), "bytes": .integer(Int64(bytes)),
      "type": .string(type),
    ]
    if let signature { object["signature"] = signature.json }
    return .object(object)
  }

  /// Reads a paper of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      part: try object.required("part").key(), sha256: try object.required("sha256").string(),
      name: try object.required("name").string(), bytes: try object.required("bytes").integer(),
      type: try object.required("type").string(),
      signature: try object.optional("signature").map { (field) throws(JSONError) in try PaperSignature(field) })
  }
}

extension SignedDocument {
  /// The document as content and wires have it.
  public var json: JSONValue {
    var object: JSONObject = [
      "sha256": .string(sha256), "name": .string(name), "bytes": .integer(Int64(bytes)), "type": .string(type),
    ]
    if let signature { object["signature"] = signature.json }
    return .object(object)
  }

  /// Reads a document of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      sha256: try object.required("sha256").string(), name: try object.required("name").string(),
      bytes: try object.required("bytes").integer(), type: try object.required("type").string(),
      signature: try object.optional("signature").map { (field) throws(JSONError) in try PaperSignature(field) })
  }
}

extension PaperSignature {
  /// The finding as content has it.
  var json: JSONValue {
    var object: JSONObject = [
      "policy": .string(policy.text), "verdict": .string(verdict.rawValue), "code": code.map { .string($0) } ?? .null,
      "reason": ["vi": .string(reason.vi), "en": .string(reason.en)], "signers": .array(signers.map { .string($0) }),
      "at": .integer(at.milliseconds),
    ]
    if let evidence { object["evidence"] = .string(evidence) }
    return .object(object)
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    let reason = try object.required("reason").anyObject()
    var signers: [String] = []
    for signer in try object.required("signers").array() { signers.append(try signer.string()) }
    self.init(
      policy: try object.required("policy").key(), verdict: try object.required("verdict").choice(),
      code: try object.optional("code").map { (field) throws(JSONError) in try field.string() },
      reason: Words(vi: try reason.required("vi").string(), en: try reason.required("en").string()), signers: signers,
      at: try object.required("at").instant())
    evidence = try object.optional("evidence").map { (field) throws(JSONError) in try field.string() }
  }
}

extension LookupFinding {
  /// The finding as content and wires have it.
  public var json: JSONValue {
    [
      "register": .string(register.text), "verdict": .string(verdict.rawValue), "entry": .string(entry),
      "fields": .array(
        fields.map { field in
          var object = ObjectWriter()
          object.put("field", field.field.text)
          object.put("registered", field.registered)
          object.put("asked", field.asked)
          object.put("agrees", JSONValue.bool(field.agrees))
          return object.value
        }),
    ]
  }

  /// Reads a finding of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      register: try object.required("register").key(), verdict: try object.required("verdict").choice(),
      entry: try object.required("entry").string(),
      fields: try object.list("fields") { (compared) throws(JSONError) in
        let compared = try compared.anyObject()
        var asked: String?
        if let text = compared.optional("asked") { asked = try text.string() }
        return ComparedField(
          field: try compared.required("field").key(), registered: try compared.required("registered").string(),
          asked: asked, agrees: try compared.required("agrees").bool())
      })
  }
}

public import Dossiers
public import Exchange
public import JSON
import Procedures
import Text
import WorkingTime

extension JSONField {
  /// The key of a document: `VB-12`.
  public func documentKey() throws(JSONError) -> DocumentKey {
    try parsed(Words(vi: "số văn bản như VB-12", en: "the key of a document such as VB-12")) { DocumentKey($0) }
  }

  /// The number of a file of work: `HS-3`.
  public func workFile() throws(JSONError) -> WorkFileNumber {
    try parsed(Words(vi: "số hồ sơ công việc như HS-3", en: "the number of a file of work such as HS-3")) {
      WorkFileNumber($0)
    }
  }

  /// The code of a dossier.
  public func dossierCode() throws(JSONError) -> DossierCode {
    try parsed(Words(vi: "mã hồ sơ", en: "the code of a dossier")) { DossierCode($0) }
  }

  /// How a document presses: `thuong`, `khan`, …
  public func urgency() throws(JSONError) -> Urgency {
    let names = Urgency.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
    return try parsed(Words(vi: "một trong \(names)", en: "one of \(names)")) { Urgency(name: $0) }
  }

  func name<Subject>(of type: Subject.Type = Subject.self) throws(JSONError) -> Key<Subject> {
    try parsed(Words(vi: "một tên như `so-gddt`", en: "a name such as `so-gddt`")) { Key<Subject>($0) }
  }

  func day() throws(JSONError) -> Day {
    try parsed(Words(vi: "một ngày như 2026-12-01", en: "a day such as 2026-12-01")) { Day($0) }
  }
}

extension JSONFields {
  func name<Subject>(_ member: String, of type: Subject.Type = Subject.self) throws(JSONError) -> Key<Subject>? {
    guard let field = optional(member) else { return nil }
    return try field.name()
  }

  func moment(_ member: String) throws(JSONError) -> Instant? {
    guard let field = optional(member) else { return nil }
    return Instant(milliseconds: Int64(try field.integer()))
  }

  func documentKey(_ member: String) throws(JSONError) -> DocumentKey? {
    guard let field = optional(member) else { return nil }
    return try field.documentKey()
  }

  func text(_ member: String) throws(JSONError) -> String? {
    guard let field = optional(member) else { return nil }
    return try field.string()
  }

  func number(_ member: String) throws(JSONError) -> Int? {
    guard let field = optional(member) else { return nil }
    return try field.integer()
  }
}

/// Builds an object, leaving out what is nothing: the shorter record is the same record.
struct Members {
  private var members: [(String, JSONValue)] = []

  init() {}

  init(_ name: String, _ text: String) { members = [(name, .string(text))] }

  mutating func put(_ name: String, _ value: JSONValue?) {
    if let value { members.append((name, value)) }
  }

  mutating func put(_ name: String, _ text: String?) { put(name, text.map { JSONValue.string($0) }) }
  mutating func put(_ name: String, _ moment: Instant?) {
    put(name, moment.map { JSONValue.integer($0.milliseconds) })
  }
  mutating func put(_ name: String, ifTrue flag: Bool) { if flag { put(name, JSONValue.bool(true)) } }
  mutating func put(_ name: String, list: [JSONValue]) { if !list.isEmpty { put(name, JSONValue.array(list)) } }

  var json: JSONValue { .object(JSONObject(members)) }
}

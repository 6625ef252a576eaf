internal import Crypto
public import JSON
internal import Text
internal import WorkingTime

extension EvidenceManifest {
  /// What a manifest calls itself.
  static let format = "motcua-evidence"
  /// The version of the format that is written and read.
  static let version = 1

  /// The manifest for programs; its canonical form is what is hashed.
  public var json: JSONValue {
    .object([
      "format": .string(EvidenceManifest.format),
      "version": JSONValue(EvidenceManifest.version),
      "engine": .string(engine),
      "document": [
        "sha256": .string(document.hex), "bytes": JSONValue(byteCount),
        "content": content.map { .string($0.hex) } ?? .null,
      ],
      "time": .string(time.utc),
      "receipt": receipt.map { .string($0.utc) } ?? .null,
      "policy": ["rules": policy.json, "text": policyText.map { .string($0.hex) } ?? .null],
      "material": [
        "anchors": .array(
          anchors.map { ["sha256": .string($0.sha256.hex), "set": $0.set.map { .string($0) } ?? .null] }),
        "intermediates": .array(intermediates.map(\.json)), "lists": .array(lists.map(\.json)),
        "responses": .array(responses.map(\.json)),
      ],
      "contained": [
        "certificates": .array(contained.certificates.map(\.json)), "lists": .array(contained.lists.map(\.json)),
        "responses": .array(contained.responses.map(\.json)), "timeStamps": .array(contained.timeStamps.map(\.json)),
      ],
      "report": report.json,
    ])
  }

  /// Reads a manifest of a closed world: nothing is left out, nothing is added.
  init(_ field: JSONField) throws(JSONError) {
    let object = try field.object(
      "format", "version", "engine", "document", "time", "receipt", "policy", "material", "contained", "report")
    let document = try object.required("document").object("sha256", "bytes", "content")
    let policy = try object.required("policy").object("rules", "text")
    let material = try object.required("material").object("anchors", "intermediates", "lists", "responses")
    let contained = try object.required("contained").object("certificates", "lists", "responses", "timeStamps")
    self.init(
      engine: try object.required("engine").string(), document: try document.required("sha256").sha256(),
      byteCount: try document.required("bytes").integer(in: 0...Int.max),
      content: try document.optional("content").map { (field) throws(JSONError) in try field.sha256() },
      time: try object.required("time").moment(),
      receipt: try object.optional("receipt").map { (field) throws(JSONError) in try field.moment() },
      policy: try ValidationPolicy(policy.required("rules")),
      policyText: try policy.optional("text").map { (field) throws(JSONError) in try field.sha256() },
      anchors: try material.required("anchors").list { (field) throws(JSONError) in
        let anchor = try field.object("sha256", "set")
        return Anchor(
          try anchor.required("sha256").sha256(),
          set: try anchor.optional("set").map { (field) throws(JSONError) in try field.string() })
      },
      intermediates: try material.hashes("intermediates"), lists: try material.hashes("lists"),
      responses: try material.hashes("responses"),
      contained: Contained(
        certificates: try contained.hashes("certificates"), lists: try contained.hashes("lists"),
        responses: try contained.hashes("responses"), timeStamps: try contained.hashes("timeStamps")),
      report: try object.required("report").sha256())
  }
}

extension SHA256 {
  fileprivate var json: JSONValue { .string(hex) }
}

extension JSONFields {
  fileprivate func hashes(_ name: String) throws(JSONError) -> [SHA256] {
    try required(name).list { (field) throws(JSONError) in try field.sha256() }
  }
}

extension JSONField {
  /// Things of one kind that a manifest may name.
  private static let most = 9_000

  func list<Value>(_ read: (JSONField) throws(JSONError) -> Value) throws(JSONError) -> [Value] {
    var values: [Value] = []
    for field in try array(count: 0...JSONField.most) { values.append(try read(field)) }
    return values
  }

  func sha256() throws(JSONError) -> SHA256 {
    try parsed(Words(vi: "64 chữ số thập lục phân thường", en: "64 hexadecimal digits in lower case")) {
      SHA256(hex: $0)
    }
  }

  func moment() throws(JSONError) -> Instant {
    try parsed(Words(vi: "thời điểm RFC 3339", en: "a moment of RFC 3339")) { Instant($0) }
  }
}

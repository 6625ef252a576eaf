internal import JSON
internal import Text
internal import WorkingTime

extension ValidationPolicy {
  /// The policy as evidence has it: every rule by which it was judged, whatever the policy's file says later.
  var json: JSONValue {
    var members: JSONObject = [
      "id": .string(id), "digests": .words(digests), "schemes": .words(schemes), "rsaBits": JSONValue(rsaBits),
      "curveBits": JSONValue(curveBits), "chainSecurityLevel": JSONValue(chainSecurityLevel),
      "requiresRevocation": .bool(requiresRevocation), "clockSkewSeconds": .integer(clockSkewSeconds),
      "openEndedRevocationSeconds": .integer(openEndedRevocationSeconds), "waived": .words(waived),
      "requirements": requirements?.json ?? .null,
    ]
    // Evidence of a policy without it reads as it did before there was such a rule.
    if let revocationFreshSeconds { members["revocationFreshSeconds"] = .integer(revocationFreshSeconds) }
    return .object(members)
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.object(
      "id", "digests", "schemes", "rsaBits", "curveBits", "chainSecurityLevel", "requiresRevocation",
      "clockSkewSeconds", "openEndedRevocationSeconds", "revocationFreshSeconds", "waived", "requirements")
    self.init(
      id: try object.required("id").string(), digests: try object.required("digests").words(),
      schemes: try object.required("schemes").words(), rsaBits: try object.required("rsaBits").integer(in: bits),
      curveBits: try object.required("curveBits").integer(in: bits),
      chainSecurityLevel: try object.required("chainSecurityLevel").integer(in: 0...5),
      requiresRevocation: try object.required("requiresRevocation").bool(),
      clockSkewSeconds: Int64(try object.required("clockSkewSeconds").integer(in: seconds)),
      openEndedRevocationSeconds: Int64(try object.required("openEndedRevocationSeconds").integer(in: seconds)),
      revocationFreshSeconds: try object.optional("revocationFreshSeconds").map { (field) throws(JSONError) in
        Int64(try field.integer(in: seconds))
      },
      waived: try object.required("waived").words(),
      requirements: try object.optional("requirements").map { (field) throws(JSONError) in
        try PolicyRequirements(field)
      })
  }
}

/// Sizes of keys, in bits.
private let bits = 0...65_536
/// Spans that a policy may name: up to ten years.
private let seconds = 0...316_000_000

extension PolicyRequirements {
  fileprivate var json: JSONValue {
    .object([
      "formats": .words(Set(formats.map(\.rawValue))), "requiresTimeStamp": .bool(requiresTimeStamp),
      "coversAll": .bool(coversAll), "schemesUntil": .moments(schemesUntil), "digestsUntil": .moments(digestsUntil),
      "signers": .array(signers.map(\.json)), "isOrdered": .bool(isOrdered),
    ])
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let object = try field.object(
      "formats", "requiresTimeStamp", "coversAll", "schemesUntil", "digestsUntil", "signers", "isOrdered")
    self.init(
      formats: Set(
        try object.required("formats").list { (field) throws(JSONError) in
          try field.choice(of: SignatureFacts.Format.self)
        }),
      requiresTimeStamp: try object.required("requiresTimeStamp").bool(),
      coversAll: try object.required("coversAll").bool(),
      schemesUntil: try object.required("schemesUntil").moments(),
      digestsUntil: try object.required("digestsUntil").moments(),
      signers: try object.required("signers").list { (field) throws(JSONError) in try RequiredSigner(field) },
      isOrdered: try object.required("isOrdered").bool())
  }
}

extension RequiredSigner {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "name": ["vi": .string(name.vi), "en": .string(name.en)], "count": JSONValue(count),
      "personalNumber": .text(personalNumber), "organisation": .text(organisation), "title": .text(title),
    ])
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let object = try field.object("id", "name", "count", "personalNumber", "organisation", "title")
    let name = try object.required("name").object("vi", "en")
    func text(_ key: String) throws(JSONError) -> String? {
      try object.optional(key).map { (field) throws(JSONError) in try field.string() }
    }
    self.init(
      id: try object.required("id").string(),
      name: Words(vi: try name.required("vi").string(), en: try name.required("en").string()),
      count: try object.required("count").integer(in: 0...1_000), personalNumber: try text("personalNumber"),
      organisation: try text("organisation"), title: try text("title"))
  }
}

extension JSONValue {
  /// Words in a fixed order.
  fileprivate static func words(_ words: Set<String>) -> JSONValue { .array(words.sorted().map { .string($0) }) }

  fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  fileprivate static func moments(_ moments: [String: Instant]) -> JSONValue {
    .object(JSONObject(moments.map { ($0.key, .string($0.value.utc)) }))
  }
}

extension JSONField {
  fileprivate func words() throws(JSONError) -> Set<String> {
    Set(try list { (field) throws(JSONError) in try field.string() })
  }

  fileprivate func moments() throws(JSONError) -> [String: Instant] {
    var moments: [String: Instant] = [:]
    for (name, field) in try anyObject().all { moments[name] = try field.moment() }
    return moments
  }
}

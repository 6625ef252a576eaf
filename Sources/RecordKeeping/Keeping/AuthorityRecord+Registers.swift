import JSON
import OneStop
import Procedures
import Text

extension AuthorityRecord {
  func registerEntries(
    in register: Key<Register>, where keys: [RegisterKeyValue], limit: Int
  ) throws -> [RegisterEntry] {
    guard let lead = keys.first else { return [] }
    let found = try all(
      """
      SELECT register_entry.identity, register_entry.body FROM register_key JOIN register_entry USING
        (authority, register, identity)
      WHERE authority = ? AND register = ? AND fields = ? AND value = ? ORDER BY identity LIMIT ?
      """, authority, register.text, lead.fields, lead.value, limit
    ) { row in (row.text(0), row.text(1)) }
    return try found.map { try registerEntry($0.0, $0.1) }
  }

  func registerEntries(
    in register: Key<Register>, after identity: String?, limit: Int
  ) throws -> [RegisterEntry] {
    let found = try all(
      "SELECT identity, body FROM register_entry WHERE authority = ? AND register = ? AND identity > ? ORDER BY identity LIMIT ?",
      authority, register.text, identity ?? "", limit
    ) { row in (row.text(0), row.text(1)) }
    return try found.map { try registerEntry($0.0, $0.1) }
  }

  func registerEntry(in register: Key<Register>, identity: String) throws -> RegisterEntry? {
    try registerEntry(at: RegisterPlace(register: register.text, identity: identity))
  }

  private func registerEntry(_ identity: String, _ body: String) throws -> RegisterEntry {
    let object = try JSONField(JSONValue(reading: body)).object("values", "keys")
    var values: [String: String] = [:]
    for (name, value) in try object.required("values").anyObject().all { values[name] = try value.string() }
    let keys = try object.required("keys").array().map { key in
      let key = try key.object("fields", "value")
      return RegisterKeyValue(
        fields: try key.required("fields").string(), value: try key.required("value").string())
    }
    return RegisterEntry(identity: identity, values: values, keys: keys)
  }

  func registerCount(_ register: Key<Register>) throws -> Int {
    try first(
      "SELECT count(*) FROM register_entry WHERE authority = ? AND register = ?", authority, register.text
    ) { row in Int(row.int(0)) } ?? 0
  }

  func load(_ entries: [RegisterEntry], into register: Key<Register>) throws {
    for entry in entries {
      let body: JSONValue = [
        "values": .object(JSONObject(entry.values.map { ($0.key, .string($0.value)) })),
        "keys": .array(entry.keys.map { ["fields": .string($0.fields), "value": .string($0.value)] }),
      ]
      try run(
        """
        INSERT INTO register_entry (authority, register, identity, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (authority, register, identity) DO UPDATE SET body = excluded.body
        """, authority, register.text, entry.identity, body.canonicalText)
      try setRegisterKeys(entry.keys, at: RegisterPlace(register: register.text, identity: entry.identity))
    }
  }

  func registerPlaces(after place: RegisterPlace?, limit: Int) throws -> [RegisterPlace] {
    try all(
      """
      SELECT register, identity FROM (
        SELECT register, identity FROM register_entry WHERE authority = ?1 AND (register, identity) > (?2, ?3)
        ORDER BY register, identity LIMIT ?4) AS kept
      UNION
      SELECT register, identity FROM (
        SELECT DISTINCT register, identity FROM register_key INDEXED BY register_key_identity
        WHERE authority = ?1 AND (register, identity) > (?2, ?3) ORDER BY register, identity LIMIT ?4) AS found
      ORDER BY register, identity LIMIT ?4
      """, authority, place?.register ?? "", place?.identity ?? "", limit
    ) { row in RegisterPlace(register: row.text(0), identity: row.text(1)) }
  }

  func registerEntry(at place: RegisterPlace) throws -> RegisterEntry? {
    let found = try first(
      "SELECT body FROM register_entry WHERE authority = ? AND register = ? AND identity = ?", authority,
      place.register, place.identity
    ) { row in row.text(0) }
    return try found.map { try registerEntry(place.identity, $0) }
  }

  func registerKeys(at place: RegisterPlace, limit: Int) throws -> [RegisterKeyValue] {
    try all(
      """
      SELECT fields, value FROM register_key WHERE authority = ? AND register = ? AND identity = ?
      ORDER BY fields, value LIMIT ?
      """, authority, place.register, place.identity, limit
    ) { row in RegisterKeyValue(fields: row.text(0), value: row.text(1)) }
  }

  func setRegisterKeys(_ keys: [RegisterKeyValue], at place: RegisterPlace) throws {
    try run(
      "DELETE FROM register_key WHERE authority = ? AND register = ? AND identity = ?", authority, place.register,
      place.identity)
    for key in keys {
      try run(
        """
        INSERT INTO register_key (authority, register, fields, value, identity) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, authority, place.register, key.fields, key.value, place.identity)
    }
  }
}

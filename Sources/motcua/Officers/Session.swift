import JSON
import Text
import WorkingTime

/// An officer's way into one server until its end.
struct Session {
  let server: ServerAddress
  /// What the server knows the officer by.
  let token: String
  let expiresAt: Instant
  /// The name of the account, and the officer's own.
  let officer: (id: String, name: String)

  /// The session as its file keeps it.
  var json: JSONValue {
    [
      "server": .string(server.description), "token": .string(token), "expiresAt": .string(expiresAt.description),
      "officer": ["id": .string(officer.id), "name": .string(officer.name)],
    ]
  }

  init(server: ServerAddress, token: String, expiresAt: Instant, officer: (id: String, name: String)) {
    self.server = server
    self.token = token
    self.expiresAt = expiresAt
    self.officer = officer
  }

  /// Reads what a server answers to a name and password.
  init(_ answer: JSONField, at server: ServerAddress) throws(JSONError) {
    let answer = try answer.anyObject()
    let officer = try answer.required("officer").anyObject()
    self.init(
      server: server, token: try answer.required("token").headerText(),
      expiresAt: try answer.read("expiresAt"),
      officer: (try officer.read("id"), try officer.read("name")))
  }

  /// Reads what ``json`` has written.
  init(kept: JSONField) throws {
    try self.init(kept, at: ServerAddress(kept.anyObject().required("server").string()))
  }
}

extension JSONField {
  /// A text that can stand in a line of HTTP's head.
  fileprivate func headerText() throws(JSONError) -> String {
    try parsed(Words(vi: "một chuỗi ASCII không có khoảng trắng", en: "a text of ASCII without blanks")) { text in
      !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }
  }
}

import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// How officers come in and go.
  ///
  /// - Parameter door: Keeps guessers of passwords slow.
  static func sessions(_ door: SignInDoor) -> [Operation] {
    [
      Operation(
        id: "signIn", method: .post, path: "/sessions", summary: "Lets an officer in by name, password and code",
        details: """
          The token is shown once. `code` is what the authenticator app shows, or a recovery code, when the officer has \
          switched a second factor on; without it the answer is 401 `code-missing`. Five wrong passwords or codes lock the \
          name for a quarter of an hour. `mustEnrol`: the token is good only for making the second factor that a role \
          demands.
          """,
        body: .json(
          .object([
            .always("name", .text(most: 200)), .always("password", .text(most: Limits.secretBytes)),
            .maybe("code", .orNull(.text(most: 64))),
          ]),
          example: #"{"name": "lan", "password": "…"}"#),
        answer: .json("Signed in.", .named("Session"), status: .created), refusals: [.unauthorized],
        handler: { try signIn($0, door) }),
      Operation(
        id: "signOut", method: .delete, path: "/sessions", summary: "Ends what the token lets in",
        access: .officer(.read), answer: .nothing,
        handler: { asking in
          if case .token(let text)? = try Credentials(asking.request.headers) { try asking.office.signOut(token: text) }
          return .nothingToSay
        }),
    ]
  }

  private static func signIn(_ asking: Asking, _ door: SignInDoor) throws -> Response {
    let body = try asking.body().object("name", "password", "code")
    let code = try body.optional("code")?.string()
    let name = try body.required("name").string()
    let password = try body.required("password").string()
    guard let id = Key<Officer>(name), password.utf8.count <= Limits.secretBytes else {
      throw AccessRefusal.wrongPassword
    }
    let session = try door.pass(asking.request.client) {
      try asking.office.signIn(id, password: password, code: code.map { String($0.prefix(64)) })
    }
    let officer = asking.office.definitions.authority.officer(id)
    let positions = try asking.office.positions(of: id)
    var answer: JSONObject = [
      "token": .string(session.token), "expiresAt": session.expiresAt.json,
      "officer": ["id": .string(id.text), "name": .string(officer?.name ?? id.text)],
      "positions": .array(positions.map(\.json)),
    ]
    if session.mustEnrol { answer["mustEnrol"] = true }
    if let left = session.recoveryLeft { answer["recoveryLeft"] = JSONValue(left) }
    return .personal(.object(answer), status: .created)
  }
}

extension Position {
  fileprivate var json: JSONValue {
    var position: JSONObject = ["unit": .string(unit.text), "role": .string(role.text)]
    if let inPlaceOf { position["for"] = .string(inPlaceOf.text) }
    return .object(position)
  }
}

extension Response {
  /// Done, and there is nothing to say.
  fileprivate static var nothingToSay: Response {
    var response = Response(.noContent)
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}

import OneStop
import HTTPServing
import JSON
import Text

/// The description of the API for programs: OpenAPI 3.1, made from the operations themselves.
struct OpenAPIDocument {
  let operations: [Operation]
  let schemas: [(name: String, schema: Schema)]
  /// The address of the server as the public knows it; nil for the one the document was fetched from.
  let server: String?
  let version: String

  /// The document.
  var json: JSONValue {
    var paths = JSONObject()
    for operation in operations {
      let template = operation.pattern.template
      var item: JSONObject = if case .object(let there)? = paths[template] { there } else { JSONObject() }
      item[operation.method.rawValue.lowercased()] = self.operation(operation)
      paths[template] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Một Cửa", "version": .string(version), "summary": "Administrative one-stop services",
        "description": .string(OpenAPIDocument.description),
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .string(server ?? "/")]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(JSONObject(schemas.map { ($0.name, $0.schema.json) })),
        "responses": .object(JSONObject(OpenAPIDocument.statuses.map { ($0.name, OpenAPIDocument.problem($0.about)) })),
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "The token of `POST /sessions`."],
          "integrator": [
            "type": "http", "scheme": "bearer",
            "description": .string(OpenAPIDocument.integrator),
          ],
          "logIn": [
            "type": "apiKey", "in": "cookie", "name": .string(SetCookie.name(Visit.logInCookie, secure: true)),
            "description": "What a browser has after a citizen has logged in at `/cua-toi`.",
          ],
          "receipt": [
            "type": "apiKey", "in": "header", "name": "Authorization",
            "description": "`Receipt` and the secret of the receipt: `Authorization: Receipt ABCDE-FGHJK-MNPQR-STVWX`.",
          ],
        ],
      ],
    ]
  }

  private static let description = """
    Times are RFC 3339 with the offset of Vietnam. Texts for people stand in both languages, `{"vi", "en"}`. \
    Bodies are closed: an unknown member is an error that names it. What is refused is answered with \
    `application/problem+json` (RFC 9457); `code` is stable, `errors[].pointer` says where in the body. \
    A change carries an `Idempotency-Key` that belongs to the account: the same key with the same request gets the \
    first answer again, for 30 days; with another request it is 422. A change of a dossier carries `If-Match` with the \
    version that was seen: missing it is 428, stale 412. A dossier that is not for the eyes of whoever asks is 404.
    """

  private static let integrator = """
    The token of a program, as `motcua integrator add` prints it: `events:read` and `documents:read` for events, `dossiers:read` to \
    see dossiers as their applicants do, `dossiers:write` to file dossiers and do what their applicants may do. 403 names the \
    scope that is missing; of other procedures than its own there is nothing (404), or 403 where it would file.
    """

  private func operation(_ operation: Operation) -> JSONValue {
    var json: JSONObject = [
      "operationId": .string(operation.id), "summary": .string(operation.summary),
      "responses": .object(responses(of: operation)),
    ]
    if let details = operation.details { json["description"] = .string(details) }
    let parameters = parameters(of: operation)
    if !parameters.isEmpty { json["parameters"] = .array(parameters) }
    if let body = operation.body { json["requestBody"] = requestBody(body) }
    if let security = security(of: operation.access) { json["security"] = security }
    return .object(json)
  }

  private func parameters(of operation: Operation) -> [JSONValue] {
    let places = operation.pattern.parts.compactMap { part -> JSONValue? in
      guard case .place(let name, let kind) = part else { return nil }
      return ["name": .string(name), "in": "path", "required": true, "schema": kind.schema.json]
    }
    let query = operation.query.map { item -> JSONValue in
      [
        "name": .string(item.name), "in": "query", "required": .bool(item.isRequired), "schema": item.schema.json,
        "description": .string(item.about),
      ]
    }
    return places + query + headers(of: operation.change)
  }

  private func headers(of change: Operation.Change) -> [JSONValue] {
    let key: JSONValue = [
      "name": "Idempotency-Key", "in": "header", "required": true,
      "schema": ["type": "string", "minLength": 1, "maxLength": JSONValue(Limits.keyCharacters)],
      "description": "A new identifier for each new request; a repeat with the same gets the first answer.",
    ]
    let version: JSONValue = [
      "name": "If-Match", "in": "header", "required": true,
      "schema": Schema.text(pattern: #"^"[0-9]+"$"#).json, "description": "The version that was seen: `\"7\"`.",
    ]
    return switch change {
    case .none: []
    case .once: [key]
    case .onceOnVersion: [key, version]
    }
  }

  private func requestBody(_ body: Operation.BodyDescription) -> JSONValue {
    let content = body.content.map { type, schema -> (String, JSONValue) in
      var media: JSONObject = ["schema": schema.json]
      if let example = body.example, let value = try? JSONValue(reading: example) { media["example"] = value }
      return (type, .object(media))
    }
    return [
      "required": true, "description": .string("At most \(body.most / 1_048_576) MB."),
      "content": .object(JSONObject(content)),
    ]
  }

  private func responses(of operation: Operation) -> JSONObject {
    let answer = operation.answer
    var done: JSONObject = ["description": .string(answer.about)]
    if let (type, schema) = answer.content {
      let media: JSONValue = ["schema": schema.json]
      done["content"] = .object(JSONObject([(type, media)]))
    }
    if !answer.headers.isEmpty {
      done["headers"] = .object(
        JSONObject(
          answer.headers.map {
            ($0.name, ["description": .string($0.about), "schema": ["type": "string"]])
          }))
    }
    var responses: JSONObject = [:]
    responses[answer.status.description] = .object(done)
    for status in operation.allRefusals {
      guard let name = OpenAPIDocument.statuses.first(where: { $0.status == status })?.name else { continue }
      responses[status.description] = ["$ref": .string("#/components/responses/\(name)")]
    }
    return responses
  }

  private func security(of access: Operation.Access) -> JSONValue? {
    switch access {
    case .everyone: nil
    case .everyoneOr: [.object(JSONObject()), ["token": []], ["integrator": []]]
    case .receiptOr(.read): [["receipt": []], ["token": []], ["integrator": []], ["logIn": []]]
    case .receiptOr: [["receipt": []], ["token": []], ["integrator": []]]
    case .applicant: [["receipt": []], ["logIn": []]]
    case .citizen: [["logIn": []]]
    case .officer: [["token": []]]
    case .integrator: [["integrator": []]]
    }
  }
}

extension Operation {
  /// The statuses with which it says no.
  var allRefusals: [Status] {
    var statuses: [Status] = [.badRequest, .tooManyRequests, .internalServerError, .serviceUnavailable]
    switch access {
    case .everyone: break
    case .citizen: statuses += [.unauthorized]
    case .everyoneOr, .receiptOr, .applicant, .officer, .integrator: statuses += [.unauthorized, .forbidden]
    }
    switch change {
    case .none: break
    case .once: statuses += [.conflict, .unprocessable, .insufficientStorage]
    case .onceOnVersion:
      statuses += [.conflict, .unprocessable, .preconditionFailed, .preconditionRequired, .insufficientStorage]
    }
    if body != nil { statuses += [.contentTooLarge, .unsupportedMediaType, .unprocessable] }
    return Set(statuses + refusals).sorted { $0.rawValue < $1.rawValue }
  }
}

extension PathPattern.Kind {
  fileprivate var schema: Schema {
    switch self {
    case .text, .rest: .text(most: 200)
    case .number: .integer(least: 0)
    case .key: .text(pattern: "^[a-z0-9][a-z0-9-]*$")
    case .digest: .text(pattern: "^[0-9a-f]{64}$")
    }
  }
}

extension OpenAPIDocument {
  /// The refusals as components: every one is a problem of RFC 9457.
  fileprivate static let statuses: [(status: Status, name: String, about: String)] = [
    (.badRequest, "BadRequest", "The request cannot be read, or lacks something it has to come with."),
    (.unauthorized, "Unauthorized", "Say who you are: the token or secret is missing, unknown or expired."),
    (.forbidden, "Forbidden", "This is not for whoever asks to do."),
    (.notFound, "NotFound", "There is no such thing, or it is not for these eyes."),
    (.conflict, "Conflict", "The dossier says no; `code` and `words` say why."),
    (.preconditionFailed, "PreconditionFailed", "The dossier has changed since the version in `If-Match`."),
    (.contentTooLarge, "ContentTooLarge", "The body is larger than what is taken here."),
    (.unsupportedMediaType, "UnsupportedMediaType", "The body or file is of a kind that is not taken here."),
    (.unprocessable, "Unprocessable", "The body is understood and not right; `errors` says where."),
    (.preconditionRequired, "PreconditionRequired", "`If-Match` is missing."),
    (.tooManyRequests, "TooManyRequests", "Too many requests, or a locked account; `Retry-After` says when."),
    (.internalServerError, "InternalServerError", "The server failed; `requestId` stands in its log."),
    (
      .serviceUnavailable, "ServiceUnavailable",
      "Too busy, or (`commit-undecided`) nobody can tell yet whether it was recorded; `Retry-After` says when to send the same again."
    ),
    (.insufficientStorage, "InsufficientStorage", "The server's disk is full; nothing was recorded."),
  ]

  fileprivate static func problem(_ about: String) -> JSONValue {
    [
      "description": .string(about),
      "content": ["application/problem+json": ["schema": Schema.named("Problem").json]],
    ]
  }
}

import HTTPServing
import JSON
import OneStop
import Text
import WorkingTime

/// The JSON API: one route for each operation, and the document that describes them.
struct APIRoutes: Sendable {
  let office: OneStop
  let settings: PortalSettings
  let now: @Sendable () -> Instant

  /// Everything that the API does.
  var operations: [Operation] {
    let door = SignInDoor(settings)
    return Operation.procedures + Operation.filing + Operation.dossiers + Operation.own + Operation.conversation
      + Operation.queues
      + Operation.officers + Operation.office + Operation.delegations + Operation.units + Operation.intakes
      + Operation.reports + Operation.books + Operation.payments + Operation.log + Operation.retention
      + Operation.documents + Operation.documentOpening + Operation.documentRegisters
      + Operation.events
      + Operation.sessions(door) + Operation.secondFactors(door)
  }

  /// The description for programs.
  func document(of operations: [Operation]) -> OpenAPIDocument {
    OpenAPIDocument(
      operations: operations, schemas: Schemas.all, server: settings.publicURL, version: PortalSettings.apiVersion)
  }

  /// Adds the API to a router.
  func add(to router: inout Router) {
    let operations = operations
    for operation in operations {
      router.on(
        operation.method, operation.pattern.description, bodyBytes: operation.body?.most ?? 0,
        bodyLimit: operation.body?.limit.map { limit in { @Sendable request in limit(request, office) } }
      ) { request in try answer(request, operation) }
    }
    let document = Response.open(document(of: operations).json).packedInAdvance
    router.on(.get, Operation.root + "/openapi.json", bodyBytes: 0, blocks: false) { _ in document.guarded }
  }

  private func answer(_ request: HTTPServing.Request, _ operation: Operation) throws -> Response {
    do {
      let asking = try Asking(request, to: operation, of: office, at: now(), settings)
      return try operation.handler(asking).guarded
    } catch let code as HTTPRefusal.Code {
      throw code  // the server words it itself, see Portal.shape
    } catch {
      return settings.problem(of: error, request, at: now()).response(in: request.language, requestID: request.id)
    }
  }
}

extension Response {
  /// The answer with what keeps browsers from guessing and leaking.
  fileprivate var guarded: Response {
    var response = self
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Referrer-Policy", "no-referrer")
    response.headers.set("Cross-Origin-Resource-Policy", "same-origin")
    return response
  }
}

import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// One request to the API, with whoever asks recognised and what every change carries checked.
struct Asking {
  let request: HTTPServing.Request
  let office: OneStop
  let now: Instant
  let who: Who
  private let settings: PortalSettings

  /// Who asks, as far as they said.
  enum Who: Hashable {
    /// Nobody in particular.
    case anybody
    /// Whoever shows the secret of a receipt, by its hash.
    case holder(secretHash: String)
    /// A citizen who has logged in.
    case citizen(LogInSession)
    /// An officer with a valid token.
    case officer(Key<Officer>)
    /// A program that the operator has let in.
    case integrator(IntegratorSession)
  }

  /// Checks what an operation asks of every request.
  ///
  /// - Throws: ``Problem``, `AccessRefusal`, or a failure.
  init(
    _ request: HTTPServing.Request, to operation: Operation, of office: OneStop, at now: Instant,
    _ settings: PortalSettings
  ) throws {
    self.request = request
    self.settings = settings
    self.office = office
    self.now = now
    for item in request.query.items where !operation.query.contains(where: { $0.name == item.name }) {
      throw Problem.unknownParameter(item.name, known: operation.query.map(\.name))
    }
    who = try Who(request, for: operation.access, at: office)
  }

  /// The caller, as the office knows it.
  ///
  /// - Throws: ``Problem`` when nobody in particular asks.
  func caller() throws -> Caller {
    switch who {
    case .anybody: throw Problem.whoAreYou
    case .holder(let secretHash): .applicant(secretHash: secretHash)
    case .citizen(let session): session.caller
    case .officer(let officer): .officer(officer)
    case .integrator(let session): .integrator(session)
    }
  }

  /// The citizen who asks.
  func citizen() throws -> LogInSession {
    guard case .citizen(let session) = who else { throw Problem.logInMissing }
    return session
  }

  /// The officer who asks.
  func officer() throws -> Key<Officer> {
    guard case .officer(let officer) = who else { throw Problem.whoAreYou }
    return officer
  }

  /// The integrator who asks.
  func integrator() throws -> IntegratorSession {
    guard case .integrator(let session) = who else { throw Problem.whoAreYouOfPrograms }
    return session
  }

  /// The dossier that the path names. A text that is no code is a dossier that does not exist.
  func code() throws -> DossierCode {
    guard let code = DossierCode(request.parameters["code"]) else { throw UseRefusal.noSuchDossier }
    return code
  }

  /// The procedure that the path names.
  func procedure() throws -> Procedure {
    guard let id = Key<Procedure>(request.parameters["procedure"]), let found = office.definitions.procedures[id] else {
      throw UseRefusal.noSuchProcedure
    }
    return found
  }

  /// The JSON of the body.
  func body() throws -> JSONField {
    guard request.bodyType == "application/json" else { throw HTTPRefusal.Code.bodyKind }
    guard let bytes = try request.body.bytes(atMost: Limits.jsonBytes) else { throw HTTPRefusal.Code.bodyTooLarge }
    return JSONField(try JSONValue(reading: bytes, within: .init(bytes: Limits.jsonBytes, depth: Limits.jsonDepth)))
  }

  /// Where the API is, as whoever asks sees it.
  var address: String { site + Operation.root }

  /// Where the office is, as whoever asks sees it.
  var site: String { settings.publicURL ?? (request.isSecure ? "https://" : "http://") + request.host }

  /// Where a dossier is followed in a browser; it opens nothing without the secret.
  func trackingAddress(of code: DossierCode) -> String {
    (settings.publicURL ?? (request.isSecure ? "https://" : "http://") + request.host) + "/ho-so?ma=\(code)"
  }
}

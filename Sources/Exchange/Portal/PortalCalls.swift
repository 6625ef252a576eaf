public import JSON
import Text

/// A message to the older adapter of the national portal: a call of a service within a session.
public struct PortalCall: Sendable {
  /// The service.
  public let service: Service
  /// `madonvi`: the agency that calls.
  public let agency: String
  private let members: [(String, JSONValue)]

  /// What the adapter does.
  public enum Service: String, Sendable {
    /// Looks for a dossier.
    case find = "TraCuuHoSo"
    /// Enters dossiers, or replaces what is known of them.
    case synchronise = "DongBoHoSoMC"
    /// Adds steps of handling.
    case progress = "CapNhatTienDoHoSoMC"
    /// Tells a procedure of the national list.
    case procedure = "LayThuTuc"
  }

  /// How many objects one message may hold; the portal takes them in groups of so many.
  public static let group = 10

  private init(_ service: Service, _ agency: String, _ members: [(String, JSONValue)]) {
    self.service = service
    self.agency = agency
    self.members = members
  }

  /// Looks for a dossier.
  public static func find(_ code: String, for agency: String) -> PortalCall {
    PortalCall(.find, agency, [("mahoso", .string(code))])
  }

  /// Tells a procedure of the national list.
  public static func procedure(_ code: String, for agency: String) -> PortalCall {
    PortalCall(.procedure, agency, [("maTTHC", .string(code))])
  }

  /// Enters dossiers, or replaces what is known of them: calls of a group each.
  public static func synchronise(
    _ dossiers: [PortalDossier], isUpdating: Bool, for agency: String
  ) -> [PortalCall] {
    groups(of: dossiers.map(\.json)).map { data in
      PortalCall(
        .synchronise, agency,
        [("isUpdating", isUpdating ? "True" : "False"), ("data", .array(data))])
    }
  }

  /// Adds steps of handling: calls of a group each.
  public static func progress(_ steps: [PortalProgress], for agency: String) -> [PortalCall] {
    groups(of: steps.map(\.json)).map { data in
      PortalCall(.progress, agency, [("data", .array(data))])
    }
  }

  private static func groups(of objects: [JSONValue]) -> [[JSONValue]] {
    stride(from: 0, to: objects.count, by: group).map { start in
      Array(objects[start..<min(start + group, objects.count)])
    }
  }

  /// The message as it is sent within a session.
  public func message(in session: String) -> JSONValue {
    .object(
      JSONObject(
        [
          ("session", .string(session)), ("madonvi", .string(agency)),
          ("service", .string(service.rawValue)),
        ] + members))
  }

  /// The message that begins a session.
  public static func logIn(name: String, password: String) -> JSONValue {
    ["username": .string(name), "password": .string(password)]
  }
}

/// What the older adapter answers.
public struct PortalAnswer: Sendable {
  /// `error_code` as a text, whether it came as one or as a number.
  public let code: String
  /// `session`, when one was begun.
  public let session: String?
  /// `result`: what was found.
  public let results: [JSONValue]
  /// What is said beside the code.
  public let words: String

  /// Reads an answer; members that are not known are passed over.
  ///
  /// - Throws: `JSONError` for what is no such answer.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: 4 * 1_048_576, depth: 16)
    let answer = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    code = try answer.required("error_code").code()
    session = try answer.optional("session").map { (field) throws(JSONError) in try field.string() }
    switch answer.optional("result")?.value {
    case .array(let list)?: results = list
    case let value?: results = [value]
    case nil: results = []
    }
    var said = ""
    for name in ["message", "error_message", "errorMessage"] {
      if case .string(let text)? = answer.object[name] { said = text }
    }
    words = said
  }

  /// What came of a call.
  public var outcome: Outcome {
    // Whatever its code, an object that is there already is to be updated instead.
    if words.lowercased().contains("đã tồn tại") { return .exists }
    switch code {
    case "0", "00": return .done
    case "3", "-3": return .exists
    case "401", "-401", "99": return .sessionOver
    default: return words.lowercased().contains("session") ? .sessionOver : .refused
    }
  }

  /// What came of a call.
  public enum Outcome: Sendable, Hashable {
    /// It was done.
    case done
    /// The object is there already; it is to be updated.
    case exists
    /// The session is over; another one has to be begun.
    case sessionOver
    /// It was refused.
    case refused
  }
}

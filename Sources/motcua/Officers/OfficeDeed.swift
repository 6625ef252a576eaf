import JSON
import Text

/// Something done to a dossier as a whole, not by an action of its step.
struct OfficeDeed {
  private let call: Call
  private let office: RemoteOffice
  private let code: String
  private let version: Int?
  private let seen: SeenDossier?

  init(_ call: Call) throws {
    try call.checkKey(needs: "if-version")
    self.call = call
    code = try call.required(Parameter<String>.code)
    office = try RemoteOffice(of: call)
    seen = call.texts["key"] == nil ? try office.dossier(code) : nil
    version = try call[.ifVersion] ?? seen?.version
  }

  /// Does it, and writes what came of it.
  ///
  /// - Parameters:
  ///   - path: Below the dossier.
  ///   - done: What is said of it, before the dossier's code.
  func perform(_ path: [String], _ body: JSONValue, _ done: Words) throws -> ExitCode {
    let change = try RemoteChange(of: call, version: version)
    do {
      let answer = try office.change(change, ["dossiers", code] + path, body)
      try ChangeOutcome(answer, before: seen, at: office).write(done, call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: code)
    }
    return .done
  }
}

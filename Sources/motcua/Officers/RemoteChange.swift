import Crypto
import JSON
import Text

/// A change that is to happen once: the key that makes it so, and the version it was decided on.
struct RemoteChange {
  /// The `Idempotency-Key`.
  let key: String
  /// The version for `If-Match`; nil where there is no dossier yet.
  var version: Int?
  /// How the command is repeated safely, `motcua act … --task 1 --if-version 3 --key …`.
  let again: String

  /// The change of a call.
  ///
  /// - Parameters:
  ///   - added: The options that make a repeat ask for exactly the same.
  ///   - signed: A document that a repeat names as it was uploaded.
  init(
    of call: Call, version: Int? = nil, added: [(name: String, value: String)] = [], signed: SignedWithAction? = nil
  ) throws {
    let options = added + (version.map { [("if-version", String($0))] } ?? [])
    let missing = options.filter { call.texts[$0.name] == nil }.flatMap { ["--" + $0.name, $0.value] }
    let arguments = signed?.again(call.host.arguments) ?? call.host.arguments
    try self.init(of: call, again: arguments + missing)
    self.version = version
  }

  /// The change of a call that is repeated with these words.
  init(of call: Call, again words: [String]) throws {
    let chance = try randomBytes(18).base64URL
    key = try call[.key] ?? chance
    let missing = call.texts["key"] == nil ? ["--key", key] : []
    again = (["motcua"] + words + missing).map(\.quotedForShell).joined(separator: " ")
  }
}

extension RemoteChange {
  /// What the command says when nobody knows whether it happened: why, and how to repeat it under the same key.
  fileprivate func mayHaveHappened(_ words: Words) -> CommandError {
    CommandError(
      .tryAgain,
      Words(
        vi: "\(words.vi); không rõ đã làm hay chưa, lặp lại an toàn bằng: \(again)",
        en: "\(words.en); nobody knows whether it happened, repeat it safely with: \(again)"))
  }
}

extension RemoteOffice {
  /// Makes a change, once: when the connection breaks, the same is sent once more under the same key.
  ///
  /// - Throws: ``RemoteProblem`` when the server says no; ``CommandError`` when the server cannot be reached, or cannot tell,
  ///   with the way to repeat it safely when nobody knows whether it happened.
  func change(_ change: RemoteChange, _ path: [String], _ body: JSONValue? = nil) throws -> JSONField {
    var request = request(.post, path)
    request.headers.append(("Idempotency-Key", change.key))
    if let version = change.version { request.headers.append(("If-Match", "\"\(version)\"")) }
    if let body { request.body = .json(body) }
    do {
      return try json(of: checked(sendTwice(request)))
    } catch let problem as RemoteProblem where problem.code == "commit-undecided" {
      throw change.mayHaveHappened(problem.error(login: login, dossier: nil).words)
    } catch let failure as WireFailure where failure.mayHaveArrived {
      throw change.mayHaveHappened(failure.words)
    } catch let failure as WireFailure {
      throw unreachable(failure)
    }
  }
}

extension String {
  /// The text as one word of a shell's command line.
  var quotedForShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "-_./:=@,+".utf8.contains(byte)
      }
    return isPlain ? self : "'" + harmless.replacing("'", with: "'\\''") + "'"
  }
}

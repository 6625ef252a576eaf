import JSON
import Text

/// The office as an officer reaches it from anywhere: every command goes through its API.
struct RemoteOffice {
  let server: ServerAddress
  /// Nil before the officer has logged in.
  let session: Session?
  let send: (WireRequest) throws(WireFailure) -> WireAnswer

  /// The office that the officer of a call is logged in to.
  ///
  /// Whether the session still holds is the server's to say: the clock of this machine may be wrong.
  ///
  /// - Throws: ``CommandError`` when nobody is logged in.
  init(of call: Call) throws {
    guard let session = try SessionFile(of: call).read() else {
      throw CommandError.refused(
        Words(
          vi: "chưa đăng nhập; hãy chạy: motcua login --server URL --name TÊN",
          en: "nobody is logged in; run: motcua login --server URL --name NAME"))
    }
    self.init(session.server, session, through: Wire(call))
  }

  init(_ server: ServerAddress, _ session: Session? = nil, through wire: Wire) {
    self.server = server
    self.session = session
    send = wire.send
  }

  /// The command that lets the officer in again.
  var login: String {
    "motcua login --server \(server) --name \(session?.officer.id.harmless ?? "NAME")"
  }

  /// The request to a path below `/api/v1`.
  func request(
    _ method: WireRequest.Method, _ path: [String], _ query: [(name: String, value: String)] = []
  ) -> WireRequest {
    let items = query.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    let url = "\(server)/api/v1/" + path.map(\.percentEncoded).joined(separator: "/")
    var request = WireRequest(method: method, url: items.isEmpty ? url : url + "?" + items)
    request.headers = [("Accept", "application/json")]
    if let session { request.headers.append(("Authorization", "Bearer " + session.token)) }
    return request
  }

  /// What the server answers to a question.
  ///
  /// - Throws: ``CommandError``; `dossier` is the one that was asked for.
  func read(
    _ path: [String], _ query: [(name: String, value: String)] = [], dossier: String? = nil
  ) throws -> JSONField {
    try json(of: answer(to: request(.get, path, query), dossier: dossier))
  }

  /// The answer to a request that changes nothing, or happens once however often it is sent; a connection that broke is
  /// tried once more.
  func answer(to request: WireRequest, dossier: String? = nil) throws -> WireAnswer {
    do {
      return try checked(sendTwice(request))
    } catch let problem as RemoteProblem {
      throw problem.error(login: login, dossier: dossier)
    } catch let failure as WireFailure {
      throw unreachable(failure)
    }
  }

  func sendTwice(_ request: WireRequest) throws(WireFailure) -> WireAnswer {
    do throws(WireFailure) {
      return try send(request)
    } catch {
      guard error.mayHaveArrived else { throw error }
      return try send(request)
    }
  }

  func checked(_ answer: WireAnswer) throws(RemoteProblem) -> WireAnswer {
    guard (200...299).contains(answer.status) else { throw RemoteProblem(answer) }
    return answer
  }

  /// What the command says when no answer came.
  func unreachable(_ failure: WireFailure) -> CommandError {
    CommandError(failure.mayComeBack ? .tryAgain : .internalError, failure.words)
  }

  /// The JSON of an answer.
  func json(of answer: WireAnswer) throws -> JSONField {
    do {
      return JSONField(try JSONValue(reading: answer.body, within: .init(bytes: Wire.jsonBytes, depth: 32)))
    } catch {
      throw RemoteOffice.unreadable(error)
    }
  }

  /// What the command says when an answer is not what the API describes.
  static func unreadable(_ error: JSONError) -> CommandError {
    let problem = error.problems.first
    let place = problem?.pointer.description.harmless ?? ""
    return CommandError(
      .internalError,
      Words(
        vi: """
          không hiểu trả lời của máy chủ ở “\(place)”: \(problem?.message.vi.harmless ?? ""); máy chủ có cùng phiên bản với \
          chương trình này (\(Program.version)) không?
          """,
        en: """
          the server's answer is not understood at “\(place)”: \(problem?.message.en.harmless ?? ""); is the server of the \
          same version as this program (\(Program.version))?
          """))
  }

  /// Reads a value from an answer.
  static func seen<Value>(_ field: JSONField, _ read: (JSONField) throws(JSONError) -> Value) throws -> Value {
    do throws(JSONError) {
      return try read(field)
    } catch {
      throw unreadable(error)
    }
  }

  /// Reads a value from an answer, as its type knows how.
  static func seen<Value: SeenValue>(_ field: JSONField) throws -> Value { try seen(field, Value.init) }

  /// A dossier as the officer sees it now.
  func dossier(_ code: String) throws -> SeenDossier { try RemoteOffice.seen(read(["dossiers", code], dossier: code)) }
}

extension String {
  /// The text as one segment of a path or one value of a query (RFC 3986: all but the unreserved is `%XX`).
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return result
  }
}

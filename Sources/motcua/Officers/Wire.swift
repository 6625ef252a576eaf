import HTTPCalling
import JSON
import Text

/// A request to the office's API before it is on a wire.
struct WireRequest {
  enum Method: String {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  enum Body {
    case json(JSONValue)
    /// A file as it lies on disk.
    case file(path: String)
  }

  let method: Method
  /// The whole address.
  let url: String
  var headers: [(name: String, value: String)] = []
  var body: Body?
  /// Whether much is sent or fetched, which may take its time on a slow line.
  var isLong = false
  /// Whether somebody waits at the keyboard who can do without it.
  var isQuick = false
  /// Told how many bytes of a file have gone out or come in.
  var moved: (@Sendable (_ bytes: Int) -> Void)?
}

/// What came back.
struct WireAnswer {
  let status: Int
  /// The head's lines, names in small letters; of lines with the same name the last.
  var headers: [String: String] = [:]
  var body: [UInt8] = []
}

/// Why nothing came back.
struct WireFailure: Error {
  /// Whether the request may have reached the server, which then may have done what it asked.
  let mayHaveArrived: Bool
  /// Whether the same may work later.
  let mayComeBack: Bool
  let words: Words
}

/// The way to a server.
struct Wire {
  /// Bytes of JSON that an answer may have: a page of 500 rows has about 400 kB.
  static let jsonBytes = 8 * 1_048_576
  /// Bytes of an answer; a paper has 20 MB at most.
  static let answerBytes = 32 * 1_048_576
  /// How long a paper may take: 20 MB on a line of half a megabit a second.
  static let longest = Duration.seconds(360)

  let send: (WireRequest) throws(WireFailure) -> WireAnswer

  /// Over HTTP, on one connection as long as it stands.
  init(_ call: Call) {
    let callers = KeptCallers()
    send = { request throws(WireFailure) in
      do throws(CallFailure) {
        return WireAnswer(try callers.caller(for: request.url).make(HTTPCalling.Call(request, call.language)))
      } catch {
        throw WireFailure(error)
      }
    }
  }
}

/// The callers of a command, kept with their connections: hundreds of requests of one run need one connection.
private final class KeptCallers {
  private var callers: [Bool: Caller] = [:]

  func caller(for url: String) throws(CallFailure) -> Caller {
    let usesProxy = url.hasPrefix("https:")
    if let kept = callers[usesProxy] { return kept }
    var settings = Caller.Settings()
    settings.usesProxyOfEnvironment = usesProxy
    let caller = try Caller(settings)
    callers[usesProxy] = caller
    return caller
  }
}

extension HTTPCalling.Call {
  fileprivate init(_ request: WireRequest, _ language: Language) {
    let method: Method =
      switch request.method {
      case .get: .get
      case .post: .post
      case .put: .put
      case .delete: .delete
      }
    self.init(method, request.url, headers: request.headers + [("Accept-Language", language.rawValue)])
    limits.memoryBytes = Wire.answerBytes
    if request.isLong { limits.whole = Wire.longest }
    if request.isQuick { (limits.connecting, limits.whole) = (.seconds(1), .seconds(2)) }
    moved = request.moved
    switch request.body {
    case .json(let value)?:
      headers.append(("Content-Type", "application/json"))
      body = .bytes(value.canonical)
    case .file(let path)?:
      headers.append(("Content-Type", "application/octet-stream"))
      body = .file(path)
    case nil: break
    }
  }
}

extension WireAnswer {
  fileprivate init(_ answer: HTTPCalling.Answer) {
    let headers = answer.headers.map { ($0.name.lowercased(), $0.value) }
    self.init(status: answer.status, headers: Dictionary(headers) { $1 }, body: answer.body)
  }
}

extension WireFailure {
  fileprivate init(_ failure: CallFailure) {
    let neverSent: Set<CallFailure.Code> = [
      .url, .unknownHost, .unreachable, .notAllowed, .certificate, .tls, .file,
    ]
    let mayHaveArrived = !neverSent.contains(failure.code)
    let isDown = failure.code == .unreachable || failure.code == .unknownHost
    let hint =
      isDown ? Words(vi: "; máy chủ có đang chạy không?", en: "; is the server running?") : Words(vi: "", en: "")
    self.init(
      mayHaveArrived: mayHaveArrived, mayComeBack: mayHaveArrived || isDown,
      words: Words(vi: failure.words.vi.harmless + hint.vi, en: failure.words.en.harmless + hint.en))
  }
}

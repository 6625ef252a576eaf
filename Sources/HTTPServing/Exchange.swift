/// One request from its first line to the end of its answer; its loop alone touches it.
final class Exchange {
  enum Stage {
    /// The first line is read, the head is not.
    case head
    /// The body is being read; then a handler or a refusal answers.
    case body
    /// A handler runs.
    case working
    /// The answer is there.
    case answered
  }

  /// The header line of the answer that bears ``id``.
  static let idLine = "X-Request-Id"

  let target: String
  let id: String
  let startedAt: Int64
  var stage = Stage.head
  var method: Method?
  var headers = Headers()
  var request: Request?
  var route: Int?
  var parameters = Parameters(pairs: [])
  /// What can be done instead.
  var allowed: [Method] = []
  var body: BodyCollector?
  /// What is to be answered instead of a handler's word, once the body has been read away.
  var refusal: HTTPRefusal?
  var answer: PreparedAnswer?
  /// The status that was sent past the library.
  var lastWords: Status?
  /// True when bytes of the request may still come that nobody reads.
  var mayHaveRest = false
  var bytesIn = 0

  init(target: String, id: String, startedAt: Int64) {
    self.target = target
    self.id = id
    self.startedAt = startedAt
  }
}

internal import JSON

/// Asks a server for the first page of a role's queue, again and again.
final class FirstPage: LoadClient.Asking {
  private static let rows = 50
  private static let line = "GET /api/v1/queue?limit=\(FirstPage.rows)"

  private let head: String
  private var heads = Heads(FirstPage.line)

  init(token: String) { head = "Authorization: Bearer \(token)\r\n" }

  func request(on connection: Int) -> [UInt8] { heads.next(nil, head) }

  func answered(_ answer: Answer, on connection: Int) throws {
    guard answer.status == 200 else { throw Trouble("the queue was answered \(answer.status): \(answer.text)") }
  }

  /// How long one officer waits for the page, on one connection to a server that does nothing else, beside empty answers of
  /// the same server.
  static func contest(_ name: String, of server: ServerProcess, token: String, _ options: Options) throws -> Contest {
    let page = FirstPage(token: token)
    let first = try Talk(port: server.port).ask(String(decoding: page.request(on: 0), as: UTF8.self))
    try page.answered(first, on: 0)
    // A page that is not full would be quicker.
    guard case .array(let tasks)? = try JSONValue(reading: first.text)["tasks"], tasks.count == rows else {
      throw Trouble("a page of other than \(rows) tasks")
    }
    let client = try LoadClient(port: server.port, connections: 1)
    return Contest(
      name: name, measures: "GET …/queue, the first page of \(rows) of a role's queue, on one connection",
      other: .init(
        name: EmptyAnswers.name, contestant: { try client.round(for: options.roundTime, EmptyAnswers()) }),
      expected: .init(p99Milliseconds: 5), weighed: server.child.id,
      ours: { try client.round(for: options.roundTime, page) })
  }
}

/// Asks a server for nothing.
final class EmptyAnswers: LoadClient.Asking {
  static let name = "GET /healthz of the same server"

  private var heads = Heads("GET /healthz")

  func request(on connection: Int) -> [UInt8] { heads.next() }

  func answered(_ answer: Answer, on connection: Int) throws {
    guard answer.status == 200 else { throw Trouble("/healthz: \(answer.status)") }
  }
}

internal import FoundationEssentials

/// An officer's action over HTTP on sixty-four connections, and the first page of the queue on one, beside empty answers of
/// the same server.
enum OfficerActions {
  static let connections = 64

  static let row = Row(
    name: "http",
    about: "an officer's action over HTTP, 64 connections, and the first page on one, beside empty answers"
  ) { bench in
    let sizes = bench.options.sizes
    let measured = try sizes.map { try figures(bench, dossiers: $0) }
    let memory = measured.map(\.mebibytes)
    guard let least = memory.first, let most = memory.last, let many = sizes.last,
      bench.options.wants("http, memory", beside: "")
    else {
      return measured.flatMap(\.figures)
    }
    return measured.flatMap(\.figures) + [
      Comparison(
        name: "http, memory", measures: "the server, resident at most while all that was asked of it", unit: "MB",
        small: .init(name: "\(sizes[0]) dossiers", values: [least]),
        large: .init(name: "\(many) dossiers", values: [most]), expected: 150)
    ]
  }

  /// Measures among so many dossiers, on a copy of which nothing is left.
  private static func figures(_ bench: Bench, dossiers: Int) throws -> (figures: [any Figures], mebibytes: Double) {
    let options = bench.options
    let data = try bench.stock.copy(dossiers: dossiers, as: "http-\(dossiers)")
    defer { try? FileManager.default.removeItem(atPath: data) }
    let token = try BenchOffice.token(in: data, definitions: try bench.stock.definitions())
    let server = try ServerProcess(data: data, definitions: options.definitions, in: bench.scratch)
    // Whoever asks alone comes first: a connection that waits for its turn is shut by the server in the end.
    let alone = try Contest.held(
      [FirstPage.contest("http, queue, 1 connection among \(dossiers)", of: server, token: token, options)], bench)
    let client = try LoadClient(port: server.port, connections: connections)
    // Half of the dossiers is taken and given back, the other half is accepted, each once.
    let half = dossiers / 2
    let actions = TakeAndRelease(token: token, dossiers: half, connections: connections, seed: options.seed)
    let accepting = Accepting(token: token, first: half + 1, count: half)
    let queue = FirstPage(token: token)
    func contest(_ name: String, _ measures: String, _ expected: Contest.Expected, _ asking: some LoadClient.Asking)
      -> Contest
    {
      Contest(
        name: "\(name) among \(dossiers)", measures: measures,
        other: .init(
          name: EmptyAnswers.name, contestant: { try client.round(for: options.roundTime, EmptyAnswers()) }),
        expected: expected, weighed: server.child.id, ours: { try client.round(for: options.roundTime, asking) })
    }
    let acts = contest(
      "http", "POST …/take or …/release, durable, by a server in its own process",
      .init(perSecond: 5000, p99Milliseconds: 25), actions)
    let page = contest("http, queue", "GET …/queue, the first page of 50 of a role's queue", .init(), queue)
    let acceptance = contest(
      "http, acceptance", "POST …/actions: clock, numbered letter, look-up in the register", .init(), accepting)
    let held = try Contest.held(dossiers == options.dossiers ? [acts, page, acceptance] : [acts, page], bench)
    return (alone + held, try server.child.kibibytes("VmHWM") / 1024)
  }

  /// Accepts each dossier once, in an order that jumps through the whole table.
  private final class Accepting: LoadClient.Asking {
    private let head: String
    private let first: Int
    private let count: Int
    private var next = 0
    private var heads: Heads
    private static let body = #"{"task":1,"action":"tiep-nhan"}"#

    init(token: String, first: Int, count: Int) {
      head = """
        Authorization: Bearer \(token)\r\nContent-Type: application/json\r
        Content-Length: \(Accepting.body.utf8.count)\r\n
        """
      (self.first, self.count) = (first, count)
      heads = Heads("")
    }

    func request(on connection: Int) -> [UInt8] {
      let number = first + (next &* 7919) % count
      next += 1
      return heads.next(
        "POST /api/v1/dossiers/\(BenchOffice.code(number))/actions",
        "\(head)If-Match: \"1\"\r\nIdempotency-Key: a\(heads.count)\r\n", Accepting.body)
    }

    func answered(_ answer: Answer, on connection: Int) throws {
      guard answer.status == 200 else { throw Trouble("an acceptance was answered \(answer.status): \(answer.text)") }
    }
  }
}

/// Heads of requests that come, as a proxy says, from many addresses.
struct Heads {
  private let line: String
  private(set) var count = 0

  init(_ line: String) {
    self.line = line
  }

  mutating func next(_ line: String? = nil, _ fields: String = "", _ body: String = "") -> [UInt8] {
    count += 1
    let address = "10.0.\(count >> 8 & 15).\(count & 255)"
    return Array(
      "\(line ?? self.line) HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: \(address)\r\n\(fields)\r\n\(body)".utf8)
  }
}

/// An officer's action over HTTP on sixty-four connections, beside empty answers of the same server.
enum OfficerActions {
  static let connections = 64

  static let row = Row(
    name: "http", about: "an officer's action over HTTP, 64 connections, beside empty answers of the same server"
  ) { bench in
    let options = bench.options
    let data = try bench.stock.copy(dossiers: options.dossiers, as: "http")
    let token = try BenchOffice.token(in: data, definitions: try bench.stock.definitions())
    let server = try ServerProcess(data: data, definitions: options.definitions, in: bench.scratch)
    let client = try LoadClient(port: server.port, connections: connections)
    // Half of the dossiers is taken and given back, the other half is accepted, each once.
    let half = options.dossiers / 2
    let actions = TakeAndRelease(token: token, dossiers: half, seed: options.seed)
    let accepting = Accepting(token: token, first: half + 1, count: half)
    return try Contest.held(
      [
        Contest(
          name: "http", measures: "POST …/take or …/release, durable, by a server in its own process",
          other: .init(
            name: "GET /healthz of the same server", contestant: { try client.round(for: options.roundTime, Empty()) }),
          expected: .init(perSecond: 5000, p99Milliseconds: 25), weighed: server.child.id,
          ours: { try client.round(for: options.roundTime, actions) }),
        Contest(
          name: "http, acceptance", measures: "POST …/actions: clock, numbered letter, look-up in the register",
          other: .init(
            name: "GET /healthz of the same server", contestant: { try client.round(for: options.roundTime, Empty()) }),
          weighed: server.child.id, ours: { try client.round(for: options.roundTime, accepting) }),
      ], bench)
  }

  /// Asks for nothing.
  private final class Empty: LoadClient.Asking {
    private var heads = Heads("GET /healthz")

    func request(on connection: Int) -> [UInt8] { heads.next() }

    func answered(_ answer: Answer, on connection: Int) throws {
      guard answer.status == 200 else { throw Trouble("/healthz: \(answer.status)") }
    }
  }

  /// Takes a dossier drawn at random out of the connection's share, then gives it back.
  private final class TakeAndRelease: LoadClient.Asking {
    private let head: String
    private let dossiers: Int
    private var chance: SeededGenerator
    private var versions: [Int: Int] = [:]
    private var held = [Int?](repeating: nil, count: connections)
    private var heads: Heads

    init(token: String, dossiers: Int, seed: UInt64) {
      head = "Authorization: Bearer \(token)\r\nContent-Length: 0\r\n"
      self.dossiers = dossiers
      chance = SeededGenerator(seed: seed)
      heads = Heads("")
    }

    func request(on connection: Int) -> [UInt8] {
      let isHeld = held[connection] != nil
      let number =
        held[connection] ?? Int(chance.next() % UInt64(dossiers / connections)) * connections + connection + 1
      held[connection] = number
      return heads.next(
        "POST /api/v1/dossiers/\(BenchOffice.code(number))/tasks/1/\(isHeld ? "release" : "take")",
        "\(head)If-Match: \"\(versions[number] ?? 1)\"\r\nIdempotency-Key: t\(heads.count)\r\n")
    }

    func answered(_ answer: Answer, on connection: Int) throws {
      guard answer.status == 200, let number = held[connection] else {
        throw Trouble("an action was answered \(answer.status): \(answer.text)")
      }
      let version = versions[number] ?? 1
      versions[number] = version + 1
      // Taken with an even version, given back with the next.
      if version.isMultiple(of: 2) { held[connection] = nil }
    }
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

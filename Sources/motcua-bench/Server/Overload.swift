internal import Glibc
internal import JSON

/// Four times as much as the server can do, for a while: how long those wait who get in, how those are told who do not, and
/// what it costs in memory.
///
/// First the capacity is measured on sixty-four connections that each wait for their answer. Then requests come at four times
/// that rate, whatever became of the ones before, over many more connections.
enum Overload {
  static let row = Row(
    name: "overload",
    about: "four times the capacity for --seconds: p99 of those who get in, answers to the rest, memory"
  ) { bench in
    let options = bench.options
    let data = try bench.stock.copy(dossiers: options.dossiers, as: "overload")
    let token = try BenchOffice.token(in: data, definitions: try bench.stock.definitions())
    let server = try ServerProcess(data: data, definitions: options.definitions, in: bench.scratch)
    let asking = TakeOrLeave(token: token, dossiers: options.dossiers, seed: options.seed)
    var normal = Contest.Round()
    do {
      let client = try LoadClient(port: server.port, connections: OfficerActions.connections)
      normal = try client.round(for: options.roundTime, asking)
    }
    let capacity = Double(normal.done) / normal.seconds
    let before = try server.child.kibibytes("VmRSS") / 1024
    asking.forget()
    let flood = try Flood(port: server.port, connections: 1_500)
    // Memory is compared after a third and at the end: at the beginning connections and workers are made.
    let third = options.overloadSeconds / 3
    _ = try flood.round(perSecond: capacity * 4, for: .seconds(max(1, third)), asking)
    let warm = try server.child.kibibytes("VmRSS") / 1024
    let offered = try flood.round(
      perSecond: capacity * 4, for: .seconds(max(1, options.overloadSeconds - third)), asking)
    let after = try server.child.kibibytes("VmRSS") / 1024
    return [
      Comparison(
        name: "overload", measures: "p99 of those who get in, at \(whole(offered))/s offered, of which \(asking.told)",
        unit: "ms",
        small: .init(
          name: "\(OfficerActions.connections) connections, \(whole(capacity))/s",
          values: [percentile(normal.waits, 0.99) / 1000]),
        large: .init(name: "four times as many", values: [percentile(asking.admitted, 0.99) / 1000]),
        promise: .times(3)),
      Comparison(
        name: "overload, memory", measures: "resident (\(whole(before)) MB before it)", unit: "MB",
        small: .init(name: "after a third of \(options.overloadSeconds) s", values: [warm]),
        large: .init(name: "at the end", values: [after]), promise: .more(16)),
    ]
  }

  /// Takes a dossier or gives it back, on whatever version: the engine's answer is one, whether yes or no.
  private final class TakeOrLeave: LoadClient.Asking, FloodAsking {
    private let head: String
    private let dossiers: Int
    private var chance: SeededGenerator
    private var heads = Heads("")
    private var done = 0
    private var turnedAway = 0
    private(set) var admitted: [Double] = []

    init(token: String, dossiers: Int, seed: UInt64) {
      head = "Authorization: Bearer \(token)\r\nContent-Length: 0\r\n"
      self.dossiers = dossiers
      chance = SeededGenerator(seed: seed)
    }

    func forget() { (done, turnedAway, admitted) = (0, 0, []) }

    var told: String { "\(done) done or refused, \(turnedAway) told to come back" }

    func request(on connection: Int) -> [UInt8] {
      let number = Int(chance.next() % UInt64(dossiers)) + 1
      return heads.next(
        "POST /api/v1/dossiers/\(BenchOffice.code(number))/tasks/1/take",
        "\(head)If-Match: \"1\"\r\nIdempotency-Key: o\(heads.count)\r\n")
    }

    func answered(_ answer: Answer, on connection: Int) throws {
      guard [200, 409, 412].contains(answer.status) else {
        throw Trouble("an action was answered \(answer.status): \(answer.text)")
      }
    }

    func answered(_ answer: Answer, after microseconds: Double, saysWhen: Bool) throws {
      switch answer.status {
      case 200, 409, 412:
        done += 1
        admitted.append(microseconds)
      case 429, 503:
        guard saysWhen else { throw Trouble("\(answer.status) without Retry-After") }
        turnedAway += 1
      default: throw Trouble("an action was answered \(answer.status): \(answer.text)")
      }
    }
  }
}

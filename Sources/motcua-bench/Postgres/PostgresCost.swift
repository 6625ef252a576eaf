internal import Glibc
internal import JSON

/// What an act costs on PostgreSQL: statements, bytes written ahead, time of processors.
final class PostgresCost: Figures {
  /// Whose acts they are.
  enum Side: CaseIterable {
    case floor, ours
  }

  private struct Sum {
    var (done, seconds) = (0, 0.0)
    var (server, clients, bytes) = (0.0, 0.0, 0.0)
  }

  private let name: String
  private let statements: Double
  private let server: BenchServer
  private var sums: [Side: Sum] = [:]

  init(name: String, statements: Double, server: BenchServer) {
    (self.name, self.statements, self.server) = (name, statements, server)
  }

  var isEmpty: Bool { sums.isEmpty }

  /// Takes a round and counts what it costs.
  func counted(_ side: Side, _ round: () throws -> Contest.Round) throws -> Contest.Round {
    let before = try (server.processorTime(), PostgresCost.processorTime(side), server.written())
    let result = try round()
    let after = try (server.processorTime(), PostgresCost.processorTime(side), server.written())
    sums[side, default: Sum()].done += result.done
    sums[side, default: Sum()].seconds += result.seconds
    sums[side, default: Sum()].server += after.0 - before.0
    sums[side, default: Sum()].clients += after.1 - before.1
    sums[side, default: Sum()].bytes += after.2 - before.2
    return result
  }

  /// What the clients have used so far, in seconds: this process, or those that it has started and that have ended.
  private static func processorTime(_ side: Side) -> Double {
    var usage = rusage()
    unsafe getrusage((side == .ours ? RUSAGE_SELF : RUSAGE_CHILDREN).rawValue, &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  private func words(_ side: Side) -> String {
    let sum = sums[side] ?? Sum()
    let done = Double(max(1, sum.done))
    return "\(whole(sum.server / done * 1e6)) µs of the server's, \(whole(sum.clients / done * 1e6)) µs of its own; "
      + "\(whole(sum.bytes / done)) bytes written ahead"
  }

  var lines: [String] {
    [
      "\(name): what it costs; the act sends \(fixed(statements, 1)) statements",
      "  \(padded("pgbench, time of processors", 52)) \(words(.floor))",
      "  \(padded("motcua, the same", 52)) \(words(.ours))", "",
    ]
  }

  var json: JSONValue {
    func cost(_ side: Side) -> JSONValue {
      let sum = sums[side] ?? Sum()
      let done = Double(max(1, sum.done))
      return [
        "serverMicroseconds": number(sum.server / done * 1e6), "clientMicroseconds": number(sum.clients / done * 1e6),
        "bytesWrittenAhead": number(sum.bytes / done),
      ]
    }
    let sum = sums[.ours] ?? Sum()
    return [
      "name": .string(name), "statements": number(statements), "other": cost(.floor), "ours": cost(.ours),
      "perSecond": number(sum.seconds > 0 ? Double(sum.done) / sum.seconds : 0),
    ]
  }
}

import Glibc
import HTTPServing
import Synchronization

/// The door of a counterpart: has requests answered, lets them fare as the faults say, and tells what it has seen.
final class Front: Sendable {
  private let faults: Faults
  private let saw: @Sendable (Sighting) -> Void
  private let done = Atomic<Int>(0)

  init(_ faults: Faults, saw: @escaping @Sendable (Sighting) -> Void) {
    self.faults = faults
    self.saw = saw
  }

  /// Has an operation answered.
  ///
  /// - Parameter serve: Answers; told when something goes wrong that is its own matter: a wrong sum, the order of a list.
  func on(
    _ router: inout Router, _ path: String, _ operation: String, bodyBytes: Int,
    serve: @escaping @Sendable (Request, Fault?) throws -> Reply
  ) {
    router.on(.post, path, bodyBytes: bodyBytes) { [self] request in
      let fault = faults.next()
      if fault == .error {
        saw(Sighting(operation: operation, subject: "", outcome: "500", fault: fault))
        return .json(Array("{}".utf8), status: .internalServerError)
      }
      if fault == .delay { usleep(Fault.lateness) }
      if fault == .reorder { waitForAnother() }
      var reply = try serve(request, fault)
      if fault == .duplicate { reply = try serve(request, fault) }
      done.wrappingAdd(1, ordering: .relaxed)
      saw(
        Sighting(
          operation: reply.operation ?? operation, subject: reply.subject, outcome: reply.outcome, fault: fault))
      return reply.response(faring: fault)
    }
  }

  /// How the next piece of news fares that the counterpart tells by itself.
  func fateOfNews() -> Fault? { faults.next() }

  func tell(_ sighting: Sighting) { saw(sighting) }

  private func waitForAnother() {
    let before = done.load(ordering: .relaxed)
    let (step, most): (UInt32, UInt32) = (20_000, 2_000_000)
    for _ in 0..<most / step where done.load(ordering: .relaxed) == before { usleep(step) }
  }
}

/// What a counterpart answers, and what is told of it.
struct Reply {
  /// Which operation it was, where several come to one address.
  var operation: String?
  var subject = ""
  var outcome: String
  var status = Status.ok
  var type = "application/json"
  var headers: [(name: String, value: String)] = []
  var bytes: [UInt8]

  fileprivate func response(faring fault: Fault?) -> Response {
    var response = Response(status, type: type, bytes: bytes)
    for (name, value) in headers { response.headers.set(name, value) }
    switch fault {
    case .half: response.body = .broken(after: Array(bytes.prefix(bytes.count / 2)))
    case .lost: response.body = .broken(after: [])
    case .slow: response.body = .dribbling(bytes)
    case .delay, .duplicate, .reorder, .error, .wrongSum, nil: break
    }
    return response
  }
}

extension ResponseBody {
  private struct BrokenOff: Error {}

  /// Bytes after which the line is cut.
  fileprivate static func broken(after bytes: [UInt8]) -> ResponseBody {
    let isBegun = Turns()
    return .stream {
      guard !bytes.isEmpty, isBegun.count() == 0 else { throw BrokenOff() }
      return bytes
    }
  }

  /// Bytes that come little by little.
  fileprivate static func dribbling(_ bytes: [UInt8]) -> ResponseBody {
    let piece = max(1, (bytes.count + Fault.dribble.pieces - 1) / Fault.dribble.pieces)
    let taken = Turns()
    return .stream {
      let start = taken.count() * piece
      guard start < bytes.count else { return nil }
      usleep(Fault.dribble.pause)
      return Array(bytes[start..<min(bytes.count, start + piece)])
    }
  }

  /// Counts how often it was asked.
  private final class Turns: Sendable {
    private let value = Atomic<Int>(0)

    func count() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}

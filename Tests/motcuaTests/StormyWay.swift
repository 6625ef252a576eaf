import Foundation
import HTTPCalling
import HTTPServing
import Synchronization
import Testing

/// The way between an office and its hub in bad weather: by its seed it loses requests before or after they were taken, brings some
/// twice, and lets others wait.
final class StormyWay: Sendable {
  let url: String
  private let server: Server
  private let weather: Weather

  /// What has befallen requests.
  struct Log: Sendable {
    var passed = 0
    var lost = 0
    var answersLost = 0
    var doubled = 0
    var delayed = 0
  }

  var log: Log { weather.log.withLock { $0 } }

  /// - Parameters:
  ///   - hub: Where requests go in the end.
  ///   - losses: How many messages on their way may get lost, before they are taken or after: the office waits long after each.
  ///   - before: What happens before an operation goes on its way.
  init(
    to hub: String, seed: UInt64, losses: Int, before: @escaping @Sendable (_ operation: String) -> Void = { _ in }
  ) throws {
    let weather = Weather(seed: seed, losses: losses)
    self.weather = weather
    let caller = try Caller()
    var router = Router()
    router.on(.post, "/exchange/{operation}", bodyBytes: 64 * 1_024 * 1_024) { request in
      let operation = request.parameters["operation"]
      let body = try request.body.bytes(atMost: 64 * 1_024 * 1_024) ?? []
      before(operation)
      func pass() throws -> Answer {
        let own = ["host", "content-length", "connection", "accept-encoding", "expect", "user-agent"]
        let lines = request.headers.lines.filter { !own.contains($0.name.lowercased()) }.map { ($0.name, $0.value) }
        var limits = CallLimits()
        limits.memoryBytes = 64 * 1_024 * 1_024
        return try caller.make(
          Call(.post, "\(hub)/exchange/\(operation)", headers: lines, body: .bytes(body), limits: limits))
      }
      let fate = weather.fate(of: operation)
      if fate == .lost { return .text("lost", status: .serviceUnavailable) }
      if fate == .delayed { Thread.sleep(forTimeInterval: 0.3) }
      let answer: Answer
      do {
        answer = try pass()
        if fate == .doubled { _ = try pass() }
      } catch {
        return .text("nobody there", status: .badGateway)
      }
      if fate == .answerLost { return .text("half an answer", status: .internalServerError) }
      var response = Response(
        Status(answer.status), type: answer["Content-Type"] ?? "application/json", bytes: answer.body)
      for (name, value) in answer.headers
      where name.lowercased().hasPrefix("xroad") || name.lowercased() == "messagetype" {
        response.headers.set(name, value)
      }
      return response
    }
    server = try Server(ServerSettings(), router)
    url = server.url.hasSuffix("/") ? String(server.url.dropLast()) : server.url
  }

  /// The storm is over: whatever comes now passes.
  func calm() { weather.calm() }

  deinit { server.stop(within: .seconds(5)) }

  fileprivate enum Fate { case passed, lost, answerLost, doubled, delayed }

  /// Chance from a seed, and what it has done.
  private final class Weather: Sendable {
    let log = Mutex(Log())
    private let state: Mutex<(chance: UInt64, losses: Int)>
    private let isOver = Atomic<Bool>(false)

    init(seed: UInt64, losses: Int) { state = Mutex((seed, losses)) }

    func calm() { isOver.store(true, ordering: .relaxed) }

    func fate(of operation: String) -> Fate {
      if isOver.load(ordering: .relaxed) { return .passed }
      let fate = state.withLock { state -> Fate in
        state.chance = state.chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let drawn = (state.chance >> 33) % 100
        switch drawn {
        case 0..<15, 15..<30:
          // What is lost on the way to the hub is tried again after a quarter of a minute and more; what is asked for, after a second.
          if operation == "sendEdoc" {
            guard state.losses > 0 else { return Fate.passed }
            state.losses -= 1
          }
          return drawn < 15 ? .lost : .answerLost
        case 30..<55: return .doubled
        case 55..<65: return .delayed
        default: return .passed
        }
      }
      log.withLock { log in
        switch fate {
        case .passed: log.passed += 1
        case .lost: log.lost += 1
        case .answerLost: log.answersLost += 1
        case .doubled: log.doubled += 1
        case .delayed: log.delayed += 1
        }
      }
      return fate
    }
  }
}

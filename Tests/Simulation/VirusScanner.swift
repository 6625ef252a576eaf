import OneStop
import SQLiteStore
import Synchronization
import TestSupport
import WorkingTime

/// Looks for malware in what is brought to a simulated office; each content says itself what is to be found in it.
///
/// By chance the scanner is away for a while or breaks off, takes its time, or so long that another worker looks through the same, that
/// the same is brought once more, or that the day of what waits is over; or the office dies before it has noted what it is told.
final class VirusScanner: FileScanning {
  /// What befalls a file that is to be looked through.
  private enum Course {
    /// It is done after so many seconds.
    case good(seconds: Int64)
    /// The scanner is away from now on, for so many seconds.
    case away(seconds: Int64)
    /// It breaks off in the midst of the file.
    case brokenOff
    /// Something else happens meanwhile.
    case crossed(Crossing)
    /// The office dies within so many writes and syncs.
    case fatal(calls: Int)

    init(by chance: inout SeededGenerator) {
      switch Int.random(in: 0..<80, using: &chance) {
      case 0..<6: self = .away(seconds: Int64.random(in: 600...14_400, using: &chance))
      case 6..<14: self = .brokenOff
      case 14..<32: self = .crossed(Crossing(by: &chance))
      case 32: self = .fatal(calls: Int.random(in: 1...12, using: &chance))
      case 33..<45: self = .good(seconds: Int64.random(in: 1...120, using: &chance))
      default: self = .good(seconds: 0)
      }
    }
  }

  /// What happens while a file is looked through.
  private enum Crossing {
    /// Another worker begins with what waits.
    case anotherWorker
    /// Somebody brings the same, which has to wait.
    case broughtAgain
    /// More than a day passes, and what nobody took is swept.
    case dayPasses

    init(by chance: inout SeededGenerator) {
      switch Int.random(in: 0..<12, using: &chance) {
      case 0..<7: self = .anotherWorker
      case 7..<11: self = .broughtAgain
      default: self = .dayPasses
      }
    }
  }

  /// What came of it.
  struct Counts: Equatable {
    /// Files that were looked through to their end, and tries of which nothing was learned.
    var verdicts = 0
    var failed = 0
    /// Files that another worker looked through meanwhile.
    var overtaken = 0
    /// Files that were brought once more meanwhile.
    var again = 0
    /// Days that passed meanwhile.
    var days = 0

    static func + (a: Self, b: Self) -> Self {
      Counts(
        verdicts: a.verdicts + b.verdicts, failed: a.failed + b.failed, overtaken: a.overtaken + b.overtaken,
        again: a.again + b.again, days: a.days + b.days)
    }
  }

  private struct State {
    var chance: SeededGenerator
    /// Whom it works for; nil while nothing is done.
    var office: OneStop?
    var awayUntil: Instant?
    var isCalm = false
    /// What is looked through while something else happens, and how the scanner fares with what that brings.
    var looking: [UInt8]?
    var inner = Course.good(seconds: 0)
    /// What was brought meanwhile.
    var brought: [(upload: Upload, content: [UInt8])] = []
    /// With which write or sync from now on the office dies; nil for none.
    var callsLeft: Int?
    var counts = Counts()
  }

  /// Why nothing is learned of a file.
  static let reasons = ["away", "broken off"]
  /// The malware that there is.
  static let signature = "Mau"

  private let world: World
  private let state: Mutex<State>

  init(seed: UInt64, in world: World) {
    self.world = world
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  var counts: Counts { state.withLock(\.counts) }

  /// What is to be found in a content.
  static func verdict(on content: [UInt8]) -> ScanVerdict {
    let text = String(decoding: content, as: UTF8.self)
    if text.contains("độc") { return .infected(signature: signature) }
    return text.contains("dài") ? .tooLong : .clean
  }

  /// The office begins anew.
  func begin() { state.withLock { $0.callsLeft = nil } }

  /// From now on it is there, and does what it is asked.
  func calm() { state.withLock { $0.isCalm = true } }

  /// Does something at an office that it works for meanwhile.
  func work(at office: OneStop, _ work: () throws -> Void) throws {
    state.withLock { $0.office = office }
    defer { state.withLock { $0.office = nil } }
    try work()
  }

  /// What was brought while it looked through something, for once.
  func takeBrought() -> [(upload: Upload, content: [UInt8])] {
    state.withLock { state in
      defer { state.brought = [] }
      return state.brought
    }
  }

  /// Whether the office dies with a call of its disk.
  func isFatal(_ call: Disturbance.Call) -> Bool {
    guard call.kind != .read else { return false }
    return state.withLock { state in
      guard let left = state.callsLeft else { return false }
      state.callsLeft = left - 1
      return left <= 1
    }
  }
}

extension VirusScanner {
  func isThere() -> Bool { true }

  func scan(
    bytes: Int, within seconds: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> ScanVerdict {
    switch course() {
    case .away: return failed("away")
    case .brokenOff:
      _ = try read(0, bytes / 2)
      return failed("broken off")
    case .good(let seconds): world.wait(seconds: seconds)
    case .crossed(let crossing): try cross(crossing, over: read(0, bytes))
    case .fatal(let calls): state.withLock { $0.callsLeft = calls }
    }
    let content = try read(0, bytes)
    state.withLock { state in
      state.counts.verdicts += 1
      if state.looking == content { state.counts.overtaken += 1 }
    }
    return VirusScanner.verdict(on: content)
  }

  private func course() -> Course {
    let now = world.time
    return state.withLock { state in
      if state.isCalm { return .good(seconds: 0) }
      // What happens meanwhile is not crossed once more.
      if state.looking != nil { return state.inner }
      if let until = state.awayUntil, now < until { return .away(seconds: 0) }
      let course = Course(by: &state.chance)
      if case .away(let seconds) = course { state.awayUntil = now.advanced(bySeconds: seconds) }
      return course
    }
  }

  private func failed(_ reason: String) -> ScanVerdict {
    state.withLock { $0.counts.failed += 1 }
    return .unknown(reason: reason)
  }

  private func cross(_ crossing: Crossing, over content: [UInt8]) throws {
    let office = state.withLock { state in
      state.looking = content
      state.inner = if case .broughtAgain = crossing { .brokenOff } else { .good(seconds: 0) }
      return state.office
    }
    defer { state.withLock { $0.looking = nil } }
    guard let office else { return }
    switch crossing {
    case .anotherWorker:
      world.wait(seconds: 300)
      _ = try office.scanWaiting()
    case .broughtAgain:
      var pieces = [content]
      let upload = try office.upload(name: "giay.pdf", from: .network("again")) { pieces.popLast() ?? [] }
      state.withLock { state in
        state.counts.again += 1
        state.brought.append((upload, content))
      }
    case .dayPasses:
      world.wait(seconds: 90_000)
      try office.sweepUploads()
      state.withLock { $0.counts.days += 1 }
    }
  }
}

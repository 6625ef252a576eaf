import Crypto
import JSON
import OneStop
import Synchronization
import TestSupport
import Text
import WorkingTime

/// A program of somebody else's behind a webhook of a simulated office. It is away or busy at times, takes what it is told and loses the
/// answer, gets posts twice from the network, fails on single events for a while, and now and then says that it is gone.
///
/// It remembers what reached it by its identifier, as `README.md` asks of receivers: a repeat has to say the same, the events of one
/// dossier or document come in their order, and those of others go before one that it has not taken only when that was tried three times.
final class Listener: Sendable {
  /// An event that reached it.
  struct Heard {
    let body: [UInt8]
    let subject: String
    /// Where it stands in the log; later ones have larger ones.
    let place: String
    let position: Int64
    let cursor: String
    /// Whether the office knows that it came.
    var isTaken = false
  }

  private struct State {
    var chance: SeededGenerator
    var heard: [String: Heard] = [:]
    /// All that ever came, by identifiers: one that was told is never another's, after a restore neither.
    var ever: [String: [UInt8]] = [:]
    /// The identifiers in the order in which they came first.
    var order: [String] = []
    /// What each dossier or document waits for: an event that came, and that the office does not know to have come.
    var open: [String: String] = [:]
    /// How often each event was posted in vain. What was taken while the office died over it counts on: it knows of the tries alone.
    var vain: [String: Int] = [:]
    /// Those of which it has failed on an event so often that the office goes on without them; from then on nobody outside can tell when
    /// they go with the others again.
    var aside: Set<String> = []
    /// Until when it fails on an event, in tries.
    var failing: [String: Int] = [:]
    /// Before when it has asked not to be told anything, by the clock of the office.
    var notBefore: Instant?
    var awayUntil: Instant?
    /// The place of what was posted last.
    var lastPlace = ""
    /// By which posts are signed; nil while nobody knows it.
    var secret: String?
    var isCalm = false
    var trouble: [String] = []
    var counts = Counts()
  }

  /// What came to it, and how.
  struct Counts: Equatable {
    var taken = 0
    var repeats = 0
    var refused = 0
    /// How often an event came before one of another dossier that it had not taken.
    var passed = 0

    static func + (a: Counts, b: Counts) -> Counts {
      Counts(
        taken: a.taken + b.taken, repeats: a.repeats + b.repeats, refused: a.refused + b.refused,
        passed: a.passed + b.passed)
    }
  }

  private let world: World
  private let state: Mutex<State>

  init(seed: UInt64, in world: World) {
    self.world = world
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// What is not as it has to be.
  var trouble: [String] { state.withLock(\.trouble) }
  var counts: Counts { state.withLock(\.counts) }
  /// The identifiers of what it was told, in the order in which they came first.
  var order: [String] { state.withLock(\.order) }

  func heard(_ id: String) -> Heard? { state.withLock { $0.heard[id] } }

  /// What it was told of a secret; nil when nobody knows whether there is another one.
  func learn(_ secret: String?) { state.withLock { $0.secret = secret } }

  /// From now on it takes everything.
  func calm() { state.withLock { $0.isCalm = true } }

  /// The office has lost what it knew of waits, or somebody has ended them.
  func forgetWaits() { state.withLock { $0.notBefore = nil } }

  /// Forgets what came of entries of the log that are no more, but for its identifiers.
  func forget(behind position: Int64) {
    state.withLock { state in
      state.heard = state.heard.filter { $0.value.position <= position }
      state.order.removeAll { state.heard[$0] == nil }
      state.open = state.open.filter { state.heard[$0.value] != nil }
      state.vain = state.vain.filter { state.heard[$0.key] != nil }
      (state.failing, state.notBefore, state.lastPlace) = ([:], nil, "")
    }
  }

  /// The cursor of something that came before what came last, for the operator to begin there again; nil when nothing did.
  func earlierCursor() -> EventCursor? {
    state.withLock { state in
      let (heard, last) = (state.heard, state.lastPlace)
      let earlier = state.order.suffix(60).compactMap { heard[$0] }.filter { $0.place < last }
      guard let picked = earlier.randomElement(using: &state.chance) else { return nil }
      // Whoever began still later then would pass over what was never told.
      state.lastPlace = picked.place
      return EventCursor(picked.cursor)
    }
  }

  /// Takes a post, or does not.
  func post(_ call: WebhookCall) -> WebhookAnswer {
    state.withLock { state in
      let luck = state.isCalm ? 99 : Int.random(in: 0..<100, using: &state.chance)
      let answer = self.answer(to: call, luck, &state)
      guard !answer.isTaken else { return answer }
      let vain = (state.vain[call.id] ?? 0) + 1
      state.vain[call.id] = vain
      if case .answered(400...500, _) = answer, answer.word != "http-429", let subject = state.heard[call.id]?.subject,
        vain >= WebhookPatience().triesBeforeSetAside
      {
        state.aside.insert(subject)
      }
      if case .answered(_, let seconds?) = answer {
        state.notBefore = world.now.advanced(bySeconds: min(seconds, WebhookPatience().longestSeconds))
      }
      return answer
    }
  }

  private func answer(to call: WebhookCall, _ luck: Int, _ state: inout State) -> WebhookAnswer {
    if let until = state.notBefore, world.now < until {
      state.trouble.append("\(call.id) came at \(world.now), and was not to come before \(until)")
    }
    state.notBefore = nil
    if !state.isCalm, let until = state.awayUntil, world.time < until { return .failed("unreachable") }
    switch luck {
    case 0:
      let seconds: Int64 = [60, 900, 7_200, 30 * 3_600].randomElement(using: &state.chance) ?? 60
      state.awayUntil = world.time.advanced(bySeconds: seconds)
      return .failed("unreachable")
    case 1..<4:
      return .answered(
        [429, 502, 503, 504].randomElement(using: &state.chance) ?? 503,
        retryAfterSeconds: [nil, 1, 90, 5_400].randomElement(using: &state.chance) ?? nil)
    default: break
    }
    guard let event = hear(call, &state) else { return .answered(400, retryAfterSeconds: nil) }
    // The network brings it once more.
    if luck < 8 { _ = hear(call, &state) }
    let status = self.status(of: call.id, luck, &state)
    if status == nil { world.wait(seconds: 15) }
    guard status == 204 else {
      state.open[event.subject] = call.id
      state.counts.refused += 1
      return status.map { .answered($0, retryAfterSeconds: nil) } ?? .failed("timeout")
    }
    state.counts.taken += 1
    state.heard[call.id]?.isTaken = true
    if state.open[event.subject] == call.id { state.open[event.subject] = nil }
    return .answered(204, retryAfterSeconds: nil)
  }

  /// With which status it answers; nil when the answer is lost.
  private func status(of id: String, _ luck: Int, _ state: inout State) -> Int? {
    if state.isCalm { return 204 }
    if let left = state.failing[id], left > 0 {
      state.failing[id] = left - 1
      return [400, 404, 500].randomElement(using: &state.chance)
    }
    switch luck {
    case 8..<11: return nil
    case 11..<13:
      state.failing[id] = Int.random(in: 0...9, using: &state.chance)
      return 500
    case 13: return Int.random(in: 0..<4, using: &state.chance) == 0 ? 410 : 204
    default: return 204
    }
  }
}

extension Listener {
  /// Reads a post, and remembers it; nil when it is none of the office's.
  private func hear(_ call: WebhookCall, _ state: inout State) -> Heard? {
    guard let event = try? JSONValue(reading: call.body), event["id"] == .string(call.id),
      case .string(let subject)? = event["subject"], case .string(let place)? = event["sequence"],
      case .string(let cursor)? = event["cursor"],
      let position = place.split(separator: ".").first.flatMap({ Int64($0) })
    else {
      state.trouble.append("\(call.id) is no event")
      return nil
    }
    if let secret = state.secret, !isSigned(call, by: secret) {
      state.trouble.append("\(call.id) is not signed by the secret that the receiver has")
    }
    state.lastPlace = place
    if let told = state.ever.updateValue(call.body, forKey: call.id), told != call.body {
      state.trouble.append("\(call.id) came with something else than under this identifier before")
    }
    if let known = state.heard[call.id] {
      state.counts.repeats += 1
      return known
    }
    let new = Heard(body: call.body, subject: subject, place: place, position: position, cursor: cursor)
    checkOrder(new, call.id, &state)
    state.heard[call.id] = new
    state.order.append(call.id)
    return new
  }

  /// Looks whether an event may come now that has not come before.
  private func checkOrder(_ new: Heard, _ id: String, _ state: inout State) {
    if let waiting = state.open[new.subject] {
      state.trouble.append("\(id) came although \(waiting) of the same dossier was not taken")
    }
    var waiting = 0
    for (subject, open) in state.open where subject != new.subject {
      guard let heard = state.heard[open], heard.place < new.place else { continue }
      waiting += 1
      guard !state.aside.contains(subject) else { continue }
      let vain = state.vain[open] ?? 0
      state.trouble.append("\(id) came although \(open), before it in the log, was tried \(vain) times only")
    }
    if waiting > 0 { state.counts.passed += 1 }
    if waiting > WebhookPatience().setAsideAtMost {
      state.trouble.append("\(id) came although \(waiting) dossiers and documents wait")
    }
  }

  private func isSigned(_ call: WebhookCall, by secret: String) -> Bool {
    guard let key = [UInt8](base64: String(secret.dropFirst("whsec_".count))),
      let mac = try? hmacSHA256(Array("\(call.id).\(call.timestamp).".utf8) + call.body, key: key)
    else { return false }
    return call.signature.split(separator: " ").contains { $0 == "v1,\(mac.base64)" }
  }
}

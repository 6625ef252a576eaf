import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// Drafts that a simulated office hands to another document office, which issues them or gives them up, and drafts that another one-stop
/// hands to this office, which does the same. Those outside are away or busy at times and lose their answers; what they say comes in
/// whatever order, and some of it again.
///
/// Each draft has to be one document on the other side, and to come back once: with the number that it got there.
struct HandOvers {
  /// A draft of this office.
  struct Draft {
    enum Stage: Equatable {
      case new
      case drafting
      /// It lies before the leader here.
      case reviewing
      /// It is with the other office, as far as anybody here was told.
      case out
      /// It got this number there.
      case issued(String)
      /// Whoever was to draft it could not.
      case dropped
    }

    let dossier: DossierCode
    var key: DocumentKey?
    var stage = Stage.new
    /// How often it came back without a number.
    var times = 0
    /// How often it was laid before the leader.
    var reviews = 0
    /// Its version when it was last handed over, and how often it had come back by then.
    var version = 0
    var handedAfter = 0
  }

  /// A draft of this office as the other one has it.
  struct Accepted {
    let draft: HandedDraft
    /// Whose it is, and which time it was handed over.
    let index: Int
    let times: Int
    var answer: [UInt8]?
    /// What this office has said to the answer.
    var outcome: DocumentOutcome?
  }

  /// A draft of another one-stop.
  struct Foreign {
    let message: [UInt8]
    let hidden: String
    let address: String
    let isCancelled: Bool
    var key: DocumentKey?
    var steps = 0
    var answer: [UInt8]?
  }

  /// Something that is asked of the office, for once, however often it has to be said.
  private enum Deed {
    case draft(Int)
    case handOver(Int)
    case takeBack(Int)
    case askReview(Int)
    case sendBack(Int)
    case answer([UInt8])
    case bring(Int)
    case advance(Int)
  }

  /// What was handed over, and how it came.
  struct Counts: Equatable {
    /// Drafts that the other office got, and came back from there with a number, given up, or too late: taken back before.
    var handed = 0
    var issued = 0
    var givenUp = 0
    var late = 0
    /// Drafts that came here, and were answered.
    var brought = 0
    var answered = 0
    /// What came again, there or here.
    var repeats = 0
    /// Tries in vain: those outside were away or busy, or their answer was lost.
    var failed = 0

    static func + (a: Self, b: Self) -> Self {
      Counts(
        handed: a.handed + b.handed, issued: a.issued + b.issued, givenUp: a.givenUp + b.givenUp, late: a.late + b.late,
        brought: a.brought + b.brought, answered: a.answered + b.answered, repeats: a.repeats + b.repeats,
        failed: a.failed + b.failed)
    }
  }

  private let world: World
  var chance: SeededGenerator
  var drafts: [Draft] = []
  var accepted: [Accepted] = []
  var foreign: [Foreign] = []
  /// Answers, and drafts of the other one-stop, that are on their way to the office.
  var news: [[UInt8]] = []
  var mail: [Int] = []
  /// What every effect has sent.
  private var sent: [String: [UInt8]] = [:]
  /// The last row of each kind that came for the first time.
  private var last: [Effect.Kind: Int64] = [:]
  /// Effects that the office holds for done.
  private var over: Set<String> = []
  /// What was asked and not answered: the office died over it.
  private var unanswered: Deed?
  private var awayUntil: Instant?
  var isCalm = false
  var trouble: [String] = []
  var counts = Counts()

  init(seed: UInt64, in world: World) {
    self.world = world
    chance = SeededGenerator(seed: seed)
  }

  /// Documents of the office that came of drafts.
  var documents: Int { drafts.count { $0.key != nil } + foreign.count { $0.key != nil } }

  /// Something happens to a draft. What was not answered is asked again before anything else.
  mutating func step(at office: OneStop, about dossiers: [Town.Filed]) throws {
    if let deed = unanswered { return try ask(deed, office) }
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<8:
      guard let filed = dossiers.suffix(100).randomElement(using: &chance) else { return }
      drafts.append(Draft(dossier: filed.code))
      try ask(.draft(drafts.count - 1), office)
    case 8..<22:
      guard let index = someDraft(.drafting) else { return }
      try ask(.handOver(index), office)
    case 22..<25:
      guard let index = someDraft(.out) else { return }
      try ask(.takeBack(index), office)
    case 25..<28:
      guard let index = someDraft(.drafting) else { return }
      try ask(.askReview(index), office)
    case 28..<30:
      guard let index = someDraft(.reviewing) else { return }
      try ask(.sendBack(index), office)
    case 30..<43: _ = try send(office)
    case 43..<53: _ = decide()
    case 53..<67:
      guard let bytes = news.randomElement(using: &chance) else { return }
      try ask(.answer(bytes), office)
    case 67..<72: write()
    case 72..<81:
      guard let index = mail.randomElement(using: &chance) else { return }
      try ask(.bring(index), office)
    case 81..<91:
      guard let index = foreign.indices.filter({ isUnfinished($0) }).randomElement(using: &chance) else { return }
      try ask(.advance(index), office)
    default: _ = try answer(office)
    }
  }

  /// Does all that can be done now, and nobody outside fails any more; whether there was anything.
  mutating func settle(at office: OneStop) throws -> Bool {
    isCalm = true
    var isAny = false
    if let deed = unanswered { try ask(deed, office) }
    for index in drafts.indices where drafts[index].stage == .reviewing { try ask(.sendBack(index), office) }
    for index in drafts.indices where drafts[index].stage == .drafting {
      try ask(.handOver(index), office)
      isAny = true
    }
    while try send(office) { isAny = true }
    while decide() { isAny = true }
    while let bytes = news.first {
      try ask(.answer(bytes), office)
      isAny = true
    }
    while let index = mail.first {
      try ask(.bring(index), office)
      isAny = true
    }
    for index in foreign.indices {
      while isUnfinished(index) {
        try ask(.advance(index), office)
        isAny = true
      }
    }
    while try answer(office) { isAny = true }
    return isAny
  }
}

extension HandOvers {
  private mutating func ask(_ deed: Deed, _ office: OneStop) throws {
    unanswered = deed
    switch deed {
    case .draft(let index): try draft(index, office)
    case .handOver(let index): try handOver(index, office)
    case .takeBack(let index): try takeBack(index, office)
    case .askReview(let index):
      let id = "review \(index) \(drafts[index].reviews)"
      try review(.askReview(remark: nil), of: index, request(id, by: "duc"), .reviewing, office)
    case .sendBack(let index):
      let id = "send back \(index) \(drafts[index].reviews)"
      try review(.sendBack(opinion: "Viết lại"), of: index, request(id, by: "hoa"), .drafting, office)
    case .answer(let bytes): try deliver(bytes, office)
    case .bring(let index): try bring(index, office)
    case .advance(let index): try advance(index, office)
    }
    unanswered = nil
  }

  private mutating func someDraft(_ stage: Draft.Stage) -> Int? {
    drafts.indices.filter { drafts[$0].stage == stage }.randomElement(using: &chance)
  }

  func request(_ id: String, by officer: Key<Officer>) -> CommandRequest {
    CommandRequest(
      key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer))
  }

  /// How those outside fare with something: nil when they take it and say so.
  mutating func misfortune() -> (answer: EffectAnswer, isTaken: Bool)? {
    guard !isCalm else { return nil }
    if let until = awayUntil, world.time < until { return (.later("unreachable"), false) }
    switch Int.random(in: 0..<10, using: &chance) {
    case 0:
      let seconds: Int64 = [60, 900, 7_200].randomElement(using: &chance) ?? 60
      awayUntil = world.time.advanced(bySeconds: seconds)
      return (.later("unreachable"), false)
    case 1: return (.later("busy"), false)
    case 2: return (.later("answer-lost"), true)
    default: return nil
    }
  }

  /// Notes that something came from the office; whether for the first time.
  mutating func note(_ message: [UInt8], _ row: OutboxRow) -> Bool {
    let identity = row.effect.identity
    if over.contains(identity) { trouble.append("\(identity) came again after it was done") }
    if let known = sent.updateValue(message, forKey: identity) {
      counts.repeats += 1
      if known != message { trouble.append("\(identity) came with other bytes than before") }
      return false
    }
    // What is for one partner keeps its order.
    if let before = last.updateValue(row.id, forKey: row.effect.kind), before > row.id {
      trouble.append("\(identity) came after what was written later")
    }
    return true
  }

  /// Notes what the office holds for done.
  mutating func note(_ row: OutboxRow, _ answer: EffectAnswer) {
    guard case .done = answer else { return }
    let identity = row.effect.identity
    if sent[identity] == nil { trouble.append("\(identity) was never sent") }
    if !over.insert(identity).inserted { trouble.append("\(identity) was done twice") }
  }
}

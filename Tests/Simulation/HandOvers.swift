import Documents
import Dossiers
import Exchange
import JSON
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
  private struct Draft {
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
  private struct Accepted {
    let draft: HandedDraft
    /// Whose it is, and which time it was handed over.
    let index: Int
    let times: Int
    var answer: [UInt8]?
    /// What this office has said to the answer.
    var outcome: DocumentOutcome?
  }

  /// A draft of another one-stop.
  private struct Foreign {
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
  private var chance: SeededGenerator
  private var drafts: [Draft] = []
  private var accepted: [Accepted] = []
  private var foreign: [Foreign] = []
  /// Answers, and drafts of the other one-stop, that are on their way to the office.
  private var news: [[UInt8]] = []
  private var mail: [Int] = []
  /// What every effect has sent.
  private var sent: [String: [UInt8]] = [:]
  /// The last row of each kind that came for the first time.
  private var last: [Effect.Kind: Int64] = [:]
  /// Effects that the office holds for done.
  private var over: Set<String> = []
  /// What was asked and not answered: the office died over it.
  private var unanswered: Deed?
  private var awayUntil: Instant?
  private var isCalm = false
  private var trouble: [String] = []
  private(set) var counts = Counts()

  private static let address = "https://mot-cua-mau.example/hand-over/answers"

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

  private func request(_ id: String, by officer: Key<Officer>) -> CommandRequest {
    CommandRequest(
      key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer))
  }

  /// How those outside fare with something: nil when they take it and say so.
  private mutating func misfortune() -> (answer: EffectAnswer, isTaken: Bool)? {
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
  private mutating func note(_ message: [UInt8], _ row: OutboxRow) -> Bool {
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
  private mutating func note(_ row: OutboxRow, _ answer: EffectAnswer) {
    guard case .done = answer else { return }
    let identity = row.effect.identity
    if sent[identity] == nil { trouble.append("\(identity) was never sent") }
    if !over.insert(identity).inserted { trouble.append("\(identity) was done twice") }
  }
}

/// Drafts of this office.
extension HandOvers {
  private mutating func draft(_ index: Int, _ office: OneStop) throws {
    let code = drafts[index].dossier
    let document = DraftedDocument(
      agency: "so-gddt", unit: "so-gddt", kind: .officialLetter, dossier: code,
      content: DocumentContent(
        subject: "V/v hồ sơ \(code), dự thảo \(index + 1)", receivers: [Party(name: "Người nộp hồ sơ")]))
    do {
      switch try office.draft(document, request("draft \(index)", by: "duc")) {
      case .done(let key, _):
        drafts[index].key = key
        drafts[index].stage = .drafting
      case .refused(let notice):
        trouble.append("draft \(index) was refused: \(notice.code)")
        drafts[index].stage = .dropped
      }
    } catch UseRefusal.noSuchDossier {
      drafts[index].stage = .dropped
    }
  }

  private mutating func handOver(_ index: Int, _ office: OneStop) throws {
    guard let key = drafts[index].key else { return }
    let id = "hand over \(index) \(drafts[index].times)"
    switch try office.perform(.handOver("van-phong"), on: key, request(id, by: "duc")) {
    case .done(_, let version):
      drafts[index].stage = .out
      drafts[index].version = version
      drafts[index].handedAfter = drafts[index].times
    case .refused(let notice):
      trouble.append("\(key) is not handed over: \(notice.code)")
      drafts[index].stage = .dropped
    }
  }

  private mutating func takeBack(_ index: Int, _ office: OneStop) throws {
    guard let key = drafts[index].key else { return }
    let id = "take back \(index) \(drafts[index].times)"
    switch try office.perform(.sendBack(opinion: "Sửa lại"), on: key, request(id, by: "hoa")) {
    case .done:
      drafts[index].stage = .drafting
      drafts[index].times += 1
    case .refused(let notice): trouble.append("\(key) is not taken back: \(notice.code)")
    }
  }

  /// A draft goes before the leader here, or comes back from there: what those outside still say of it is none of it.
  private mutating func review(
    _ command: DocumentCommand, of index: Int, _ request: CommandRequest, _ stage: Draft.Stage, _ office: OneStop
  ) throws {
    guard let key = drafts[index].key else { return }
    switch try office.perform(command, on: key, request) {
    case .done:
      drafts[index].stage = stage
      if stage == .drafting { drafts[index].reviews += 1 }
    case .refused(let notice):
      trouble.append("\(key) is not reviewed: \(notice.code)")
      drafts[index].stage = .dropped
    }
  }

  /// Hands over what is to go first.
  private mutating func send(_ office: OneStop) throws -> Bool {
    let done = try office.carryOut(.handOver) { row in
      guard let message = try office.handOverMessage(of: row.effect, answerTo: HandOvers.address) else {
        return .refused("nothing-to-hand-over")
      }
      return take(message, row)
    }
    guard let (row, answer) = done else { return false }
    note(row, answer)
    if case .refused(let word) = answer {
      let isOut = drafts.contains {
        $0.key == row.effect.subject.document && $0.stage == .out && $0.version == row.effect.version
      }
      if isOut { trouble.append("\(row.effect.identity) was not handed over: \(word)") }
    }
    return true
  }

  /// The other office takes a draft.
  private mutating func take(_ message: [UInt8], _ row: OutboxRow) -> EffectAnswer {
    let bad = misfortune()
    if bad != nil { counts.failed += 1 }
    if let bad, !bad.isTaken { return bad.answer }
    if note(message, row) {
      guard let draft = try? HandedDraft(reading: message),
        let index = drafts.firstIndex(where: { $0.key == row.effect.subject.document }),
        draft.dossier == drafts[index].dossier.text, !accepted.contains(where: { $0.draft.hidden == draft.hidden })
      else {
        trouble.append("\(row.effect.identity) is no draft, or another one's")
        return .refused("unread")
      }
      counts.handed += 1
      accepted.append(Accepted(draft: draft, index: index, times: drafts[index].times))
    }
    return bad?.answer ?? .done("taken")
  }

  /// The other office issues a draft, or gives it up; whether there was any.
  private mutating func decide() -> Bool {
    let open = accepted.indices.filter { accepted[$0].answer == nil }
    guard let place = open.randomElement(using: &chance) else { return false }
    let draft = accepted[place].draft
    let isIssued = isCalm || Int.random(in: 0..<4, using: &chance) > 0
    let answer =
      isIssued
      ? HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, number: "\(place + 1)/VP",
        signer: "Lê Thị Mẫu")
      : HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, givenUpBecause: "Sai thể thức")
    let bytes = answer.json.canonical
    accepted[place].answer = bytes
    for _ in 0..<Int.random(in: 1...3, using: &chance) { news.append(bytes) }
    return true
  }

  /// An answer of the other office comes, perhaps once more, perhaps too late.
  private mutating func deliver(_ bytes: [UInt8], _ office: OneStop) throws {
    guard let partner = office.definitions.partners["van-phong"],
      let place = accepted.firstIndex(where: { $0.answer == bytes })
    else { return news.removeAll { $0 == bytes } }
    let answer = try HandedAnswer(reading: bytes)
    do {
      let outcome = try office.take(answer, from: partner)
      hear(outcome, to: answer, at: place)
    } catch UseRefusal.noSuchDocument {
      let one = accepted[place]
      // Once it was handed over anew, nobody knows of what was given with the one before, unless that was answered already.
      if one.outcome != nil || drafts[one.index].handedAfter == one.times {
        trouble.append("the answer to \(answer.hidden) was for no document")
      }
      counts.late += 1
    }
    let isGone = isCalm || Int.random(in: 0..<3, using: &chance) > 0
    if isGone, let index = news.firstIndex(of: bytes) { news.remove(at: index) }
  }

  private mutating func hear(_ outcome: DocumentOutcome, to answer: HandedAnswer, at place: Int) {
    let (one, hidden) = (accepted[place], answer.hidden)
    if let known = one.outcome {
      counts.repeats += 1
      if known != outcome { trouble.append("the answer to \(hidden) came to \(known), and then to \(outcome)") }
      return
    }
    accepted[place].outcome = outcome
    let draft = drafts[one.index]
    guard draft.times == one.times, draft.stage == .out else {
      counts.late += 1
      if case .done = outcome { trouble.append("the answer to \(hidden) was taken, and the draft had been taken back") }
      return
    }
    guard case .done = outcome else {
      trouble.append("the answer to \(hidden) was not taken: \(outcome)")
      drafts[one.index].stage = .dropped
      return
    }
    if answer.cancellation == nil {
      counts.issued += 1
      drafts[one.index].stage = .issued(answer.number)
    } else {
      counts.givenUp += 1
      drafts[one.index].stage = .drafting
      drafts[one.index].times += 1
    }
  }
}

/// Drafts of another one-stop.
extension HandOvers {
  /// What is done with a draft that came: it is issued, or given up.
  private func steps(of index: Int) -> [(command: DocumentCommand, officer: Key<Officer>)] {
    guard !foreign[index].isCancelled else { return [(.cancel(reason: "Trùng hồ sơ"), "duc")] }
    return [
      (.askReview(remark: nil), "duc"), (.approve(opinion: nil), "hoa"), (.number, "minh"), (.seal(nil), "minh"),
      (.release, "minh"),
    ]
  }

  private func isUnfinished(_ index: Int) -> Bool {
    foreign[index].key != nil && foreign[index].steps < steps(of: index).count
  }

  /// The other one-stop writes a draft, and sends it once or twice.
  private mutating func write() {
    let number = foreign.count + 1
    var draft = HandedDraft(dossier: "H99.06-260601-\(number)", subject: "V/v hồ sơ của tỉnh Bên số \(number)")
    (draft.dossierID, draft.hidden) = ("\(number)", "an \(number)")
    draft.owner = HandedDraft.Person(name: "Trần Thị Mẫu")
    draft.agency = ("Sở Giáo dục và Đào tạo tỉnh Mẫu", "H56.06")
    draft.kind = "Công văn"
    draft.answerAddress = "https://mot-cua.example/tra-loi/\(number)"
    if number % 4 == 0 {
      draft.files = [
        HandedDraft.File(name: "du-thao.pdf", content: Array("%PDF-1.7\ndự thảo \(number)\n".utf8))
      ]
    }
    foreign.append(
      Foreign(
        message: draft.json.canonical, hidden: draft.hidden, address: draft.answerAddress,
        isCancelled: number % 5 == 0))
    for _ in 0..<Int.random(in: 1...2, using: &chance) { mail.append(number - 1) }
  }

  /// A draft of the other one-stop comes, perhaps once more.
  private mutating func bring(_ index: Int, _ office: OneStop) throws {
    guard let partner = office.definitions.partners["mot-cua"] else { return mail.removeAll { $0 == index } }
    let draft = try HandedDraft(reading: foreign[index].message)
    switch try office.take(draft, from: partner) {
    case .done(let key, _):
      if let known = foreign[index].key {
        counts.repeats += 1
        if known != key { trouble.append("\(draft.hidden) became \(known), and then \(key)") }
      } else {
        counts.brought += 1
        foreign[index].key = key
      }
    case .refused(let notice): trouble.append("\(draft.hidden) was refused: \(notice.code)")
    }
    let isGone = isCalm || Int.random(in: 0..<3, using: &chance) > 0
    if isGone, let place = mail.firstIndex(of: index) { mail.remove(at: place) }
  }

  private mutating func advance(_ index: Int, _ office: OneStop) throws {
    guard let key = foreign[index].key else { return }
    let step = foreign[index].steps
    let (command, officer) = steps(of: index)[step]
    switch try office.perform(command, on: key, request("\(key) step \(step)", by: officer)) {
    case .done: foreign[index].steps += 1
    case .refused(let notice):
      trouble.append("\(key), step \(step): \(notice.code)")
      foreign[index].steps = .max
    }
  }

  /// Answers what is to be answered first.
  private mutating func answer(_ office: OneStop) throws -> Bool {
    let done = try office.carryOut(.handOverAnswer) { row in
      guard let (address, answer) = try office.handedAnswer(of: row.effect) else {
        return .refused("nothing-to-answer")
      }
      return hear(answer, at: address, row)
    }
    guard let (row, answer) = done else { return false }
    note(row, answer)
    return true
  }

  /// The other one-stop hears what has become of its draft.
  private mutating func hear(_ answer: HandedAnswer, at address: String, _ row: OutboxRow) -> EffectAnswer {
    let bad = misfortune()
    if bad != nil { counts.failed += 1 }
    if let bad, !bad.isTaken { return bad.answer }
    let bytes = answer.json.canonical
    if note(bytes, row) {
      guard
        let index = foreign.firstIndex(where: {
          $0.hidden == answer.hidden && $0.address == address && $0.key == row.effect.subject.document
        }), foreign[index].answer == nil
      else {
        trouble.append("\(row.effect.identity) answers nothing, or once more")
        return .refused("unread")
      }
      counts.answered += 1
      foreign[index].answer = bytes
    }
    return bad?.answer ?? .done("taken")
  }
}

extension HandOvers {
  /// What is not as it has to be, once everything has come to rest.
  func differences(at office: OneStop) throws -> [String] {
    var found = trouble
    for kind in [Effect.Kind.handOver, .handOverAnswer] {
      found += try office.outbox(OutboxQuery(.waiting, kind: kind)).map { "\($0.effect.identity) waits for ever" }
      found += try office.outbox(OutboxQuery(.dead, kind: kind)).filter { $0.answer != "nothing-to-hand-over" }
        .map { "\($0.effect.identity) is given up: \($0.answer ?? "–")" }
    }
    for draft in drafts where draft.stage != .dropped {
      guard let key = draft.key, case .issued(let number) = draft.stage else {
        found.append("the draft of \(draft.dossier) was never issued")
        continue
      }
      let view = try office.document(key, for: "minh")
      if view.document.state != .released || view.content?.code != number {
        found.append("\(key) is \(view.document.state) as \(view.content?.code ?? "–"), and was issued as \(number)")
      }
    }
    for one in foreign {
      guard let key = one.key, let bytes = one.answer else {
        found.append("\(one.hidden) was never answered")
        continue
      }
      let (view, answer) = (try office.document(key, for: "minh"), try HandedAnswer(reading: bytes))
      let isRight =
        one.isCancelled
        ? view.document.state == .cancelled && answer.cancellation != nil
        : view.document.state == .released && answer.cancellation == nil && view.content?.code == answer.number
      if !isRight { found.append("\(key) is \(view.document.state), and \(one.hidden) was answered \(answer.number)") }
    }
    return found
  }
}

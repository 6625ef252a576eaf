import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// People who bring files to a simulated office that has a scanner, the same ones again and again and malware among them, and file
/// dossiers with whatever they have brought.
///
/// Each upload has to get one verdict, the right one, and keep it; no dossier may have what is not clean.
struct Bringing {
  /// An upload that the office has acknowledged.
  private struct Brought {
    let upload: Upload
    let content: [UInt8]
    /// What it was seen to be; nil as long as nobody has looked through it.
    var verdict: ScanState?

    /// What there is to be found in it.
    var right: ScanState {
      switch VirusScanner.verdict(on: content) {
      case .infected(let signature): .infected(signature: signature)
      case .tooLong: .tooLong
      case .clean, .unknown: .clean
      }
    }
  }

  /// A submission, for once, however often it has to be said.
  private struct Filing {
    let number: Int
    let application: Ground.Application
    let answers: Answers
    /// What is handed in for each part.
    let uploads: [(part: Key<Part>, upload: String)]
    /// Whether a day passes between looking for the papers and recording them.
    let isSlow: Bool
  }

  /// What came of it.
  struct Counts: Equatable {
    /// Uploads that were taken, that had to wait, and that were refused.
    var brought = 0
    var waiting = 0
    var refused = 0
    /// Malware that was found once it had waited.
    var found = 0
    /// Dossiers that took their papers, and submissions that could not.
    var filed = 0
    var turnedAway = 0

    static func + (a: Self, b: Self) -> Self {
      Counts(
        brought: a.brought + b.brought, waiting: a.waiting + b.waiting, refused: a.refused + b.refused,
        found: a.found + b.found, filed: a.filed + b.filed, turnedAway: a.turnedAway + b.turnedAway)
    }
  }

  private let world: World
  private let scanner: VirusScanner
  private let applications: [Ground.Application]
  private var chance: SeededGenerator
  private var brought: [Brought] = []
  private var filed: [DossierCode] = []
  /// What was asked and not answered: the office died over it.
  private var unanswered: Filing?
  /// What was being brought or looked through when an office died: its file may have been left behind.
  private var leftBehind: Set<[UInt8]> = []
  private var bringing: [UInt8]?
  private var submissions = 0
  private(set) var trouble: [String] = []
  private(set) var counts = Counts()

  init(seed: UInt64, for scanner: VirusScanner, in world: World) throws {
    self.world = world
    self.scanner = scanner
    chance = SeededGenerator(seed: seed)
    applications = try Ground.shared.get().applications.filter { !$0.papers.isEmpty }
  }

  /// How many dossiers there are.
  var dossiers: Int { filed.count }

  /// What the verdicts are, in the order in which the files came.
  var verdicts: String {
    brought.map { "\($0.upload.id) \($0.verdict?.text ?? "-")" }.joined(separator: "\n")
  }

  /// Somebody does something, or the worker looks through what waits.
  mutating func step(on life: Life) throws {
    let scanner = self.scanner
    world.wait(seconds: Int64.random(in: 1...600, using: &chance))
    // What was acknowledged while the scanner looked is there, whatever befell the office then.
    defer { for (upload, content) in scanner.takeBrought() { note(upload, content) } }
    try scanner.work(at: life.office) { try act(at: life.office) }
  }

  private mutating func act(at office: OneStop) throws {
    if let filing = unanswered { return try file(filing, office) }
    switch Int.random(in: 0..<40, using: &chance) {
    case 0..<16: try bring(to: office)
    case 16..<25: try work(for: office)
    case 25..<38: if let filing = try filing(at: office) { try file(filing, office) }
    case 38: try office.sweepUploads()
    default: world.wait(seconds: 4 * 3600)
    }
  }

  /// The office has died: what was not seen to be looked through may have been in the midst of that.
  mutating func noteDeath() {
    leftBehind.formUnion(brought.filter { $0.verdict == nil }.map(\.content))
    if let bringing { leftBehind.insert(bringing) }
    bringing = nil
  }
}

extension Bringing {
  /// Something to be brought, mostly again: a quarter of it is malware, and some is too long. From time to time all of it is new.
  private mutating func content() -> [UInt8] {
    let number = Int.random(in: 0..<16, using: &chance) + brought.count / 30 * 16
    let nature = number % 4 == 0 ? "độc" : number % 8 == 5 ? "dài" : "sạch"
    return Array("%PDF-1.7 \(nature) \(number)".utf8)
  }

  private mutating func bring(to office: OneStop) throws {
    let content = content()
    let who = Uploader.network("192.0.2.\(Int.random(in: 1...9, using: &chance))")
    var pieces = [content]
    bringing = content
    do {
      let upload = try office.upload(name: "giay.pdf", from: who) { pieces.popLast() ?? [] }
      note(upload, content)
    } catch let refusal as FileRefusal {
      counts.refused += 1
      let isRight =
        switch VirusScanner.verdict(on: content) {
        case .infected(let signature): refusal == .infected(name: "giay.pdf", signature: signature)
        case .tooLong: refusal == .tooLongToScan(name: "giay.pdf")
        case .clean, .unknown: false
        }
      if !isRight { trouble.append("\(String(decoding: content, as: UTF8.self)) is refused: \(refusal)") }
    }
    bringing = nil
  }

  private mutating func note(_ upload: Upload, _ content: [UInt8]) {
    let one = Brought(upload: upload, content: content, verdict: upload.scan == .unscanned ? nil : upload.scan)
    counts.brought += 1
    if one.verdict == nil { counts.waiting += 1 }
    if let verdict = one.verdict, verdict != one.right { trouble.append("\(upload.id) is \(verdict) as it comes") }
    brought.append(one)
  }

  /// The worker looks through what waits.
  private mutating func work(for office: OneStop) throws {
    let round = try office.scanWaiting()
    counts.found += round.found.count
    // Also what nobody can open: a file that waits is never lost.
    trouble += round.troubles.filter { !VirusScanner.reasons.contains($0) }.map { "the scanner is to blame for: \($0)" }
    trouble += round.found.filter { $0 != VirusScanner.signature }.map { "\($0) is found, and there is none" }
  }

  /// Somebody files with something that was brought, whatever it is, and with what is clean for the other parts.
  private mutating func filing(at office: OneStop) throws -> Filing? {
    guard let application = applications.randomElement(using: &chance),
      let procedure = office.definitions.procedures[application.procedure],
      case .right(let answers) = office.judge(.object(application.answers), to: procedure),
      let one = brought.suffix(30).randomElement(using: &chance)
    else { return nil }
    let clean = brought.suffix(30).filter { $0.verdict == .clean }
    var uploads: [(part: Key<Part>, upload: String)] = []
    for part in application.papers {
      let other = uploads.isEmpty ? one : clean.randomElement(using: &chance) ?? one
      uploads.append((part, other.upload.id))
    }
    submissions += 1
    return Filing(
      number: submissions, application: application, answers: answers, uploads: uploads,
      isSlow: Int.random(in: 0..<20, using: &chance) == 0)
  }

  /// Files as the portal does: the papers are looked for first, and recorded then.
  private mutating func file(_ filing: Filing, _ office: OneStop) throws {
    unanswered = filing
    let key = CommandKey(owner: "form", id: "\(filing.number)")
    let hash = OneStop.hash(ofSecret: try office.receiptSecret(for: key))
    let request = CommandRequest(key: key, digest: "\(filing.number)", caller: .applicant(secretHash: hash))
    let states = try filing.uploads.map { try office.upload($0.upload)?.scan }
    let outcome: Outcome
    do {
      outcome = try office.submit(to: filing.application.procedure, request) {
        let papers = try office.papers(filing.uploads)
        if states.contains(where: { $0 != .clean }) {
          trouble.append("submission \(filing.number) has papers that are \(states)")
        }
        if filing.isSlow {
          world.wait(seconds: 90_000)
          try office.sweepUploads()
        }
        return Submission(
          channel: filing.application.channel, answers: filing.answers, papers: papers, secretHash: hash)
      }
    } catch let refusal as FileRefusal {
      unanswered = nil
      counts.turnedAway += 1
      if !filing.isSlow, states.allSatisfy({ $0 == .clean }) {
        trouble.append("submission \(filing.number) is turned away, and its papers are clean: \(refusal)")
      }
      return
    }
    unanswered = nil
    guard case .done(let code, _) = outcome else { return }
    filed.append(code)
    counts.filed += 1
  }
}

extension Bringing {
  /// Lets everything come to rest with a scanner that works; how many uploads wait still.
  mutating func settle(on life: Life) throws -> Int {
    scanner.calm()
    if let filing = unanswered { try file(filing, life.office) }
    var waiting = 0
    for _ in 0..<20 {
      let round = try life.office.scanWaiting()
      counts.found += round.found.count
      trouble += round.troubles
      waiting = round.waiting
      if waiting == 0 { break }
    }
    return waiting
  }

  /// Looks at everything that was brought: what is lost, forgotten or found to be what it is not.
  mutating func look(on life: Life) throws {
    for index in brought.indices {
      let one = brought[index]
      guard let upload = try life.office.upload(one.upload.id) else {
        if world.now <= one.upload.at.advanced(bySeconds: 86_400) {
          trouble.append("\(one.upload.id) is gone before its day is over")
        }
        continue
      }
      if let known = one.verdict, known != upload.scan {
        trouble.append("\(one.upload.id) was \(known), and is \(upload.scan)")
      }
      if upload.scan != .unscanned {
        if upload.scan != one.right { trouble.append("\(one.upload.id) is \(upload.scan), and not \(one.right)") }
        brought[index].verdict = upload.scan
      }
      if upload.scan == .unscanned || upload.scan == .clean, !isThere(one.upload.sha256, one.upload.bytes, on: life) {
        trouble.append("the file of \(one.upload.id) is lost")
      }
    }
  }

  /// What is not as it has to be once everything has come to rest.
  func differences(on life: Life) throws -> [String] {
    var found: [String] = []
    for one in brought where one.verdict == nil {
      guard try life.office.upload(one.upload.id) != nil else { continue }
      found.append("\(one.upload.id) waits for the scanner for ever")
    }
    if Set(filed).count != filed.count { found.append("a submission is two dossiers, or two are one") }
    let clean = Set(brought.filter { $0.right == .clean }.map(\.upload.sha256))
    for code in filed {
      for paper in try life.office.view(code, for: .engine).papers {
        if !clean.contains(paper.sha256) { found.append("\(code) has a paper that is not clean") }
        if !isThere(paper.sha256, paper.bytes, on: life) { found.append("\(code) has lost a paper") }
      }
    }
    for one in removed where isThere(one.upload.sha256, one.upload.bytes, on: life) {
      found.append("the file of \(one.upload.id) is there still, and it is \(one.right)")
    }
    return found
  }

  /// What was found to be malware or too long whenever it had come, and whose file has to be gone: nobody died over it.
  private var removed: [Brought] {
    let waiting = Set(brought.filter { $0.verdict == nil }.map(\.content))
    return brought.filter {
      $0.verdict != nil && $0.right != .clean && !waiting.contains($0.content) && !leftBehind.contains($0.content)
    }
  }

  /// How many files had to be gone.
  var removals: Int { removed.count }

  private func isThere(_ sha256: String, _ bytes: Int, on life: Life) -> Bool {
    life.hash(of: Life.Kept(sha256: sha256, bytes: bytes)) == sha256
  }
}

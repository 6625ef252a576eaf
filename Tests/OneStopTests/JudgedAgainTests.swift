import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

/// How many seeds: 3, in which everything befalls some finding, or as `MOTCUA_JUDGEMENTS` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_JUDGEMENTS"] ?? "") ?? 3

@Suite(
  "Findings that wait for answers about revocation",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct JudgedAgainTests {
  /// What is at hand about revoked certificates, now and then, and what happens while a signature is being judged.
  fileprivate final class Outside: Sendable {
    private struct State {
      var areThere = false
      var meanwhile: (@Sendable () -> Void)?
    }

    private let lists: [RevocationList]
    private let state = Mutex(State())

    init() throws {
      lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    }

    var data: RevocationData {
      var data = RevocationData()
      if state.withLock({ $0.areThere }) { data.lists = lists }
      data.about = { _ in
        self.takeMeanwhile()?()
        return RevocationData.Met()
      }
      return data
    }

    func bring(_ areThere: Bool) { state.withLock { $0.areThere = areThere } }

    /// Has something happen in the midst of what is judged next.
    func meanwhile(_ work: (@Sendable () -> Void)?) { state.withLock { $0.meanwhile = work } }

    private func takeMeanwhile() -> (@Sendable () -> Void)? {
      state.withLock { state in
        defer { state.meanwhile = nil }
        return state.meanwhile
      }
    }
  }

  /// A dossier with a signed paper.
  fileprivate struct Filed {
    let code: DossierCode
    let hash: String
    let isStranger: Bool
    /// What was found when it was filed.
    let first: PaperSignature
    /// The evidence of what was found later, once that was seen.
    var later: String?
  }

  fileprivate struct Counts {
    var waited = 0
    var decided = 0
    var failed = 0
    var overtaken = 0
  }

  /// The course of an office, from one seed.
  fileprivate struct Course {
    let office: Office
    let outside: Outside
    /// Programs on the record: each has its own memory of how far it has judged.
    var programs: [OneStop]
    var chance: SeededGenerator
    var filed: [Filed] = []
    var submissions = 0
    /// A submission that was not answered.
    var unanswered: Int?
    var trouble: [String] = []
    var counts = Counts()
    let overtakings = Overtakings()

    init(seed: UInt64) throws {
      let outside = try Outside()
      self.outside = outside
      office = try SignedPapers.office(revocation: { outside.data })
      programs = []
      chance = SeededGenerator(seed: seed)
      programs = [office.oneStop, try program()]
    }
  }

  /// How often another program judged in the midst.
  fileprivate final class Overtakings: Sendable {
    private let findings = Mutex(0)

    var count: Int { findings.withLock { $0 } }

    func add(_ more: Int) { findings.withLock { $0 += more } }
  }

  /// The lists come and go, transactions fail, programs die and overtake each other in the midst of a judgement.
  @Test("are each decided once, by the right answer, and none waits for ever; a stranger's signature never holds")
  func whole() throws {
    var all = Counts()
    for seed in 1...max(1, seeds) {
      var course = try Course(seed: seed)
      for _ in 0..<60 { try course.step() }
      try course.settle()
      #expect(course.trouble == [], "seed \(seed)")
      let proof = try course.office.oneStop.prove()
      #expect(proof.faults.map(\.words.en) == [] && proof.unnamedEvidence == 0, "seed \(seed)")
      all.waited += course.counts.waited
      all.decided += course.counts.decided
      all.failed += course.counts.failed
      all.overtaken += course.overtakings.count
    }
    guard seeds >= 3 else { return }
    #expect(all.waited > 0 && all.decided > 0 && all.failed > 0 && all.overtaken > 0, "\(all)")
  }
}

extension JudgedAgainTests.Course {
  /// A program that has just been started.
  fileprivate func program() throws -> OneStop {
    try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files,
      environment: office.environment, revocation: { [outside] in outside.data })
  }

  fileprivate mutating func step() throws {
    do {
      try act()
    } catch is StoreFails {
      counts.failed += 1
    }
    try look()
  }

  private mutating func act() throws {
    if let number = unanswered { return try file(number) }
    let chosen = Int.random(in: 0..<programs.count, using: &chance)
    switch Int.random(in: 0..<20, using: &chance) {
    case 0..<5:
      submissions += 1
      try file(submissions)
    case 5..<7: outside.bring(Bool.random(using: &chance))
    case 7..<9:
      let failures = Int.random(in: 1...3, using: &chance)
      office.store.failing.withLock { $0 = failures }
    case 9: programs[chosen] = try program()
    case 10: office.wait(minutes: 30)
    case 11..<14:
      let (other, overtakings) = (programs[1 - chosen], self.overtakings)
      outside.bring(true)
      outside.meanwhile { overtakings.add((try? other.judgeAgain()) ?? 0) }
      try programs[chosen].judgeAgain()
    default: try programs[chosen].judgeAgain()
    }
  }

  /// Somebody files with a paper; every third one was signed by somebody else.
  private mutating func file(_ number: Int) throws {
    unanswered = number
    let name = number % 3 == 0 ? "stranger.pdf" : "good.pdf"
    var pieces = [try SignedPapers.bytes(name)]
    let upload = try office.oneStop.upload(name: name, from: .network("a")) { pieces.popLast() ?? [] }
    let papers = try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)])
    let key = CommandKey(owner: "form", id: "\(number)")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let outcome = try office.oneStop.submit(
      Submission(channel: .online, answers: try office.answers(), papers: papers, secretHash: hash),
      to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: "\(number)", caller: .applicant(secretHash: hash)))
    unanswered = nil
    guard case .done(let code, _) = outcome else { return trouble.append("\(name) is refused: \(outcome)") }
    let found = try office.oneStop.view(code, for: .applicant(secretHash: hash)).papers.first?.signature
    guard let found else { return trouble.append("\(name) is not looked at") }
    filed.append(
      JudgedAgainTests.Filed(code: code, hash: hash, isStranger: name == "stranger.pdf", first: found))
    if found.code == "TRY_LATER" { counts.waited += 1 }
  }

  /// Looks at what is found by now about each paper.
  private mutating func look() throws {
    for index in filed.indices {
      let one = filed[index]
      let view = try office.oneStop.view(one.code, for: .applicant(secretHash: one.hash))
      guard let found = view.papers.first?.signature, let evidence = found.evidence else {
        trouble.append("nothing is found about the paper of \(one.code)")
        continue
      }
      let mayBe: Set<PaperSignature.Verdict> = one.isStranger ? [.undecided] : [.undecided, .valid]
      if !mayBe.contains(found.verdict) { trouble.append("the paper of \(one.code) is \(found.verdict)") }
      if found.verdict == .undecided, !one.isStranger, found.code != "TRY_LATER" {
        trouble.append("the paper of \(one.code) is undecided for another reason: \(found.code ?? "")")
      }
      guard evidence != one.first.evidence else {
        if one.later != nil { trouble.append("what was found later about the paper of \(one.code) is forgotten") }
        continue
      }
      if one.later == nil { counts.decided += 1 }
      if let later = one.later, later != evidence { trouble.append("the paper of \(one.code) is judged once more") }
      filed[index].later = evidence
    }
  }

  /// Brings the lists for good, and lets everything come to rest.
  fileprivate mutating func settle() throws {
    office.store.failing.withLock { $0 = 0 }
    outside.meanwhile(nil)
    outside.bring(true)
    if let number = unanswered { try file(number) }
    office.wait(minutes: 61)
    for program in programs { while try program.judgeAgain() > 0 {} }
    try look()
    let waiting = try office.store.read(for: office.oneStop.authority) {
      try $0.undecidedFindings(after: nil, limit: 100)
    }
    trouble += waiting.map { "the paper of \($0.dossier) waits for ever" }
    for one in filed {
      let times = try office.events(of: one.code).count { $0 == "judged-again" }
      let right = one.first.code == "TRY_LATER" ? 1 : 0
      if times != right { trouble.append("\(one.code) was judged again \(times) times, not \(right)") }
    }
  }
}

import Foundation
import Testing

@testable import Crypto

@Suite("The memory of chains")
struct ChainMemoryTests {
  @Test(
    "answers all of NIST's suite as a fresh validation does, in any order, at moments on and around every edge",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"),
    arguments: [UInt64(1), 20_261_126])
  func suite(seed: UInt64) throws {
    let folder = try #require(PathValidationCase.folder)
    var chance = Chance(state: seed)
    let memory = ChainMemory(room: 4096)
    var questions: [(ChainQuestion, Certificate)] = []
    for one in try PathValidationCase.all(in: folder) {
      let certificate = try PathValidationCase.certificate(one.cert, in: folder)
      let question = try one.question(in: folder)
      questions.append((question, certificate))
      for _ in 0..<2 {
        var other = question
        other.time = try #require(edges(of: question, certificate).randomElement(using: &chance))
        other.time += Int64.random(in: -1...1, using: &chance)
        questions.append((other, certificate))
      }
    }
    for _ in 0..<2 {
      questions.shuffle(using: &chance)
      for (question, certificate) in questions {
        let (kept, fresh) = try (memory.answer(question, about: certificate), question.answer(about: certificate))
        #expect(kept.isSame(as: fresh), "\(certificate.subject) at \(question.time)")
      }
    }
    #expect(memory.count > 246 && memory.count <= questions.count)
  }

  @Test(
    "works nothing out twice, and holds no more than its room whatever it is asked",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func room() throws {
    let folder = try #require(PathValidationCase.folder)
    let first = try #require(try PathValidationCase.all(in: folder).first)
    let certificate = try PathValidationCase.certificate(first.cert, in: folder)
    let question = try first.question(in: folder)
    let memory = ChainMemory(room: 8)
    for second in 0..<20 {
      var later = question
      later.time += Int64(second)
      #expect(try memory.answer(later, about: certificate).holds)
    }
    #expect(memory.count == 1)
    for bits in 0..<100 {
      var other = question
      other.allowedPolicies = ["2.5.29.32.0", "1.3.6.1.\(bits)"]
      _ = try memory.answer(other, about: certificate)
      #expect(memory.count <= 16)
    }
  }

  @Test(
    "keeps apart whatever differs: lists, intermediates, anchors, demands, the order of lists",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func apart() throws {
    let folder = try #require(PathValidationCase.folder)
    let first = try #require(try PathValidationCase.all(in: folder).first { $0.id == "40101" })
    let certificate = try PathValidationCase.certificate(first.cert, in: folder)
    let question = try first.question(in: folder)
    var prints: Set<SHA256> = [question.fingerprint(about: certificate)]
    let changes: [(inout ChainQuestion) -> Void] = [
      { $0.revocationLists.removeLast() }, { $0.revocationLists.reverse() }, { $0.intermediates = [] },
      { $0.anchors = [] }, { $0.checksRevocation = false }, { $0.purpose = .timeStamping }, { $0.securityLevel = 1 },
      { $0.allowedPolicies = ["1.2.3"] }, { $0.requiresExplicitPolicy = true }, { $0.forbidsPolicyMapping = true },
      { $0.forbidsAnyPolicy = true }, { $0.time = 2_000_000_000 }, { $0.time = certificate.notAfter },
      // A certificate that moves from one place to another leaves the same hashes in a row.
      {
        $0.intermediates = $0.anchors + $0.intermediates; $0.anchors = []
      },
    ]
    for change in changes {
      var other = question
      change(&other)
      #expect(prints.insert(other.fingerprint(about: certificate)).inserted)
    }
    #expect(prints.insert(question.fingerprint(about: question.anchors[0])).inserted)
  }

  @Test(
    "gives eight threads the answers that one would get",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func threads() throws {
    let folder = try #require(PathValidationCase.folder)
    let cases = try PathValidationCase.all(in: folder).prefix(60).map { one in
      (try one.question(in: folder), try PathValidationCase.certificate(one.cert, in: folder))
    }
    let fresh = try cases.map { try $0.0.answer(about: $0.1) }
    // So small that it forgets all the time.
    let memory = ChainMemory(room: 16)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for position in cases.indices {
        let index = (position * 7 + thread * 11) % cases.count
        let answer = try? memory.answer(cases[index].0, about: cases[index].1)
        #expect(answer.map { $0.isSame(as: fresh[index]) } == true)
      }
    }
  }

  /// The instants at which something begins, ends, is issued or is due.
  private func edges(of question: ChainQuestion, _ certificate: Certificate) -> [Int64] {
    (question.anchors + question.intermediates + [certificate]).flatMap { [$0.notBefore, $0.notAfter] }
      + question.revocationLists.flatMap { [$0.thisUpdate, $0.nextUpdate ?? $0.thisUpdate] }
  }
}

extension ChainAnswer {
  fileprivate func isSame(as other: ChainAnswer) -> Bool {
    chain == other.chain && problems == other.problems && listsUsed == other.listsUsed && isFinished == other.isFinished
  }
}

/// A row of numbers that is the same every time (Knuth's MMIX generator).
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

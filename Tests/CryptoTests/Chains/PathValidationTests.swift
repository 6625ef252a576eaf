import Crypto
import Dispatch
import Foundation
import Synchronization
import Testing

@Suite("A path to a trust anchor")
struct PathValidationTests {
  /// The cases in which OpenSSL 3.0 is stricter than the suite, each with the reason. The list may only shrink, and nothing
  /// may ever stand in it that the suite refuses.
  private static let overRefused: [String: String] = [
    "40104": "DSA of 1,024 bits with SHA-1, which is below 112 bits of strength",
    "40105": "DSA of 1,024 bits with SHA-1, and a key that takes its parameters from its issuer's",
    "40604": "basic constraints of an authority that are not critical, which RFC 5280 4.2.1.9 forbids issuers",
    "41430": "a list by an issuer whose own path needs that very list",
  ]

  @Test(
    "is judged as NIST's suite says, but for paths that are refused more strictly, each listed with its reason",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func suite() throws {
    let folder = try #require(PathValidationCase.folder)
    let cases = try PathValidationCase.all(in: folder)
    #expect(cases.count == 246)
    var overRefused: Set<String> = []
    for one in cases {
      let certificate = try PathValidationCase.certificate(one.cert, in: folder)
      let answer = try one.question(in: folder).answer(about: certificate)
      if one.error != nil {
        #expect(!answer.holds, "\(one.id) \(one.name) is accepted")
      } else if !answer.holds {
        overRefused.insert(one.id)
        #expect(PathValidationTests.overRefused[one.id] != nil, "\(one.id) \(one.name): \(answer.problems)")
      }
    }
    #expect(overRefused == Set(PathValidationTests.overRefused.keys))
  }

  @Test(
    "does not hold without lists, after them, before its certificates or without its anchor, and says which it is",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func reasons() throws {
    let folder = try #require(PathValidationCase.folder)
    let first = try #require(try PathValidationCase.all(in: folder).first { $0.id == "40101" })
    let certificate = try PathValidationCase.certificate(first.cert, in: folder)
    let question = try first.question(in: folder)
    let good = try question.answer(about: certificate)
    #expect(good.holds && good.chain.count == 3 && good.chain.first == certificate)
    #expect(good.chain.last == question.anchors.first)

    func kinds(_ change: (inout ChainQuestion) -> Void) throws -> Set<ChainProblem.Kind> {
      var changed = question
      change(&changed)
      return Set(try changed.answer(about: certificate).problems.map(\.kind))
    }
    #expect(try kinds { $0.revocationLists = [] } == [.noRevocationList])
    #expect(try kinds { $0.anchors = [] }.contains(.noPath))
    #expect(try kinds { $0.intermediates = [] }.contains(.noPath))
    #expect(try kinds { $0.time = 2_000_000_000 }.isSuperset(of: [.expired, .noRevocationList]))
    #expect(try kinds { $0.time = 1_000_000_000 }.isSuperset(of: [.notYetValid, .noRevocationList]))
    #expect(try kinds { $0.purpose = .timeStamping } == [.constraint])
  }

  @Test(
    "of a revoked certificate says since when",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func revoked() throws {
    let folder = try #require(PathValidationCase.folder)
    let revoked = try #require(try PathValidationCase.all(in: folder).first { $0.id == "40403" })
    let answer = try revoked.question(in: folder).answer(
      about: PathValidationCase.certificate(revoked.cert, in: folder))
    // The list has it since 2010-01-01T08:30:01Z.
    #expect(answer.problems.map(\.kind) == [.revoked(since: 1_262_334_601)])
  }

  @Test(
    "is judged alike by all who judge it at once, though OpenSSL has known its certificates for a moment only",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func atOnce() throws {
    let folder = try #require(PathValidationCase.folder)
    let case11 = try #require(try PathValidationCase.all(in: folder).first { $0.id == "40811" })
    let question = try case11.question(in: folder)
    /// The same certificate with another signature, which nobody has read yet.
    func renewed(_ certificate: Certificate, _ number: Int) throws -> Certificate {
      var der = certificate.der
      let end = withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { [UInt8]($0) }
      der.replaceSubrange(der.count - end.count..<der.count, with: end)
      return try Certificate(der: der)
    }
    let signer = try PathValidationCase.certificate(case11.cert, in: folder)
    let seen = Mutex<[[ChainProblem.Kind]: Int]>([:])
    for number in 0..<500 {
      var question = question
      question.checksRevocation = false
      question.intermediates = try question.intermediates.map { try renewed($0, number) }
      let signer = try renewed(signer, number)
      DispatchQueue.concurrentPerform(iterations: 4) { [question] _ in
        guard let answer = try? question.answer(about: signer) else { return }
        seen.withLock { $0[answer.problems.map(\.kind), default: 0] += 1 }
      }
    }
    // Signatures do not hold any more, and that is all.
    #expect(seen.withLock { $0 } == [[.noPath, .noPath]: 2000])
  }
}

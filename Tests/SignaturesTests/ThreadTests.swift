import Foundation
import Synchronization
import Testing

@testable import Signatures

/// Threads share what is kept between verifications: certificates that were read, hash functions, anchors.
@Suite(
  "Four threads", .enabled(if: XMLFixtures.folder != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct ThreadTests {
  /// A document, and how it is verified.
  private struct Paper: Sendable {
    let name: String
    let report: @Sendable () throws -> VerificationReport
  }

  /// Good and bad ones of every format.
  private static func papers() throws -> [Paper] {
    let xml = try [
      "ok_enveloped_rsa", "ok_enveloped_p256", "ok_xades", "ok_two_signers", "bad_text", "bad_value", "bad_xsw3",
    ]
    .map { name in
      let bytes = try XMLFixtures.bytes(name + ".xml")
      return Paper(name: name) { try XMLFixtures.report(on: bytes) }
    }
    let messages = MessageCase.all.filter {
      ["good-rsa", "good-pss", "expired-stamped-before", "revoked", "value-changed", "content-changed", "ocsp-good"]
        .contains($0.name)
    }.map { one in Paper(name: one.name) { try one.report() } }
    let files = try [
      "certified-2-filled", "flip-content", "flip-signature", "isa-page", "cut-short", "hybrid", "eaa-1",
    ]
    .map { name in
      let bytes = try PDFCase(name: name).bytes
      return Paper(name: name) { try PDFCase.report(on: bytes) }
    }
    return xml + messages + files
  }

  @Test("verifying good and bad documents of every format give the answers that one gives")
  func agree() throws {
    let papers = try Self.papers()
    let expected = try papers.map { try $0.report().verdict }
    #expect(papers.count == 21 && Set(expected).count >= 5)
    let wrong = Mutex<[String]>([])
    let done = Atomic<Int>(0)
    // MOTCUA_LONG_SECONDS=60 lets it run longer, as under ThreadSanitizer.
    let seconds = ProcessInfo.processInfo.environment["MOTCUA_LONG_SECONDS"].flatMap { Int($0) } ?? 2
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      var round = thread
      while ContinuousClock.now < end {
        // Each thread walks another way, so that all pairs of documents meet.
        let place = (round * (2 * thread + 1) + thread) % papers.count
        round += 1
        let verdict = (try? papers[place].report().verdict) ?? "nothing"
        done.add(1, ordering: .relaxed)
        if verdict != expected[place] {
          wrong.withLock { $0.append("\(papers[place].name): \(verdict), not \(expected[place])") }
        }
      }
    }
    #expect(wrong.withLock { $0 }.isEmpty)
    #expect(done.load(ordering: .relaxed) >= 100)
  }
}

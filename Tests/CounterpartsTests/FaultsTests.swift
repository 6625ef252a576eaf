import JSON
import Testing

@testable import Counterparts

@Suite("Faults on demand")
struct FaultsTests {
  @Test("come alike from the same seed, otherwise from another, and about as often as they were asked for")
  func seeds() throws {
    func fates(_ seed: UInt64) throws -> [Fault?] {
      let faults = try Faults([(.half, 20), (.error, 10)], seed: seed)
      return (0..<1000).map { _ in faults.next() }
    }
    let first = try fates(7)
    #expect(try first == fates(7) && first != fates(8))
    #expect((150...250).contains(first.count { $0 == .half }) && (60...140).contains(first.count { $0 == .error }))
    #expect(Set(first) == [.half, .error, nil])
  }

  @Test("are refused when one is named twice, or all are more than every request")
  func refusals() {
    #expect(throws: FaultRefusal.namedTwice) { try Faults([(.half, 20), (.half, 1)]) }
    #expect(throws: FaultRefusal.beyondAHundred) { try Faults([(.half, 60), (.error, 41)]) }
    #expect(throws: FaultRefusal.beyondAHundred) { try Faults([(.half, -1)]) }
  }

  @Test("are seen on one line each, whatever another program has sent")
  func line() {
    let sighting = Sighting(operation: "INIT", subject: "a\tb\nc", outcome: "0", fault: .wrongSum)
    #expect(sighting.line == "INIT\ta b c\t0\twrong-sum")
    let json = #"{"fault":"wrong-sum","operation":"INIT","outcome":"0","subject":"a\tb\nc"}"#
    #expect(sighting.json.canonicalText == json)
  }
}

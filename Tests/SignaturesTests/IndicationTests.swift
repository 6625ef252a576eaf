import Signatures
import Testing

@Suite("The indication of a signature")
struct IndicationTests {
  @Test("of several signatures the worst decides")
  func worst() {
    let several: [Indication] = [.totalPassed, .totalFailed, .indeterminate]
    #expect(several.max() == .totalFailed)
    #expect([Indication.totalPassed, .indeterminate].max() == .indeterminate)
  }
}

import Testing

@testable import OneStop

@Suite("A turnstile")
struct TurnstileTests {
  private struct Failure: Error {}

  @Test("lets so many in at the same time and no more, and room comes back, also after a failure")
  func most() throws {
    let turnstile = Turnstile(most: 2)
    let depth = turnstile.pass { turnstile.pass { turnstile.pass { 3 } == nil ? 2 : 3 } ?? 1 }
    #expect(depth == 2)
    #expect(throws: Failure.self) { try turnstile.pass { throw Failure() } }
    #expect(turnstile.pass { turnstile.pass { true } } == true)
  }
}

import Testing

@testable import HTTPServing

@Suite("A condition")
struct ConditionsTests {
  private func conditions(_ name: String, _ value: String) -> Conditions {
    Conditions(Headers([name: value]))
  }

  @Test("on the version acted on holds, is stale, or is absent")
  func ifMatch() {
    let current = ETag("7")
    #expect(Conditions(Headers()).ifMatch(current) == .absent)
    #expect(conditions("If-Match", "\"7\"").ifMatch(current) == .holds)
    #expect(conditions("If-Match", "\"6\", \"7\"").ifMatch(current) == .holds)
    #expect(conditions("If-Match", "\"6\"").ifMatch(current) == .stale)
    #expect(conditions("If-Match", "*").ifMatch(current) == .holds)
    #expect(conditions("If-Match", "*").ifMatch(nil) == .stale)
    #expect(conditions("If-Match", "7").ifMatch(current) == .stale)
    #expect(conditions("If-Match", "W/\"7\"").ifMatch(current) == .stale)
    #expect(conditions("If-Match", "\"7\"").ifMatch(ETag("7", isWeak: true)) == .stale)
  }

  @Test("on what the client has already compares weakly")
  func ifNoneMatch() {
    #expect(conditions("If-None-Match", "W/\"a\"").ifNoneMatch(ETag("a")) == .holds)
    #expect(conditions("If-None-Match", "\"b\", \"a,c\"").ifNoneMatch(ETag("a,c")) == .holds)
    #expect(conditions("If-None-Match", "\"b\"").ifNoneMatch(ETag("a")) == .stale)
    #expect(conditions("If-None-Match", "*").ifNoneMatch(nil) == .stale)
    #expect(conditions("If-None-Match", "\"unfinished").ifNoneMatch(ETag("unfinished")) == .stale)
  }

  @Test("writes versions without what would end them")
  func written() {
    #expect(ETag("a\"b\r\n").description == "\"ab\"")
    #expect(ETag("x", isWeak: true).description == "W/\"x\"")
  }
}

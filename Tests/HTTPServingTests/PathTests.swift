import Testing

@testable import HTTPServing

@Suite("A path")
struct PathTests {
  @Test("comes as its decoded segments")
  func decodes() throws {
    #expect(try Path(encoded: Array("/h%E1%BB%93-s%C6%A1/a%20b".utf8)).segments == ["hồ-sơ", "a b"])
  }
}

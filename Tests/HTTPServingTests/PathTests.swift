import Testing

@testable import HTTPServing

private func path(_ text: String) throws -> Path {
  try Path(encoded: Array(text.utf8))
}

@Suite("A path")
struct PathTests {
  @Test("comes as its decoded segments")
  func decodes() throws {
    #expect(try path("/").segments == [])
    #expect(try path("/h%E1%BB%93-s%C6%A1/a%20b/~x").segments == ["hồ-sơ", "a b", "~x"])
    #expect(try path("/a+b").segments == ["a+b"])
    #expect(try path("/a/").segments == ["a"])
    #expect(try path("/a/").endsInSlash)
    #expect(try path("/a.b/.c/..d").segments == ["a.b", ".c", "..d"])
  }

  @Test(
    "that would lead elsewhere is refused",
    arguments: [
      "/..", "/a/../b", "/a/..", "/.", "/a/./b", "/%2e%2e/x", "/%2E%2e", "/a/%2e", "/.%2e/", "/a%2fb", "/a%2Fb",
      "/a%5cb", "/a\\b", "/a%00", "/%0a", "/a%1fb", "/a%7f", "/a%2eb",
    ])
  func unsafe(text: String) {
    #expect(throws: HTTPRefusal.Code.pathUnsafe) { try path(text) }
  }

  @Test(
    "that is not UTF-8 is refused, overlong forms and halves of surrogates too",
    arguments: ["/%ff", "/%c0%af", "/%c0%ae%c0%ae", "/%e0%80%af", "/%ed%a0%80", "/%f4%90%80%80", "/%e1%bb"])
  func notUTF8(text: String) {
    #expect(throws: HTTPRefusal.Code.textNotUTF8) { try path(text) }
  }

  @Test("that is malformed is refused", arguments: ["//", "/a//b", "//a", "/%", "/%4", "/%zz", "/a%g1"])
  func malformed(text: String) {
    #expect(throws: HTTPRefusal.Code.addressMalformed) { try path(text) }
  }

  @Test("writes itself as it stands in an address")
  func written() throws {
    #expect(try path("/h%E1%BB%93/a%20b/").description == "/h%E1%BB%93/a%20b/")
    #expect(Path().description == "/")
  }
}

@Suite("A query")
struct QueryTests {
  private func fields(_ text: String, maximum: Int = 10) throws -> Fields {
    try Fields(encoded: Array(text.utf8), maximum: maximum)
  }

  @Test("is read as names and values, blanks and letters decoded")
  func reads() throws {
    let fields = try fields("tim=h%E1%BB%8Dc+b%E1%BA%A1&trang=2&x=&y&tim=b&&a=b=c")
    #expect(fields["tim"] == "học bạ")
    #expect(fields.all("tim") == ["học bạ", "b"])
    #expect(fields["trang"] == "2")
    #expect(fields["x"] == "")
    #expect(fields["y"] == "")
    #expect(fields["a"] == "b=c")
    #expect(fields["z"] == nil)
  }

  @Test("is refused when malformed, not UTF-8 or with a NUL")
  func refuses() {
    #expect(throws: HTTPRefusal.Code.fieldsMalformed) { try fields("a=%") }
    #expect(throws: HTTPRefusal.Code.fieldsMalformed) { try fields("%x1=a") }
    #expect(throws: HTTPRefusal.Code.textNotUTF8) { try fields("a=%ff") }
    #expect(throws: HTTPRefusal.Code.textNotUTF8) { try fields("a=%00") }
  }

  @Test("has a bounded number of items")
  func bounded() throws {
    #expect(try fields("a&b&c", maximum: 3).items.count == 3)
    #expect(throws: HTTPRefusal.Code.tooManyFields) { try fields("a&b&c&d", maximum: 3) }
  }
}

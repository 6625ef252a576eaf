import Testing
import Text

@Suite("A key")
struct KeyTests {
  private enum Thing {}

  @Test("is made of lower-case letters, digits and inner hyphens", arguments: ["tiep-nhan", "a", "3-000465"])
  func accepted(text: String) {
    #expect(Key<Thing>(text)?.text == text)
  }

  @Test(
    "is nothing else",
    arguments: ["", "-a", "a-", "Tiep", "tiếp", "a b", "a_b", "../x", String(repeating: "a", count: 65)])
  func refused(text: String) {
    #expect(Key<Thing>(text) == nil)
  }

  @Test("is spoken with blanks")
  func spoken() {
    #expect(Key<Thing>("quan-he").spoken == "quan he")
  }
}

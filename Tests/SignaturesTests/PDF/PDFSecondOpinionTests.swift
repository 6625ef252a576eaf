import Foundation
import Testing

@testable import Signatures

/// pyHanko's verdicts on the same files, beside ours. Every difference stands here with its reason; a new one fails.
@Suite("pyHanko's opinion of a PDF", .enabled(if: SigningScript.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct PDFSecondOpinionTests {
  private struct Opinion: Decodable {
    struct Signature: Decodable {
      let field: String?
      let kind: String
      let good: Bool
    }
    let signatures: [Signature]?
    let refused: String?

    /// Whether all signatures are good, of which there is at least one.
    var isGood: Bool {
      let own = (signatures ?? []).filter { $0.kind == "signature" }
      return !own.isEmpty && own.allSatisfy(\.good)
    }
  }

  /// Files that we do not pass and pyHanko does.
  static let stricter = [
    "contents-blank": "bytes other than digits in the hole of the signature",
    "contents-trailing": "bytes behind the CMS in the hole of the signature",
    "evidence-removed": "the catalog's security store is gone; nothing of what is signed, but a reason to look",
    "isa-title": "the title that readers show was changed",
    "isa-without-table": "objects behind the end of the file, which some readers would take in",
    "isa-without-table-ended": "the same with an end of its own",
    "shadow-future": "an object behind the end of the file that the signed table already pointed at",
    "shadow-look": "a field shows another amount than its value, in place",
    "stream-elsewhere": "the page is drawn by bytes of another file, which no signature covers",
    "stream-elsewhere-later": "the same in a later revision, where nothing refers to it yet",
    "stream-elsewhere-written-otherwise": "the same with a letter of the key written as its number",
    "signed-unnamed": "PAdES without the attribute that names the certificate (EN 319 142-1, table 1)",
    "trailing-bytes": "bytes behind the end of the file",
  ]

  /// Files that we pass and pyHanko does not.
  static let milder = [
    "signed-hybrid": "signed as a hybrid file, which pyHanko refuses to judge; nothing hybrid came after the signature",
    "certified-3-note": "level 3 permits notes; pyHanko has no rules for annotations",
    "form-cleared": "a value was taken away, which is a value changed; pyHanko has no rule for keys that go",
    "eaa-note-removed": "the same: a note that covers nothing was taken away",
  ]

  @Test("is ours on every file but those listed with their reason")
  func opinions() throws {
    let opinions = try JSONDecoder().decode([String: Opinion].self, from: Data(PDFCase.bytes("verdicts.json")))
    #expect(opinions.count == PDFCase.names.count)
    var (stricter, milder): ([String], [String]) = ([], [])
    for name in PDFCase.names {
      let isGood = try #require(opinions[name]).isGood
      let passes = try PDFCase(name: name).report().indication == .totalPassed
      if isGood, !passes { stricter.append(name) }
      if !isGood, passes { milder.append(name) }
    }
    #expect(stricter == PDFSecondOpinionTests.stricter.keys.sorted())
    #expect(milder == PDFSecondOpinionTests.milder.keys.sorted())
  }
}

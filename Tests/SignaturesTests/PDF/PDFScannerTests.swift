import Crypto
import Testing

@testable import Signatures

@Suite("A value of PDF")
struct PDFScannerTests {
  private func value(_ text: String) throws -> PDFValue {
    var scanner = PDFScanner(Array(text.utf8)[...], at: 0)
    return try scanner.value()
  }

  @Test("is read as ISO 32000-1, 7.3 writes it")
  func values() throws {
    #expect(try value("  % a comment\n 42 ") == .integer(42))
    #expect(try value("-.5 ") == .real(-0.5))
    #expect(try value("+17]") == .integer(17))
    #expect(try value("(a\\(b\\051(c) \\n\\\r\nd\\101\\7)") == .string(Array("a(b)(c) \ndA\u{7}".utf8)))
    #expect(try value("<48 65 6C6C 7>") == .string([0x48, 0x65, 0x6C, 0x6C, 0x70]))
    #expect(try value("/A#20B/") == .name("A B"))
    let one = PDFValue.reference(PDFReference(number: 1, generation: 0))
    #expect(try value("[1 0 R 2 false/x]") == .array([one, .integer(2), .boolean(false), .name("x")]))
    #expect(try value("<< /A 1 /B << /C null >> >>") == .dictionary(["A": .integer(1), "B": .dictionary([:])]))
  }

  @Test("keeps two names apart whenever their bytes differ, however they look")
  func names() throws {
    // One letter with its accent, and the letter with an accent behind it.
    let entries = try value("<< /\u{E9} 1 /e\u{301} 2 >>")
    #expect(entries.dictionary?.count == 2)
  }

  @Test(
    "is refused where readers of PDF files could differ",
    arguments: [
      "", "(a", "<41", "<4G>", "[1", "<< /A >>", "<< /A 1", "<< 1 2 >>", "<< /A 1 /A 2 >>", "/A#0", "/A#00", "--1",
      "1.2.3", "1a", "tru", "truex", "endobj", ")", ">", "[9999999 0 R]",
    ])
  func refused(text: String) {
    #expect(throws: PDFFault.self) { try value(text) }
  }

  @Test("is refused when it nests without end, however long")
  func depth() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: PDFFault(.tooLarge, at: PDFLimits.depth, "values nest too deep")) { try value(deep) }
  }

  @Test("never reads beyond the end that it was given")
  func end() {
    let bytes = Array("[1 2 3] [4]".utf8)
    for end in 0..<7 {
      var scanner = PDFScanner(bytes[..<end], at: 0)
      #expect(throws: PDFFault.self) { try scanner.value() }
      #expect(scanner.place <= end)
    }
  }
}

@Suite("The length of a BER element")
struct BERExtentTests {
  @Test("is told by definite lengths and by end marks, and zeros behind it do not count")
  func lengths() {
    #expect(BERExtent.length([0x30, 3, 2, 1, 5, 0, 0]) == 5)
    #expect(BERExtent.length([0x30, 0x81, 1, 0, 9]) == 4)
    // Indefinite within indefinite, then padding that looks like more end marks.
    #expect(BERExtent.length([0x30, 0x80, 0xA0, 0x80, 2, 1, 5, 0, 0, 0, 0, 0, 0, 0]) == 11)
    #expect(BERExtent.length([0x3F, 0x81, 0x01, 1, 7]) == 5)
  }

  @Test("is not there when the element is cut short or nests without end")
  func cut() {
    for bytes: [UInt8] in [
      [], [0x30], [0x30, 3, 2, 1], [0x30, 0x80, 2, 1, 5, 0], [0x04, 0x80, 0, 0], [0, 0],
      [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF],
      [0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0x1F], [0x1F, 0x80],
    ] {
      #expect(BERExtent.length(bytes[...]) == nil, "\(bytes)")
    }
    let nested = (0..<200_000).map { $0.isMultiple(of: 2) ? 0x30 : 0x80 as UInt8 }
    #expect(BERExtent.length(nested[...]) == nil)
  }
}

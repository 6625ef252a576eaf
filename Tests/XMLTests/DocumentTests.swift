import Testing
import XML

@Suite("An XML document")
struct DocumentTests {
  @Test("has elements with names, namespaces, attributes, texts and lines")
  func content() throws {
    let root = try Document(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- ghi chú -->
      <a xmlns="urn:a" xmlns:b="urn:b" x="1 &lt; 2" b:x="hai">một<b:c/>
        <c y="&#x1EC7;"><![CDATA[<hai>]]></c></a>
      """
    ).root
    #expect(root.name == "a")
    #expect(root.namespace == "urn:a")
    #expect(root.line == 3)
    #expect(root["x"] == "1 < 2")
    #expect(root["x", in: "urn:b"] == "hai")
    #expect(root.declarations == ["": "urn:a", "b": "urn:b"])
    #expect(root.elements.map(\.namespace) == ["urn:b", "urn:a"])
    #expect(root.first("c")?.text == "<hai>")
    #expect(root.first("c")?["y"] == "ệ")
    #expect(root.first("c")?.line == 4)
    #expect(root.text.hasPrefix("một"))
  }

  @Test("is read in the encoding it has")
  func encodings() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "<a>Đức</a>".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try Document(bytes).root.text == "Đức")
  }

  @Test(
    "is refused when it is not well-formed",
    arguments: [
      "", "x", "<a>", "<a></b>", "<a x=1/>", "<a/><b/>", "<b:a/>", "<a>&nbsp;</a>", "<a x='1' x='2'/>", "<a>\u{1}</a>",
    ])
  func malformed(text: String) {
    let error = #expect(throws: Malformed.self) { try Document(text) }
    #expect(error?.code == .syntax)
  }

  @Test(
    "is refused with any DOCTYPE, whatever it says",
    arguments: [
      "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1/'>]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY a '1'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
    ])
  func doctype(text: String) {
    let error = #expect(throws: Malformed.self) { try Document(text) }
    #expect(error?.code == .doctype)
  }

  @Test("is refused when it nests too deep, and nothing is exhausted")
  func deep() {
    for depth in [201, 100_000] {
      let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
      #expect(throws: Malformed.self) { try Document(text) }
    }
  }

  @Test("says where it is wrong")
  func places() {
    let error = #expect(throws: Malformed.self) { try Document("<a>\n  <b>\n</a>") }
    #expect(error?.line == 3)
  }

  /// Sixty thousand attributes.
  private static func many(_ attribute: (Int) -> String) -> String {
    var text = ""
    for number in 0..<60_000 { text += " " + attribute(number) }
    return text
  }

  /// Texts of less than 2 MB that libxml2 alone would sit over for seconds.
  static let costly: [String] = [
    "<a" + many { "a\($0)=''" } + "/>",
    "<a" + many { "xmlns:a\($0)='u'" } + "/>",
    // Behind something that ends the reading, though libxml2 would read on.
    "<a '><b" + many { "a\($0)=\"\"" } + "/>",
    "<a><!-- -- --><b" + many { "a\($0)=''" } + "/></a>",
    (0..<100).map { "<a xmlns:a\($0)='u' xmlns:b\($0)='u' xmlns:c\($0)='u'>" }.joined(),
  ]

  @Test("is refused at once when its tags are made to cost time", arguments: costly)
  func costlyTags(text: String) {
    let clock = ContinuousClock()
    let took = clock.measure { _ = #expect(throws: Malformed.self) { try Document(text) } }
    #expect(took < .seconds(1))
  }

  @Test("is read in no other encoding than its declaration is written in, so that nothing is hidden from the limits")
  func encodingsWithin() throws {
    let attributes = (0..<300).map { " a\($0)=''" }.joined()
    let rest = "?><a\(attributes)/>"
    func wide(_ text: String, _ isLittle: Bool) -> [UInt8] {
      text.utf16.flatMap { isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
    func begin(_ name: String) -> String { "<?xml version=\"1.0\" encoding=\"\(name)\"" }
    // The same letters in EBCDIC: `?><a`, a space, `/>`.
    let ebcdic: [UInt8] = [0x6F, 0x6E, 0x4C, 0x81, 0x40, 0x61, 0x6E]
    let hidden: [[UInt8]] = [
      Array(begin("IBM037").utf8) + ebcdic, Array(begin("UTF-16LE").utf8) + wide(rest, true),
      Array(begin("UTF-16LE").utf8) + wide(rest + "<!--?>-->", true) + Array("?>".utf8),
      Array(begin("UTF-16BE").utf8) + wide(rest, false), Array(begin("UTF-7").utf8) + Array("?+ADw-a/+AD4-".utf8),
      [0xFF, 0xFE] + wide(begin("UTF-16BE"), true) + wide(rest, false),
      [0xFF, 0xFE] + wide(begin("ISO-8859-1"), true) + Array(rest.utf8),
    ]
    for bytes in hidden { #expect(throws: Malformed.self) { try Document(bytes) } }
    for (name, isLittle) in [("UTF-16", true), ("utf-16le", true), ("UTF-16", false), ("UTF-16BE", false)] {
      let mark: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
      #expect(try Document(mark + wide(begin(name) + "?><a>Đức</a>", isLittle)).root.text == "Đức")
    }
  }

  @Test("has at most 256 attributes of one element, and as many namespaces in scope, however short or far apart")
  func mostAttributes() throws {
    let letters = "abcdefghijklmnopqrstuvwyz"
    let names = letters.map { "\($0)" } + letters.flatMap { a in letters.map { b in "\(a)\(b)" } }
    func element(_ count: Int, _ rest: String) -> String {
      "<r>\(rest)<a" + names.prefix(count).map { " \($0)=''" }.joined() + ">\(rest)</a>\(rest)</r>"
    }
    // Tags are passed over in pieces of 16 bytes where all are short.
    let dense = (0..<16).map { String(repeating: "x", count: $0) + String(repeating: "<b/>", count: 500) }
    for rest in ["", "<!-- '<' > \" -->", String(repeating: "dài ", count: 1_000)] + dense {
      #expect(try Document(element(256, rest)).root.elements.first { $0.name == "a" }?.attributes.count == 256)
      #expect(throws: Malformed.self) { try Document(element(257, rest)) }
    }
    let nested = names.prefix(150).map { "<a xmlns:\($0)='u' xmlns:\($0)2='u'>" }.joined()
    let ends = String(repeating: "</a>", count: 150)
    #expect(throws: Malformed.self) { try Document(nested + ends) }
    let siblings = names.prefix(150).map { "<a xmlns:\($0)='u' xmlns:\($0)2='u'/>" }.joined()
    #expect(try Document("<r>\(siblings)</r>").root.elements.count == 150)
  }

  @Test(
    "is taken in the encodings near ASCII only, so that its tags can be counted",
    arguments: ["utf-7", "IBM037", "iso-2022-jp"])
  func strangeEncodings(name: String) {
    #expect(throws: Malformed.self) { try Document("<?xml version='1.0' encoding='\(name)'?><a/>") }
    #expect(throws: Never.self) { try Document("<?xml version='1.0' encoding='windows-1258'?><a/>") }
    #expect(throws: Never.self) { try Document("<?xml version='1.0' encoding='ISO-8859-1'?><a/>") }
  }
}

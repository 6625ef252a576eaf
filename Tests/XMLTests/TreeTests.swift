import Foundation
import Testing
import XML

@Suite("A tree")
struct TreeTests {
  /// Exclusive XML Canonicalization 1.0, 2.2: the same element within another.
  static let wrapped = """
    <n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en">
      <n3:stuff xmlns:n3="ftp://example.org"/>
    </n1:elem2></n0:local>
    """

  @Test("keeps what it writes up to a length, and hands on all of what is longer", arguments: [0, 60, 5_000, .max])
  func handedOn(most: Int) throws {
    let tree = try tree("<a>\(String(repeating: "<b>văn bản</b>", count: 1_000))</a>")
    for node in [tree.root, try #require(tree.root.elements.last)] {
      let whole = try node.canonical(CanonicalForm(.inclusive))
      nonisolated(unsafe) var handed: [UInt8] = []
      let sink = unsafe Sink(keeping: most) { unsafe handed.append(contentsOf: $0) }
      try node.write(CanonicalForm(.inclusive), to: sink)
      #expect(sink.count == whole.count && sink.isHandedOn == (whole.count > most))
      #expect(sink.bytes == (sink.isHandedOn ? [] : whole))
      #expect(unsafe handed == (sink.isHandedOn ? whole : []))
    }
  }

  @Test("writes an element as the two recommendations have it")
  func recommendations() throws {
    let element = try #require(try tree(Self.wrapped).root.elements.first)
    #expect(
      try text(element.canonical(CanonicalForm(.inclusive))) == """
        <n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en">
          <n3:stuff></n3:stuff>
        </n1:elem2>
        """)
    let exclusive = """
      <n1:elem2 xmlns:n1="http://example.net" xml:lang="en">
        <n3:stuff xmlns:n3="ftp://example.org"></n3:stuff>
      </n1:elem2>
      """
    #expect(try text(element.canonical(CanonicalForm(.exclusive(prefixes: [])))) == exclusive)
    #expect(
      try text(element.canonical(CanonicalForm(.exclusive(prefixes: ["n3", "missing", ""])))) == """
        <n1:elem2 xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en">
          <n3:stuff></n3:stuff>
        </n1:elem2>
        """)
  }

  @Test("writes texts of megabytes as they came, whatever signs are in them", arguments: [1, 3, 6])
  func long(_ megabytes: Int) throws {
    // Ends with a byte more in each line, so that the parser's pieces end at every place of a letter.
    let line = "Sở GDĐT &amp; phòng \u{1F3EB} &lt;\n"
    let part = String(repeating: line, count: megabytes << 20 / line.utf8.count / 2) + "x"
    let document = "<a><!-- Tài liệu --><b>\(part)</b>\(part)<b></b>\(part)</a>"
    let tree = try tree(document)
    let form = CanonicalForm(.inclusive, hasComments: true)
    #expect(try text(tree.root.canonical(form)) == document)
    let plain = part.replacing("&amp;", with: "&").replacing("&lt;", with: "<")
    #expect(tree.root.ownText == plain + plain)
    #expect(try Document(document).root.text == plain + plain + plain)
    #expect(try tree.root.elements[0].read().text == plain)
  }

  @Test("takes along what stands around an element as its form says")
  func surroundings() throws {
    let around = """
      <a xmlns="urn:a" xml:base="http://motcua.example/a/" xml:id="x" xml:lang="vi" xml:space="preserve"><b xml:base="b/"><c xml:base="c/" xmlns=""/></b></a>
      """
    let c = try #require(try tree(around).root.elements.first?.elements.first)
    #expect(
      try text(c.canonical(CanonicalForm(.inclusive)))
        == #"<c xml:base="c/" xml:id="x" xml:lang="vi" xml:space="preserve"></c>"#)
    #expect(
      try text(c.canonical(CanonicalForm(.inclusive11)))
        == #"<c xml:base="http://motcua.example/a/b/c/" xml:lang="vi" xml:space="preserve"></c>"#)
    #expect(try text(c.canonical(CanonicalForm(.exclusive(prefixes: [])))) == #"<c xml:base="c/"></c>"#)
    // Nothing of it stays behind.
    #expect(
      try text(c.tree.canonical(CanonicalForm(.inclusive)))
        == around.replacing(#"<c xml:base="c/" xmlns=""/>"#, with: #"<c xmlns="" xml:base="c/"></c>"#))
  }

  @Test("writes attributes in order, characters as references, and a document with what stands around its root")
  func document() throws {
    let tree = try tree(
      "<?xml version='1.0'?>\r\n<?p i?><!-- một --><a z='1'  b='&#9;&quot;&lt;' a:y='2' xmlns:a='urn:z' xmlns:b='urn:a' b:y='3'>"
        + "&#13;\r\n<![CDATA[<&>]]>&gt;<!-- hai -->ệ</a><!-- ba -->\n<?q?>")
    #expect(
      try text(tree.canonical(CanonicalForm(.inclusive)))
        == "<?p i?>\n<a xmlns:a=\"urn:z\" xmlns:b=\"urn:a\" b=\"&#x9;&quot;&lt;\" z=\"1\" b:y=\"3\" a:y=\"2\">"
        + "&#xD;\n&lt;&amp;&gt;&gt;ệ</a>\n<?q?>")
    let withComments = try text(tree.canonical(CanonicalForm(.inclusive, hasComments: true)))
    #expect(withComments.hasPrefix("<?p i?>\n<!-- một -->\n<a "))
    #expect(withComments.hasSuffix("<!-- hai -->ệ</a>\n<!-- ba -->\n<?q?>"))
  }

  @Test("has the same canonical form whether the document is short or long")
  func shortAndLong() throws {
    let form = CanonicalForm(.exclusive(prefixes: []))
    let address = "urn:" + String(repeating: "x", count: 4_000)
    let elements = String(repeating: "<p:a>ệ</p:a>", count: 300)
    for padding in ["", "<!--" + String(repeating: "-x", count: 20_000) + "-->"] {
      let tree = try tree("<r xmlns:p='\(address)'>\(padding)\(elements)</r>")
      #expect(
        try text(tree.canonical(form))
          == "<r>" + String(repeating: "<p:a xmlns:p=\"\(address)\">ệ</p:a>", count: 300) + "</r>")
    }
  }

  @Test("leaves an element out wherever it stands, and has it again afterwards")
  func omitting() throws {
    let form = CanonicalForm(.exclusive(prefixes: []))
    let tree = try tree("<r><a/>x<b>y<c/></b>z<d/></r>")
    let whole = try text(tree.canonical(form))
    for (name, left) in [
      ("a", "<r>x<b>y<c></c></b>z<d></d></r>"), ("b", "<r><a></a>xz<d></d></r>"),
      ("c", "<r><a></a>x<b>y</b>z<d></d></r>"), ("d", "<r><a></a>x<b>y<c></c></b>z</r>"), ("r", ""),
    ] {
      let element = try #require(tree.elements(name, in: "").first)
      #expect(try text(tree.canonical(form, omitting: [element])) == left)
      if name != "r" { #expect(try text(tree.root.canonical(form, omitting: [element])) == left) }
      #expect(try text(tree.canonical(form)) == whole)
    }
    let a = try #require(tree.elements("a", in: "").first)
    let b = try #require(tree.elements("b", in: "").first)
    let c = try #require(tree.elements("c", in: "").first)
    let d = try #require(tree.elements("d", in: "").first)
    for several in [[a, b, c, d], [c, b, d, a], [d, c, b, a]] {
      #expect(try text(tree.canonical(form, omitting: several)) == "<r>xz</r>")
      #expect(try text(tree.canonical(form)) == whole)
    }
    #expect(try text(b.canonical(form, omitting: [c])) == "<b>y</b>")
    #expect(try text(c.canonical(CanonicalForm(.inclusive))) == "<c></c>")
  }

  @Test("has no canonical form with a relative namespace, and says nothing on the terminal")
  func relativeNamespace() throws {
    let tree = try tree("<a xmlns:b='relative'><b:c/></a>")
    #expect(throws: Malformed.self) { try tree.canonical(CanonicalForm(.inclusive)) }
  }

  @Test("finds who bears an identifier, in every attribute that may be one")
  func identifiers() throws {
    let tree = try tree(
      """
      <r Id="one"><a ID="two"/><a id="two"/><a xml:id="three" Id="three"/><a name="one" iD="two" x:Id="one" xmlns:x="urn:x"/>
      <a xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" u:Id="one"/></r>
      """)
    let found = tree.elements(identifiedBy: ["one", "two", "three", "four"])
    #expect(
      found.mapValues { $0.map(\.path) } == [
        "one": ["/r", "/r/a[5]"], "two": ["/r/a[1]", "/r/a[2]"], "three": ["/r/a[3]"],
      ])
  }

  @Test("knows its elements, and what stands in them")
  func nodes() throws {
    let tree = try tree("<a xmlns='urn:a' x='&lt;1'>một<!-- --> hai<b>ba</b><c/></a>")
    let b = try #require(tree.elements("b", in: "urn:a").first)
    #expect(tree.root.is("a", in: "urn:a"))
    #expect(!tree.root.is("a", in: ""))
    #expect(tree.root.ownText == "một hai")
    #expect(tree.root["x"] == "<1")
    #expect(tree.root.elements.map(\.name) == ["b", "c"])
    #expect(b.parent == tree.root)
    #expect(tree.root.parent == nil)
    #expect(tree.root.contains(b))
    #expect(tree.root.contains(tree.root))
    #expect(!b.contains(tree.root))
    #expect(b.path == "/a/b")
  }

  @Test("does not grow beyond its limits, however cheaply that is written")
  func growth() throws {
    // Each of 2,000 elements would declare a namespace of 100,000 letters anew.
    let long = "urn:" + String(repeating: "x", count: 100_000)
    let tree = try tree("<r xmlns:a='\(long)'>" + String(repeating: "<a:b/>", count: 2_000) + "</r>")
    #expect(try tree.canonical(CanonicalForm(.inclusive)).count < 200_000)
    let error = #expect(throws: Malformed.self) { try tree.canonical(CanonicalForm(.exclusive(prefixes: []))) }
    #expect(error?.code == .limit)
    // 250 namespaces in scope of 20,000 elements.
    let declarations = (0..<250).map { " xmlns:a\($0)='urn:a'" }.joined()
    let wide = try self.tree("<r\(declarations)>" + String(repeating: "<b/>", count: 20_000) + "</r>")
    let other = #expect(throws: Malformed.self) { try wide.canonical(CanonicalForm(.inclusive)) }
    #expect(other?.code == .limit)
  }

  @Test(
    "writes what the vectors of merlin-c14n-three have", .enabled(if: vectors != nil, "no vectors of XML signatures"))
  func merlin() throws {
    let folder = try #require(vectors)
    let tree = try Tree([UInt8](Data(contentsOf: folder.appending(path: "signature.xml"))))
    let something = try #require(tree.root.elements.first)
    for (number, form) in [
      (0, CanonicalForm(.inclusive)), (9, CanonicalForm(.exclusive(prefixes: []))),
      (18, CanonicalForm(.exclusive(prefixes: [""]))),
    ] {
      let expected = try String(contentsOf: folder.appending(path: "c14n-\(number).txt"), encoding: .utf8)
      #expect(try text(something.canonical(form)) == expected)
    }
  }

  private func tree(_ text: String) throws -> Tree { try Tree(Array(text.utf8)) }
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

private let vectors: URL? = {
  let named = ProcessInfo.processInfo.environment["MOTCUA_VECTORS"].map { URL(filePath: $0) }
  let folder = (named ?? URL(filePath: #filePath).appending(path: "../../../../shared/vectors").standardized)
    .appending(path: "xmldsig/merlin-c14n-three")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite("A tree whose long texts are handed on")
struct HandedTextTests {
  private final class Collector: TextTaker {
    private(set) var texts: [String] = []
    private var bytes: [UInt8] = []

    override func begin() { bytes = [] }
    override func take(_ piece: UnsafeBufferPointer<UInt8>) { bytes += piece }
    override func end() { texts.append(String(decoding: bytes, as: UTF8.self)) }
  }

  @Test("has their numbers in their places, and hands on all text within, whatever the namespace")
  func numbers() throws {
    let collector = Collector()
    let text = """
      <a xmlns:x="urn:x"><t>một &amp; <![CDATA[<hai>]]></t><b>giữ</b><x:t>ba<t>b<c/>ốn</t><!-- x --></x:t><t/></a>
      """
    let tree = try Tree(Array(text.utf8), handingTextsOf: "t", to: collector)
    #expect(collector.texts == ["một & <hai>", "babốn", ""])
    #expect(tree.root.elements.map(\.ownText) == ["0", "giữ", "1", "2"])
  }

  @Test("may have texts beyond what one text may be elsewhere, in UTF-16 too, and keeps none of them")
  func long() throws {
    let long = String(repeating: "QUJD", count: 3_000_000)
    let collector = Collector()
    _ = try Tree(Array("<a><t>\(long)</t></a>".utf8), handingTextsOf: "t", to: collector)
    #expect(collector.texts.map(\.utf8.count) == [12_000_000])
    #expect(try Tree(Array("<a><t>\(long)</t></a>".utf8)).root.elements.first?.ownText.utf8.count == 12_000_000)
    let wide = Array("\u{FEFF}<a><t>đã</t></a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let other = Collector()
    _ = try Tree(wide, handingTextsOf: "t", to: other)
    #expect(other.texts == ["đã"])
  }

  @Test("is refused as any other is: a DOCTYPE, an end that does not come, too many parts")
  func refused() {
    for text in ["<!DOCTYPE a><a/>", "<a><t>một", "<a><t>&x;</t></a>", "", "<a><t></a></t>"] {
      #expect(throws: Malformed.self) { try Tree(Array(text.utf8), handingTextsOf: "t", to: TextTaker()) }
    }
    let deep = String(repeating: "<t>", count: 300)
    #expect(throws: Malformed.self) { try Tree(Array(deep.utf8), handingTextsOf: "t", to: TextTaker()) }
  }
}

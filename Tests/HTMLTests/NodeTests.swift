import Foundation
import HTML
import Testing

let hostile = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "&lt;b&gt;", "&#60;",
  "]]>",
  "<!-- ", "--><b>", "</textarea><script>", "</title><script>", "\u{0}<\u{1B}>\u{7F}", "a\r\nb\tc", "\u{202E}gpj.exe",
  "Nguyễn Văn Đức & con", "😀<", "`${x}`", "<a href=\"javascript:alert(1)\">", "\u{FEFF}", "&amp;amp;",
]

private func written(_ node: Node) -> String {
  String(decoding: node.bytes, as: UTF8.self)
}

@Suite("A piece of a page")
struct NodeTests {
  @Test("is written as HTML")
  func writing() {
    let node = Node.p(
      .class("lead"), .id("a"), "Hồ sơ ", .strong("\("H56.06-1")"), .br, .when(true, .em("quá hạn")), .when(false, .hr),
      .with("x" as String?) { .code(.text($0)) }, .with(nil as String?) { .code(.text($0)) },
      .each(1...2) { .span("\($0)") }, .nothing, .group("a", .group(["b"])))
    #expect(
      written(node)
        == "<p id=\"a\" class=\"lead\">Hồ sơ <strong>H56.06-1</strong><br><em>quá hạn</em><code>x</code>"
        + "<span>1</span><span>2</span>ab</p>")
  }

  @Test("escapes what stands between tags")
  func text() {
    #expect(
      written(.p("a<b>&\"'\u{0}\u{1F}\u{7F}\t\n")) == "<p>a&lt;b&gt;&amp;&quot;&#39;\u{FFFD}\u{FFFD}\u{FFFD}\t\n</p>")
    #expect(written(.text("<b>")) == "&lt;b&gt;")
  }

  @Test("escapes what stands in attributes")
  func attributes() {
    #expect(
      written(.input(.value("\"><script>'&"), .name("a\nb")))
        == "<input value=\"&quot;&gt;&lt;script&gt;&#39;&amp;\" name=\"a\nb\">")
    #expect(written(.div(.aria("label", "\""), .data("x", "<"))) == "<div aria-label=\"&quot;\" data-x=\"&lt;\"></div>")
  }

  @Test("has attributes that are there or not, and classes that add up")
  func conditions() {
    #expect(
      written(.input(.type(.checkbox), .checked, .required(true), .disabled(false), .tabindex(-1)))
        == "<input type=\"checkbox\" checked required tabindex=\"-1\">")
    #expect(
      written(.a(.class("a b"), .when(true, .class("c")), .href("/x"), .when(false, .class("d")), "e"))
        == "<a href=\"/x\" class=\"a b c\">e</a>")
    #expect(written(.group(.class("lost"), "x")) == "x")
  }

  @Test("keeps the first line break of a text of several lines")
  func preformatted() {
    #expect(
      written(.textarea("\nb</textarea>", .name("a"))) == "<textarea name=\"a\">\n\nb&lt;/textarea&gt;</textarea>")
    #expect(written(.pre("a")) == "<pre>\na</pre>")
  }

  @Test("draws a path with words for who cannot see it")
  func drawing() {
    #expect(
      written(.svg(title: "Mã <QR>", width: 21, height: 21, .class("qr"), .path("M0 0h7", fill: "#000")))
        == "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 21 21\" role=\"img\" class=\"qr\">"
        + "<title>Mã &lt;QR&gt;</title><path fill=\"#000\" d=\"M0 0h7\"></path></svg>")
    #expect(written(.img(src: "/a.png", alt: "\"")) == "<img src=\"/a.png\" alt=\"&quot;\">")
  }

  @Test("never lets a text out of its place", arguments: hostile)
  func hostileTexts(text: String) {
    let markup = written(
      .div(
        .title(text), .p(.text(text)), .input(.value(text)), .textarea(text), .a(.href(Link(path: [text])), "\(text)")))
    // Apart from the tags written here, no tag, quote or bare ampersand is left.
    let own = [
      "<div data-t=\"", "\">", "<p>", "</p>", "<input value=\"", "<textarea>\n", "</textarea>", "<a href=\"",
      "</a></div>",
    ]
    var rest = markup
    for tag in own { rest = rest.replacing(tag, with: "") }
    #expect(!rest.contains { "<>\"'".contains($0) }, "\(rest)")
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
    for entity in entities { rest = rest.replacing(entity, with: "") }
    #expect(!rest.contains("&"))
  }
}

extension Node {
  fileprivate static func title(_ text: String) -> Node { .data("t", text) }
}

@Suite("What Python's parser reads")
struct ParserTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("is the texts that were written", .enabled(if: python != nil, "there is no python3 to read the page with"))
  func reading() throws {
    let page = Node.group(hostile.map { .div(.data("t", $0), .p(.text($0)), .textarea($0)) })
    let program = """
      import html.parser, json, sys
      out = []
      class P(html.parser.HTMLParser):
        def __init__(s): super().__init__(convert_charrefs=True); s.text = None
        def handle_starttag(s, tag, attrs):
          if tag == 'div': out.append([dict(attrs)['data-t']])
          elif tag in ('p', 'textarea'): s.text = ''
          else: raise Exception(tag)
        def handle_data(s, d):
          if s.text is not None: s.text += d
        def handle_endtag(s, tag):
          if s.text is not None: out[-1].append(s.text); s.text = None
        def handle_comment(s, d): raise Exception(d)
      p = P(); p.feed(sys.stdin.buffer.read().decode()); p.close()
      print(json.dumps(out))
      """
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-c", program]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(page.bytes))
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let read = try JSONDecoder().decode([[String]].self, from: answer)
    let expected = hostile.map { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0.value < 9 || $0 == "\u{1B}" || $0 == "\u{7F}" ? "\u{FFFD}" : $0 }))
    }
    #expect(read.map { Array($0[0].unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    #expect(read.map { Array($0[1].unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    #expect(read.map { Array($0[2].unicodeScalars) } == expected.map { Array(("\n" + $0).unicodeScalars) })
  }
}

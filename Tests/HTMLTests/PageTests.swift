import HTML
import Testing
import Text

@Suite("A page")
struct PageTests {
  @Test("has its frame: language, title, style sheets, and a link past the header")
  func frame() {
    let page = Page(
      title: "Tra cứu </title>", language: .vietnamese, stylesheets: ["/style.css"],
      alternates: [(.english, Link(path: ["tra-cuu"], query: [("lang", "en")]))], isPrivate: true,
      header: .nav("a"), main: .h1("Tra cứu"), footer: .p("b"))
    #expect(
      String(decoding: page.bytes, as: UTF8.self)
        == "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<meta name=\"robots\" content=\"noindex, nofollow\"><title>Tra cứu &lt;/title&gt;</title>"
        + "<link rel=\"stylesheet\" href=\"/style.css\">"
        + "<link rel=\"alternate\" hreflang=\"en\" href=\"/tra-cuu?lang=en\"></head>"
        + "<body><a href=\"#main\" class=\"skip-link\">Chuyển đến nội dung chính</a><header><nav>a</nav></header>"
        + "<main id=\"main\" tabindex=\"-1\"><h1>Tra cứu</h1></main><footer><p>b</p></footer></body></html>\n")
  }
}

@Suite("A link")
struct LinkTests {
  @Test("to a place on this server escapes every part")
  func paths() {
    #expect(Link(path: []).text == "/")
    #expect(Link(path: ["ho-so", "H56.06-261122-0001"]).text == "/ho-so/H56.06-261122-0001")
    #expect(
      Link(path: ["a/b", "ế?#&"], query: [("q", "a b&c=d"), ("é", "")], fragment: "x\"y").text
        == "/a%2Fb/%E1%BA%BF%3F%23%26?q=a%20b%26c%3Dd&%C3%A9=#x%22y")
    #expect(Link(fragment: "lỗi 1").text == "#l%E1%BB%97i%201")
  }

  @Test(
    "never leaves the server or its folder by a part",
    arguments: ["", ".", "..", "/", "//evil.example", "\\", "javascript:alert(1)"])
  func steps(part: String) {
    let link = Link(path: [part, "evil.example"]).text
    #expect(link.hasPrefix("/") && !link.hasPrefix("//") && link.hasSuffix("/evil.example"))
    #expect(!link.contains("/./") && !link.contains("/../") && !link.contains(":") && !link.contains("\\"))
  }

  @Test("elsewhere is of an allowed scheme")
  func external() {
    for text in ["https://dichvucong.gov.vn/a?b=c", "HTTP://a", "mailto:a@b", "tel:+84123"] {
      #expect(Link(external: text)?.text == text)
    }
    for text in [
      "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
      "vbscript:x", "//evil.example", "/local", "evil.example", "", "https://a b", "https://a\\b", "https://a\u{0}",
      "file:///etc/passwd",
    ] {
      #expect(Link(external: text) == nil, "\(text)")
    }
  }

  @Test("written in the program to what is not allowed is a mistake")
  func literals() async {
    let links: [Link] = ["/", "/a?b=c", "#main", "?page=2", "https://a", "mailto:a@b"]
    #expect(links.count == 6)
    await #expect(processExitsWith: .failure) { _ = "javascript:alert(1)" as Link }
    await #expect(processExitsWith: .failure) { _ = "//evil.example" as Link }
  }
}

public import Text

/// A whole page: the frame that all pages share.
public struct Page: Sendable {
  /// The title, as tabs and bookmarks show it.
  public var title: String
  /// The language of the page.
  public var language: Language
  /// The style sheets.
  public var stylesheets: [Link]
  /// Scripts of our own, which add to a page that works without them.
  public var scripts: [Link]
  /// The same page in other languages.
  public var alternates: [(language: Language, link: Link)]
  /// Whether search engines shall leave it out: everything that is about a person.
  public var isPrivate: Bool
  /// What stands above the matter on every page.
  public var header: Node
  /// The matter.
  public var main: Node
  /// What stands below.
  public var footer: Node

  /// A page.
  public init(
    title: String, language: Language, stylesheets: [Link] = [], scripts: [Link] = [],
    alternates: [(language: Language, link: Link)] = [],
    isPrivate: Bool = false, header: Node = .nothing, main: Node, footer: Node = .nothing
  ) {
    self.title = title
    self.language = language
    self.stylesheets = stylesheets
    self.scripts = scripts
    self.alternates = alternates
    self.isPrivate = isPrivate
    self.header = header
    self.main = main
    self.footer = footer
  }

  /// The page as a browser reads it, UTF-8.
  ///
  /// Its first link leads past the header to the matter (class `skip-link`), for who comes by keyboard.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 * 1024)
    bytes.append(contentsOf: "<!DOCTYPE html>\n".utf8)
    html.write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private var html: Node {
    .frame(
      "html", .lang(language),
      .frame(
        "head",
        .meta(("charset", "utf-8")),
        .meta(("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
        .when(isPrivate, .meta(("name", "robots"), ("content", "noindex, nofollow"))),
        .frame("title", .text(title)),
        .each(stylesheets) { .link(.rel("stylesheet"), .href($0)) },
        .each(scripts) { .frame("script", .src($0), .deferred) },
        .each(alternates) { .link(.rel("alternate"), .hreflang($0.language), .href($0.link)) }),
      .frame(
        "body",
        .a(.class("skip-link"), .href("#main"), .text(skip.in(language))),
        .header(header),
        .frame("main", .id("main"), .tabindex(-1), main),
        .footer(footer)))
  }
}

private let skip = Words(vi: "Chuyển đến nội dung chính", en: "Skip to the main content")

// What only the frame of a page needs.
extension Node {
  fileprivate static func frame(_ name: String, _ pieces: Node...) -> Node {
    Node(.element(name: name, content: .any, pieces))
  }

  fileprivate static func meta(_ attributes: (name: String, value: String)...) -> Node {
    let pieces = attributes.map { Node(.attribute(name: $0.name, value: $0.value)) }
    return Node(.element(name: "meta", content: .void, pieces))
  }

  fileprivate static func src(_ link: Link) -> Node { Node(.attribute(name: "src", value: link.text)) }

  /// It runs once the page has been read.
  fileprivate static var deferred: Node { Node(.attribute(name: "defer", value: nil)) }

  fileprivate static func link(_ attributes: Node...) -> Node {
    Node(.element(name: "link", content: .void, attributes))
  }
}

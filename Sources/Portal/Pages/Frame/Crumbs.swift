import HTML
import Text

/// The way from the first page to this one.
struct Crumbs: Speaking {
  let language: Language
  let links: [(name: String, link: Link)]

  var node: Node {
    .nav(
      .class("crumbs"), .aria("label", saying("Đường dẫn", "Breadcrumb")),
      .ol(
        .li(.a(.href("/"), say("Trang chủ", "Home"))),
        .each(links) { .li(.a(.href($0.link), .text($0.name))) }))
  }
}

import OneStop
import HTML
import HTTPServing
import Procedures
import Text

/// All services, or those that a search finds.
enum CataloguePage {
  static func answer(_ visit: Visit, _ site: Site) -> Response {
    let text = visit.request.query["q"] ?? ""
    let all = site.office.definitions.procedures.values
    let search = CatalogueSearch(text)
    let found = search.results(among: all)
    let title =
      text.isEmpty ? visit.saying("Thủ tục", "Services") : visit.saying("Tìm thủ tục: \(text)", "Services: \(text)")
    return visit.page(
      title,
      .group(
        Crumbs(language: visit.language, links: []).node,
        .h1(visit.say("Thủ tục", "Services")),
        CatalogueSearchBox(language: visit.language, text: text).node,
        .when(
          !text.isEmpty,
          .p(.role("status"), visit.say("Tìm thấy \(found.count) thủ tục.", "\(found.count) found."))),
        .when(found.isEmpty, nothingFound(visit, search.suggestion(among: all))),
        CatalogueList(language: visit.language, procedures: found).node))
  }

  private static func nothingFound(_ visit: Visit, _ suggestion: String?) -> Node {
    .group(
      .with(suggestion) { better in
        .p(
          visit.say("Có phải bạn muốn tìm: ", "Did you mean: "),
          .a(.href(Link(path: ["thu-tuc"], query: [("q", better)])), .lang(.vietnamese), .text(better)))
      },
      .p(
        visit.say("Hãy thử ít chữ hơn, hoặc ", "Try fewer words, or "),
        .a(.href("/thu-tuc"), visit.say("xem tất cả thủ tục", "see all services")), "."))
  }
}

import HTML
import Procedures
import Text

/// Services, one below the other.
struct CatalogueList: Speaking {
  let language: Language
  let procedures: [Procedure]

  var node: Node {
    .ul(
      .class("catalogue"),
      .each(procedures) { procedure in
        .li(
          .a(.href(Link(path: ["thu-tuc", procedure.id.text])), say(procedure.name)),
          .p(say(procedure.summary)),
          .p(.class("quiet"), .text("\(procedure.code) · \(procedure.serviceClass.words.in(language))")))
      })
  }
}

/// The field in which one looks for a service.
struct CatalogueSearchBox: Speaking {
  let language: Language
  let text: String

  var node: Node {
    .form(
      .class("search"), .role("search"), .method(.get), .action("/thu-tuc"),
      .label(.for("q"), say("Tìm thủ tục", "Find a service")),
      .div(
        .class("search-row"),
        .input(
          .id("q"), .name("q"), .type(.search), .value(text), .autocomplete("off"), .enterkeyhint("search"),
          .aria("describedby", "q-hint")),
        .button(.type(.submit), say("Tìm", "Search"))),
      .p(
        .id("q-hint"), .class("hint"),
        say(
          "Gõ có dấu hoặc không dấu, ví dụ: bang tot nghiep", "With or without tone marks, for example: bang tot nghiep"
        )))
  }
}

extension ServiceClass {
  /// What people read.
  var words: Words {
    switch self {
    case .full: Words(vi: "Dịch vụ công trực tuyến toàn trình", en: "Fully online service")
    case .partial: Words(vi: "Dịch vụ công trực tuyến một phần", en: "Partly online service")
    }
  }
}

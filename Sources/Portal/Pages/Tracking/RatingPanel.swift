import Dossiers
import HTML
import OneStop
import Text

/// Where the applicant rates the service after the end, once; afterwards what was said.
struct RatingPanel: Speaking {
  let language: Language
  let view: DossierView
  let token: FormToken
  /// What was entered and not taken.
  let typed: (stars: String, comment: String)
  let flaws: [Flaw]

  static let id = "danh-gia"

  var node: Node {
    guard case .end = view.dossier.place else { return .nothing }
    return .section(
      .id(Self.id), .class("card"), .h2(say("Đánh giá mức độ hài lòng", "How satisfied are you?")),
      .with(view.rating) { given($0) }, .when(view.rating == nil, form))
  }

  /// The words of the five ratings.
  static let words = [
    Words(vi: "Rất không hài lòng", en: "Very dissatisfied"), Words(vi: "Không hài lòng", en: "Dissatisfied"),
    Words(vi: "Bình thường", en: "Neither"), Words(vi: "Hài lòng", en: "Satisfied"),
    Words(vi: "Rất hài lòng", en: "Very satisfied"),
  ]

  private func given(_ rating: GivenRating) -> Node {
    .group(
      .p(
        .strong(.text("\(rating.stars)/5")), " – ",
        .when(Rating.range.contains(rating.stars), say(Self.words[min(max(rating.stars, 1), 5) - 1])), " · ",
        .moment(rating.at)),
      .with(rating.comment) { .p(.class("said"), vietnamese($0)) },
      .p(say("Cảm ơn bạn đã đánh giá.", "Thank you for rating.")))
  }

  private var form: Node {
    .form(
      .id("danh-gia-phieu"), .method(.post), .action(Link(path: ["ho-so", view.dossier.code.text, "danh-gia"])),
      .novalidate,
      .input(.type(.hidden), .name("_the"), .value(token.text)),
      Asked(
        language: language, name: "sao", label: say("Bạn hài lòng với việc giải quyết hồ sơ này không?", "How was it?"),
        hint: nil, flaws: flaws
      ).several(
        .each(Self.words.enumerated().map { ($0 + 1, $1) }) { stars, words in
          let id = InputID("sao").text + (stars == 1 ? "" : "-\(stars)")
          return .div(
            .class("choice"),
            .input(
              .id(id), .name("sao"), .type(.radio), .value(String(stars)), .checked(typed.stars == String(stars))),
            .label(.for(id), .text("\(stars) – "), say(words)))
        }),
      Asked(
        language: language, name: "y-kien",
        label: .group(
          say("Ý kiến thêm", "Anything else"), .span(.class("optional"), say(" (không bắt buộc)", " (optional)"))),
        hint: nil, flaws: flaws
      ).line(
        .textarea(
          typed.comment, .id(InputID("y-kien").text), .name("y-kien"), .rows(3),
          Asked.described("y-kien", hasHint: false, flaws))),
      .button(.type(.submit), say("Gửi đánh giá", "Send")))
  }
}

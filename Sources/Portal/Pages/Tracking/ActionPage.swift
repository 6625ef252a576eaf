import JSON
import Dossiers
import Forms
import HTML
import OneStop
import Procedures
import Text

/// The page on which the applicant does something: only what was asked for, and nothing else.
struct ActionPage: Speaking {
  let language: Language
  let state: ActingState
  let task: Int
  let token: FormToken
  let flaws: [Flaw]
  let uploads: Uploads
  let offering: Offering
  let shown: [Field]

  static let formID = "viec"

  private var code: String { state.view.dossier.code.text }
  private var needsSupplement: Bool { state.action.needs.contains(.supplement) }

  /// What adds to the page where scripts run.
  var scripts: [Link] { needsSupplement && !state.askedParts.isEmpty ? [Assets.uploadScript.link] : [] }

  var main: Node {
    .group(
      Crumbs(
        language: language,
        links: [(saying("Hồ sơ \(code)", "Dossier \(code)"), Link(path: ["ho-so", code]))]
      ).node,
      .div(
        .class("narrow"), .h1(say(state.action.name)), ErrorSummary(language: language, flaws: flaws).node,
        .when(needsSupplement, .div(.class("notice"), AskedPanel(language: language, view: state.view).items)), form))
  }

  private var form: Node {
    .form(
      .id(Self.formID), .method(.post),
      .action(Link(path: ["ho-so", code, "viec", "\(task)", state.action.id.text])), .multipart, .novalidate,
      .input(.type(.hidden), .name("_the"), .value(token.text)),
      .input(.type(.hidden), .name("_ban"), .value(String(state.version))),
      .with(state.signed) { .input(.type(.hidden), .name(ActingState.signedName), .value($0)) },
      state.draft.carried(besides: Set(shown.map(\.id)), of: state.view.procedure.form),
      .button(
        .class("visually-hidden"), .type(.submit), .tabindex(-1), .aria("hidden", "true"), .name("_di"), .value("nop"),
        say(state.action.name)),
      .each(shown) { question($0) },
      .when(needsSupplement && !state.askedParts.isEmpty, papers),
      .when(state.action.needs.contains(.reason), reason),
      .with(state.signature) {
        SigningPanel(language: language, state: state, policy: $0, uploads: uploads, flaws: flaws).node
      },
      .div(
        .class("buttons"),
        .button(.type(.submit), .name("_di"), .value("nop"), say(state.action.name)),
        .a(.class("button second"), .href(Link(path: ["ho-so", code])), say("Quay lại", "Back"))))
  }

  private func question(_ field: Field) -> Node {
    FieldInput(
      language: language, field: field, name: field.id.text, value: state.typed[field.id.text], flaws: flaws,
      setting: setting
    ).node
  }

  private var papers: Node {
    PapersPage(
      language: language, procedure: state.view.procedure.id, parts: state.askedParts.map { ($0, true) },
      papers: state.draft.papers, uploads: uploads,
      flaws: flaws
    ).node
  }

  private var reason: Node {
    Asked(
      language: language, name: "_ly-do", label: say("Lý do", "Reason"),
      hint: saying("Cơ quan và bạn đều đọc được.", "You and the office can read it."), flaws: flaws
    ).line(
      .textarea(
        state.reason, .id(InputID("_ly-do").text), .name("_ly-do"), .rows(4),
        Asked.described("_ly-do", hasHint: true, flaws)))
  }

  private var setting: InputSetting {
    InputSetting(
      autocomplete: state.view.procedure.autocomplete, offering: offering,
      rows: { state.draft.rows(of: $0, $1, in: state.typed) }, file: { uploads.find($0) })
  }
}

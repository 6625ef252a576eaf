import JSON
import Dossiers
import Forms
import HTML
import Procedures
import Text
import WorkingTime

/// A page of a new dossier.
struct FilingPage: Speaking {
  let language: Language
  let state: FilingState
  let token: FormToken
  let flaws: [Flaw]
  let notice: FilingNotice?
  let uploads: Uploads
  let offering: Offering

  static let formID = "to-khai"

  /// The heading of the page.
  var title: String {
    switch state.stage {
    case .section(let key): section(key)?.name.in(language) ?? state.procedure.form.name.in(language)
    case .papers: saying("Giấy tờ kèm theo", "Papers")
    case .review: saying("Xem lại và nộp", "Check and submit")
    }
  }

  private func section(_ key: Key<Forms.Section>) -> Forms.Section? {
    state.procedure.form.sections.first { $0.id == key }
  }

  /// What adds to the page where scripts run.
  var scripts: [Link] { state.stage == .papers ? [Assets.uploadScript.link] : [] }

  var main: Node {
    .group(
      Crumbs(
        language: language,
        links: [
          (saying("Thủ tục", "Services"), "/thu-tuc"),
          (state.procedure.name.in(language), Link(path: ["thu-tuc", state.procedure.id.text])),
        ]
      ).node,
      .div(
        .class("narrow"), progress, .h1(.text(title)), .with(notice) { NoticeBox(language: language, notice: $0).node },
        ErrorSummary(language: language, flaws: flaws).node, form))
  }

  private var progress: Node {
    let stages = state.stages
    let number = (stages.firstIndex(of: state.stage) ?? 0) + 1
    return .p(
      .class("step"), say("Bước \(number) trong \(stages.count)", "Step \(number) of \(stages.count)"),
      .text(" · "), say(state.procedure.form.name))
  }

  private var form: Node {
    .form(
      .id(Self.formID), .method(.post), .action(Link(path: ["thu-tuc", state.procedure.id.text, "nop"])), .multipart,
      .novalidate,
      .input(.type(.hidden), .name("_the"), .value(token.text)),
      .input(.type(.hidden), .name("_buoc"), .value(state.stage.text)),
      .with(state.draftCode) { .input(.type(.hidden), .name("_nhap"), .value($0)) },
      .when(state.isChange, .input(.type(.hidden), .name("_sua"), .value("1"))),
      state.draft.carried(besides: Set(shown.map(\.id)), of: state.procedure.form),
      defaultButton, content, saving)
  }

  /// The way to stop here and go on another day.
  private var saving: Node {
    .div(
      .class("saving"),
      .button(
        .class("link"), .type(.submit), .name("_di"), .value("luu"),
        say("Lưu bản nháp để làm tiếp sau", "Save a draft and go on later")))
  }

  /// What the enter key does: going on, although buttons that remove something stand before it.
  private var defaultButton: Node {
    .button(
      .class("visually-hidden"), .type(.submit), .tabindex(-1), .aria("hidden", "true"), .name("_di"),
      .value(state.stage == .review ? "xem" : "tiep"), say("Tiếp tục", "Continue"))
  }

  /// The fields on this page.
  private var shown: [Field] {
    guard case .section(let key) = state.stage, let section = section(key) else { return [] }
    return state.fields(of: section)
  }

  private var content: Node {
    switch state.stage {
    case .section(let key): questions(section(key))
    case .papers:
      .group(
        PapersPage(
          language: language, procedure: state.procedure.id, parts: state.parts, papers: state.draft.papers,
          uploads: uploads, flaws: flaws
        ).node,
        buttons)
    case .review: ReviewPage(language: language, state: state, uploads: uploads, offering: offering).node
    }
  }

  private func questions(_ section: Forms.Section?) -> Node {
    let setting = setting
    return .group(
      .with(section?.hint) { .p(.class("hint"), say($0)) },
      .each(shown) { field in
        .group(
          .input(.type(.hidden), .name("_hoi"), .value(field.id.text)),
          FieldInput(
            language: language, field: field, name: field.id.text, value: state.typed[field.id.text], flaws: flaws,
            setting: setting
          ).node)
      },
      buttons)
  }

  private var buttons: Node {
    let isFirst = state.stages.first == state.stage
    return .div(
      .class("buttons"),
      .button(.type(.submit), .name("_di"), .value("tiep"), say("Tiếp tục", "Continue")),
      .when(
        !isFirst,
        .button(.class("second"), .type(.submit), .name("_di"), .value("lui"), say("Quay lại", "Back"))))
  }

  private var setting: InputSetting {
    InputSetting(
      autocomplete: state.procedure.autocomplete, offering: offering,
      rows: { state.draft.rows(of: $0, $1, in: state.typed) }, file: { uploads.find($0) })
  }
}

/// Something to know, above the questions.
private struct NoticeBox: Speaking {
  let language: Language
  let notice: FilingNotice

  var node: Node {
    .div(.class("notice"), .role("status"), .tabindex(-1), .autofocus, words)
  }

  private func saved(_ code: String, _ address: String, _ until: Instant) -> Node {
    .group(
      .p(
        say("Đã lưu đến ", "Saved until "), .moment(until),
        say(
          ". Ghi lại mã này, hoặc lưu đường dẫn; ai có mã đều mở được bản nháp.",
          ". Write this code down, or keep the link; whoever has it can open the draft.")),
      .p(.strong(.class("big"), .text(code))),
      .p(.a(.href(Link(path: ["ban-nhap"], query: [("ma", code)])), .text(address))))
  }

  private var words: Node {
    switch notice {
    case .moreIsAsked:
      .p(
        say(
          "Câu trả lời của bạn làm phát sinh thêm câu hỏi. Hãy trả lời các câu mới trong trang này rồi bấm Tiếp tục.",
          "Your answers have brought up further questions. Answer the new ones on this page and continue."))
    case .tokenLost:
      .p(
        say(
          "Trang đã mở quá lâu hoặc trình duyệt không lưu cookie, nên chưa có gì được gửi đi. Những gì bạn đã điền vẫn còn đây; hãy bấm lại.",
          "The page was open for too long, or the browser keeps no cookies, so nothing was sent. What you typed is still here; press the button again."
        ))
    case .draftSaved(let code, let address, let until): saved(code, address, until)
    case .filesTaken:
      .p(
        say(
          "Đã nhận tệp. Hãy bấm lại nút tải đơn để ký.",
          "The files are there. Now download the application to sign again."))
    case .mayLogIn(let panel):
      .group(
        .p(
          say(
            "Đăng nhập trước thì họ tên, số định danh, ngày sinh được điền sẵn, và hồ sơ nằm trong “Hồ sơ của tôi”. Không đăng nhập vẫn nộp được.",
            "Log in first, and your name, number and date of birth are filled in, and the dossier is among “My dossiers”. You can submit without."
          )), panel.buttons)
    case .filledIn(let provider):
      .p(
        say(
          "Họ tên, số định danh, ngày sinh và cách liên hệ lấy từ tài khoản \(provider.vi) của bạn. Hãy xem lại; chỗ nào chưa đúng thì sửa.",
          "Your name, number, date of birth and how to reach you are taken from your account at \(provider.en). Look them over, and correct what is not right."
        ))
    case .draftOpened(let isCurrent):
      .p(
        isCurrent
          ? say("Đây là bản nháp bạn đã lưu.", "This is the draft that you saved.")
          : say(
            "Đây là bản nháp bạn đã lưu. Thủ tục đã thay đổi từ lúc đó: hãy xem lại từng trang trước khi nộp.",
            "This is the draft that you saved. The procedure has changed since: look at each page before you submit."))
    case .alreadySubmitted(let code):
      .group(
        .p(
          say(
            "Tờ khai này đã được nộp rồi. Nếu bấm nộp lần nữa, đây sẽ là một hồ sơ mới với nội dung đã sửa.",
            "This form has been submitted already. Submitting again makes a second dossier of what stands here now.")),
        .with(code) { code in
          .p(
            .a(
              .href(Link(path: ["ho-so", code.text, "bien-nhan"])),
              say("Xem biên nhận của hồ sơ \(code)", "See the receipt of \(code)")))
        })
    }
  }
}

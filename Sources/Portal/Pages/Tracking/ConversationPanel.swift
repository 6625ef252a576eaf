import Dossiers
import HTML
import OneStop
import Text

/// What applicant and office write to each other, and where the applicant writes.
struct ConversationPanel: Speaking {
  let language: Language
  let view: DossierView
  let token: FormToken
  /// What was typed and not taken.
  let typed: String
  let flaws: [Flaw]

  static let id = "trao-doi"

  var node: Node {
    let isOpen = if case .step = view.dossier.place { true } else { false }
    guard isOpen || !view.messages.isEmpty else { return .nothing }
    return .section(
      .id(Self.id), .h2(say("Trao đổi với cán bộ", "Messages with the office")),
      .when(
        !view.messages.isEmpty,
        .ol(.class("messages"), .each(view.messages) { message in self.message(message) })),
      .when(isOpen, form))
  }

  private func message(_ message: DossierMessage) -> Node {
    .li(
      .when(message.isApplicants, .class("own")),
      .div(
        .class("quiet"), .moment(message.at), " · ",
        message.isApplicants ? say("Bạn", "You") : say(message.by)),
      .with(message.text) { text in
        .p(.class("said"), vietnamese(text))
      },
      .when(message.text == nil, .p(.class("quiet"), say("Nội dung đã được xóa.", "The text has been erased."))))
  }

  private var form: Node {
    .form(
      .id("tin-nhan"), .method(.post), .action(Link(path: ["ho-so", view.dossier.code.text, "tin-nhan"])), .novalidate,
      .input(.type(.hidden), .name("_the"), .value(token.text)),
      Asked(
        language: language, name: "tin-nhan", label: say("Tin nhắn", "Message"),
        hint: saying(
          "Cán bộ giải quyết đọc được và trả lời tại đây. Không ghi mật khẩu hay số thẻ ngân hàng.",
          "The officers read it and answer here. Write no passwords and no bank card numbers."), flaws: flaws
      ).line(
        .textarea(
          typed, .id(InputID("tin-nhan").text), .name("tin-nhan"), .rows(3),
          Asked.described("tin-nhan", hasHint: true, flaws))),
      .button(.class("second"), .type(.submit), say("Gửi tin nhắn", "Send")))
  }
}

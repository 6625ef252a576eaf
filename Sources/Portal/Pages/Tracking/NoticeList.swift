import Dossiers
import HTML
import OneStop
import Text

/// What the applicant was told, the latest first, and by which ways it was sent.
struct NoticeList: Speaking {
  let language: Language
  let view: DossierView

  var node: Node {
    guard !view.notices.isEmpty else { return .nothing }
    return .section(
      .h2(say("Thông báo", "Notices")),
      .each(view.notices.reversed()) { told in
        .details(
          .summary(
            say(told.notice.subject), " ",
            .span(
              .class("quiet"), .moment(told.at),
              .each(told.sendings) { row in .group(" · ", say(row.standing)) })),
          .each(told.notice.text) { .p(say($0)) })
      })
  }
}

extension OutboxRow {
  /// How far it has come, for whoever was to receive it.
  fileprivate var standing: Words {
    let isMail = effect.kind == .mail
    return switch state {
    case .done:
      isMail
        ? Words(vi: "đã gửi thư điện tử", en: "sent by e-mail")
        : Words(vi: "đã gửi tin nhắn", en: "sent to the telephone")
    case .dead:
      isMail
        ? Words(vi: "không gửi được thư điện tử", en: "could not be sent by e-mail")
        : Words(vi: "không gửi được tin nhắn", en: "could not be sent to the telephone")
    case .queued, .waiting, .trying:
      isMail
        ? Words(vi: "đang gửi thư điện tử", en: "being sent by e-mail")
        : Words(vi: "đang gửi tin nhắn", en: "being sent to the telephone")
    }
  }
}

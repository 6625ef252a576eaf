import Dossiers
import HTML
import OneStop
import Procedures
import Text
import WorkingTime

/// When the result is due, and how the date comes about, day by day.
struct DuePanel: Speaking {
  let language: Language
  let view: DossierView

  private var dossier: Dossier { view.dossier }

  var node: Node {
    .section(.class("card"), .h2(say("Ngày hẹn trả", "When it is due")), date, days)
  }

  private var date: Node {
    if dossier.endedAt != nil, dossier.deadline == nil {
      return .p(say("Hồ sơ đã kết thúc.", "The dossier has ended."))
    }
    guard let deadline = dossier.deadline else { return notYet }
    return .group(
      .p(.class("due"), .moment(deadline.due)),
      standing,
      .with(view.procedure.time.date) { date in
        .p(
          say(
            "Đây là \(date.words.vi), như nhau cho mọi hồ sơ.", "This is \(date.words.en), the same for every dossier.")
        )
      },
      .when(
        deadline.isProvisional,
        .p(
          .class("quiet"),
          say(
            "Tạm tính: lịch nghỉ của năm này chưa được công bố chính thức.",
            "Provisional: the holidays of that year are not published officially yet."))))
  }

  private var notYet: Node {
    .group(
      .p(
        say(
          "Chưa có ngày hẹn: thời gian giải quyết được tính từ khi bộ phận một cửa tiếp nhận hồ sơ.",
          "There is no date yet: the time runs from the moment the desk accepts the dossier.")),
      .with(dossier.tasks.compactMap(\.due).min()) { due in
        .p(say("Bước hiện tại cần xong trước ", "The step it is at has to be done by "), .moment(due), ".")
      },
      .p(
        say(
          "Theo quy định: \(view.procedure.time.words.vi).", "By law: \(view.procedure.time.words.en).")))
  }

  private var standing: Node {
    if let remaining = view.remaining {
      return .p(.span(.class("tag"), .class(remaining.isOverdue ? "bad" : "running"), say(remaining.words)))
    }
    if dossier.clockStoppedAt != nil || dossier.endedAt != nil {
      return .p(
        dossier.isOverdue
          ? say("Cơ quan đã giải quyết xong, sau hạn.", "The office has done its part, after the date.")
          : say("Cơ quan đã giải quyết xong, đúng hạn.", "The office has done its part in time."))
    }
    if dossier.clock?.isPaused == true {
      return .p(
        say(
          "Đang tạm dừng tính thời gian trong khi chờ bạn bổ sung; ngày hẹn sẽ lùi lại tương ứng.",
          "The time stands still while you are asked for supplements; the date will move accordingly."))
    }
    return .nothing
  }

  private var days: Node {
    guard !view.days.isEmpty else { return .nothing }
    return .details(
      .summary(say("Vì sao là ngày này?", "Why this date?")),
      .table(
        .class("days"),
        .caption(say("Từng ngày, từ lúc tiếp nhận đến hạn trả", "Day by day, from reception to the date")),
        .thead(
          .tr(
            .th(.scope(.col), say("Ngày", "Day")), .th(.scope(.col), say("Tính", "Counts")),
            .th(.scope(.col), say("Lý do", "Why")))),
        .tbody(
          .each(view.days) { day in
            .tr(
              .when(!day.isCounted, .class("off")), .th(.scope(.row), .text(day.day.dayFirst)),
              .td(day.isCounted ? say("có", "yes") : say("không", "no")), .td(say(day.reason.words)))
          })))
  }
}

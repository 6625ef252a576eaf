import HTML
import Procedures
import Text
import WorkingTime

/// The plan of an intake on the page of a service: when dossiers are received, which schools admit how many from where.
struct IntakePanel: Speaking {
  let language: Language
  let procedure: Procedure
  let intake: Intake?
  let authority: Authority
  let now: Instant

  /// Whether a dossier could be submitted now.
  var isOpen: Bool { intake?.standing(at: now) == .open }

  var node: Node {
    guard let intake else {
      return .div(
        .class("notice"),
        .p(say("Chưa có đợt tuyển sinh nào được công bố.", "No intake has been announced yet.")))
    }
    return .section(
      .h2(say(intake.name)),
      .div(.class("notice"), .p(standing(of: intake))),
      .dl(
        .class("facts"),
        fact("Nhận hồ sơ", "Dossiers are received", .group(.moment(intake.opens), " – ", .moment(intake.closes))),
        fact("Công bố kết quả", "Results", .moment(intake.results)),
        .with(intake.confirmation) { fact("Hạn xác nhận nhập học", "Seats are confirmed until", .moment($0)) },
        .with(intake.criteria) { fact("Tiêu chí xét", "Criteria", say($0)) }),
      schools(of: intake),
      .when(
        !procedure.pointRows.isEmpty,
        .table(
          .caption(say("Điểm ưu tiên", "Points that are added")),
          .thead(
            .tr(.th(.scope(.col), say("Trường hợp", "Case")), .th(.scope(.col), say("Điểm cộng", "Points")))),
          .tbody(.each(procedure.pointRows) { row in .tr(.td(say(row.when)), .td(say(row.result))) }))))
  }

  private func standing(of intake: Intake) -> Node {
    switch intake.standing(at: now) {
    case .coming:
      .group(say("Chưa mở. Nhận hồ sơ từ ", "Not open yet. Dossiers are received from "), .moment(intake.opens), ".")
    case .open: .group(say("Đang nhận hồ sơ, đến hết ", "Open until "), .moment(intake.closes), ".")
    case .closed: .group(say("Đã hết thời gian nhận hồ sơ lúc ", "Closed since "), .moment(intake.closes), ".")
    }
  }

  private func fact(_ vi: String, _ en: String, _ value: Node) -> Node {
    .div(.dt(say(vi, en)), .dd(value))
  }

  private func schools(of intake: Intake) -> Node {
    .group(
      .h3(say("Trường, chỉ tiêu và địa bàn tuyển sinh", "Schools, their seats and their zones")),
      .ul(
        .class("papers"),
        .each(intake.schools) { school in
          .li(
            .strong(say(authority.unit(school.unit)?.name ?? .plain(school.unit.text))),
            say(" – \(school.seats) chỉ tiêu", " – \(school.seats) seats"),
            .div(
              .class("quiet"),
              say(intake.areaNames(of: school) ?? Words(vi: "Tuyển sinh mọi nơi", en: "From everywhere"))))
        }))
  }
}

import Forms
import HTML
import HTTPServing
import OneStop
import Procedures
import Text
import WorkingTime

/// What somebody has to know before asking: who may, with which papers, how long it takes, what it costs, by which law.
struct ProcedurePage: Speaking {
  let language: Language
  let procedure: Procedure
  let authority: Authority
  /// The intake that whoever comes now has to do with; nil for what is received at any time.
  let intake: Intake?
  let now: Instant

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    let definitions = site.office.definitions
    guard let key = Key<Procedure>(visit.request.parameters["procedure"]), let procedure = definitions.procedures[key]
    else { throw UseRefusal.noSuchProcedure }
    let page = ProcedurePage(
      language: visit.language, procedure: procedure, authority: definitions.authority,
      intake: procedure.intake.flatMap { _ in definitions.intakes.current(of: key, at: visit.now) }, now: visit.now)
    return visit.page(procedure.name.in(visit.language), page.main)
  }

  private var main: Node {
    .group(
      Crumbs(language: language, links: [(saying("Thủ tục", "Services"), "/thu-tuc")]).node,
      .h1(say(procedure.name)),
      .p(.class("lead"), say(procedure.summary)),
      .when(procedure.channels.contains(.online) && canBegin, startButton),
      .when(procedure.intake != nil, panel.node),
      .dl(
        .class("facts"),
        fact("Mã thủ tục", "Code", .text(procedure.code)),
        fact("Lĩnh vực", "Field", say(procedure.field.name)),
        fact("Cơ quan giải quyết", "Agency", .with(authority.unit(procedure.unit)) { say($0.name) }),
        fact("Mức độ", "Level", say(procedure.levelWords)),
        fact(
          "Cách nộp", "How to submit", .text(procedure.channels.map { $0.words.in(language) }.joined(separator: ", "))),
        fact("Thời gian giải quyết", "Time", .group(.strong(say(procedure.time.words)), cutOffs)),
        fact("Phí, lệ phí", "Fee", fees),
        fact("Kết quả", "Result", say(procedure.result.name))),
      section("Ai được nộp", "Who may ask", .ul(.each(procedure.who) { .li(say($0)) })),
      section("Giấy tờ cần nộp", "Papers", papers),
      .when(
        procedure.fees.contains { !procedure.rows(of: $0).isEmpty },
        section("Mức thu", "What it costs", .each(procedure.fees) { feeTable($0) })),
      section(
        "Thời gian được tính thế nào", "How the time is counted",
        .group(.when(!procedure.timeRows.isEmpty, table(procedure.timeRows, "Thời hạn", "Time")), counting)),
      section("Các bước giải quyết", "What happens with your dossier", steps),
      section("Căn cứ pháp lý", "Legal bases", .ul(.each(procedure.legal) { .li(vietnamese($0)) })),
      .when(procedure.channels.contains(.online) && canBegin, startButton))
  }

  private var panel: IntakePanel {
    IntakePanel(language: language, procedure: procedure, intake: intake, authority: authority, now: now)
  }

  private var canBegin: Bool { procedure.intake == nil || panel.isOpen }

  private var startButton: Node {
    .p(
      .a(
        .class("button"), .href(Link(path: ["thu-tuc", procedure.id.text, "nop"])),
        say("Nộp hồ sơ trực tuyến", "Submit online")),
      .text(" "), .a(.href("/ban-nhap"), say("Tiếp tục bản nháp đã lưu", "Go on with a saved draft")))
  }

  private func fact(_ vi: String, _ en: String, _ value: Node) -> Node {
    .div(.dt(say(vi, en)), .dd(value))
  }

  private func section(_ vi: String, _ en: String, _ content: Node) -> Node {
    .section(.h2(say(vi, en)), content)
  }

  private var papers: Node {
    .group(
      .p(
        say("Tờ khai điền trực tuyến: ", "The form, filled in online: "), .strong(say(procedure.form.name))),
      .when(
        !procedure.parts.isEmpty,
        .ul(
          .class("papers"),
          .each(procedure.parts) { part in
            .li(
              say(part.name), .text(" "), .span(.class("tag"), say(part.required.words)),
              .with(part.code) { .span(.class("quiet"), .text(" " + $0)) },
              .with(part.number.map { $0.in(language) }) { .span(.class("quiet"), .text(" · " + $0)) },
              .when(part.files != .standard, .span(.class("quiet"), .text(" · "), say(part.files.words))))
          })))
  }

  private var fees: Node {
    guard !procedure.fees.isEmpty else { return say("Không thu phí, lệ phí", "None") }
    return .each(procedure.fees) { fee in
      .div(
        say(fee.name), ": ",
        .strong(say(fee.fixed?.words ?? Words(vi: "tùy trường hợp, xem bảng dưới", en: "it depends, see below"))),
        .with(fee.legal) { .span(.class("quiet"), .text(" (\($0))")) })
    }
  }

  private func feeTable(_ fee: Fee) -> Node {
    let rows = procedure.rows(of: fee)
    guard !rows.isEmpty else { return .nothing }
    return .group(.p(say(fee.name)), table(rows, "Số tiền", "Amount"))
  }

  private func table(_ rows: [RulingRow], _ vi: String, _ en: String) -> Node {
    .table(
      .thead(.tr(.th(.scope(.col), say("Trường hợp", "Case")), .th(.scope(.col), say(vi, en)))),
      .tbody(.each(rows) { row in .tr(.td(say(row.when)), .td(say(row.result))) }))
  }

  private var cutOffs: Node {
    .each(procedure.time.stated.flatMap(\.cutOffs)) { cutOff in
      .group(
        .br,
        say(
          "Tiếp nhận sau \(cutOff.after): \(cutOff.limit.words.vi)",
          "Accepted after \(cutOff.after): \(cutOff.limit.words.en)"))
    }
  }

  private var counting: Node {
    .group(
      .p(
        say(
          "Thời gian tính từ lúc bộ phận một cửa tiếp nhận hồ sơ đầy đủ, theo giờ và ngày làm việc; ngày nghỉ, ngày lễ không tính.",
          "It is counted from the moment the desk accepts the complete dossier, in working days and hours; rest days and holidays do not count."
        )),
      .p(
        say(
          "Khi cơ quan yêu cầu bổ sung, thời gian tạm dừng cho đến khi bạn bổ sung xong. Trang theo dõi hồ sơ cho thấy từng ngày được tính và lý do.",
          "While you are asked for supplements it stands still. The page of your dossier shows each day that counts, and why."
        )))
  }

  private var steps: Node {
    .ol(
      .class("steps"),
      .each(procedure.steps.filter { !$0.waitsForApplicant }) { step in
        let alone = step.assignments.count == 1 ? step.assignments.first : nil
        return .li(
          .strong(say(step.name)), .with(step.agency) { .group(.text(" – "), say($0)) },
          .with(alone) { doer(of: $0) },
          .with(alone == nil ? step.assignments : nil) { assignments in
            .ul(
              .each(assignments) { assignment in
                .li(.with(assignment.name) { say($0) }, doer(of: assignment))
              })
          })
      })
  }

  /// Who acts, and for how long.
  private func doer(of assignment: Assignment) -> Node {
    .group(
      .with(actor(assignment.assignee)) { .group(.text(" – "), say($0)) },
      .with(assignment.until) { date in .span(.class("quiet"), say(" (\(date.words.vi))", " (\(date.words.en))")) },
      .with(assignment.limit) { limit in
        .span(.class("quiet"), say(" (\(limit.words.vi))", " (\(limit.words.en))"))
      })
  }

  private func actor(_ assignee: Assignee) -> Words? {
    guard case .officer(let role, let unit) = assignee else { return nil }
    let roleName = authority.roles.first { $0.id == role }?.name
    let unitName: Words? =
      switch unit {
      case .unit(procedure.unit): nil
      case .unit(let unit): authority.unit(unit)?.name
      case .field(let field): procedure.form[field]?.label
      case .choice: Words(vi: "trường theo nguyện vọng", en: "the school of the choice")
      case .overChoice: Words(vi: "cơ quan quản lý trường", en: "the unit above the school")
      }
    guard let roleName else { return nil }
    return Words(
      vi: roleName.vi + (unitName.map { ", \($0.vi)" } ?? ""), en: roleName.en + (unitName.map { ", \($0.en)" } ?? ""))
  }
}

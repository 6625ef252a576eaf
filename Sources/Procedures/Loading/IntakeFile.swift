import Forms
import Text
import WorkingTime
import YAML

/// `Workflows/intakes/*.yaml`: the plan of an intake.
struct IntakeFile {
  let intake: Intake
  let place: Place
  private let procedure: Placed<Key<Procedure>>
  private let schools: [Placed<Key<Unit>>]
  private let opens: Place

  /// Reads a plan, and checks all that does not need the procedure.
  static func read(_ node: Node, name: String, _ authority: Authority?, _ findings: Findings) -> IntakeFile? {
    guard let draft = reading(node, findings) else { return nil }
    checkName(draft.id, file: name, findings)
    draft.checkDates(findings)
    var areas = Declared<Intake.Area>(Words(vi: "địa bàn", en: "area"))
    for area in draft.areas { areas.declare(area.id, findings) }
    var units = Declared<Unit>(Words(vi: "trường", en: "school"))
    for school in draft.schools {
      units.declare(school.unit, findings)
      for area in school.areas { areas.check(area, findings) }
      guard let authority, authority.unit(school.unit.value) == nil else { continue }
      findings.error(
        at: school.unit.place,
        Words(vi: "không có đơn vị `\(school.unit.value)`", en: "there is no unit `\(school.unit.value)`"),
        suggestion: nearestWord(to: school.unit.value.text, among: authority.units.map(\.id.text)))
    }
    for area in draft.areas where !draft.schools.contains(where: { $0.takes(area.id.value) }) {
      findings.warning(
        at: area.id.place,
        Words(
          vi: "không trường nào tuyển sinh ở địa bàn `\(area.id.value)`",
          en: "no school takes pupils from the area `\(area.id.value)`"))
    }
    return IntakeFile(
      intake: draft.intake, place: draft.id.place, procedure: draft.procedure, schools: draft.schools.map(\.unit),
      opens: draft.opens.place)
  }

  /// Checks a plan against its procedure, and all plans of one procedure against each other.
  static func check(
    _ files: [IntakeFile], _ procedures: [Key<Procedure>: Procedure], _ authority: Authority,
    hasProcedure: (Key<Procedure>) -> Bool, _ findings: Findings
  ) {
    for file in files {
      let intake = file.intake
      guard let procedure = procedures[intake.procedure] else {
        if !hasProcedure(intake.procedure) {
          findings.error(
            at: file.procedure.place,
            Words(vi: "không có thủ tục `\(intake.procedure)`", en: "there is no procedure `\(intake.procedure)`"),
            suggestion: nearestWord(to: intake.procedure.text, among: procedures.keys.map(\.text)))
        }
        continue
      }
      guard let rule = procedure.intake else {
        findings.error(
          at: file.procedure.place,
          Words(
            vi: "thủ tục `\(procedure.id)` không nhận hồ sơ theo đợt (thiếu `intake`)",
            en: "the procedure `\(procedure.id)` does not receive dossiers by intakes (`intake` is missing)"))
        continue
      }
      for school in file.schools where !procedure.offers(school.value, in: rule.choices, authority) {
        findings.error(
          at: school.place,
          Words(
            vi: "mục nguyện vọng `\(rule.choices)` không cho chọn đơn vị `\(school.value)`",
            en: "the field of choices, `\(rule.choices)`, does not offer the unit `\(school.value)`"))
      }
      for other in files where other.intake.procedure == intake.procedure && other.intake.id < intake.id {
        guard intake.opens <= other.intake.closes, other.intake.opens <= intake.closes else { continue }
        findings.error(
          at: file.opens,
          Words(
            vi: "thời gian nhận hồ sơ chồng lên đợt `\(other.intake.id)` của cùng thủ tục",
            en: "the window overlaps that of the intake `\(other.intake.id)` of the same procedure"))
      }
    }
    for procedure in procedures.values.sorted(by: { $0.id < $1.id }) where procedure.intake != nil {
      guard !files.contains(where: { $0.intake.procedure == procedure.id }) else { continue }
      findings.warning(
        at: Place(file: "Workflows/\(procedure.id)/procedure.yaml", line: 1, column: 1),
        Words(
          vi: "chưa có đợt nào trong `Workflows/intakes`: không nhận được hồ sơ",
          en: "there is no intake in `Workflows/intakes`: no dossier can be received"))
    }
  }

  private struct Draft {
    let id: Placed<Key<Intake>>
    let procedure: Placed<Key<Procedure>>
    let name: Words
    let opens: Placed<Instant>
    let closes: Placed<Instant>
    let results: Placed<Instant>
    let confirmation: Placed<Instant>?
    let criteria: Words?
    let areas: [AreaDraft]
    let schools: [SchoolDraft]

    var intake: Intake {
      Intake(
        id: id.value, procedure: procedure.value, name: name, opens: opens.value, closes: closes.value,
        results: results.value, confirmation: confirmation?.value, criteria: criteria,
        areas: areas.map { Intake.Area(id: $0.id.value, name: $0.name) },
        schools: schools.map {
          Intake.School(unit: $0.unit.value, seats: $0.seats, areas: $0.areas.map(\.value))
        })
    }

    func checkDates(_ findings: Findings) {
      let order: [(Placed<Instant>?, Words)] = [
        (opens, Words(vi: "mở (`opens`)", en: "the opening (`opens`)")),
        (closes, Words(vi: "đóng (`closes`)", en: "the closing (`closes`)")),
        (results, Words(vi: "công bố (`results`)", en: "the `results`")),
        (confirmation, Words(vi: "hạn xác nhận (`confirmation`)", en: "the `confirmation`")),
      ]
      let known = order.compactMap { date, name in date.map { ($0, name) } }
      for (earlier, later) in zip(known, known.dropFirst()) where later.0.value <= earlier.0.value {
        findings.error(
          at: later.0.place,
          Words(
            vi: "ngày \(later.1.vi) phải sau ngày \(earlier.1.vi)", en: "\(later.1.en) has to be after \(earlier.1.en)")
        )
      }
    }
  }

  private struct AreaDraft {
    let id: Placed<Key<Intake.Area>>
    let name: Words
  }

  private struct SchoolDraft {
    let unit: Placed<Key<Unit>>
    let seats: Int
    let areas: [Placed<Key<Intake.Area>>]

    func takes(_ area: Key<Intake.Area>) -> Bool { areas.isEmpty || areas.contains { $0.value == area } }
  }

  static var schema: Schema { Schema(of: reading) }

  private static var reading: Reading<Draft> {
    .mapping("intake") { reader in
      let id = reader.required("intake", as: .key(of: Intake.self), Words(vi: "tên đợt", en: "the name of the intake"))
      let procedure = reader.required(
        "procedure", as: .key(of: Procedure.self), Words(vi: "thủ tục nhận hồ sơ", en: "whose dossiers it receives"))
      let name = reader.required("name", as: .words, Words(vi: "đợt gọi là gì", en: "what people call it"))
      let opens = reader.required(
        "opens", as: .placed(.moment), Words(vi: "lúc bắt đầu nhận hồ sơ", en: "the first moment that is in time"))
      let closes = reader.required(
        "closes", as: .placed(.moment), Words(vi: "lúc cuối cùng còn nhận", en: "the last moment that is in time"))
      let results = reader.required(
        "results", as: .placed(.moment), Words(vi: "lúc công bố kết quả", en: "when all results are published"))
      let confirmation = reader.optional(
        "confirmation", as: .placed(.moment), Words(vi: "hạn xác nhận nhập học", en: "until when seats are confirmed"))
      let criteria = reader.optional("criteria", as: .words, Words(vi: "tiêu chí xét", en: "by what it is decided"))
      let areas = reader.list("areas", of: area, Words(vi: "các địa bàn", en: "areas that schools take pupils from"))
      let schools = reader.required(
        "schools", as: .list(of: school, count: 1...2000), Words(vi: "các trường", en: "the schools and their seats"))
      guard let id, let procedure, let name, let opens, let closes, let results, let schools else { return nil }
      return Draft(
        id: id, procedure: procedure, name: name, opens: opens, closes: closes, results: results,
        confirmation: confirmation, criteria: criteria, areas: areas, schools: schools)
    }
  }

  private static var area: Reading<AreaDraft> {
    .mapping("area") { reader in
      let id = reader.required("area", as: .key(of: Intake.Area.self), Words(vi: "tên địa bàn", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "địa bàn gọi là gì", en: "what people read"))
      guard let id, let name else { return nil }
      return AreaDraft(id: id, name: name)
    }
  }

  private static var school: Reading<SchoolDraft> {
    .mapping("school") { reader in
      let unit = reader.required("unit", as: .key(of: Unit.self), Words(vi: "trường nào", en: "the school"))
      let seats = reader.required(
        "seats", as: .integer(in: 1...100_000), Words(vi: "chỉ tiêu", en: "how many it admits"))
      let areas = reader.list(
        "areas", of: .key(of: Intake.Area.self),
        Words(vi: "địa bàn tuyển sinh; bỏ trống là mọi nơi", en: "all if empty"))
      guard let unit, let seats else { return nil }
      return SchoolDraft(unit: unit, seats: seats, areas: areas)
    }
  }
}

extension Procedure {
  /// Whether a field of choices offers a unit.
  fileprivate func offers(_ unit: Key<Unit>, in field: Key<Field>, _ authority: Authority) -> Bool {
    guard let choice = authority.unitChoices.first(where: { $0.id.text == unit.text }) else { return true }
    return form[field]?.kind.units?.takes(choice) ?? true
  }
}

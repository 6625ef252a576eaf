import Forms
import Text
import WorkingTime
import YAML

extension StepDraft {
  static var reading: Reading<StepDraft> {
    .mapping("step") { reader in
      let id = reader.required("step", as: .key(of: Step.self), Words(vi: "tên bước", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "bước gọi là gì", en: "what people read"))
      let waits = reader.optional(
        "waits", as: .choice(of: Wait.self),
        Words(vi: "chờ người nộp hoặc cơ quan khác", en: "the office waits for the applicant, or for another agency"))
      let agency = reader.optional(
        "agency", as: .words, Words(vi: "cơ quan khác được hỏi", en: "the other agency that is asked"))
      let assignments =
        reader.optional(
          "tasks", as: .list(of: AssignmentDraft.reading, count: 1...50),
          Words(vi: "các việc làm cùng lúc", en: "what several do at the same time"))
        ?? [AssignmentDraft.alone(reader)]
      let opinions = reader.optional(
        "opinions", as: OpinionsDraft.reading,
        Words(vi: "ý kiến của nhiều người dẫn đến đâu", en: "where the opinions of several lead"))
      let national = reader.required(
        "national", as: .integer(in: 1...10),
        Words(vi: "trạng thái báo Cổng quốc gia, 1 đến 10", en: "the status for the national portal, 1 to 10"))
      let lookup = reader.optional(
        "lookup", as: LookupDraft.reading,
        Words(vi: "tra sổ khi hồ sơ đến bước này", en: "a register that is searched when a dossier arrives"))
      let hidden = reader.optional(
        "hidden", as: .flag,
        Words(
          vi: "người nộp chỉ được biết sau ngày công bố kết quả của đợt",
          en: "the applicant learns of it only when the results are published"))
      let clock = reader.optional(
        "clock", as: .choice(of: ClockEffect.self),
        Words(vi: "việc với thời hạn theo luật khi đến bước", en: "what happens to the legal clock on entering"))
      let actions = reader.required(
        "actions", as: .list(of: ActionDraft.reading),
        Words(vi: "các thao tác, theo thứ tự hiển thị", en: "what can be done here, in the order shown"))
      checkWho(reader, waits, hasAgency: agency != nil)
      guard let id, let name, let national, let actions else { return nil }
      return StepDraft(
        id: id, name: name, assignments: assignments, opinions: opinions, agency: agency, national: national,
        lookup: lookup, waitsForDate: waits == .date, isHidden: hidden ?? false, clock: clock ?? .none, actions: actions
      )
    }
  }

  private enum Wait: String, CaseIterable {
    case applicant, agency, date
  }

  /// A step is for one, for several, or a wait; what it needs besides follows from that.
  private static func checkWho(_ reader: MappingReader, _ waits: Wait?, hasAgency: Bool) {
    let isForNobody = waits == .applicant || waits == .date
    if reader.has("tasks") ? reader.has("role") || waits != nil : reader.has("role") == isForNobody {
      reader.findings.error(
        at: reader.place(of: reader.has("waits") ? "waits" : "role"),
        Words(
          vi:
            "mỗi bước cần đúng một trong bốn: `role` (cán bộ làm), `waits: applicant` (chờ người nộp), `waits: date` (chờ ngày của đợt), `tasks` (nhiều việc cùng lúc)",
          en:
            "a step has one of: a `role` that acts, `waits: applicant`, `waits: date`, or `tasks` for several at once"))
    }
    if waits == .date, !reader.has("until") {
      reader.findings.error(
        at: reader.place(of: "waits"),
        Words(
          vi: "`waits: date` cần `until`: chờ đến ngày nào của đợt",
          en: "`waits: date` goes with `until`, the date of the intake that is waited for"),
        suggestion: "until: results")
    }
    if reader.has("until"), reader.has("limit") {
      reader.findings.error(
        at: reader.place(of: "until"),
        Words(vi: "chỉ một trong hai: `limit` hoặc `until`", en: "one of the two: `limit` or `until`"))
    }
    if (waits == .agency) != hasAgency {
      reader.findings.error(
        at: reader.place(of: hasAgency ? "agency" : "waits"),
        Words(
          vi: "`waits: agency` và `agency` (tên cơ quan được hỏi) đi cùng nhau",
          en: "`waits: agency` and `agency`, the name of who is asked, go together"))
    }
    for word in ["unit", "limit", "until"] where reader.has("tasks") && reader.has(word) {
      reader.findings.error(
        at: reader.place(of: word),
        Words(vi: "`\(word)` viết trong từng việc của `tasks`", en: "`\(word)` stands in each of the `tasks`"))
    }
  }
}

extension AssignmentDraft {
  static var reading: Reading<AssignmentDraft> {
    .mapping("task") { reader in
      let id = reader.required("task", as: .key(of: Assignment.self), Words(vi: "tên việc", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "việc gọi là gì", en: "what people read"))
      let role = reader.required(
        "role", as: .key(of: Role.self), Words(vi: "vai trò được giao", en: "the role it is given to"))
      let unit = reader.optional(
        "unit", as: .unitRule,
        Words(
          vi: "đơn vị được giao; không ghi là cơ quan giải quyết",
          en: "the unit it is given to; the agency when not said"))
      let members = reader.optional(
        "members", as: .integer(in: 1...99),
        Words(vi: "số người khác nhau cùng làm việc này", en: "how many different people do it"))
      let limit = reader.optional("limit", as: .placed(.taskLimit), Words(vi: "thời hạn", en: "how long it may take"))
      let until = reader.optional("until", as: .placed(.choice(of: IntakeDate.self)), AssignmentDraft.aboutUntil)
      guard let id, let name, let role else { return nil }
      return AssignmentDraft(
        id: id, name: name, role: role, unit: unit, members: members ?? 1, limit: limit, until: until)
    }
  }

  /// The only one of a step, written in the step itself.
  static func alone(_ reader: MappingReader) -> AssignmentDraft {
    let role = reader.optional(
      "role", as: .key(of: Role.self), Words(vi: "vai trò được giao", en: "the role it is given to"))
    let unit = reader.optional(
      "unit", as: .unitRule,
      Words(
        vi: "đơn vị được giao; không ghi là cơ quan giải quyết", en: "the unit it is given to; the agency when not said"
      ))
    let limit = reader.optional("limit", as: .placed(.taskLimit), Words(vi: "thời hạn", en: "how long it may take"))
    let until = reader.optional("until", as: .placed(.choice(of: IntakeDate.self)), aboutUntil)
    return AssignmentDraft(id: nil, name: nil, role: role, unit: unit, members: 1, limit: limit, until: until)
  }

  private static let aboutUntil = Words(
    vi: "đến ngày nào của đợt, thay cho `limit`", en: "until which date of the intake, instead of a `limit`")
}

extension OpinionsDraft {
  static var reading: Reading<OpinionsDraft> {
    .mapping("opinions") { reader in
      let needed = reader.required(
        "needed", as: .placed(.neededOpinions),
        Words(vi: "bao nhiêu người phải đồng ý", en: "how many have to agree"))
      let agreed = reader.required(
        "agreed", as: RouteDraft.reading,
        Words(vi: "lối đi khi đủ người đồng ý", en: "where it leads when enough agree"))
      let objected = reader.required(
        "objected", as: RouteDraft.reading,
        Words(vi: "lối đi khi không thể đủ nữa", en: "where it leads when not enough can agree any more"))
      guard let needed, let agreed, let objected else { return nil }
      return OpinionsDraft(needed: needed, agreed: agreed, objected: objected)
    }
  }
}

extension Reading where Value == NeededOpinions {
  /// `all`, `any`, or a number.
  static var neededOpinions: Reading<NeededOpinions> {
    .parsed(Words(vi: "`all`, `any` hoặc một số", en: "`all`, `any` or a number")) { text in
      switch text {
      case "all": .all
      case "any": .any
      default: Int(text).flatMap { (1...4950).contains($0) ? .number($0) : nil }
      }
    }
  }
}

extension Reading where Value == UnitDraftRule {
  /// A unit by its name; `{ field: truong }`, the one that the applicant chooses; `{ of: choice }`, the school whose turn
  /// it is among those wished for; `{ over: choice }`, the unit above that school.
  static var unitRule: Reading<UnitDraftRule> {
    .either(
      text: Reading<Placed<Key<Unit>>>.key(of: Unit.self).map { .unit($0) },
      mapping: .mapping("unit") { reader in
        // All keys are asked for, whichever are written, so that the schema knows them.
        let of: Placed<Void>? = reader.optional(
          "of", as: .placed(.choice(among: [("choice", ())])),
          Words(vi: "trường đang đến lượt trong các nguyện vọng", en: "the school whose turn it is among the choices"))
        let over: Placed<Void>? = reader.optional(
          "over", as: .placed(.choice(among: [("choice", ())])),
          Words(vi: "đơn vị cấp trên của trường ấy", en: "the unit above that school"))
        let field = reader.optional(
          "field", as: .key(of: Field.self),
          Words(vi: "đơn vị mà người nộp chọn ở mục này", en: "the unit that the applicant chooses in this field"))
        if let of { return .choice(Placed(.itself, at: of.place)) }
        if let over { return .choice(Placed(.above, at: over.place)) }
        if !reader.has("field") { reader.tellMissing("field") }
        return field.map { .field($0) }
      })
  }
}

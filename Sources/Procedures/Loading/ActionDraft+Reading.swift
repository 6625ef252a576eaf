import Text
import WorkingTime
import YAML

extension ActionDraft {
  static var reading: Reading<ActionDraft> {
    .mapping("action") { read($0) }
  }

  static func read(_ reader: MappingReader) -> ActionDraft? {
    let id = reader.required("action", as: .key(of: Action.self))
    let name = reader.required("name", as: .words)
    let by = reader.optional("by", as: .choice(of: Doer.self))
    let when = reader.optional("when", as: .scalar)
    let needs = reader.list("needs", of: .choice(of: Need.self))
    let opinion = reader.optional(
      "opinion", as: .choice(of: Opinion.self),
      Words(vi: "ý kiến của người được hỏi", en: "what an officer who is heard says"))
    let after = reader.optional("after", as: .placed(.timeLimit))
    let routes =
      opinion == nil
      ? reader.required("to", as: RouteDraft.reading) : reader.optional("to", as: RouteDraft.reading) ?? []
    if opinion != nil, reader.has("to") {
      reader.findings.error(
        at: reader.place(of: "to"),
        Words(
          vi: "thao tác cho ý kiến không có `to`: `opinions` của bước nói ý kiến dẫn đến đâu",
          en: "an action that gives an opinion has no `to`: `opinions` of the step says where they lead"))
    }
    let letters = reader.optional("letter", as: .oneOrMore(.key(of: LetterTemplate.self)))
    let clock = reader.optional("clock", as: .choice(of: ClockEffect.self))
    let extend = reader.optional("extend", as: .extensionOfTime)
    let fourEyes = reader.list("four-eyes", of: .key(of: Step.self))
    let result: Void? = reader.optional("result", as: .choice(among: [("issued", ())]))
    let charge = reader.optional(
      "charge", as: .choice(of: ChargeEffect.self), Words(vi: "việc với khoản thu", en: "what it does to fees"))
    let seat = reader.optional(
      "seat", as: .placed(.choice(of: SeatEffect.self)),
      Words(vi: "việc với chỗ học của đợt tuyển sinh", en: "what it does to the seat of a pupil"))
    let notices = reader.optional(
      "notice", as: .oneOrMore(.key(of: NoticeTemplate.self)),
      Words(
        vi: "thông báo thay cho thông báo theo dịp; `none`: không báo", en: "instead of its occasions; `none`: silent"))
    for later in ["signature", "ask"] { reader.notYet(later) }
    guard let id, let name, let routes else { return nil }
    return ActionDraft(
      id: id, name: name, by: by ?? .officer, when: when, needs: Set(needs), opinion: opinion, after: after,
      routes: routes, letters: letters ?? [],
      clock: clock ?? .none, extend: extend, fourEyes: fourEyes, charge: charge, seat: seat,
      issuesResult: result != nil, notices: notices)
  }
}

extension SharedActionDraft {
  static var reading: Reading<SharedActionDraft> {
    .mapping("shared action") { reader in
      let steps = reader.required("in", as: .list(of: .key(of: Step.self), count: 1...200))
      let action = ActionDraft.read(reader)
      guard let steps, let action else { return nil }
      return SharedActionDraft(steps: steps, action: action)
    }
  }
}

extension RouteDraft {
  /// A step, an end, `stay` or `back`; or a list of such with conditions, the last one without.
  static var reading: Reading<[RouteDraft]> {
    .either(
      text: Reading<Placed<String>>.placed(.text).map { [RouteDraft(when: nil, target: $0)] },
      list: .list(of: conditional, count: 1...50))
  }

  private static var conditional: Reading<RouteDraft> {
    .mapping("route") { reader in
      let when = reader.optional("when", as: .scalar)
      let target = reader.required("to", as: .placed(.text))
      return target.map { RouteDraft(when: when, target: $0) }
    }
  }
}

extension Reading where Value == Extension {
  static var extensionOfTime: Reading<Extension> {
    .mapping("extension") { reader in
      let by = reader.required("by", as: .timeLimit)
      let legal = reader.required("legal", as: .text, Words(vi: "căn cứ pháp lý", en: "the legal ground"))
      let times = reader.optional("times", as: .integer(in: 1...10))
      guard let by, let legal else { return nil }
      return Extension(by: by, legal: legal, times: times ?? 1)
    }
  }
}

import Text
import WorkingTime
import YAML

extension ActionDraft {
  static var reading: Reading<ActionDraft> {
    .mapping("action") { read($0) }
  }

  static func read(_ reader: MappingReader) -> ActionDraft? {
    let id = reader.required("action", as: .key(of: Action.self), Words(vi: "tên thao tác", en: "its name"))
    let name = reader.required("name", as: .words, Words(vi: "thao tác gọi là gì", en: "what people read, as a deed"))
    let by = reader.optional(
      "by", as: .choice(of: Doer.self),
      Words(vi: "ai làm; không ghi là cán bộ", en: "who may do it; an officer when not said"))
    let when = reader.optional(
      "when", as: .scalar,
      Words(vi: "điều kiện FEEL để làm được", en: "the condition in FEEL under which it is possible"))
    let because = reader.optional(
      "because", as: .placed(.words),
      Words(
        vi: "vì sao không làm được khi điều kiện không đúng",
        en: "why it is not possible when the condition does not hold"))
    let needs = reader.list(
      "needs", of: .choice(of: Need.self), Words(vi: "phải kèm theo những gì", en: "what has to come with it"))
    let opinion = reader.optional(
      "opinion", as: .choice(of: Opinion.self),
      Words(vi: "ý kiến của người được hỏi", en: "what an officer who is heard says"))
    let after = reader.optional(
      "after", as: .placed(.timeLimit),
      Words(vi: "`by: clock`: bao lâu sau khi hết hạn", en: "`by: clock`: how long after the limit"))
    let written = reader.optional(
      "to", as: RouteDraft.reading,
      Words(vi: "dẫn đến đâu: bước, kết thúc, `stay`, `back`", en: "where it leads: a step, an end, `stay`, `back`"))
    if opinion == nil, !reader.has("to") { reader.tellMissing("to") }
    let routes = opinion == nil ? written : written ?? []
    if opinion != nil, reader.has("to") {
      reader.findings.error(
        at: reader.place(of: "to"),
        Words(
          vi: "thao tác cho ý kiến không có `to`: `opinions` của bước nói ý kiến dẫn đến đâu",
          en: "an action that gives an opinion has no `to`: `opinions` of the step says where they lead"))
    }
    let letters = reader.optional(
      "letter", as: .oneOrMore(.key(of: LetterTemplate.self)), Words(vi: "thư ban hành", en: "the letters it issues"))
    let clock = reader.optional(
      "clock", as: .choice(of: ClockEffect.self),
      Words(vi: "việc với thời hạn theo luật", en: "what it does to the legal clock"))
    let extend = reader.optional(
      "extend", as: .extensionOfTime, Words(vi: "kéo dài thời hạn", en: "a longer legal limit that it grants"))
    let fourEyes = reader.list(
      "four-eyes", of: .key(of: Step.self),
      Words(
        vi: "các bước mà người đã làm không được làm thao tác này",
        en: "steps whose officer may not be the one who does this"))
    let result = reader.optional(
      "result", as: .choice(of: ResultEffect.self),
      Words(
        vi: "`issued` cấp kết quả, `collected` trao kết quả",
        en: "`issued`: the result is issued; `collected`: it is handed over"))
    let entry = reader.optional(
      "entry", as: WrittenEntryDraft.reading,
      Words(vi: "mục ghi vào sổ", en: "the entry that it writes into a register"))
    let charge = reader.optional(
      "charge", as: .choice(of: ChargeEffect.self), Words(vi: "việc với khoản thu", en: "what it does to fees"))
    let seat = reader.optional(
      "seat", as: .placed(.choice(of: SeatEffect.self)),
      Words(vi: "việc với chỗ học của đợt tuyển sinh", en: "what it does to the seat of a pupil"))
    let notices = reader.optional(
      "notice", as: .oneOrMore(.key(of: NoticeTemplate.self)),
      Words(
        vi: "thông báo thay cho thông báo theo dịp; `none`: không báo", en: "instead of its occasions; `none`: silent"))
    let signature = reader.optional(
      "signature", as: SignatureDemandDraft.reading,
      Words(
        vi: "chính sách mà văn bản ký số kèm theo thao tác phải đạt; do cán bộ hoặc người nộp làm thao tác ký",
        en: "the policy that the signed document has to meet which the officer or the applicant hands over with it"))
    signature?.check(
      atActionBy: by ?? .officer,
      issuing: (letters ?? []).isEmpty ? nil : SignedLetterRules(needs: needs, writesEntry: entry != nil),
      reader.findings)
    let online = reader.optional(
      "online", as: .placed(.flag),
      Words(
        vi: "`true`: khoản nộp trực tuyến đã được nền tảng xác nhận cũng làm thao tác này",
        en: "`true`: a payment on line does it, too, once the platform has confirmed it"))
    if let online, online.value, (by ?? .officer) != .officer || Set(needs) != [.payment] || signature != nil {
      reader.findings.error(
        at: online.place,
        Words(
          vi: "`online` chỉ đi với thao tác của cán bộ cần đúng `needs: [payment]`, không kèm gì khác",
          en: "`online` goes with an action of officers that `needs: [payment]` and nothing else"))
    }
    let seal = reader.optional(
      "seal", as: .placed(.flag),
      Words(
        vi: "máy chủ đóng dấu cạnh kết quả là văn bản ký số kèm theo (`.p7s`)",
        en: "the server puts the seal beside the result that is handed over as a signed document (`.p7s`)"))
    if let seal, seal.value, signature == nil || result != .issued {
      reader.findings.error(
        at: seal.place,
        Words(
          vi: "`seal` cần `result: issued` và `signature`; dấu trên thư thì ghi `seal: true` ở mẫu thư",
          en: "`seal` goes with `result: issued` and `signature`; a letter that is sealed says `seal: true` itself"))
    }
    let byDocument = reader.optional(
      "answered-by-document", as: .placed(.flag),
      Words(
        vi: "`true`: văn bản trả lời của cơ quan được chờ, khi đã vào sổ, cũng làm thao tác này",
        en: "`true`: an official document of the agency that is waited for does it, too, once it is registered"))
    let sent = reader.optional(
      "sends-document", as: .placed(.text),
      Words(
        vi: "trích yếu công văn gửi kết quả cho cơ quan có văn bản đã mở hồ sơ",
        en: "what the letter is about that carries the result to the agency whose document opened the dossier"))
    let release = reader.optional(
      "release", as: .placed(.flag),
      Words(
        vi: "`true`: công văn của `sends-document` tự được cấp số, đóng dấu và gửi đi; không ghi là văn thư làm",
        en: "`true`: the letter of `sends-document` is numbered, sealed and sent by itself; by the clerks when not said"
      ))
    if let release, release.value, sent == nil || signature == nil {
      reader.findings.error(
        at: release.place,
        Words(
          vi: "`release` đi với `sends-document` và `signature`: chỉ văn bản đã ký số mới tự gửi đi được",
          en: "`release` goes with `sends-document` and `signature`: only what is signed leaves by itself"))
    }
    if let because, when == nil {
      reader.findings.error(
        at: because.place,
        Words(
          vi: "`because` giải thích khi `when` không đúng; thao tác này không có `when`",
          en: "`because` is for when the condition `when` does not hold; this action has none"))
    }
    guard let id, let name, let routes else { return nil }
    return ActionDraft(
      id: id, name: name, by: by ?? .officer, when: when, because: because, needs: Set(needs), opinion: opinion,
      after: after,
      routes: routes, letters: letters ?? [], clock: clock ?? .none, extend: extend, fourEyes: fourEyes, charge: charge,
      seat: seat, result: result, entry: entry, signature: signature, online: online,
      isResultSealed: seal?.value ?? false, byDocument: byDocument, sentDocument: sent,
      isReleased: release?.value ?? false, notices: notices)
  }
}

extension WrittenEntryDraft {
  /// `{ register: so-cap-ban-sao, values: { ho-ten: "{ho ten tren bang}" } }`.
  static var reading: Reading<WrittenEntryDraft> {
    .mapping("entry") { reader in
      let register = reader.required(
        "register", as: .key(of: Register.self), Words(vi: "sổ được ghi", en: "the register that is written"))
      let values = reader.required(
        "values", as: .entries(of: LetterDraft.PhraseDraft.reading),
        Words(vi: "cột: nội dung, dữ kiện trong ngoặc nhọn", en: "columns: texts with facts in braces"))
      guard let register, let values else { return nil }
      return WrittenEntryDraft(
        register: register,
        values: values.compactMap { key, value in
          if let field = Key<RegisterField>(key.text) { return (Placed(field, at: key.place), value) }
          reader.findings.error(
            at: key.place, Words(vi: "không phải tên cột: `\(key.text)`", en: "not the name of a column: `\(key.text)`")
          )
          return nil
        })
    }
  }
}

extension SharedActionDraft {
  static var reading: Reading<SharedActionDraft> {
    .mapping("shared action") { reader in
      let steps = reader.required(
        "in", as: .list(of: .key(of: Step.self), count: 1...200),
        Words(vi: "ở những bước nào", en: "the steps in which it is offered"))
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
      let when = reader.optional(
        "when", as: .scalar,
        Words(vi: "điều kiện FEEL của lối đi; lối cuối không có", en: "the condition of the way; the last one has none")
      )
      let target = reader.required(
        "to", as: .placed(.text),
        Words(vi: "bước, kết thúc, `stay` hoặc `back`", en: "a step, an end, `stay` or `back`"))
      return target.map { RouteDraft(when: when, target: $0) }
    }
  }
}

extension Reading where Value == Extension {
  static var extensionOfTime: Reading<Extension> {
    .mapping("extension") { reader in
      let by = reader.required("by", as: .timeLimit, Words(vi: "thêm bao lâu", en: "what is added"))
      let legal = reader.required("legal", as: .text, Words(vi: "căn cứ pháp lý", en: "the legal ground"))
      let times = reader.optional(
        "times", as: .integer(in: 1...10),
        Words(vi: "được mấy lần; không ghi là một", en: "how often; once when not said"))
      guard let by, let legal else { return nil }
      return Extension(by: by, legal: legal, times: times ?? 1)
    }
  }
}

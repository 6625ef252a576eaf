import Text
import WorkingTime
import YAML

/// The legal limit as `procedure.yaml` writes it.
enum LegalTimeDraft {
  case limit(LegalLimit)
  case branches([Branch])
  case channels([TaskLimitDraft.ChannelLimit])
  case ruling(RulingReference)
  case date(IntakeDate)

  struct Branch {
    let when: Scalar?
    let limit: TimeLimit
    let because: Words?
    let place: Place

    static var reading: Reading<Branch> {
      .mapping("branch of the limit") { reader in
        let when = reader.optional(
          "when", as: .scalar,
          Words(vi: "điều kiện FEEL; nhánh cuối không có", en: "the condition in FEEL; the last branch has none"))
        let limit = reader.required("limit", as: .timeLimit, Words(vi: "thời hạn", en: "the limit"))
        let because = reader.optional(
          "because", as: .words, Words(vi: "trường hợp này là gì", en: "when it holds, in words"))
        return limit.map { Branch(when: when, limit: $0, because: because, place: reader.place) }
      }
    }
  }
}

extension Reading where Value == LegalTimeDraft {
  /// A limit alone; one with cut-off hours, `{ limit: same working day, received after "15:00": next working day }`;
  /// one for each branch, `{ limit: [{ when: …, limit: 45 working days }, { limit: 20 working days }] }`, or for each
  /// channel, `{ limit: { online: 3 working days, counter: 5 working days } }`; or
  /// `{ decision: thoi-han }`; or a date of the intake, `{ date: results }`.
  static var legalTime: Reading<LegalTimeDraft> {
    .either(
      text: Reading<TimeLimit>.timeLimit.map { .limit(LegalLimit($0)) },
      mapping: .mapping("legal limit") { reader in
        // All keys are asked for, whichever are written, so that the schema knows them.
        let reference = RulingReference(reader)
        let limit = reader.optional(
          "limit", as: .taskLimit,
          Words(
            vi: "một thời hạn, theo nhánh, hoặc theo cách nộp", en: "one limit, or one for each branch or channel"))
        let date = reader.optional(
          "date", as: .choice(of: IntakeDate.self),
          Words(vi: "đến ngày nào của đợt", en: "until which date of the intake"))
        if reader.has("date") { return date.map { .date($0) } }
        if reader.has("decision") {
          if reader.has("limit") {
            reader.findings.error(
              at: reader.place(of: "limit"),
              Words(
                vi: "`decision` đã quyết định thời hạn, bỏ `limit`",
                en: "`decision` decides the limit, leave `limit` out"))
          }
          return reference.map { .ruling($0) }
        }
        if !reader.has("limit") { reader.tellMissing("limit") }
        let cutOffs = reader.cutOffs()
        switch limit {
        case .limit(let limit)?: return .limit(LegalLimit(limit, cutOffs: cutOffs))
        case .branches(let branches)? where cutOffs.isEmpty: return .branches(branches)
        case .channels(let limits)? where cutOffs.isEmpty: return .channels(limits)
        case .branches?, .channels?:
          reader.findings.error(
            at: reader.place(of: "limit"),
            Words(
              vi: "giờ chốt nhận chỉ đi với một thời hạn, không đi với nhiều nhánh",
              en: "cut-off hours go with one limit, not with branches"))
          return nil
        case nil: return nil
        }
      })
  }

}

extension MappingReader {
  /// `received after "15:00": next working day`.
  fileprivate func cutOffs() -> [LegalLimit.CutOff] {
    others(
      as: .timeLimit,
      Words(
        vi: "`received after \"15:00\"`: thời hạn của hồ sơ nhận sau giờ ấy",
        en: "`received after \"15:00\"`: the limit of what is received after that time")
    ).compactMap { key, limit in
      do throws(TimePhraseError) {
        return LegalLimit.CutOff(after: try LegalLimit.cutOffTime(key: key.text), limit: limit)
      } catch {
        findings.error(at: key.place, error.words, suggestion: error.suggestion)
        return nil
      }
    }
  }
}

import Text
import WorkingTime
import YAML

/// The legal limit as `procedure.yaml` writes it.
enum LegalTimeDraft {
  case limit(LegalLimit)
  case branches([Branch])
  case ruling(RulingReference)
  case date(IntakeDate)

  struct Branch {
    let when: Scalar?
    let limit: TimeLimit
    let because: Words?
    let place: Place
  }
}

extension Reading where Value == LegalTimeDraft {
  /// A limit alone; one with cut-off hours, `{ limit: same working day, received after "15:00": next working day }`;
  /// one for each branch, `{ limit: [{ when: …, limit: 45 working days }, { limit: 20 working days }] }`; or
  /// `{ decision: thoi-han }`; or a date of the intake, `{ date: results }`.
  static var legalTime: Reading<LegalTimeDraft> {
    .either(
      text: Reading<TimeLimit>.timeLimit.map { .limit(LegalLimit($0)) },
      mapping: .mapping("legal limit") { reader in
        if reader.has("decision") { return RulingReference(reader).map { .ruling($0) } }
        if reader.has("date") { return reader.required("date", as: .choice(of: IntakeDate.self)).map { .date($0) } }
        let limit = reader.required("limit", as: .limitOrBranches)
        let cutOffs = reader.cutOffs()
        switch limit {
        case .limit(let limit)?: return .limit(LegalLimit(limit.limit, cutOffs: cutOffs))
        case .branches(let branches)? where cutOffs.isEmpty: return .branches(branches)
        case .branches?:
          reader.findings.error(
            at: reader.place(of: "limit"),
            Words(
              vi: "giờ chốt nhận chỉ đi với một thời hạn, không đi với nhiều nhánh",
              en: "cut-off hours go with one limit, not with branches"))
          return nil
        case .ruling?, .date?, nil: return nil
        }
      })
  }

  private static var limitOrBranches: Reading<LegalTimeDraft> {
    .either(
      text: Reading<TimeLimit>.timeLimit.map { .limit(LegalLimit($0)) },
      list: Reading<[LegalTimeDraft.Branch]>.list(of: branch, count: 1...20).map { .branches($0) })
  }

  private static var branch: Reading<LegalTimeDraft.Branch> {
    .mapping("branch of the limit") { reader in
      let when = reader.optional("when", as: .scalar)
      let limit = reader.required("limit", as: .timeLimit)
      let because = reader.optional("because", as: .words)
      return limit.map { LegalTimeDraft.Branch(when: when, limit: $0, because: because, place: reader.place) }
    }
  }
}

extension MappingReader {
  /// `received after "15:00": next working day`.
  fileprivate func cutOffs() -> [LegalLimit.CutOff] {
    others(as: .timeLimit).compactMap { key, limit in
      do throws(TimePhraseError) {
        return LegalLimit.CutOff(after: try LegalLimit.cutOffTime(key: key.text), limit: limit)
      } catch {
        findings.error(at: key.place, error.words, suggestion: error.suggestion)
        return nil
      }
    }
  }
}

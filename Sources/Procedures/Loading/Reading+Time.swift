import Text
import WorkingTime
import YAML

extension Reading where Value == TimeLimit {
  /// A limit: `5 working days`, `4 working hours`, `30 days`, `none`.
  static var timeLimit: Reading<TimeLimit> {
    Reading<Scalar>.scalar.turned { scalar, place, findings in
      do throws(TimePhraseError) {
        return try TimeLimit(scalar.text)
      } catch {
        findings.error(at: place, error.words, suggestion: error.suggestion)
        return nil
      }
    }
  }
}

extension Reading where Value == LegalLimit {
  /// A limit alone, or one with cut-off hours: `{ limit: same working day, received after "15:00": next working day }`.
  static var legalLimit: Reading<LegalLimit> {
    .either(
      text: Reading<TimeLimit>.timeLimit.map { LegalLimit($0) },
      mapping: .mapping("legal limit") { reader in
        let limit = reader.required("limit", as: .timeLimit)
        let cutOffs = reader.others(as: .timeLimit).compactMap { key, limit -> LegalLimit.CutOff? in
          do throws(TimePhraseError) {
            return LegalLimit.CutOff(after: try LegalLimit.cutOffTime(key: key.text), limit: limit)
          } catch {
            reader.findings.error(at: key.place, error.words, suggestion: error.suggestion)
            return nil
          }
        }
        return limit.map { LegalLimit($0, cutOffs: cutOffs) }
      })
  }
}

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

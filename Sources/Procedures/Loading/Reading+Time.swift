import Text
public import WorkingTime
public import YAML

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

extension Reading where Value == Instant {
  /// A moment in local time: `2026-06-01 08:00`, or any that RFC 3339 writes.
  public static var moment: Reading<Instant> {
    .parsed(Words(vi: "một thời điểm như 2026-11-19T09:00", en: "a moment such as 2026-11-19T09:00")) { Instant($0) }
  }
}

import Procedures
import Text

/// The numbers that were given in each series, followed through the log: each one more than the one before, and the last one what
/// the next is counted from.
struct NumbersProved {
  /// The last number of each series.
  private var last: [Series: Int] = [:]

  /// Takes in the numbers of an entry.
  ///
  /// - Returns: Those that do not follow.
  mutating func take(_ numbers: [(series: Series, number: Int)]) -> [Words] {
    numbers.compactMap { follow($0.number, in: $0.series) }
  }

  private mutating func follow(_ number: Int, in series: Series) -> Words? {
    let before = last[series] ?? 0
    last[series] = max(before, number)
    guard number != before + 1 else { return nil }
    return Words(
      vi: "số \(number) của dãy \(series.name) không tiếp theo số \(before)",
      en: "number \(number) of the series \(series.name) does not follow \(before)")
  }

  /// Holds what is counted from against the last numbers that were given, those in entries that came meanwhile among them.
  ///
  /// - Parameter end: The last position that was taken in.
  func faults(_ definitions: Definitions, _ record: any RecordReading, behind end: Int64) throws -> [Words] {
    var whole = self
    // What cannot be read is told where it stands.
    func numbers(_ stored: StoredEntry) -> [(series: Series, number: Int)] {
      (try? stored.numbers(definitions, record)) ?? []
    }
    var later = try record.entries(from: end + 1, limit: NumbersProved.piece)
    while let last = later.last {
      for stored in later { _ = whole.take(numbers(stored)) }
      later = try record.entries(from: last.position + 1, limit: NumbersProved.piece)
    }
    for stored in try record.entriesToPlace(limit: .max) { _ = whole.take(numbers(stored)) }
    return try whole.differences(record)
  }

  /// Entries that are read at once.
  private static let piece = 500

  private func differences(_ record: any RecordReading) throws -> [Words] {
    try last.sorted { $0.key.name < $1.key.name }.compactMap { series, last in
      let kept = try record.lastNumber(in: series)
      guard kept != last else { return nil }
      return Words(
        vi: "dãy \(series.name) đếm từ \(kept), số cuối trong nhật ký là \(last)",
        en: "the series \(series.name) counts from \(kept), its last number in the log is \(last)")
    }
  }
}

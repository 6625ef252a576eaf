import Dossiers
import JSON
import OneStop
import Text
import WorkingTime

/// Somebody who reads every new entry of the log, and knows what the clock on the wall said meanwhile.
///
/// An entry stands at a time that the clock said while it was written, and no earlier than the one before it unless the clock was put
/// back; the code of a dossier has the day of its first entry.
struct Chronicle {
  private var position: Int64 = 0
  private var last: Instant?
  /// Whether the clock was put back since the log was read: what came before that and after it is in no order of times.
  private var isPutBack = false
  /// Between which moments what was not read yet was written.
  private var earliest: Instant
  private var latest: Instant
  private var clock: Instant

  init(at moment: Instant) {
    (earliest, latest, clock) = (moment, moment, moment)
  }

  /// Notes what the clock says: before somebody does something, and after.
  mutating func note(_ moment: Instant) {
    (earliest, latest) = (min(earliest, moment), max(latest, moment))
    if moment < clock { isPutBack = true }
    clock = moment
  }

  /// Reads what is new in the log; what is not as it has to be.
  mutating func read(_ life: Life) throws -> [String] {
    var found: [String] = []
    while case let entries = try life.entries(after: position), let end = entries.last {
      for entry in entries { found += look(at: entry) }
      position = end.position
    }
    if isPutBack { last = nil }
    (earliest, latest, isPutBack) = (clock, clock, false)
    return found
  }

  private mutating func look(at entry: StoredEntry) -> [String] {
    let name = "entry \(entry.position) of \(entry.subject.text)"
    guard case .string(let text)? = (try? JSONValue(reading: entry.body))?["at"], let at = Instant(text) else {
      return ["\(name) has no time"]
    }
    var found: [String] = []
    if at < earliest || at > latest {
      found.append("\(name) stands at \(at), and the clock went from \(earliest) to \(latest)")
    }
    if let last, at < last, !isPutBack { found.append("\(name) stands at \(at), the one before it at \(last)") }
    last = at
    if entry.version == 1, let code = entry.subject.dossier {
      let (year, month, day) = LocalTime(at).day.civil
      let figures = [year % 100, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
      if !code.text.contains("-\(figures)-") { found.append("\(code) was filed at \(at)") }
    }
    return found
  }
}

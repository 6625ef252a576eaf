import Crypto
import Dossiers

/// How far in the log somebody has been told: behind an event of an entry, or behind the whole entry.
///
/// To those who carry it, it is a text without meaning. It holds the beginning of the entry's hash, so that a cursor of another
/// installation, or of a log that was put back to an older backup and went on otherwise, is known as such.
public struct EventCursor: Hashable, Sendable {
  /// The position of the entry; 0 for the beginning of the log.
  let position: Int64
  /// The number of the last event of it that was told, from 1 among all of the entry; nil when the entry is over.
  let event: Int?
  /// The first bytes of the entry's leaf, in hexadecimal; empty for the beginning.
  let mark: String

  /// Before everything that has happened.
  public static let beginning = EventCursor(position: 0, event: nil, mark: "")

  init(position: Int64, event: Int?, mark: String) {
    self.position = position
    self.event = event
    self.mark = mark
  }

  init(behind entry: StoredEntry, event: Int? = nil) {
    self.init(position: entry.position, event: event, mark: EventCursor.mark(of: entry))
  }

  static func mark(of entry: StoredEntry) -> String { entry.leaf.prefix(markBytes).hex }

  private static let markBytes = 6
}

extension EventCursor: LosslessStringConvertible {
  /// The cursor as it is carried: `start`, `1234-9f86d081884c`, `1234.2-9f86d081884c`.
  public var description: String {
    guard position > 0 else { return "start" }
    return "\(position)" + (event.map { ".\($0)" } ?? "") + "-\(mark)"
  }

  /// Reads what was carried; nil for anything that was not made here.
  public init?(_ text: String) {
    if text == "start" {
      self = .beginning
      return
    }
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= 64, halves.count == 2, halves[1].utf8.count == EventCursor.markBytes * 2 else {
      return nil
    }
    let numbers = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), let position = Int64(numbers[0]), position > 0 else { return nil }
    var event: Int?
    if numbers.count == 2 {
      guard let number = Int(numbers[1]), number > 0 else { return nil }
      event = number
    }
    self.init(position: position, event: event, mark: String(halves[1]))
    // One cursor is written in one way.
    guard description == text else { return nil }
  }
}

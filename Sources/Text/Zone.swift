internal import Foundation

/// A time zone of the tz database, such as `Asia/Ho_Chi_Minh`.
public struct Zone: Sendable {
  /// Its name in the database.
  public let name: String
  private let rules: TimeZone

  /// The zone of a name; nil when the database has none.
  public init?(_ name: String) {
    let wellFormed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: "_+-/".utf8.contains(byte)
      }
    }
    // TimeZone also reads abbreviations with offsets (GMT+7), which are no names of the database.
    guard wellFormed, name.utf8.count <= 64, let first = name.unicodeScalars.first, first.properties.isAlphabetic,
      !(name.hasPrefix("GMT") && name.utf8.count > 3), let rules = TimeZone(identifier: name)
    else { return nil }
    self.name = name
    self.rules = rules
  }

  /// Seconds east of UTC at a moment, given in seconds since 1970-01-01T00:00:00Z.
  public func secondsEast(at seconds: Int64) -> Int {
    // Beyond some 100,000 years the rules no longer change, and the calendar behind may not follow.
    let held = min(max(seconds, -3_155_760_000_000), 3_155_760_000_000)
    return rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(held)))
  }

  /// Seconds east of UTC at a local time, given in seconds since 1970-01-01T00:00:00 local.
  ///
  /// A local time that happens twice is the earlier one; one that is skipped counts from before the change.
  public func secondsEast(atLocal seconds: Int64) -> Int {
    let held = min(max(seconds, -3_155_760_000_000), 3_155_760_000_000)
    let before = secondsEast(at: held - 86_400)
    let after = secondsEast(at: held + 86_400)
    guard before != after else { return secondsEast(at: held - Int64(before)) }
    if secondsEast(at: held - Int64(before)) == before { return before }
    return secondsEast(at: held - Int64(after)) == after ? after : before
  }
}

extension Zone: Hashable {
  /// Whether both have the same name.
  public static func == (a: Zone, b: Zone) -> Bool { a.name == b.name }

  /// Zones of the same name hash alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

public import Text

/// How a time stands to UTC.
public enum Offset: Hashable, Sendable {
  /// Nothing is said.
  case none
  /// So many seconds east of UTC, within 18 hours.
  case fixed(seconds: Int)
  /// As the tz database says for the zone.
  case zone(Zone)

  /// Seconds east of UTC at a local time in seconds since 1970; nil when nothing is said.
  func seconds(atLocal local: Int64) -> Int? {
    switch self {
    case .none: nil
    case .fixed(let seconds): seconds
    case .zone(let zone): zone.secondsEast(atLocal: local)
    }
  }

  /// Seconds east of UTC at a moment in seconds since 1970; 0 when nothing is said.
  func seconds(at moment: Int64) -> Int {
    switch self {
    case .none: 0
    case .fixed(let seconds): seconds
    case .zone(let zone): zone.secondsEast(at: moment)
    }
  }
}

extension Offset: CustomStringConvertible {
  /// As FEEL writes it: nothing, `Z`, `+07:00`, `-02:45:55` or `@Asia/Ho_Chi_Minh`.
  public var description: String {
    switch self {
    case .none: ""
    case .zone(let zone): "@" + zone.name
    case .fixed(0): "Z"
    case .fixed(let seconds):
      (seconds < 0 ? "-" : "+") + twoDigits(abs(seconds) / 3600) + ":" + twoDigits(abs(seconds) / 60 % 60)
        + (seconds % 60 == 0 ? "" : ":" + twoDigits(abs(seconds) % 60))
    }
  }
}

func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}

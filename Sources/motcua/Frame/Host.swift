import Glibc
import Text
import WorkingTime

/// The machine and the person that called the program: everything commands take from outside themselves.
struct Host: Sendable {
  /// The words after the program's name.
  let arguments: [String]
  let environment: [String: String]
  /// The folder in which the program was started.
  let currentFolder: String
  /// Where the program itself lies; nil when that cannot be known.
  let program: String?
  /// The clock of the machine.
  let now: @Sendable () -> Instant

  /// The language of the one who asks: the first of LC_ALL, LC_MESSAGES and LANG that is set says English, or else it
  /// is Vietnamese.
  var language: Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return set?.hasPrefix("en") == true ? .english : .vietnamese
  }
}

extension Instant {
  /// The moment on the machine's clock.
  static func onTheClock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// How the program ends, for scripts; the numbers never change.
enum ExitCode: Int32 {
  /// What was asked is done.
  case done = 0
  /// It was refused, or found not valid.
  case refused = 1
  /// It could be neither affirmed nor denied.
  case undecided = 2
  /// The command line is wrong (`EX_USAGE`).
  case wrongUsage = 64
  /// The program is at fault (`EX_SOFTWARE`).
  case internalError = 70
  /// Something outside failed that may work later (`EX_TEMPFAIL`).
  case tryAgain = 75
}

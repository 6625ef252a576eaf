import Glibc

/// The signals by which a running server is told something; one thread waits for them.
struct Signals {
  /// What a running server is told.
  enum Word {
    /// SIGTERM or SIGINT: finish and stop.
    case stop
    /// SIGHUP: read the definitions and the certificate again.
    case reload
  }

  private var set = sigset_t()

  /// Keeps the signals from interrupting anything; to be called before the first thread is started.
  init() {
    sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    // A reader of our output that goes away is an error code of the write.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Waits for the next word.
  mutating func wait() -> Word {
    while true {
      var number: Int32 = 0
      guard sigwait(&set, &number) == 0 else { continue }
      return number == SIGHUP ? .reload : .stop
    }
  }
}

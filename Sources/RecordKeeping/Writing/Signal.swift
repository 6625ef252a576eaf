internal import Glibc

/// One thread waits for a word of another: given once, received once.
@safe package final class Signal: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Given so many times already.
  package init(_ value: UInt32 = 0) {
    unsafe sem_init(semaphore, 0, value)
  }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  /// Gives the word, to whoever waits first.
  package func give() {
    unsafe sem_post(semaphore)
  }

  /// Waits until it is given.
  package func wait() {
    while unsafe sem_wait(semaphore) != 0 {}  // interrupted by a signal
  }

  /// Waits no longer than so; whether it was given.
  package func wait(atMost limit: Duration) -> Bool {
    var until = timespec()
    // glibc shows Swift only the wait by the clock on the wall; a jump of it makes this one wait shorter or longer.
    unsafe clock_gettime(CLOCK_REALTIME, &until)
    let (seconds, attoseconds) = limit.components
    let nanoseconds = until.tv_nsec + Int(attoseconds / 1_000_000_000)
    until.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
    until.tv_nsec = nanoseconds % 1_000_000_000
    while unsafe sem_timedwait(semaphore, &until) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}

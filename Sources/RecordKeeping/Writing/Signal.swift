internal import Glibc

/// One thread waits for a word of another: given once, received once.
///
/// Waiting is counted by the machine's own count, which nobody sets: a clock on the wall that is put back makes no wait longer.
@safe package final class Signal: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// How often it was given and not received yet; looked at with the lock held.
  private var given: UInt32

  /// Given so many times already.
  package init(_ value: UInt32 = 0) {
    given = value
    unsafe pthread_mutex_init(mutex, nil)
    // glibc shows Swift no wait of a semaphore but the one by the clock on the wall; a condition can be told by which clock it goes.
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(condition, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Gives the word, to whoever waits first.
  package func give() {
    unsafe pthread_mutex_lock(mutex)
    given += 1
    unsafe pthread_mutex_unlock(mutex)
    // Whoever wakes finds the lock free. All are woken: glibc 2.36 may wake nobody where one is to be (sourceware bug 25847).
    unsafe pthread_cond_broadcast(condition)
  }

  /// Waits until it is given.
  package func wait() {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while given == 0 { unsafe pthread_cond_wait(condition, mutex) }
    given -= 1
  }

  /// Waits no longer than so; whether it was given.
  package func wait(atMost limit: Duration) -> Bool {
    var until = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &until)
    let (seconds, attoseconds) = limit.components
    let nanoseconds = until.tv_nsec + Int(attoseconds / 1_000_000_000)
    until.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
    until.tv_nsec = nanoseconds % 1_000_000_000
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while given == 0 {
      guard unsafe pthread_cond_timedwait(condition, mutex, &until) == 0 else { break }
    }
    // What is given when the time is over is received all the same.
    guard given > 0 else { return false }
    given -= 1
    return true
  }
}

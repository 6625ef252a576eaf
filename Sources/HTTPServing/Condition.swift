import Glibc

/// A lock with a place to wait at, for threads that block (POSIX mutex and condition).
@safe final class Condition: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
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

  /// Runs with the lock held.
  func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Gives the lock up until somebody signals, for two seconds at most; to be called with the lock held, in a loop that looks again.
  func wait() {
    var until = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &until)
    until.tv_sec += 2
    _ = unsafe pthread_cond_timedwait(condition, mutex, &until)
  }

  /// Wakes one who waits; glibc 2.36 may, once in a very long while, wake nobody (sourceware bug 25847).
  func signal() {
    unsafe pthread_cond_signal(condition)
  }

  /// Wakes all who wait.
  func broadcast() {
    unsafe pthread_cond_broadcast(condition)
  }
}

import Synchronization

/// A fixed number of threads and the bounded queue before them: short under a load that stays, longer for a rush.
final class Workers: @unchecked Sendable {
  /// One piece of work.
  typealias Job = @Sendable () -> Void

  /// Jobs under way up to which anybody gets in, and those that nobody gets in above.
  private let usual: Int
  private let most: Int
  private let count: Int
  private let rush: Rate
  private let rushLeft: Guarded<TokenBucket>
  private let isRushUsed = Atomic<Bool>(false)
  /// Jobs that are promised a place, have one, or run.
  private let underWay = Atomic<Int>(0)
  /// Jobs that are promised a place, or have one, and do not run yet.
  private let waiting = Atomic<Int>(0)
  private let lock = Condition()
  // All that follows is touched with the lock held, the threads only by start and join.
  private var queue: [Job] = []
  private var head = 0
  private var sleeping = 0
  private var isWaking = false
  private var isClosed = false
  private var running = 0
  private var threads: [NativeThread] = []

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - count: How many threads.
  ///   - waiting: How many jobs may wait under a load that stays.
  ///   - rush: How many beyond these when they come at once.
  ///   - now: Microseconds on a clock that only goes forward, here and below; each thread that reserves may be a moment behind.
  init(count: Int, waiting: Int, rush: Rate, now: Int64) throws(ServerFailure) {
    self.count = max(count, 1)
    usual = self.count + waiting
    most = usual + rush.burst
    self.rush = rush
    rushLeft = Guarded(TokenBucket(full: rush, now: now))
    for number in 1...self.count {
      do throws(ServerFailure) {
        threads.append(try NativeThread(named: "http-work-\(number)") { [self] in work() })
      } catch {
        close()
        join()
        throw error
      }
    }
  }

  /// Promises a place in the queue; false when it is full. A job that a worker is about to take counts as one that runs: many that come
  /// at once to workers who sleep do not wait.
  func reserve(now: Int64) -> Bool {
    let number = underWay.wrappingAdd(1, ordering: .relaxed).newValue
    if hasPlace(number, now: now) {
      waiting.wrappingAdd(1, ordering: .relaxed)
      return true
    }
    underWay.wrappingSubtract(1, ordering: .relaxed)
    return false
  }

  /// Whether a job may be under way as one of so many. Once some of the rush is used, the time since the job before comes back for each
  /// that finds nobody waiting.
  private func hasPlace(_ number: Int, now: Int64) -> Bool {
    if number <= usual, !isRushUsed.load(ordering: .relaxed) { return true }
    return rushLeft.withLock { left in
      if number <= count {
        if left.fill(rush, now: now) { isRushUsed.store(false, ordering: .relaxed) }
        return true
      }
      left.pass(until: now)
      if number <= usual { return true }
      isRushUsed.store(true, ordering: .relaxed)
      return number <= most && left.take()
    }
  }

  /// Puts jobs into the places that were promised to them.
  func enqueue(_ jobs: [Job]) {
    let mustSignal = lock.locked {
      queue += jobs
      return mustWake()
    }
    if mustSignal { lock.signal() }
  }

  /// Puts a job at the end even of a full queue: the rest of an answer that has begun.
  func enqueueBeyond(_ job: @escaping Job) {
    underWay.wrappingAdd(1, ordering: .relaxed)
    waiting.wrappingAdd(1, ordering: .relaxed)
    enqueue([job])
  }

  /// Jobs that wait and jobs that run.
  var load: (waiting: Int, running: Int) {
    (waiting.load(ordering: .relaxed), lock.locked { running })
  }

  /// Lets the threads end once the queue is empty.
  func close() {
    lock.locked {
      isClosed = true
      lock.broadcast()
    }
  }

  /// Waits for all threads; to be called once, after ``close()``, and not from one of them.
  func join() {
    for thread in threads { thread.join() }
  }

  /// True when a sleeper is to be signalled: unless one is on its way already, which wakes the next when it finds more
  /// than it takes. The signal comes after the lock is given up; the woken would only wait for it.
  private func mustWake() -> Bool {
    guard sleeping > 0, !isWaking, head < queue.count else { return false }
    isWaking = true
    return true
  }

  private func work() {
    var isFirst = true
    while runNext(afterOne: !isFirst) { isFirst = false }
  }

  /// Runs one job and lets go of it before the next is waited for: it may hold a file.
  private func runNext(afterOne: Bool) -> Bool {
    let (job, mustSignal) = lock.locked { next(afterOne: afterOne) }
    if mustSignal { lock.signal() }
    guard let job else { return false }
    waiting.wrappingSubtract(1, ordering: .relaxed)
    job()
    underWay.wrappingSubtract(1, ordering: .relaxed)
    return true
  }

  private func next(afterOne: Bool) -> (job: Job?, mustSignal: Bool) {
    if afterOne { running -= 1 }
    var wasWoken = false
    while head == queue.count {
      if wasWoken { isWaking = false }
      if isClosed { return (nil, false) }
      sleeping += 1
      // It ends by itself now and then, as if woken: while a signal that was lost is thought to be on its way, nobody is sent another.
      lock.wait()
      sleeping -= 1
      wasWoken = true
    }
    if wasWoken { isWaking = false }
    let job = queue[head]
    queue[head] = {}
    head += 1
    running += 1
    if head == queue.count {
      queue.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 1024, head * 2 > queue.count {
      queue.removeFirst(head)
      head = 0
    }
    return (job, mustWake())
  }
}

/// A fixed number of threads and the bounded queue before them.
final class Workers: @unchecked Sendable {
  /// One piece of work.
  typealias Job = @Sendable () -> Void

  // All that follows is touched with the lock held, the threads only by start and join.
  private let lock = Condition()
  private var queue: [Job] = []
  private var head = 0
  private var sleeping = 0
  private var isWaking = false
  private var isClosed = false
  private var threads: [NativeThread] = []
  private var running = 0
  private let limit: Int

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - count: How many threads.
  ///   - limit: How many jobs may wait.
  init(count: Int, limit: Int) throws(ServerFailure) {
    self.limit = limit
    for number in 1...max(count, 1) {
      do throws(ServerFailure) {
        threads.append(try NativeThread(named: "http-work-\(number)") { [self] in work() })
      } catch {
        close()
        join()
        throw error
      }
    }
  }

  /// Puts a job at the end of the queue; false when the queue is full or closed.
  ///
  /// - Parameter mustFit: Takes the job even into a full queue: the rest of an answer that has begun.
  func enqueue(mustFit: Bool = false, _ job: @escaping Job) -> Bool {
    lock.locked {
      guard !isClosed, mustFit || queue.count - head < limit else { return false }
      queue.append(job)
      wakeOne()
      return true
    }
  }

  /// Jobs that wait and jobs that run.
  var load: (waiting: Int, running: Int) {
    lock.locked { (queue.count - head, running) }
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

  /// Wakes a sleeper unless one is on its way already: it wakes the next itself when it finds more than it takes.
  private func wakeOne() {
    guard sleeping > 0, !isWaking else { return }
    isWaking = true
    lock.signal()
  }

  private func work() {
    var isFirst = true
    while runNext(afterOne: !isFirst) { isFirst = false }
  }

  /// Runs one job and lets go of it before the next is waited for: it may hold a file.
  private func runNext(afterOne: Bool) -> Bool {
    guard let job = next(afterOne: afterOne) else { return false }
    job()
    return true
  }

  private func next(afterOne: Bool) -> Job? {
    lock.locked {
      if afterOne { running -= 1 }
      var wasWoken = false
      while head == queue.count {
        if wasWoken { isWaking = false }
        if isClosed { return nil }
        sleeping += 1
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
      } else {
        if head > 1024, head * 2 > queue.count {
          queue.removeFirst(head)
          head = 0
        }
        wakeOne()
      }
      return job
    }
  }
}

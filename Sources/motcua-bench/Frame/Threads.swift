internal import Glibc

/// Runs the same work on so many threads at once and waits for all.
func onThreads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
  final class Start: Sendable {
    let number: Int
    let work: @Sendable (Int) -> Void
    init(_ number: Int, _ work: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.work = work
    }
  }
  var threads: [pthread_t] = []
  for number in 0..<count {
    var thread = pthread_t()
    let start = unsafe Unmanaged.passRetained(Start(number, work)).toOpaque()
    let result = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        start.work(start.number)
        return nil
      }, start)
    precondition(result == 0, "cannot make a thread")
    threads.append(thread)
  }
  for thread in threads { pthread_join(thread, nil) }
}

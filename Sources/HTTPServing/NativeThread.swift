internal import CMicroHTTPD
import Glibc

/// A thread of the system, for work that blocks; Swift's own pool must not be blocked.
@safe final class NativeThread: @unchecked Sendable {
  // Written once in init; joined by its owner alone.
  private var thread = pthread_t()
  private var isJoined = false

  /// Starts a thread under a name of at most 15 letters.
  ///
  /// - Throws: ``ServerFailure`` when the system gives none.
  init(named name: String, _ body: @escaping @Sendable () -> Void) throws(ServerFailure) {
    let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        let start = unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        unsafe motcua_name_thread(start.name)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        // A client that goes away is an error code of the write, not a signal; the others belong to the main thread.
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe sigaddset(&signals, SIGINT)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe sigaddset(&signals, SIGHUP)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        start.body()
        return nil
      }, start.toOpaque())
    guard code == 0 else {
      unsafe start.release()
      isJoined = true
      throw ServerFailure(.resources, doing: "starting a thread", errno: code)
    }
  }

  /// Waits until the thread has ended; to be called once.
  func join() {
    isJoined = true
    pthread_join(thread, nil)
  }

  deinit {
    if !isJoined { pthread_detach(thread) }
  }

  private final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
}

internal import CMicroHTTPD
import Glibc

/// The library's server, driven by its loop and by no other thread.
@safe final class Daemon {
  private let handle: OpaquePointer
  private let words: UnsafeMutablePointer<motcua_mhd_words>
  /// Readable when the daemon has something to do.
  let descriptor: Int32

  /// Starts without any connection.
  ///
  /// - Throws: ``ServerFailure`` when certificate and key do not fit, or the system is short of resources.
  init(for loop: Loop, connections: Int, memory: Int, tls: TLSIdentity?) throws(ServerFailure) {
    let words = UnsafeMutablePointer<motcua_mhd_words>.allocate(capacity: 1)
    unsafe words.initialize(to: motcua_mhd_words())
    unsafe words.pointee.to = unsafe motcua_mhd_callbacks(
      context: Unmanaged.passUnretained(loop).toOpaque(), handle: handleRequest, line: beginRequest,
      completed: endRequest, connection: notifyConnection, refused: refuseRequest)
    let started = unsafe motcua_mhd_start(
      UInt32(clamping: connections), memory, tls?.key, tls?.certificate, tls.map { _ in TLSIdentity.priorities }, words)
    guard let started = unsafe started else {
      let said = unsafe withUnsafeBytes(of: &words.pointee.text) { text in
        unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
      }
      unsafe words.deallocate()
      throw ServerFailure(
        tls == nil ? .resources : .certificate, doing: "starting the server", detail: said.trimmedLine)
    }
    unsafe handle = started
    unsafe self.words = words
    // Later messages are not kept.
    unsafe words.pointee.text.0 = 1
    unsafe descriptor = motcua_mhd_epoll(started)
  }

  /// Ends all connections; none may be suspended.
  func stop() {
    unsafe MHD_stop_daemon(handle)
    unsafe words.deallocate()
  }

  /// Takes over the socket of a client; from here on it is the library's to close.
  ///
  /// - Returns: Whether the library keeps it. Some releases open it at once, others in the next ``run()``.
  func add(_ socket: Int32, from peer: Address) -> Bool {
    unsafe peer.withSocketAddress(port: 0) { address, length in
      unsafe MHD_add_connection(handle, socket, address, length) == .YES
    }
  }

  /// Does what there is to do, without waiting.
  func run() {
    unsafe MHD_run(handle)
  }

  /// Milliseconds that may be waited before the next ``run()``, at most `maximum`.
  func wait(atMost maximum: Int32) -> Int32 {
    var wait: UInt64 = 0
    guard unsafe MHD_get_timeout(handle, &wait) == .YES else { return maximum }
    return Int32(clamping: min(wait, UInt64(maximum)))
  }
}

extension String {
  fileprivate var trimmedLine: String {
    String(prefix { $0 != "\n" }).trimmed
  }
}

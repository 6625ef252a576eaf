internal import CMicroHTTPD
import Glibc

/// The library's server on a listening socket, driven by its loop and by no other thread.
@safe final class Daemon {
  private let handle: OpaquePointer
  private let words: UnsafeMutablePointer<motcua_mhd_words>
  /// Readable when the daemon has something to do.
  let descriptor: Int32

  /// Starts serving a socket, which belongs to the daemon from here on.
  ///
  /// - Throws: ``ServerFailure`` when certificate and key do not fit, or the system is short of resources.
  init(for loop: Loop, listening: consuming ListeningSocket, connections: Int, memory: Int, tls: TLSContent?)
    throws(ServerFailure)
  {
    let words = UnsafeMutablePointer<motcua_mhd_words>.allocate(capacity: 1)
    unsafe words.initialize(to: motcua_mhd_words())
    var callbacks = unsafe motcua_mhd_callbacks(
      context: Unmanaged.passUnretained(loop).toOpaque(), accept: acceptClient, handle: handleRequest,
      line: beginRequest, completed: endRequest, connection: notifyConnection)
    let socket = listening.take()
    let started = unsafe motcua_mhd_start(
      socket, UInt32(clamping: connections), memory, tls?.key, tls?.certificate, tls.map { _ in TLSContent.priorities },
      &callbacks, words)
    guard let started = unsafe started else {
      let said = unsafe withUnsafeBytes(of: &words.pointee.text) { text in
        unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
      }
      unsafe words.deallocate()
      close(socket)
      throw ServerFailure(
        tls == nil ? .resources : .certificate, doing: "starting the server", detail: said.trimmedLine)
    }
    unsafe handle = started
    unsafe self.words = words
    // Only the start is listened to: later messages name addresses of requests, which belong in no log.
    unsafe words.pointee.text.0 = 1
    unsafe descriptor = motcua_mhd_epoll(started)
  }

  /// Ends all connections; none may be suspended.
  func stop() {
    unsafe MHD_stop_daemon(handle)
    unsafe words.deallocate()
  }

  /// Accepts nobody any more.
  func quiesce() {
    let socket = unsafe MHD_quiesce_daemon(handle)
    if socket >= 0 { close(socket) }
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

/// Certificate and key as the library takes them.
struct TLSContent {
  /// TLS 1.2 and 1.3 with the library's sound defaults.
  static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE"

  let certificate: String
  let key: String

  init(_ files: TLSFiles) throws(ServerFailure) {
    certificate = try TLSContent.read(files.certificate)
    key = try TLSContent.read(files.key)
  }

  private static func read(_ path: String) throws(ServerFailure) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ServerFailure(.certificate, doing: "reading \(path)", errno: errno) }
    defer { close(descriptor) }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      unsafe count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.contains("-----BEGIN ") else {
      throw ServerFailure(.certificate, doing: "reading \(path)", detail: "this is not a PEM file")
    }
    return text
  }
}

extension String {
  fileprivate var trimmedLine: String {
    String(prefix { $0 != "\n" }).trimmed
  }
}

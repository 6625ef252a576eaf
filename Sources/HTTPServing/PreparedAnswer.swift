internal import CMicroHTTPD
import Glibc

/// An answer in the library's hands, ready to be queued.
@safe final class PreparedAnswer: @unchecked Sendable {
  let handle: OpaquePointer
  let status: Status
  /// The length of the body; nil when it is not known before its end.
  let size: Int?
  /// What makes the body piece by piece.
  let source: StreamSource?

  /// Prepares an answer; nil when memory or descriptors have run out.
  ///
  /// - Parameter isHead: True when only the head will be sent.
  init?(_ response: Response, isHead: Bool) {
    status = response.status
    size = response.body.size
    var source: StreamSource?
    let handle: OpaquePointer?
    switch response.body {
    case .empty:
      unsafe handle = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
    case .bytes(let bytes):
      unsafe handle = bytes.withUnsafeBytes { buffer in
        let start = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress)
        return unsafe MHD_create_response_from_buffer(buffer.count, start, .RESPMEM_MUST_COPY)
      }
    case .file(let file):
      let descriptor = file.duplicate()
      guard descriptor >= 0 else { return nil }
      // The library takes the descriptor and closes it with the answer; when it makes none, it is ours to close.
      unsafe handle = MHD_create_response_from_fd_at_offset64(UInt64(file.size), descriptor, UInt64(file.offset))
      if unsafe handle == nil { close(descriptor) }
    case .stream(let next):
      let made = StreamSource(next)
      source = made
      unsafe handle = MHD_create_response_from_callback(
        .max, 64 * 1024, readStream, Unmanaged.passRetained(made).toOpaque(), endStream)
      // Where only the head goes, the library would send the end of the chunks that it did not send.
      if isHead || status == .notModified, let handle = unsafe handle { _ = unsafe motcua_mhd_close_after(handle) }
    }
    guard let handle = unsafe handle else { return nil }
    unsafe self.handle = handle
    self.source = source
    for line in response.headers.lines where !line.value.isEmpty {
      unsafe MHD_add_response_header(handle, line.name, line.value)
    }
  }

  deinit {
    unsafe MHD_destroy_response(handle)
  }

  /// Lets the connection end with this answer.
  func closeAfter() {
    unsafe MHD_add_response_header(handle, "Connection", "close")
  }
}

/// Makes the body of an answer piece by piece: a worker makes, the loop takes, one after the other.
final class StreamSource: @unchecked Sendable {
  private let next: @Sendable () throws -> [UInt8]?
  private var piece: [UInt8] = []
  private var offset = 0
  private var isFinished = false
  private var isBroken = false
  /// The connection that the answer was queued on.
  var connection: Connection?
  /// Bytes that were taken.
  private(set) var size = 0

  init(_ next: @escaping @Sendable () throws -> [UInt8]?) {
    self.next = next
  }

  /// Makes the next piece; runs on a worker.
  func make() {
    do {
      offset = 0
      if let made = try next() { piece = made } else { isFinished = true }
    } catch {
      isBroken = true
    }
  }

  /// Gives what there is; when there is nothing, sends for more and suspends the connection.
  @unsafe fileprivate func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let connection, !connection.isAbandoned, !connection.loop.isEnding, !isBroken else { return -2 }
    if offset < piece.count {
      let count = min(buffer.count, piece.count - offset)
      unsafe piece.withUnsafeBytes {
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
      offset += count
      size += count
      return count
    }
    piece = []
    offset = 0
    guard !isFinished else { return -1 }
    connection.loop.fetch(self, for: connection)
    return 0
  }
}

private func readStream(
  _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int
) -> Int {
  guard let context = unsafe context else { return -2 }
  let source = unsafe Unmanaged<StreamSource>.fromOpaque(context).takeUnretainedValue()
  return unsafe source.take(UnsafeMutableRawBufferPointer(start: buffer, count: count))
}

private func endStream(_ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  let source = unsafe Unmanaged<StreamSource>.fromOpaque(context).takeRetainedValue()
  source.connection = nil
}

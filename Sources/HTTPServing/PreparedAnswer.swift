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
    case .seekable(let body):
      let made = StreamSource(body.pieces)
      source = made
      unsafe handle = MHD_create_response_from_callback(
        UInt64(body.size), 64 * 1024, readStream, Unmanaged.passRetained(made).toOpaque(), endStream)
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

  /// Names the request as the log does, so that whoever was answered can tell the operator which it was.
  func name(_ requestID: String) {
    unsafe MHD_add_response_header(handle, Exchange.idLine, requestID)
  }

  /// Lets the connection end with this answer.
  func closeAfter() {
    unsafe MHD_add_response_header(handle, "Connection", "close")
  }
}

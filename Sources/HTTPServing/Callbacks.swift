internal import CMicroHTTPD
import Glibc

// What the library calls. Each function finds its loop and its connection and hands on; none keeps a pointer.

private func loop(_ context: UnsafeMutableRawPointer?) -> Loop? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<Loop>.fromOpaque(context).takeUnretainedValue()
}

private func connection(_ handle: OpaquePointer?) -> Connection? {
  guard let handle = unsafe handle, let context = unsafe motcua_mhd_context(handle) else { return nil }
  return unsafe Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
}

/// A connection begins or ends.
func notifyConnection(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ kept: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ event: MHD_ConnectionNotificationCode
) {
  guard let loop = unsafe loop(context), let handle = unsafe handle, let kept = unsafe kept else { return }
  switch event {
  case .CONNECTION_NOTIFY_STARTED:
    let peer = unsafe motcua_mhd_peer(handle).flatMap { unsafe Address($0) } ?? Address(v4: 0)
    let tls = unsafe motcua_mhd_tls(handle).flatMap { session in
      loop.site.identity.withLock { $0 }.map { unsafe TLSSession(OpaquePointer(session), $0) }
    }
    let connection = unsafe Connection(
      handle: handle, socket: motcua_mhd_socket(handle), peer: peer, tls: tls, loop: loop, now: loop.now)
    loop.opened(connection)
    unsafe kept.pointee = Unmanaged.passRetained(connection).toOpaque()
  case .CONNECTION_NOTIFY_CLOSED:
    guard let held = unsafe kept.pointee else { return }
    loop.closed(unsafe Unmanaged<Connection>.fromOpaque(held).takeRetainedValue())
    unsafe kept.pointee = nil
  @unknown default:
    return
  }
}

/// The first line of a request has come; the address is kept before the library takes it apart.
func beginRequest(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let loop = unsafe loop(context), let connection = unsafe connection(handle) else { return nil }
  let surroundings = loop.site.settings.surroundings
  let text = unsafe target.map { unsafe String(cString: $0) } ?? ""
  loop.began(
    Exchange(target: text, id: surroundings.requestID(), startedAt: surroundings.microseconds()), on: connection)
  return nil
}

/// The head has come, a piece of the body, the end of the body, or the answer.
func handleRequest(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ address: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ bytes: UnsafePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ kept: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let loop = unsafe loop(context), let connection = unsafe connection(handle), let exchange = connection.exchange,
    let method = unsafe method, let version = unsafe version, let size = unsafe size
  else { return .NO }
  let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size.pointee)
  unsafe size.pointee = 0
  return unsafe loop.handle(exchange, on: connection, method: method, version: version, bytes: piece)
}

/// The library is about to refuse a request by itself.
func refuseRequest(_ context: UnsafeMutableRawPointer?, _ status: UInt32) {
  unsafe loop(context)?.refusesItself(Status(Int(status)))
}

/// The answer has been sent, or will not be.
func endRequest(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ kept: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ how: MHD_RequestTerminationCode
) {
  guard let loop = unsafe loop(context), let handle = unsafe handle, let connection = unsafe connection(handle) else {
    return
  }
  let status = unsafe motcua_mhd_status(handle)
  let isOurs = connection.exchange?.answer != nil
  loop.ended(
    connection, isComplete: how == .REQUEST_TERMINATED_COMPLETED_OK,
    libraryStatus: status == 0 || isOurs ? nil : Status(Int(status)))
}

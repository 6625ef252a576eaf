internal import CGnuTLS

/// The TLS of one connection. The library ends it with the connection; only the connection holds it.
@safe final class TLSSession {
  private let handle: gnutls_session_t
  private let identity: TLSIdentity

  /// Takes up a session that has not begun, and presents an identity in it.
  @unsafe init(_ handle: gnutls_session_t, _ identity: TLSIdentity) {
    unsafe self.handle = handle
    self.identity = identity
    unsafe identity.present(to: handle)
  }

  /// Sends bytes and says that nothing follows, without waiting; false when not all of them could go.
  func sayLast(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe gnutls_record_send(handle, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return unsafe gnutls_bye(handle, GNUTLS_SHUT_WR) == GNUTLS_E_SUCCESS
  }
}

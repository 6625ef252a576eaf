import Crypto

extension OneStop {
  /// What an effect of the outbox sends, made once: what was made at the first try is durable before anybody gets it, and every
  /// further try, also after the server was killed, sends these bytes. Its receivers know it as one message by them.
  ///
  /// - Parameter make: Makes it.
  func sentOnce(_ effect: Effect, _ make: () throws -> [UInt8]) throws -> [UInt8] {
    if let sent = try store.read(for: authority, { try $0.sentFile(of: effect) }) { return try content(of: sent) }
    let (sha256, count) = try keep(make())
    let sent = try store.write(for: authority) { record in
      let sent = try record.note(SentFile(sha256: sha256, bytes: count), of: effect)
      try record.attach(sha256: sent.sha256, to: effect.subject)
      return sent
    }
    // Whoever was given up too early has made another one meanwhile.
    if sent.sha256 != sha256 { try removeUnlessNamed(sha256) }
    return try content(of: sent)
  }

  private func content(of file: SentFile) throws -> [UInt8] {
    try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
  }
}

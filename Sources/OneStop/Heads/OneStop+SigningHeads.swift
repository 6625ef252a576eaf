import Crypto
import Dossiers
import Proofs
public import Signatures
import Text
import WorkingTime

/// The log contradicts a head that was signed: a failure after which no other head is signed, since two heads of one log that do
/// not agree prove to whoever holds both that the office rewrote its record.
public struct LogContradiction: Error, Sendable {
  /// Over how many entries the head is that was signed.
  public let size: Int64
}

extension OneStop {
  /// The name under which the log signs and is signed (https://c2sp.org/tlog-checkpoint).
  public var logOrigin: String { Checkpoint.origin(ofAuthority: authority.text) }

  /// Signs the head of the log when it has grown since the last one was signed.
  ///
  /// - Returns: The last signed head; nil when the log is empty, or there is neither a key nor an older head.
  /// - Throws: ``LogContradiction`` when the log does not begin with what was signed before; ``OtherLogKey``; a failure.
  @discardableResult
  public func signHead() throws -> SignedHead? {
    try store.placeEntries(of: authority)
    // Mostly there is nothing to do, and nobody has to wait for the pen.
    let (size, last) = try store.read(for: authority) { (try $0.logSize(), try $0.lastSignedHead()) }
    guard size != last?.size ?? 0, let key = logKey, standsBack == nil else { return last }
    let (origin, now) = (logOrigin, environment.now())
    return try store.write(for: authority) { record in
      let tree = LogTree(record)
      let (size, last) = (try tree.size(nil), try record.lastSignedHead())
      guard size != last?.size ?? 0 else { return last }
      try record.checkSigning(key.publicKey.id)
      if let last, try size < last.size || tree.head(of: last.size).head != last.signed.checkpoint.head {
        throw LogContradiction(size: last.size)
      }
      // A clock that was set back signs with the time of the last head until it has caught up: later heads are never earlier.
      let time = last.map { max(now, $0.signed.checkpoint.time) } ?? now
      let checkpoint = Checkpoint(origin: origin, size: size, head: try tree.head(of: size).head, time: time)
      let head = SignedHead(try SignedCheckpoint(checkpoint, signedBy: key), key: key.publicKey.id)
      try record.keep(LogKey(id: key.publicKey.id, der: key.publicKey.der, since: now))
      try record.keep(head)
      return head
    }
  }

  /// Has the last signed head stamped with the time, when it is not yet.
  ///
  /// - Returns: Whether one was stamped.
  /// - Throws: `TimeStampFailure` when the authority gives none; a failure of the store.
  public func stampHead(with service: TimeStampService) throws -> Bool {
    guard let head = try lastSignedHead(), head.timeStamp == nil else { return false }
    let token = try service.token(stamping: Array(head.signed.note.utf8))
    try store.write(for: authority) { try $0.note(timeStamp: token, ofHeadOver: head.size) }
    return true
  }

  /// The head that was signed last; nil when none was.
  public func lastSignedHead() throws -> SignedHead? { try store.read(for: authority) { try $0.lastSignedHead() } }

  /// Signed heads over fewer entries than so many, or all, the largest first, at most so many.
  public func signedHeads(before size: Int64?, limit: Int) throws -> [SignedHead] {
    try store.read(for: authority) { try $0.signedHeads(before: size, limit: limit) }
  }

  /// The keys that have signed heads, the first one first, and at the end the one that signs now when it has not yet.
  public func logKeys() throws -> [LogKey] {
    let kept = try store.read(for: authority) { try $0.logKeys() }
    guard let key = logKey?.publicKey, !kept.contains(where: { $0.id == key.id }) else { return kept }
    return kept + [LogKey(id: key.id, der: key.der, since: environment.now())]
  }
}

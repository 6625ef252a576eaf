public import Crypto
import Proofs
import WorkingTime

/// Another key signs the log than the one that is at hand here: a failure, since whoever follows a log that two keys sign by turns
/// has to take it for two.
public struct OtherLogKey: Error, Hashable, Sendable {
  /// The name of the key that signs: SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.
  public let signing: String
  /// The name of the key that is at hand here.
  public let own: String
}

extension OneStop {
  /// Makes sure that the key of this office is the one that signs the log; while none has signed, any may begin.
  ///
  /// - Throws: ``OtherLogKey``; a failure of the store.
  public func checkLogKey() throws {
    guard let key = logKey?.publicKey else { return }
    try store.read(for: authority) { try $0.checkSigning(key.id) }
  }

  /// Has another key sign the log from now on, at every node. What was signed before stays provable.
  ///
  /// - Throws: ``OtherLogKey`` for a key in whose place another one has come: it does not come back; a failure of the store.
  public func changeLogKey(to key: PublicKey) throws {
    let now = environment.now()
    try store.write(for: authority) { record in
      guard try record.signingKey() != key.id else { return }
      // The one that was chosen last is the latest, whatever the clock says.
      let earlier =
        try record.logKeys().map(\.since) + [record.lastSignedHead()?.signed.checkpoint.time].compactMap(\.self)
      let since = earlier.max().map { max(now, $0.advanced(bySeconds: 1)) } ?? now
      try record.keep(LogKey(id: key.id, der: key.der, since: since))
      try record.checkSigning(key.id)
    }
  }
}

extension HeadReading {
  /// The name of the key that signs the log: the one that was chosen since a head was signed, or else the one that signed the last
  /// head; nil while none has signed and none was chosen.
  fileprivate func signingKey() throws -> String? {
    guard let last = try lastSignedHead() else { return try logKeys().last?.id }
    return try logKeys().last { $0.since > last.signed.checkpoint.time }?.id ?? last.key
  }

  /// Makes sure that a key is the one that signs the log, or that none has signed yet.
  func checkSigning(_ key: String) throws {
    guard let signing = try signingKey(), signing != key else { return }
    throw OtherLogKey(signing: signing, own: key)
  }
}

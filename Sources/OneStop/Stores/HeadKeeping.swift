public import Crypto
public import Proofs
public import WorkingTime

/// A head of the log that the office has signed.
public struct SignedHead: Hashable, Sendable {
  /// The head with its signature.
  public let signed: SignedCheckpoint
  /// The name of the key: SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.
  public let key: String
  /// A time stamp (RFC 3161) over the note in UTF-8, signature and all; nil when nobody stamped it.
  public let timeStamp: [UInt8]?

  /// A head of these values.
  public init(_ signed: SignedCheckpoint, key: String, timeStamp: [UInt8]? = nil) {
    self.signed = signed
    self.key = key
    self.timeStamp = timeStamp
  }

  /// Over how many entries it is.
  public var size: Int64 { signed.checkpoint.size }
}

/// A key that signs heads of the log, or once did, as it is kept.
public struct LogKey: Hashable, Sendable {
  /// Its name: SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.
  public let id: String
  /// Its SubjectPublicKeyInfo, in DER.
  public let der: [UInt8]
  /// When it first signed.
  public let since: Instant

  /// A key of these values.
  public init(id: String, der: [UInt8], since: Instant) {
    self.id = id
    self.der = der
    self.since = since
  }

  /// The key of that name, of Ed25519; nil when what is kept is another, or none.
  public var publicKey: PublicKey? {
    guard let key = try? PublicKey(der), key.kind == .ed25519, key.id == id else { return nil }
    return key
  }
}

/// Reading which heads of the log were signed.
public protocol HeadReading {
  /// The signed head over most entries; nil when none was signed yet.
  func lastSignedHead() throws -> SignedHead?
  /// The signed head over the fewest entries that are at least so many.
  ///
  /// - Parameter stamped: Whether only heads with a time stamp count.
  func signedHead(atLeast size: Int64, stamped: Bool) throws -> SignedHead?
  /// Signed heads over fewer entries than so many, the largest first, at most so many.
  func signedHeads(before size: Int64?, limit: Int) throws -> [SignedHead]
  /// What is kept of signed heads over more entries than so many, the smallest first, at most so many: with the note as
  /// it stands, whether it can be read or not.
  func keptHeads(after size: Int64, limit: Int) throws -> [KeptHead]
  /// The keys that have signed heads, the first one first.
  func logKeys() throws -> [LogKey]
}

/// A signed head as the store has it, before anybody has looked whether it is one.
public struct KeptHead: Hashable, Sendable {
  /// Under which length of the log it is kept.
  public let size: Int64
  /// The text of the note.
  public let note: String
  /// The name of the key.
  public let key: String
  /// The time stamp.
  public let timeStamp: [UInt8]?

  /// A head as the store has it.
  public init(size: Int64, note: String, key: String, timeStamp: [UInt8]?) {
    self.size = size
    self.note = note
    self.key = key
    self.timeStamp = timeStamp
  }
}

/// Keeping signed heads.
public protocol HeadWriting: HeadReading {
  /// Keeps a signed head; one over as many entries that is there already stays.
  func keep(_ head: SignedHead) throws
  /// Keeps the time stamp of the signed head over so many entries, when it has none.
  func note(timeStamp: [UInt8], ofHeadOver size: Int64) throws
  /// Keeps a key; one that is there already stays.
  func keep(_ key: LogKey) throws
}

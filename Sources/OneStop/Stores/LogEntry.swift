public import Dossiers
import JSON
public import WorkingTime

/// An entry of the log before it has a position.
public struct NewEntry: Sendable {
  /// The dossier.
  public let dossier: DossierCode
  /// Its number within the dossier, from 1.
  public let version: Int
  /// When it was written.
  public let at: Instant
  /// The canonical form (RFC 8785) of everything it says.
  public let body: String
  /// The leaf of the Merkle tree: SHA-256 of a zero byte and the canonical form (RFC 9162, 2.1.1).
  public let leaf: [UInt8]
  /// Whether its content holds the answers and papers as they are now.
  public let setsAnswers: Bool
  /// Whether its content holds the last look-up.
  public let setsLookup: Bool

  /// An entry of these values.
  public init(
    dossier: DossierCode, version: Int, at: Instant, body: String, leaf: [UInt8], setsAnswers: Bool, setsLookup: Bool
  ) {
    self.dossier = dossier
    self.version = version
    self.at = at
    self.body = body
    self.leaf = leaf
    self.setsAnswers = setsAnswers
    self.setsLookup = setsLookup
  }
}

/// An entry of the log.
public struct StoredEntry: Sendable {
  /// Its place in the log of the authority, from 1, without gaps; of an entry that has none yet the reference that
  /// stands for it, which is larger than any place.
  public let position: Int64
  /// What it is about.
  public let subject: RecordSubject
  /// Its number within that, from 1.
  public let version: Int
  /// The canonical form of everything it says.
  public let body: String
  /// The leaf hash that was kept with it.
  public let leaf: [UInt8]

  /// An entry as the store has it.
  public init(position: Int64, subject: RecordSubject, version: Int, body: String, leaf: [UInt8]) {
    self.position = position
    self.subject = subject
    self.version = version
    self.body = body
    self.leaf = leaf
  }
}

extension StoredEntry {
  /// The first reference that is no position: logs do not grow so long.
  public static let firstTicket: Int64 = 1 << 40

  /// Whether it has its place in the log.
  public var isPlaced: Bool { position < StoredEntry.firstTicket }
}

/// The personal content of an entry, and the salt that keeps its hash from being guessed.
public struct StoredContent: Sendable, Equatable {
  /// 16 random bytes.
  public let salt: [UInt8]
  /// The canonical form of the content.
  public let body: String

  /// Content as the store has it.
  public init(salt: [UInt8], body: String) {
    self.salt = salt
    self.body = body
  }
}

/// A dossier, and where in the log its current personal content stands.
public struct StoredDossier: Sendable {
  /// The dossier.
  public let dossier: Dossier
  /// The reference of the last entry.
  public let lastPosition: Int64
  /// The reference of the entry whose content holds the answers and papers as they are now.
  public let answersPosition: Int64
  /// The reference of the entry whose content holds the last look-up.
  public let lookupPosition: Int64?

  /// A dossier as the store has it.
  public init(dossier: Dossier, lastPosition: Int64, answersPosition: Int64, lookupPosition: Int64?) {
    self.dossier = dossier
    self.lastPosition = lastPosition
    self.answersPosition = answersPosition
    self.lookupPosition = lookupPosition
  }
}

public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// How a record is cut behind an entry of its log, so that the office stands where it stood then.
///
/// The use case says what follows from the log; the store has one rule for each of its tables (`TableRule`), and does the rest.
/// What is derived is made again afterwards, as `motcua log rebuild` makes it.
public protocol CutWriting {
  /// The name of an authority that has entries in the same record, besides this one.
  func otherAuthority() throws -> String?
  /// Cuts the record; everything derived of what the cut names is to be made again.
  func cut(_ cut: RecordCut) throws -> CutTraces
}

/// A cut: where it is made, and what follows from the log on either side of it.
public struct RecordCut: Sendable {
  /// The last entry that stays.
  public let position: Int64
  /// What a table has by a date of its own stays up to this moment.
  public let moment: Instant
  /// Dossiers and documents that begin behind the cut.
  public var gone: [RecordSubject] = []
  /// Dossiers and documents that begin before the cut and go on behind it.
  public var back: [TurnedBack] = []
  /// Series whose last numbers were given behind the cut, and the last ones before it; 0 for none.
  public var numbers: [Series: Int] = [:]
  /// What entries behind the cut wrote into registers: the register, and the identity of the entry.
  public var registerEntries: [RegisterPlace] = []
  /// Manifests of evidence that only entries behind the cut name.
  public var evidence: [String] = []
  /// Payments that were begun before the cut, by their references, and how they stood.
  public var paymentsBack: [String: OnlinePayment.Status] = [:]
  /// Payments that were begun behind the cut; what the platform wrote about them stays, for a person to look into.
  public var paymentsGone: Set<String> = []
  /// Rows of answers to commands that are forgotten.
  public var outcomes: [Int64] = []
  /// Messages of partners whose answers are forgotten: who brought them, and the hash of the file.
  public var messages: [MessagePlace] = []

  /// A cut behind an entry.
  public init(behind position: Int64, at moment: Instant) {
    self.position = position
    self.moment = moment
  }

  /// An entry of a register.
  public struct RegisterPlace: Hashable, Sendable {
    /// The register.
    public let register: Key<Register>
    /// By what the entry is known there.
    public let identity: String
  }

  /// A message of a partner.
  public struct MessagePlace: Hashable, Sendable {
    /// Who brought it.
    public let partner: String
    /// SHA-256 of the file.
    public let sha256: String
  }
}

/// A dossier or document as it stands again: where in the log, and by which files.
public struct TurnedBack: Sendable {
  /// The dossier or document.
  public let subject: RecordSubject
  /// The position of its last entry that stays.
  public let last: Int64
  /// The position of the last one with answers; of a document it means nothing.
  public let answers: Int64
  /// The position of the last one with a look-up.
  public let lookup: Int64?
  /// Hashes that stand in what stays: no such file leaves it.
  public let named: Set<String>
  /// Hashes that stand in what goes alone.
  public let leaving: Set<String>
}

/// What a cut has taken away beside the log.
public struct CutTraces: Sendable {
  /// Effects that had been done and whose entries are gone, by their kinds.
  public var left: [Effect.Kind: Int] = [:]
  /// Signed heads that are gone.
  public var heads = 0
  /// Over how many entries the largest of them was.
  public var largestHead: Int64 = 0
  /// Messages of partners that wait to be taken again.
  public var messages = 0
  /// Files that something named which is gone, by their hashes; others may name them too.
  public var files: Set<String> = []

  /// None.
  public init() {}
}

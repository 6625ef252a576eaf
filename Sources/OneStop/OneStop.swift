public import Crypto
public import Dossiers
public import Forms
public import Procedures
import Synchronization
public import Text

/// The one-stop office of one authority: every use case begins here.
///
/// It is shared by all threads. A use case loads, decides, records and answers; what it acknowledges is durable.
public final class OneStop: Sendable {
  /// The authority.
  public let authority: Key<Authority>
  let store: any RecordStore
  let files: any FileKeeping
  let environment: Environment
  let quota: UploadQuota
  let reach: Set<Reach>
  let scanner: (any FileScanning)?
  let scannerAbsence = ScannerAbsence()
  let revocation: @Sendable () -> RevocationData
  let press: Press?
  let paying: OnlinePaying?
  let persons: PersonIndex
  let tellsPortal: Bool
  let logKey: Ed25519Key?
  let judgedLately = JudgedLately()
  let counted = Mutex(OfficeCounts())
  let justRead = JustRead()
  private let shelf: Mutex<Shelf>
  let judging = Mutex(JudgingRound())
  let ticking = Mutex(TickRound())
  /// The last dossier that this program has looked through by what its applicant finds it; nil before the first.
  let linkedLast = Mutex<DossierCode?>(nil)
  /// When somebody in this program looked at the clock last, by the machine's own count; nil before the first look.
  let clockLookedAt = Mutex<ContinuousClock.Instant?>(nil)
  /// Whether working files of the store may show what was erased: whoever ran before may have been cut off before clearing them.
  let leavesTraces = Mutex(true)
  /// The last message that was in the inbox before this program took any.
  let foundMessages = Mutex<Int64?>(nil)
  /// Messages of which this program ended a try and could not note that.
  let unnotedTries = Mutex<Set<Int64>>([])

  /// The definitions in use, and older texts of procedures as dossiers need them.
  private struct Shelf {
    var current: Definitions {
      didSet { takenFiles = current.takenFiles }
    }
    var takenFiles: FileField
    var older: [Revision: Procedure] = [:]
  }

  /// Opens the office with checked definitions, whose texts are kept in the record before the first dossier needs them.
  ///
  /// - Parameters:
  ///   - reach: By which ways applicants are told things; without any, notices stand on the dossier alone.
  ///   - revocation: What is at hand now about revoked certificates.
  ///   - paying: How the payment platform is asked; without it nothing is paid on line.
  ///   - tellsPortal: Whether the national portal is told of every dossier.
  ///   - logKey: Signs the heads of the log; without it none is signed.
  ///   - press: Makes papers of statements that are to be signed; without it they are issued as XML only.
  public init(
    definitions: Definitions, store: any RecordStore, files: any FileKeeping, environment: Environment,
    quota: UploadQuota = UploadQuota(), reach: Set<Reach> = [], scanner: (any FileScanning)? = nil,
    revocation: @escaping @Sendable () -> RevocationData = { RevocationData() }, press: Press? = nil,
    paying: OnlinePaying? = nil, tellsPortal: Bool = false, logKey: Ed25519Key? = nil
  ) throws {
    authority = definitions.authority.id
    self.store = store
    self.files = files
    self.environment = environment
    persons = try PersonIndex(installationKey: environment.installationKey)
    self.quota = quota
    self.reach = reach
    self.scanner = scanner
    self.revocation = revocation
    self.press = press
    self.paying = paying
    self.tellsPortal = tellsPortal
    self.logKey = logKey
    shelf = Mutex(Shelf(current: definitions, takenFiles: definitions.takenFiles))
    try keepTexts(of: definitions)
  }

  /// The definitions in use.
  public var definitions: Definitions { shelf.withLock(\.current) }

  /// Every file that some part of a procedure or some field of a form takes.
  public var takenFiles: FileField { shelf.withLock(\.takenFiles) }

  /// Puts other checked definitions into use; dossiers under way keep the texts they were filed under.
  public func use(_ definitions: Definitions) throws {
    try keepTexts(of: definitions)
    shelf.withLock { $0.current = definitions }
  }

  /// The text of a procedure under which a dossier was filed.
  func procedure(_ id: Key<Procedure>, _ revision: Revision, _ record: any RecordReading) throws -> Procedure {
    let found: Procedure? = shelf.withLock { shelf in
      if let current = shelf.current.procedures[id], current.revision == revision { return current }
      return shelf.older[revision]
    }
    if let found { return found }
    guard let kept = try record.definition(revision),
      let procedure = Definitions.procedure(fromBundle: kept.bundle, of: definitions)
    else { throw UseRefusal.definitionLost }
    shelf.withLock { $0.older[revision] = procedure }
    return procedure
  }

  private func keepTexts(of definitions: Definitions) throws {
    let now = environment.now()
    // In one order everywhere: what is written must not depend on how a dictionary is walked through.
    let procedures = definitions.procedures.values.sorted { $0.id < $1.id }
    let missing = try store.read(for: authority) { record in
      try procedures.filter { try !record.hasDefinition($0.revision) }
    }
    guard !missing.isEmpty else { return }
    let kept = missing.map { procedure in
      KeptDefinition(
        revision: procedure.revision, procedure: procedure.id, bundle: definitions.bundle(of: procedure.id), since: now)
    }
    try store.write(for: authority) { record in
      for definition in kept { try record.keep(definition) }
    }
  }
}

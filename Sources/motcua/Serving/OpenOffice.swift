import Crypto
import Dossiers
import Glibc
import OneStop
import Portal
import PostgresStore
import Procedures
import RecordKeeping
import SQLiteStore
import Text
import WorkingTime

/// The office of a data folder, open: its record, its files, its secret.
final class OpenOffice {
  let office: OneStop
  let environment: Environment
  private let place: DataPlace
  private let record: any OfficeRecord

  /// Opens the office for the one process that serves, and tells applicants things by these ways.
  convenience init(
    _ place: DataPlace, _ definitions: Definitions, reach: Set<Reach>, scanner: (any FileScanning)?,
    revocation: RevocationAnswers, paying: OnlinePaying? = nil, tellsPortal: Bool = false, logKey: Ed25519Key?,
    now: @escaping @Sendable () -> Instant
  ) throws {
    try self.init(place, definitions, reach, scanner, revocation, paying, tellsPortal, logKey, now) {
      try SQLiteRecordStore(folder: $0, at: now())
    }
    try checkLogKey()
    // Another node may be in the midst of one; what this one was cut off in is tried again when its time is over.
    if record is SQLiteRecordStore { try office.resumeTries() }
  }

  /// Opens the office for a command that comes and goes, also while a server runs on the same folder.
  convenience init(
    visiting place: DataPlace, _ definitions: Definitions, logKey: Ed25519Key? = nil,
    now: @escaping @Sendable () -> Instant
  ) throws {
    try self.init(place, definitions, [], nil, nil, nil, false, logKey, now) {
      try SQLiteRecordStore(visiting: $0, at: now())
    }
  }

  private init(
    _ place: DataPlace, _ definitions: Definitions, _ reach: Set<Reach>, _ scanner: (any FileScanning)?,
    _ revocation: RevocationAnswers?, _ paying: OnlinePaying?, _ tellsPortal: Bool, _ logKey: Ed25519Key?,
    _ now: @escaping @Sendable () -> Instant,
    _ open: (String) throws -> SQLiteRecordStore
  ) throws {
    try place.make()
    environment = Environment(
      now: now, randomBytes: { try randomBytes($0) }, installationKey: try InstallationKey.open(in: place.path))
    self.place = place
    do {
      if let address = try StorePlace.address(in: place) {
        let store = try PostgresRecordStore(address, at: now(), clock: now)
        try StorePlace.agree(store, key: environment.installationKey, in: place)
        record = store
      } else {
        record = try open(place.path)
      }
      office = try OneStop(
        definitions: definitions, store: record, files: record.files, environment: environment, reach: reach,
        scanner: scanner, revocation: { revocation?.data ?? RevocationData() },
        press: { try $0.pdf(in: $1) }, paying: paying, tellsPortal: tellsPortal, logKey: logKey)
    } catch let failure as FileFailure {
      throw CommandError(.tryAgain, failure.words)
    } catch let failure as StoreFailure {
      throw CommandError(.tryAgain, failure.words)
    }
  }

  /// Makes sure that no second key signs the log. Whatever else is wrong with its heads is told where the next one is signed.
  ///
  /// - Throws: ``CommandError``; the record is closed then.
  private func checkLogKey() throws {
    do { try office.checkLogKey() } catch let other as OtherLogKey {
      try close()
      throw CommandError.refused(other.words)
    } catch {}
  }

  /// How the writer of its record has worked, and how it stands.
  var writing: @Sendable () -> WritingCounts { { [record] in record.writing } }

  /// What its node and others on the same record tell each other; nil when nobody shares it.
  var news: NodeNews? { (record as? PostgresRecordStore)?.news }

  /// A folder on the disk of the record where long bodies wait; what a crash left there is nameless and gone.
  func spoolFolder() throws -> String {
    let path = place.path + "/spool"
    try DataPlace(path: path).make()
    return path
  }

  /// Finishes what is waiting and closes the record.
  ///
  /// - Throws: ``CommandError`` when the disk does not take the last of it into its place; it is safe where it is, and the
  ///   next start goes on from there.
  func close() throws {
    do {
      try record.close()
    } catch let failure as StoreFailure {
      throw CommandError(.tryAgain, failure.words)
    }
  }
}

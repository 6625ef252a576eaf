import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import SQLiteStore
import WorkingTime

/// One run of the program over a record: from its start to its stop, its death, or the end of its power.
final class Life {
  let office: OneStop
  let disturbance: Disturbance
  private let disk: VolatileDisk?
  private let store: SQLiteRecordStore

  /// - Parameter disk: Whose power may be cut; nil for the disk of this machine.
  init(
    _ folder: String, in world: World, on disk: VolatileDisk? = nil, by definitions: Definitions? = nil,
    paying: OnlinePaying? = nil, scanner: (any FileScanning)? = nil
  ) throws {
    self.disk = disk
    disturbance = Disturbance(disk) { world.pass($0) }
    store = try SQLiteRecordStore(folder: folder, at: world.now, disturbance: disturbance)
    office = try OneStop(
      definitions: definitions ?? Ground.shared.get().definitions, store: store, files: store.files,
      environment: world.environment, reach: [.mail, .message], scanner: scanner, paying: paying, tellsPortal: true,
      logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
  }

  deinit {
    // Without power there is nothing to be closed in order.
    try? store.close()
  }

  /// The entries of the log behind a position, at most a thousand.
  func entries(after position: Int64) throws -> [StoredEntry] {
    try store.read(for: office.authority) { try $0.entries(from: position + 1, limit: 1000) }
  }

  /// Uploads a file, and returns when that is safe; what is named already is there.
  func upload(_ text: String, at now: Instant) throws -> Kept {
    let kept = try keep(text)
    let upload = Upload(
      id: kept.sha256, sha256: kept.sha256, name: "giay.pdf", bytes: kept.bytes, type: "application/pdf", at: now,
      owner: "network/town", scan: .unscanned)
    try store.write(for: office.authority) { record in
      if try !record.isNamed(sha256: upload.sha256) { try record.save(upload) }
    }
    return kept
  }

  /// Whether a dossier or an upload names a file.
  func isNamed(_ kept: Kept) throws -> Bool {
    try store.read(for: office.authority) { try $0.isNamed(sha256: kept.sha256) }
  }

  /// Keeps a file as an upload does, until it is safe.
  func keep(_ text: String) throws -> Kept {
    let file = try store.files.receive()
    try file.append(Array(text.utf8))
    let (sha256, bytes) = try file.finish()
    return Kept(sha256: sha256, bytes: bytes)
  }

  struct Kept { let sha256: String, bytes: Int }

  /// What a kept file is by its content; nil when it is not there or too short.
  func hash(of kept: Kept) -> String? { content(of: kept).map { SHA256(of: $0).hex } }

  /// All of a kept file; nil when it is not there or too short.
  func content(of kept: Kept) -> [UInt8]? {
    guard let file = try? store.files.open(sha256: kept.sha256, bytes: kept.bytes) else { return nil }
    return try? file.read(at: 0, count: kept.bytes)
  }
}

/// A folder of a test's own, removed with it.
final class OwnFolder: Sendable {
  let path = OwnFolder.ground + "/motcua-simulation-" + UUID().uuidString

  /// In memory where there is such a place: what a disk does is simulated, and a real one would only be waited for.
  private static let ground =
    FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

internal import Crypto
internal import Glibc
internal import Synchronization

/// A file that is arriving: it stands under a passing name until it is kept, and is hashed on the way unless its hash is known.
///
/// Letting it go, or any failure, removes it without a trace.
public final class IncomingFile: Sendable {
  private let path: String
  private let store: FileStore
  private let arrival: Mutex<Arrival?>

  init(_ path: String, for store: FileStore, hashedAs known: SHA256?) throws(FileFailure) {
    self.path = path
    self.store = store
    let hash: Hashing
    if let known {
      hash = .known(known)
    } else {
      do throws(CryptoFailure) { hash = .stream(try HashStream()) } catch {
        throw FileFailure(.disk, doing: "hashing", path: path, message: error.description)
      }
    }
    try store.disturbance?.making(path)
    let descriptor = try Descriptor(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, doing: "making")
    arrival = Mutex(Arrival(descriptor: descriptor, hash: hash, disturbance: store.disturbance))
  }

  deinit {
    giveUp()
  }

  /// Adds what has arrived.
  ///
  /// - Throws: ``FileFailure/Code/full`` and other failures of the disk; the file is given up then.
  public func append(_ bytes: [UInt8]) throws(FileFailure) {
    do throws(FileFailure) {
      try arrival.withLock { arrival throws(FileFailure) in
        guard arrival != nil else { throw ended() }
        try arrival?.take(bytes)
      }
    } catch {
      giveUp()
      throw error
    }
  }

  /// Bytes that have arrived so far; 0 once it was kept or given up.
  public var bytes: Int64 {
    arrival.withLock { $0?.bytes ?? 0 }
  }

  /// Reads so many bytes of what has arrived; fewer only at the end.
  public func read(at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    try arrival.withLock { arrival throws(FileFailure) in
      guard let bytes = try arrival?.descriptor.read(at: offset, count: count) else { throw ended() }
      return bytes
    }
  }

  /// Puts the file in its place for good. On return content and name are on the disk.
  ///
  /// The same content is kept once, however often and under whatever name it comes.
  public func keep() throws(FileFailure) -> StoredFile {
    defer { giveUp() }
    let file = try arrival.withLock { arrival throws(FileFailure) in
      guard let file = try arrival?.finished() else { throw ended() }
      return file
    }
    try store.name(path, file.sha256)
    return file
  }

  private func ended() -> FileFailure {
    FileFailure(.closed, doing: "adding to", path: path, message: "it was kept or given up before")
  }

  /// Removes what has arrived; nothing happens once it is kept.
  public func giveUp() {
    arrival.withLock { arrival in
      if arrival != nil, store.disturbance?.givingUp(path) ?? true { unsafe unlink(path) }
      arrival = nil
    }
  }
}

/// By what the name of a file is known.
private enum Hashing {
  case known(SHA256)
  case stream(HashStream)
}

/// What has arrived of a file, and its hash so far.
private struct Arrival: ~Copyable {
  let descriptor: Descriptor
  let hash: Hashing
  let disturbance: Disturbance?
  var bytes: Int64 = 0

  mutating func take(_ chunk: [UInt8]) throws(FileFailure) {
    try disturbance?.writing(chunk, at: Int(bytes), to: descriptor.path)
    try descriptor.write(chunk)
    if case .stream(let hash) = hash {
      do throws(CryptoFailure) { try hash.update(chunk) } catch { throw failure(error) }
    }
    bytes += Int64(chunk.count)
  }

  mutating func finished() throws(FileFailure) -> StoredFile {
    if try disturbance?.syncing(descriptor.path) ?? true { try descriptor.sync() }
    let bytes: [UInt8]
    switch hash {
    case .known(let name): return StoredFile(sha256: name, bytes: self.bytes)
    case .stream(let hash):
      do throws(CryptoFailure) { bytes = try hash.finish() } catch { throw failure(error) }
    }
    guard let name = SHA256(bytes: bytes) else { preconditionFailure("SHA-256 has 32 bytes") }
    return StoredFile(sha256: name, bytes: self.bytes)
  }

  private func failure(_ error: CryptoFailure) -> FileFailure {
    FileFailure(.disk, doing: "hashing", path: descriptor.path, message: error.description)
  }
}

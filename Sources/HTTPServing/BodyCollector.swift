import Crypto

/// Takes a body as it comes: into memory while it is small, onto the disk from then on.
struct BodyCollector {
  /// The longest body that is taken.
  let limit: Int
  private let memoryLimit: Int
  private let room: SpoolRoom
  private var memory: [UInt8] = []
  private var file: SpooledFile?
  private var hash: HashStream?
  /// Bytes that have come.
  private(set) var size = 0

  init(limit: Int, memoryLimit: Int, room: SpoolRoom) {
    self.limit = limit
    self.memoryLimit = memoryLimit
    self.room = room
  }

  /// Takes the next bytes.
  mutating func take(_ bytes: borrowing RawSpan) throws(HTTPRefusal.Code) {
    guard bytes.byteCount <= limit - size else { throw .bodyTooLarge }
    size += bytes.byteCount
    do {
      if let file, let hash {
        try file.append(bytes)
        try unsafe bytes.withUnsafeBytes { try unsafe hash.update($0) }
      } else if size <= memoryLimit {
        unsafe bytes.withUnsafeBytes { unsafe memory.append(contentsOf: $0) }
      } else {
        try spool(bytes)
      }
    } catch let failure as SpoolFailure where failure.isLackOfRoom {
      throw .diskFull
    } catch is SpoolFailure {
      throw .diskFailed
    } catch {
      throw .failed
    }
  }

  private mutating func spool(_ bytes: borrowing RawSpan) throws {
    let file = try SpooledFile(in: room)
    let hash = try HashStream()
    try unsafe file.append(memory.span.bytes)
    try hash.update(memory)
    try file.append(bytes)
    try unsafe bytes.withUnsafeBytes { try unsafe hash.update($0) }
    self.file = file
    self.hash = hash
    memory = []
  }

  /// The body, complete.
  consuming func finish() throws(HTTPRefusal.Code) -> Body {
    guard let file, let hash else { return Body(memory) }
    guard let digest = try? hash.finish(), let sha256 = SHA256(bytes: digest) else { throw .failed }
    return Body(file: file, size: size, sha256: sha256)
  }
}

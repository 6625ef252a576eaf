/// Takes a body as it comes: into memory while it is small, onto the disk from then on.
struct BodyCollector {
  /// The longest body that is taken.
  let limit: Int
  private let memoryLimit: Int
  private let room: SpoolRoom
  private var memory: [UInt8] = []
  private var file: SpooledFile?
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
    do throws(SpoolFailure) {
      if let file {
        try file.append(bytes)
      } else if size <= memoryLimit {
        unsafe bytes.withUnsafeBytes { unsafe memory.append(contentsOf: $0) }
      } else {
        let file = try SpooledFile(in: room)
        unsafe try file.append(memory.span.bytes)
        try file.append(bytes)
        self.file = file
        memory = []
      }
    } catch {
      throw error.isLackOfRoom ? .diskFull : .failed
    }
  }

  /// The body, complete.
  consuming func finish() -> Body {
    if let file { Body(file: file, size: size) } else { Body(memory) }
  }
}

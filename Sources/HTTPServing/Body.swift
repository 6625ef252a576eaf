public import Crypto

/// What a request carries: in memory when it is small, in a nameless file on disk when it is long.
///
/// The file lives as long as the body or a reader of it does.
public struct Body: Sendable {
  enum Content: Sendable {
    case memory([UInt8])
    case file(SpooledFile, SHA256)
  }

  let content: Content
  /// The length in bytes.
  public let size: Int

  /// Bytes in memory.
  public init(_ bytes: [UInt8] = []) {
    content = .memory(bytes)
    size = bytes.count
  }

  init(file: SpooledFile, size: Int, sha256: SHA256) {
    content = .file(file, sha256)
    self.size = size
  }

  /// The SHA-256 of the bytes; of a long body it was taken as it came.
  public var sha256: SHA256 {
    switch content {
    case .memory(let bytes): SHA256(of: bytes)
    case .file(_, let sha256): sha256
    }
  }

  /// True when the bytes lie on disk.
  public var isOnDisk: Bool {
    if case .file = content { true } else { false }
  }

  /// All bytes, when they are no more than `maximum`; nil otherwise.
  ///
  /// - Throws: ``ServerFailure`` when the disk fails.
  public func bytes(atMost maximum: Int) throws(ServerFailure) -> [UInt8]? {
    guard size <= maximum else { return nil }
    if case .memory(let bytes) = content { return bytes }
    var reader = reader()
    var result: [UInt8] = []
    result.reserveCapacity(size)
    while let piece = try reader.next() { result += piece }
    return result
  }

  /// Reads from the beginning, piece by piece.
  public func reader() -> BodyReader {
    BodyReader(body: self, range: 0..<size)
  }
}

/// Reads a body or a file within it, piece by piece, without holding it in memory.
public struct BodyReader: Sendable {
  private let body: Body
  private var offset: Int
  private let end: Int

  init(body: Body, range: Range<Int>) {
    self.body = body
    offset = range.lowerBound
    end = min(range.upperBound, body.size)
  }

  /// Bytes that are still to come.
  public var remaining: Int { end - offset }

  /// The next piece of at most `maximum` bytes; nil at the end.
  ///
  /// - Throws: ``ServerFailure`` when the disk fails or the file is shorter than it was.
  public mutating func next(atMost maximum: Int = 64 * 1024) throws(ServerFailure) -> [UInt8]? {
    let count = min(remaining, max(maximum, 1))
    guard count > 0 else { return nil }
    let piece: [UInt8]
    switch body.content {
    case .memory(let bytes):
      piece = Array(bytes[offset..<offset + count])
    case .file(let file, _):
      do throws(SpoolFailure) { piece = try file.read(at: offset, maximum: count) } catch {
        throw ServerFailure(.disk, doing: "reading a body", errno: error.errno)
      }
      guard !piece.isEmpty else { throw ServerFailure(.disk, doing: "reading a body to its end") }
    }
    offset += piece.count
    return piece
  }
}

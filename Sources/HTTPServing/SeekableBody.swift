/// The body of an answer of known length, read in any place by a worker.
public struct SeekableBody: Sendable {
  /// The length in bytes.
  public let size: Int
  /// Gives so many bytes from a place within the length.
  public let read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

  /// A body.
  ///
  /// - Parameter read: Gives exactly the bytes that are asked for, all within the length, or throws.
  public init(size: Int, read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]) {
    self.size = size
    self.read = read
  }

  init(_ bytes: [UInt8]) {
    self.init(size: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }
  }

  /// A part of it.
  func part(_ range: Range<Int>) -> SeekableBody {
    SeekableBody(size: range.count) { [read] offset, count in try read(range.lowerBound + offset, count) }
  }

  /// Several, one behind the other.
  init(joining bodies: [SeekableBody]) {
    self.init(size: bodies.reduce(0) { $0 + $1.size }) { offset, count in
      var (skipped, rest, joined) = (offset, count, [UInt8]())
      for body in bodies {
        if skipped >= body.size {
          skipped -= body.size
          continue
        }
        let taken = min(rest, body.size - skipped)
        joined += try body.read(skipped, taken)
        (skipped, rest) = (0, rest - taken)
        if rest == 0 { break }
      }
      return joined
    }
  }

  /// Its pieces, one after the other.
  var pieces: @Sendable () throws -> [UInt8]? {
    let place = Guarded(0)
    return { [self] in
      let offset = place.withLock { $0 }
      guard offset < size else { return nil }
      let piece = try read(offset, min(64 * 1_024, size - offset))
      place.withLock { $0 = offset + piece.count }
      return piece.isEmpty ? nil : piece
    }
  }
}

/// Makes the body of an answer piece by piece: a worker makes, the loop takes, one after the other.
final class StreamSource: @unchecked Sendable {
  private let next: @Sendable () throws -> [UInt8]?
  private var piece: [UInt8] = []
  private var offset = 0
  private var isFinished = false
  private var isBroken = false
  /// The connection that the answer was queued on.
  var connection: Connection?
  /// Bytes that were taken.
  private(set) var size = 0

  init(_ next: @escaping @Sendable () throws -> [UInt8]?) {
    self.next = next
  }

  /// Makes the next piece; runs on a worker.
  func make() {
    do {
      offset = 0
      if let made = try next() { piece = made } else { isFinished = true }
    } catch {
      isBroken = true
    }
  }

  /// Gives what there is; when there is nothing, sends for more and suspends the connection.
  @unsafe fileprivate func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let connection, !connection.isAbandoned, !connection.loop.isEnding, !isBroken else { return -2 }
    if offset < piece.count {
      let count = min(buffer.count, piece.count - offset)
      unsafe piece.withUnsafeBytes {
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
      offset += count
      size += count
      return count
    }
    piece = []
    offset = 0
    guard !isFinished else { return -1 }
    connection.loop.fetch(self, for: connection)
    return 0
  }
}

func readStream(
  _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int
) -> Int {
  guard let context = unsafe context else { return -2 }
  let source = unsafe Unmanaged<StreamSource>.fromOpaque(context).takeUnretainedValue()
  return unsafe source.take(UnsafeMutableRawBufferPointer(start: buffer, count: count))
}

func endStream(_ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  let source = unsafe Unmanaged<StreamSource>.fromOpaque(context).takeRetainedValue()
  source.connection = nil
}

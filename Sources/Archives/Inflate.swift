internal import CZlib

/// Bytes packed by deflate in the frame of zlib (RFC 1950, RFC 1951), as PDF files hold them.
///
/// Both what comes out and how many times larger it is than what went in are limited before anything is unpacked: a few
/// kilobytes can unpack to gigabytes.
public enum Inflate {
  /// Why packed bytes are not unpacked.
  public enum Fault: Error, Hashable, Sendable {
    /// They do not follow the format, end too early, or their checksum is wrong.
    case damaged
    /// They would become more than was allowed.
    case tooLarge
  }

  /// The bytes, unpacked. What stands behind the end of the packed bytes is not looked at.
  ///
  /// - Parameters:
  ///   - packed: Bytes that begin with the frame of zlib.
  ///   - most: How many bytes may come out.
  ///   - ratio: How many times more may come out than went in; deflate itself reaches 1,032. The first 64 kB are free, so
  ///     that a page of blanks is no bomb.
  /// - Throws: ``Fault``.
  public static func unpacked(
    _ packed: ArraySlice<UInt8>, atMost most: Int, ratio: Int = 1_100
  ) throws(Fault) -> [UInt8] {
    let (times, isOver) = packed.count.multipliedReportingOverflow(by: max(1, ratio))
    let limit = min(most, isOver ? most : max(times, freeBytes))
    guard limit >= 0, packed.count < Int(UInt32.max) / 2 else { throw .tooLarge }
    var stream = unsafe z_stream()
    guard unsafe motcua_inflate_begin(&stream) == Z_OK else { throw .damaged }
    defer { unsafe inflateEnd(&stream) }
    var unpacked: [UInt8] = []
    var answer = Z_OK
    unsafe packed.withUnsafeBufferPointer { given in
      unsafe stream.next_in = UnsafeMutablePointer(mutating: given.baseAddress)
      unsafe stream.avail_in = UInt32(given.count)
      // It stops by itself: each round either fills a piece or is the last one.
      repeat {
        let piece = min(pieceBytes, limit - unpacked.count + 1)
        unpacked += unsafe [UInt8](unsafeUninitializedCapacity: piece) { room, count in
          unsafe stream.next_out = room.baseAddress
          unsafe stream.avail_out = UInt32(room.count)
          answer = unsafe inflate(&stream, Z_NO_FLUSH)
          count = unsafe room.count - Int(stream.avail_out)
        }
      } while unsafe answer == Z_OK && stream.avail_out == 0 && unpacked.count <= limit
    }
    guard unpacked.count <= limit else { throw .tooLarge }
    guard answer == Z_STREAM_END else { throw .damaged }
    return unpacked
  }

  private static let freeBytes = 64 * 1_024
  private static let pieceBytes = 64 * 1_024
}

internal import CZlib

/// Bytes packed as gzip (RFC 1952), as HTTP sends them.
public enum Gzip {
  /// How hard it is tried.
  public enum Effort: Int32, Sendable {
    /// For what is made for one request.
    case usual = 6
    /// For what is made once and sent often.
    case best = 9
  }

  /// The bytes, packed; nil when memory has run out, or when they are more than zlib counts at once.
  public static func packed(_ bytes: [UInt8], _ effort: Effort = .usual) -> [UInt8]? {
    guard bytes.count < Int(UInt32.max) / 2 else { return nil }
    var stream = unsafe z_stream()
    guard unsafe motcua_gzip_begin(&stream, effort.rawValue) == Z_OK else { return nil }
    defer { unsafe deflateEnd(&stream) }
    let most = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    var isWhole = false
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
      unsafe bytes.withUnsafeBufferPointer { given in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: given.baseAddress)
        unsafe stream.avail_in = UInt32(given.count)
        unsafe stream.next_out = room.baseAddress
        unsafe stream.avail_out = UInt32(room.count)
        isWhole = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = unsafe room.count - Int(stream.avail_out)
      }
    }
    return isWhole ? packed : nil
  }
}

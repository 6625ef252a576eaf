internal import CZlib

/// Bytes packed by deflate in the frame of zlib (RFC 1950), as hard as it goes: what ``Inflate`` unpacks.
public enum Deflate {
  /// The bytes, packed; nil when memory has run out, or when they are more than zlib counts at once.
  public static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count < Int(UInt32.max) / 2 else { return nil }
    var count = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    guard unsafe compress2(&packed, &count, bytes, UInt(bytes.count), Z_BEST_COMPRESSION) == Z_OK else { return nil }
    return Array(packed.prefix(Int(count)))
  }
}

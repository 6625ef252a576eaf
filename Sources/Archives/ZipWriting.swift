internal import CZlib

/// Files put into one zip file, as they are or packed (APPNOTE.TXT 6.3.10).
///
/// The same files in the same order make the same bytes: no time of day, no owner and no other trace of a machine stands in
/// it. Whatever opens zip files opens it.
public enum ZipWriting {
  /// The zip file; nil when a name is empty, not ASCII or longer than 200 signs, when there are more than 10,000 files, or
  /// when it would reach two gigabytes.
  ///
  /// - Parameter isPacking: Whether files that become smaller by deflate are packed.
  public static func written(_ files: [(name: String, bytes: [UInt8])], isPacking: Bool = false) -> [UInt8]? {
    let isAllowed = files.allSatisfy { file in
      (1...200).contains(file.name.utf8.count) && file.name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
    let total = files.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 76 }
    guard isAllowed, files.count <= 10_000, total < Int(Int32.max) else { return nil }
    var zip: [UInt8] = []
    zip.reserveCapacity(total + 22)
    var directory: [UInt8] = []
    for (name, bytes) in files {
      let offset = zip.count
      let packed = isPacking ? deflated(bytes) : nil
      let facts = facts(name, bytes, packed: packed?.count)
      zip.append(number: 0x0403_4B50, of: 4)
      zip += facts
      zip += Array(name.utf8)
      zip += packed ?? bytes[...]
      directory.append(number: 0x0201_4B50, of: 4)
      directory.append(number: version, of: 2)
      directory += facts
      // No comment, the first disk, no attributes.
      directory += [UInt8](repeating: 0, count: 10)
      directory.append(number: offset, of: 4)
      directory += Array(name.utf8)
    }
    let start = zip.count
    zip += directory
    zip.append(number: 0x0605_4B50, of: 4)
    zip.append(number: 0, of: 4)
    zip.append(number: files.count, of: 2)
    zip.append(number: files.count, of: 2)
    zip.append(number: directory.count, of: 4)
    zip.append(number: start, of: 4)
    zip.append(number: 0, of: 2)
    return zip
  }

  /// The version of the format that is needed, 2.0: folders in names.
  private static let version = 20
  /// 1 January 1980, the first day that the format knows.
  private static let day = 0x21

  /// The bytes packed by deflate; nil when that makes them no smaller.
  private static func deflated(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    // Within the frame of gzip that is used elsewhere: ten bytes in front and eight behind (RFC 1952).
    guard let packed = Gzip.packed(bytes)?.dropFirst(10).dropLast(8), packed.count < bytes.count else { return nil }
    return packed
  }

  /// What the head of a file and its line in the directory have in common (4.3.7, 4.3.12).
  private static func facts(_ name: String, _ bytes: [UInt8], packed: Int?) -> [UInt8] {
    var facts: [UInt8] = []
    facts.append(number: version, of: 2)
    facts.append(number: 0, of: 2)
    facts.append(number: packed == nil ? 0 : 8, of: 2)
    facts.append(number: 0, of: 2)
    facts.append(number: day, of: 2)
    let checksum = unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
    facts.append(number: Int(checksum), of: 4)
    facts.append(number: packed ?? bytes.count, of: 4)
    facts.append(number: bytes.count, of: 4)
    facts.append(number: name.utf8.count, of: 2)
    facts.append(number: 0, of: 2)
    return facts
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  fileprivate mutating func append(number: Int, of bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}

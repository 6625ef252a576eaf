/// The directory of a zip file: what stands in it, by name, without unpacking anything (APPNOTE.TXT 6.3.10, 4.3).
///
/// It is read strictly. The file begins with its first entry and ends with its directory, so that it can be nothing else
/// at the same time; it is in one piece; its directory and its entries tell the same names. Zip64 is not read: what an
/// office takes has no four gigabytes.
public struct ZipDirectory: Sendable {
  /// One entry.
  public struct Entry: Hashable, Sendable {
    /// Its name, folders parted by `/`; names that are not UTF-8 are read as Latin-1.
    public let name: String
    /// Bytes in the file.
    public let packed: Int
    /// Bytes once it is unpacked, as the file claims.
    public let unpacked: Int
    /// True when a password is needed.
    public let isEncrypted: Bool
    /// True when it stands there as it is, not deflated.
    public let isStored: Bool
    /// True when it is packed by deflate; packed otherwise it is not unpacked here.
    public let isDeflated: Bool
    /// The CRC-32 of what was packed, as the file claims.
    let checksum: UInt32
    /// Where its content begins.
    let content: Int
  }

  /// Why a file is no zip file that is read here.
  public enum Fault: Error, Hashable, Sendable {
    /// It has no directory at its end, or a broken one.
    case damaged
    /// Something stands before, between or behind what a zip file has.
    case mixed
    /// More entries, or a longer directory, than are looked at.
    case tooMany
  }

  /// The entries in the order of the directory.
  public let entries: [Entry]

  /// Reads the directory of a file.
  ///
  /// - Parameters:
  ///   - size: The length of the file.
  ///   - read: Gives so many bytes from a place; fewer only at the end of the file.
  /// - Throws: ``Fault``, and what `read` throws.
  public init(size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
    let end = try ZipDirectory.end(size: size, read: read)
    let listed = try read(end.offset, end.bytes)
    guard listed.count == end.bytes else { throw Fault.damaged }
    var found: [(entry: Entry, offset: Int)] = []
    var cursor = 0
    for _ in 0..<end.entries {
      let (entry, offset, length) = try ZipDirectory.entry(in: listed, at: cursor)
      cursor += length
      found.append((try ZipDirectory.checked(entry, at: offset, read: read), offset))
    }
    guard cursor == end.bytes else { throw Fault.damaged }
    entries = found.map(\.entry)
    guard Set(entries.map(\.name)).count == entries.count else { throw Fault.mixed }
    try ZipDirectory.checkCover(found, until: end.offset)
  }

  /// The entries fill the file from its first byte to its directory.
  private static func checkCover(_ found: [(entry: Entry, offset: Int)], until end: Int) throws {
    var covered = 0
    for (entry, offset) in found.sorted(by: { $0.offset < $1.offset }) {
      guard offset >= covered, offset - covered <= (covered == 0 ? 0 : descriptorBytes) else { throw Fault.mixed }
      covered = entry.content + entry.packed
      guard covered <= end else { throw Fault.damaged }
    }
    guard end - covered <= (covered == 0 ? 0 : descriptorBytes) else { throw Fault.mixed }
  }

  /// The content of an entry that stands there as it is; nil when it is packed, or longer than `maximum`.
  public func stored(
    _ entry: Entry, atMost maximum: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> [UInt8]? {
    guard entry.isStored, !entry.isEncrypted, entry.packed <= maximum else { return nil }
    return try read(entry.content, entry.packed)
  }

  /// The entry of a name.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }
}

extension ZipDirectory {
  private static let mostEntries = 10_000
  private static let mostBytes = 2 * 1_024 * 1_024
  private static let endBytes = 22
  /// What may follow an entry whose length was not known before its end (4.3.9).
  private static let descriptorBytes = 24
  private static let commentBytes = 65_535

  /// The record at the end: how many entries, and where the directory is.
  private static func end(
    size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> (entries: Int, offset: Int, bytes: Int) {
    let length = min(size, endBytes + commentBytes)
    let tail = try read(size - length, length)
    guard tail.count == length, let start = ending(in: tail) else { throw Fault.damaged }
    let (here, all) = (tail.number16(start + 8), tail.number16(start + 10))
    let (bytes, offset) = (tail.number32(start + 12), tail.number32(start + 16))
    guard tail.number16(start + 4) == 0, tail.number16(start + 6) == 0, here == all else { throw Fault.damaged }
    guard all <= mostEntries, bytes <= mostBytes else { throw Fault.tooMany }
    guard offset + bytes <= size - length + start else { throw Fault.damaged }
    guard offset + bytes == size - length + start else { throw Fault.mixed }
    return (all, offset, bytes)
  }

  /// Where the record at the end of a zip file begins in the last bytes of a file: its comment goes to the very end.
  static func ending(in tail: [UInt8]) -> Int? {
    guard tail.count >= endBytes else { return nil }
    return stride(from: tail.count - endBytes, through: 0, by: -1).first { start in
      tail[start] == 0x50 && tail[start + 1] == 0x4B && tail[start + 2] == 5 && tail[start + 3] == 6
        && start + endBytes + tail.number16(start + 20) == tail.count
    }
  }

  private static func entry(in listed: [UInt8], at cursor: Int) throws -> (Entry, offset: Int, length: Int) {
    guard cursor + 46 <= listed.count, listed.number32(cursor) == 0x0201_4B50 else { throw Fault.damaged }
    let (name, extra, comment) = (
      listed.number16(cursor + 28), listed.number16(cursor + 30), listed.number16(cursor + 32)
    )
    let length = 46 + name + extra + comment
    guard cursor + length <= listed.count, name > 0 else { throw Fault.damaged }
    let entry = Entry(
      name: text(listed[cursor + 46..<cursor + 46 + name]), packed: listed.number32(cursor + 20),
      unpacked: listed.number32(cursor + 24), isEncrypted: listed.number16(cursor + 8) & 1 != 0,
      isStored: listed.number16(cursor + 10) == 0, isDeflated: listed.number16(cursor + 10) == 8,
      checksum: UInt32(truncatingIfNeeded: listed.number32(cursor + 16)), content: 0)
    return (entry, listed.number32(cursor + 42), length)
  }

  /// The entry as its own head tells it: of the same name, and where its content begins.
  private static func checked(
    _ entry: Entry, at offset: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> Entry {
    let head = try read(offset, 30)
    guard head.count == 30, head.number32(0) == 0x0403_4B50 else { throw Fault.damaged }
    let (name, extra) = (head.number16(26), head.number16(28))
    guard text(try read(offset + 30, name)[...]) == entry.name else { throw Fault.mixed }
    return Entry(
      name: entry.name, packed: entry.packed, unpacked: entry.unpacked, isEncrypted: entry.isEncrypted,
      isStored: entry.isStored, isDeflated: entry.isDeflated, checksum: entry.checksum,
      content: offset + 30 + name + extra)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension [UInt8] {
  /// The number of two bytes from a place, the lowest first.
  func number16(_ index: Int) -> Int { Int(self[index]) | Int(self[index + 1]) << 8 }

  /// The number of four bytes from a place, the lowest first.
  func number32(_ index: Int) -> Int { number16(index) | number16(index + 2) << 16 }
}

extension ZipDirectory {
  /// True when the last bytes of a file are the end of a zip file, whatever the file begins with.
  ///
  /// - Parameter tail: The last 65,557 bytes, or the whole of a shorter file.
  public static func ends(_ tail: [UInt8]) -> Bool { ending(in: tail) != nil }

  /// How many bytes at the end of a file are to be looked at for ``ends(_:)``.
  public static let tailBytes = endBytes + commentBytes
}

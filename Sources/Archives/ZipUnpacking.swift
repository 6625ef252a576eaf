internal import CZlib

/// The content of one entry of a zip file, unpacked piece by piece within limits (APPNOTE.TXT 6.3.10).
public struct ZipUnpacking: Sendable {
  /// Why an entry is not unpacked.
  public enum Fault: Error, Hashable, Sendable {
    /// It does not follow the format, ends too early, or is not what its directory claims: another length, another checksum.
    case damaged
    /// It would become more than was allowed, or many times more than it is packed.
    case tooLarge
    /// A password is needed, or it is packed by something else than deflate.
    case notTaken
  }

  /// How many bytes may come out.
  public let most: Int
  /// How many times more may come out than went in; the first megabyte is free, so that a blank page is no bomb.
  public let ratio: Int

  /// Limits of unpacking.
  public init(atMost most: Int, ratio: Int) {
    self.most = max(0, most)
    self.ratio = max(1, ratio)
  }

  /// Unpacks an entry.
  ///
  /// - Parameters:
  ///   - entry: An entry of the file's directory.
  ///   - file: The whole zip file.
  ///   - take: Takes the pieces in their order. What it has taken counts only when this returns: a checksum stands at the end.
  /// - Throws: ``Fault``.
  public func unpack(
    _ entry: ZipDirectory.Entry, of file: [UInt8], into take: (UnsafeRawBufferPointer) -> Void
  ) throws(Fault) {
    guard !entry.isEncrypted, entry.isStored || entry.isDeflated else { throw .notTaken }
    guard entry.content >= 0, entry.packed >= 0, entry.content + entry.packed <= file.count else { throw .damaged }
    let (times, isOver) = entry.packed.multipliedReportingOverflow(by: ratio)
    let limit = min(most, isOver ? most : max(times, ZipUnpacking.freeBytes))
    // What a file claims is no proof, but enough to say no before anything is done.
    guard entry.unpacked <= limit else { throw .tooLarge }
    var outcome = Outcome()
    unsafe file.withUnsafeBytes { whole in
      let packed = unsafe UnsafeRawBufferPointer(rebasing: whole[entry.content..<entry.content + entry.packed])
      if entry.isStored {
        unsafe outcome.add(packed)
        outcome.isWhole = true
        unsafe take(packed)
      } else {
        unsafe inflate(packed, limit, pieceBytes: ZipUnpacking.pieceBytes(for: entry), &outcome, take)
      }
    }
    guard outcome.count <= limit else { throw .tooLarge }
    guard outcome.isWhole, outcome.count == entry.unpacked, outcome.checksum == entry.checksum else { throw .damaged }
  }

  /// What has come out so far.
  private struct Outcome {
    var count = 0
    var checksum: UInt32 = 0
    var isWhole = false

    mutating func add(_ piece: UnsafeRawBufferPointer) {
      // zlib takes no bytes at no address as the wish to begin anew.
      guard unsafe !piece.isEmpty else { return }
      count += piece.count
      checksum = unsafe UInt32(
        truncatingIfNeeded: crc32_z(UInt(checksum), piece.bindMemory(to: UInt8.self).baseAddress, piece.count))
    }
  }

  private func inflate(
    _ packed: UnsafeRawBufferPointer, _ limit: Int, pieceBytes: Int, _ outcome: inout Outcome,
    _ take: (UnsafeRawBufferPointer) -> Void
  ) {
    guard packed.count < Int(UInt32.max) / 2 else { return }
    var stream = unsafe z_stream()
    guard unsafe motcua_inflate_bare_begin(&stream) == Z_OK else { return }
    defer { unsafe inflateEnd(&stream) }
    unsafe stream.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
    unsafe stream.avail_in = UInt32(packed.count)
    unsafe withUnsafeTemporaryAllocation(byteCount: pieceBytes, alignment: 16) { room in
      var answer = Z_OK
      // It stops by itself: each round either fills the room or is the last one.
      repeat {
        unsafe stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
        unsafe stream.avail_out = UInt32(room.count)
        answer = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        let piece = unsafe UnsafeRawBufferPointer(rebasing: room[..<(room.count - Int(stream.avail_out))])
        unsafe outcome.add(piece)
        guard outcome.count <= limit else { return }
        unsafe take(piece)
      } while unsafe answer == Z_OK && stream.avail_out == 0
      // What stands behind the end of the packed bytes would be read by nobody: it belongs to no entry.
      outcome.isWhole = unsafe answer == Z_STREAM_END && stream.avail_in == 0
    }
  }

  private static let freeBytes = 1_024 * 1_024

  /// A small file in one piece, a large one in pieces of a megabyte; what the directory claims decides about speed only.
  private static func pieceBytes(for entry: ZipDirectory.Entry) -> Int {
    min(max(entry.unpacked + 1, 64 * 1_024), 1_024 * 1_024)
  }
}

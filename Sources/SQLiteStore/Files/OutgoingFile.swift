internal import Glibc

/// A kept file that is being read, in any place and by any thread.
public final class OutgoingFile: Sendable {
  /// Its length in bytes.
  public let bytes: Int64
  private let descriptor: Descriptor

  init(_ path: String, bytes: Int64) throws(FileFailure) {
    descriptor = try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "opening")
    self.bytes = bytes
    let found = try descriptor.status().bytes
    guard found == bytes else {
      throw FileFailure(
        .damaged, doing: "opening", path: path, message: "it has \(found) bytes and the record says \(bytes)")
    }
  }

  /// So many bytes from a place; fewer only where it ends.
  public func read(at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    let wanted = max(0, min(count, Int(bytes) - offset))
    guard wanted > 0 else { return [] }
    let part = try descriptor.read(at: offset, count: wanted)
    guard part.count == wanted else {
      throw FileFailure(
        .damaged, doing: "reading", path: descriptor.path, message: "it ends \(wanted - part.count) bytes too early")
    }
    return part
  }
}

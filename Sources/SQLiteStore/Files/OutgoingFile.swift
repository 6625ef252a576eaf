internal import Glibc

/// A kept file that is being read, from its beginning to its end; for one thread at a time.
public final class OutgoingFile {
  /// Its length in bytes.
  public let bytes: Int64
  private let descriptor: Descriptor
  private var rest: Int64

  init(_ path: String, bytes: Int64) throws(FileFailure) {
    descriptor = try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "opening")
    self.bytes = bytes
    rest = bytes
    let found = try descriptor.status().bytes
    guard found == bytes else {
      throw FileFailure(
        .damaged, doing: "opening", path: path, message: "it has \(found) bytes and the record says \(bytes)")
    }
  }

  /// The next bytes, at most so many; none at the end.
  public func read(upTo count: Int) throws(FileFailure) -> [UInt8] {
    guard rest > 0, count > 0 else { return [] }
    let part = try descriptor.read(upTo: Int(min(rest, Int64(count))))
    guard !part.isEmpty else {
      throw FileFailure(.damaged, doing: "reading", path: descriptor.path, message: "it ends \(rest) bytes too early")
    }
    rest -= Int64(part.count)
    return part
  }
}

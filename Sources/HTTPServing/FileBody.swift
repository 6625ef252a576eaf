import Glibc

/// An open file, or a part of it, as the body of an answer; what was open stays open until it is sent, whatever becomes
/// of the name.
public final class FileBody: Sendable {
  private let descriptor: Int32
  /// Where it begins in the file.
  let offset: Int
  /// The length in bytes.
  public let size: Int

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - range: The part to be sent; nil for the whole file.
  /// - Throws: ``ServerFailure`` when it cannot be opened, is no plain file, or has not that part.
  public init(path: String, range: Range<Int>? = nil) throws(ServerFailure) {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw ServerFailure(.disk, doing: "opening a file to be sent", errno: errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ServerFailure(.disk, doing: "opening a file to be sent", detail: "not a plain file")
    }
    let range = range ?? 0..<Int(status.st_size)
    guard range.lowerBound >= 0, range.upperBound <= Int(status.st_size) else {
      close(descriptor)
      throw ServerFailure(.disk, doing: "opening a file to be sent", detail: "it is shorter than the part asked for")
    }
    self.descriptor = descriptor
    offset = range.lowerBound
    size = range.count
  }

  deinit {
    close(descriptor)
  }

  /// A descriptor of one's own for the same file; negative when there are none left.
  func duplicate() -> Int32 {
    fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  }
}

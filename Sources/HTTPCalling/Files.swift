import Glibc

/// Why a file of this machine could not be read or written.
struct FileFault: Error {
  let text: String

  init(_ path: String, _ code: Int32) {
    text = "\(path): " + (unsafe String(cString: strerror(code)))
  }
}

/// A file that is sent, read as it goes.
@safe final class InputFile {
  let size: Int
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FileFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path, errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFault(path, EISDIR)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    while true {
      let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFault(path, errno) }
    }
  }
}

/// A new file that an answer is written to.
@safe final class OutputFile {
  private let path: String
  private var descriptor: Int32

  init(_ path: String) throws(FileFault) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else { throw FileFault(path, errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
    var written = 0
    while written < bytes.count {
      let count = unsafe Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFault(path, errno) }
      written += count
    }
  }

  /// Closes the file; the fault when the system only now says that it is not written.
  func finish() -> FileFault? {
    let closing = descriptor
    descriptor = -1
    return close(closing) == 0 ? nil : FileFault(path, errno)
  }

  /// Takes the file away again.
  func remove() {
    unsafe unlink(path)
  }
}

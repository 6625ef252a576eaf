internal import FoundationEssentials
internal import Glibc

/// A folder for scratch files, removed in the end.
final class Scratch: Sendable {
  let path: String

  init(below folder: String) throws {
    path = "\(folder)/motcua-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String {
    "\(path)/\(name)"
  }
}

/// Something the benchmark needs did not work.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

func complain(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

func leave(_ code: Int32) -> Never {
  exit(code)
}

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
  write(text + "\n", to: STDERR_FILENO)
}

func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

func leave(_ code: Int32) -> Never {
  exit(code)
}

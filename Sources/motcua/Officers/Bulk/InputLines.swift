import Glibc
import Text

/// The lines of standard input, read as they come: a script may still be writing them.
struct InputLines {
  /// A line, or that it is too long to be taken in.
  enum Line {
    case text(String)
    case tooLong
    case notUTF8
  }

  /// Bytes of a line: the answer of `motcua queue --all --json` for ten thousand tasks.
  static let bytes = 8 * 1_048_576

  private let file: Int32
  private var kept: [UInt8] = []
  private var isAtEnd = false
  private var isTooLong = false

  init(file: Int32 = STDIN_FILENO) {
    self.file = file
  }

  /// The next line, without its end; nil after the last one.
  ///
  /// - Throws: ``CommandError`` when the input cannot be read.
  mutating func next() throws(CommandError) -> Line? {
    var searched = 0
    while true {
      if let end = kept[searched...].firstIndex(of: 0x0A) {
        let line = kept[..<end]
        defer {
          kept.removeSubrange(...end)
          isTooLong = false
        }
        return read(line)
      }
      if isAtEnd {
        guard !kept.isEmpty || isTooLong else { return nil }
        defer {
          kept = []
          isTooLong = false
        }
        return read(kept[...])
      }
      if kept.count > InputLines.bytes {
        kept = []
        isTooLong = true
      }
      searched = kept.count
      try fill()
    }
  }

  private func read(_ line: ArraySlice<UInt8>) -> Line {
    guard !isTooLong, line.count <= InputLines.bytes else { return .tooLong }
    let line = line.last == 0x0D ? line.dropLast() : line
    return String(validating: line, as: UTF8.self).map { .text($0) } ?? .notUTF8
  }

  private mutating func fill() throws(CommandError) {
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let reason = String(cString: strerror(errno))
        throw .usage(
          Words(
            vi: "không đọc được đầu vào chuẩn: \(reason)", en: "standard input cannot be read: \(reason)"))
      }
      isAtEnd = count == 0
      kept += piece.prefix(count)
      return
    }
  }
}

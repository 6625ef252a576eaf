import Glibc
import Text

/// A file that a command is given to read; `-` is standard input.
struct InputText {
  let name: String

  /// All bytes of the file.
  ///
  /// - Parameter most: The most bytes it may have.
  /// - Throws: ``CommandError`` when it cannot be read or is longer.
  func bytes(most: Int) throws(CommandError) -> [UInt8] {
    let file = name == "-" ? dup(STDIN_FILENO) : open(name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      guard count > 0 else { return content }
      content += piece.prefix(count)
      guard content.count <= most else {
        throw .usage(
          Words(
            vi: "\(shown.vi) dài hơn \(most) byte", en: "\(shown.en) has more than \(most) bytes"))
      }
    }
  }

  /// What a person calls it.
  var shown: Words {
    name == "-"
      ? Words(vi: "đầu vào chuẩn", en: "standard input") : Words(vi: name.harmless, en: name.harmless)
  }

  private func failure() -> CommandError {
    let reason = String(cString: strerror(errno))
    return .usage(
      Words(vi: "không đọc được \(shown.vi): \(reason)", en: "\(shown.en) cannot be read: \(reason)"))
  }
}

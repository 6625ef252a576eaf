import Glibc
import Text

/// Asks for a secret: on a terminal without showing what is typed, else from the first line of standard input.
enum SecretPrompt {
  /// Bytes that a secret may have.
  private static let bytes = 1_024

  /// - Throws: ``CommandError`` when nothing is there to read.
  static func ask(_ words: Words, _ call: Call) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return try firstLine(of: STDIN_FILENO, name: "-") }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return try firstLine(of: STDIN_FILENO, name: "-") }
    defer { close(terminal) }
    var before = termios()
    tcgetattr(terminal, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    // Whoever interrupts gets the terminal back as it was: the reading ends, and so does the program.
    var quiet = sigaction()
    quiet.__sigaction_handler.sa_handler = { _ in }
    var old = sigaction()
    sigaction(SIGINT, &quiet, &old)
    defer { sigaction(SIGINT, &old, nil) }
    put(words.in(call.language) + ": ", terminal)
    defer { put("\n", terminal) }
    return try firstLine(of: terminal, name: "/dev/tty")
  }

  /// The first line of a file; `-` is standard input.
  static func read(file: String) throws -> String {
    if file == "-" { return try firstLine(of: STDIN_FILENO, name: file) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    return try firstLine(of: descriptor, name: file)
  }

  private static func firstLine(of descriptor: Int32, name: String) throws -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= bytes {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR {
        throw CommandError.refused(Words(vi: "đã dừng theo yêu cầu", en: "stopped as asked"))
      }
      guard count >= 0 else { throw failure(name) }
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      line.append(byte)
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard !line.isEmpty, line.count <= bytes, let text = String(validating: line, as: UTF8.self) else {
      throw CommandError.usage(
        Words(
          vi: "không có mật khẩu ở dòng đầu của \(name.harmless)",
          en: "there is no password in the first line of \(name.harmless)"))
    }
    return text
  }

  private static func failure(_ name: String) -> CommandError {
    let reason = String(cString: strerror(errno))
    return .usage(Words(vi: "\(name.harmless): \(reason)", en: "\(name.harmless): \(reason)"))
  }

  private static func put(_ text: String, _ terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = write(terminal, bytes, bytes.count)
  }
}

import Glibc
import Text

/// Where a command takes a password from: never from the command line, where others could read it.
enum Passwords {
  /// The longest password.
  private static let bytes = 1024

  /// Asks for a new password: twice on a terminal, unseen; otherwise the first line of the file or of standard input.
  ///
  /// - Parameter file: The file; `-` is standard input; nil asks the terminal, if there is one.
  static func new(file: String?, _ output: Output, _ language: Language) throws -> String {
    if let file, file != "-" {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        let reason = String(cString: strerror(errno))
        throw CommandError(
          .tryAgain, Words(vi: "\(file.harmless): \(reason)", en: "\(file.harmless): \(reason)"))
      }
      defer { close(descriptor) }
      return try line(descriptor)
    }
    guard file == nil, isatty(STDIN_FILENO) == 1 else { return try line(STDIN_FILENO) }
    let first = try asked(Words(vi: "Mật khẩu mới: ", en: "New password: ").in(language), output)
    let second = try asked(Words(vi: "Nhập lại: ", en: "Once more: ").in(language), output)
    guard first == second else {
      throw CommandError.refused(Words(vi: "hai lần nhập khác nhau", en: "the two are not the same"))
    }
    return first
  }

  private static func asked(_ prompt: String, _ output: Output) throws -> String {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return try line(STDIN_FILENO) }
    var unseen = before
    unseen.c_lflag &= ~tcflag_t(ECHO)
    output.prompt(prompt)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      output.prompt("\n")
    }
    return try line(STDIN_FILENO)
  }

  /// One line, byte by byte: what follows belongs to somebody else.
  private static func line(_ descriptor: Int32) throws -> String {
    var content: [UInt8] = []
    var byte: UInt8 = 0
    while content.count <= bytes, read(descriptor, &byte, 1) == 1, byte != 0x0A { content.append(byte) }
    if content.last == 0x0D { content.removeLast() }
    guard content.count <= bytes, let text = String(validating: content, as: UTF8.self), !text.isEmpty else {
      throw CommandError.refused(
        Words(vi: "mật khẩu trống, quá dài hoặc không phải UTF-8", en: "the password is empty, too long or not UTF-8"))
    }
    return text.normalizedC
  }
}

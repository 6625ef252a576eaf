import Glibc
import Text

/// Where a command takes a password from: a terminal that does not show what is typed, or the first line of a file or of
/// standard input; never the command line, where others could read it.
enum SecretPrompt {
  /// Bytes that a secret may have.
  private static let bytes = 1_024

  /// What asks for the code of an authenticator app.
  static let code = Words(vi: "Mã xác thực", en: "Code of the authenticator app")

  /// The secret that is kept in a file, or asked for.
  ///
  /// - Parameters:
  ///   - file: The file whose first line it is; `-` is standard input; nil asks the terminal, if there is one.
  ///   - words: What is asked for.
  ///   - isNew: Whether it is asked twice on a terminal, since a slip would lock somebody out.
  /// - Returns: The secret in the normal form NFC: keyboards differ in how they write a mark.
  /// - Throws: ``CommandError`` when nothing is there to read, or the two are not the same.
  static func secret(from file: String?, _ words: Words, isNew: Bool = false, _ call: Call) throws -> String {
    if let file, file != "-" {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(file) }
      defer { close(descriptor) }
      return try firstLine(of: descriptor, InputText(name: file).shown)
    }
    guard file == nil, isatty(STDIN_FILENO) == 1, let terminal = Terminal() else {
      return try firstLine(of: STDIN_FILENO, InputText(name: "-").shown)
    }
    let secret = try terminal.ask(words.in(call.language))
    guard isNew else { return secret }
    let again = try terminal.ask(Words(vi: "Nhập lại", en: "Once more").in(call.language))
    guard secret == again else {
      throw CommandError.refused(Words(vi: "hai lần nhập khác nhau", en: "the two are not the same"))
    }
    return secret
  }

  /// The terminal of whoever runs the command, silent while it asks.
  private final class Terminal {
    private let descriptor: Int32

    init?() {
      descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
      guard (0..<1024).contains(descriptor) else { return nil }
    }

    deinit {
      close(descriptor)
    }

    func ask(_ words: String) throws -> String {
      var before = termios()
      tcgetattr(descriptor, &before)
      var silent = before
      silent.c_lflag &= ~tcflag_t(ECHO)
      // Whoever interrupts gets the terminal back as it was: the reading ends, and so does the program.
      var quiet = sigaction()
      quiet.__sigaction_handler.sa_handler = { _ in }
      let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
      let old = signals.map { signal in
        var old = sigaction()
        sigaction(signal, &quiet, &old)
        return old
      }
      // They are let through while it waits and at no other time, so that none falls between two calls; whoever started
      // the program may have kept them from it besides.
      var (set, masked, waiting) = (sigset_t(), sigset_t(), sigset_t())
      sigemptyset(&set)
      for signal in signals { sigaddset(&set, signal) }
      pthread_sigmask(SIG_BLOCK, &set, &masked)
      waiting = masked
      for signal in signals { sigdelset(&waiting, signal) }
      tcsetattr(descriptor, TCSAFLUSH, &silent)
      defer {
        tcsetattr(descriptor, TCSAFLUSH, &before)
        for (signal, var old) in zip(signals, old) { sigaction(signal, &old, nil) }
        pthread_sigmask(SIG_SETMASK, &masked, nil)
        put("\n")
      }
      put(words + ": ")
      return try firstLine(of: descriptor, Words(vi: "màn hình", en: "the terminal")) {
        // ppoll(2) is out of reach of the module of the C library; a fresh program's descriptors fit into a set.
        var ready = fd_set()
        withUnsafeMutableBytes(of: &ready) { $0[Int(descriptor) / 8] |= 1 << (descriptor % 8) }
        return pselect(descriptor + 1, &ready, nil, nil, nil, &waiting) > 0
      }
    }

    private func put(_ text: String) {
      let bytes = Array(text.utf8)
      _ = write(descriptor, bytes, bytes.count)
    }
  }

  /// One line, byte by byte: what follows belongs to somebody else.
  ///
  /// - Parameter wait: Waits for more; false when a signal came instead.
  private static func firstLine(
    of descriptor: Int32, _ source: Words, wait: () -> Bool = { true }
  ) throws -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= bytes {
      guard wait() else { throw CommandError.refused(Words(vi: "đã dừng theo yêu cầu", en: "stopped as asked")) }
      let count = Glibc.read(descriptor, &byte, 1)
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      line.append(byte)
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard !line.isEmpty, line.count <= bytes, let text = String(validating: line, as: UTF8.self) else {
      throw CommandError.usage(
        Words(
          vi: "không có mật khẩu hoặc mã ở dòng đầu của \(source.vi)",
          en: "there is no password or code in the first line of \(source.en)"))
    }
    return text.normalizedC
  }

  private static func failure(_ name: String) -> CommandError {
    let reason = String(cString: strerror(errno))
    return .usage(Words(vi: "\(name.harmless): \(reason)", en: "\(name.harmless): \(reason)"))
  }
}

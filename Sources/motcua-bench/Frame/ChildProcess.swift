internal import Glibc

/// A process that the benchmark started, and ends when it is let go.
@safe final class ChildProcess {
  let id: pid_t
  private let input: Int32
  private let output: Int32
  private var unread: [UInt8] = []
  private var hasEnded = false

  /// Starts a program whose standard input and output are ours; its standard error goes to a file.
  init(_ path: String, _ arguments: [String], errors: String) throws {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard unsafe pipe(&toChild) == 0, unsafe pipe(&fromChild) == 0 else { throw Trouble("no pipe") }
    for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var id = pid_t()
    // Whoever started the benchmark may have blocked signals; its children are to hear theirs.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let result = unsafe posix_spawn(&id, path, &actions, &attributes, &words, environ)
    close(toChild[0])
    close(fromChild[1])
    (self.id, input, output) = (id, toChild[1], fromChild[0])
    guard result == 0 else {
      hasEnded = true
      throw Trouble("cannot start \(path): \(unsafe String(cString: strerror(result)))")
    }
  }

  deinit {
    end()
    close(input)
    close(output)
  }

  /// The next line it writes; nil when it has closed its output.
  func line() -> String? {
    while true {
      if let newline = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(newline + 1) }
        return String(decoding: unread[..<newline], as: UTF8.self)
      }
      var piece = [UInt8](repeating: 0, count: 4096)
      let count = unsafe read(output, &piece, piece.count)
      guard count > 0 else { return nil }
      unread += piece.prefix(count)
    }
  }

  func tell(_ line: String) {
    write(line + "\n", to: input)
  }

  /// Asks it to stop, and waits until it has.
  func end() {
    guard !hasEnded else { return }
    hasEnded = true
    kill(id, SIGTERM)
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  /// Waits until it has come to its own end, and reads over what it writes; answers its exit status, or -1 when a signal
  /// ended it.
  func status() -> Int32 {
    guard !hasEnded else { return -1 }
    while line() != nil {}
    hasEnded = true
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  /// A figure of the kernel's about its memory, in KiB: `VmRSS` now, `VmHWM` at most so far.
  func kibibytes(_ name: String) throws -> Double {
    guard let status = text(ofFile: "/proc/\(id)/status"),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
      let value = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Double($0) })
    else { throw Trouble("the process has ended") }
    return value
  }
}

/// The content of a small file; nil when it cannot be read.
func text(ofFile path: String) -> String? {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe read(file, &piece, piece.count)
    guard count > 0 else { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
    bytes += piece.prefix(count)
  }
}

import Foundation
import Testing

/// The built program on a terminal of its own, with a person in front of it.
final class Terminal {
  private let master: FileHandle
  /// Held, so that the terminal's settings outlive the program.
  private let slave: FileHandle
  private let process = Process()
  private var shown = Data()

  /// TIOCSPTLCK and TIOCGPTN.
  private static let (lock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  /// Starts the program on a terminal of so many columns.
  init(columns: Int = 80, _ arguments: [String], colour: Bool = false) throws {
    // The module of the C library leaves posix_openpt(3) out; these are Linux's own words for it, ioctl_tty(2).
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number) = (Int32(0), UInt32(0))
    try #require(descriptor >= 0 && ioctl(descriptor, Terminal.lock, &locked) == 0)
    try #require(ioctl(descriptor, Terminal.number, &number) == 0)
    master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let line = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(line >= 0)
    slave = FileHandle(fileDescriptor: line, closeOnDealloc: true)
    var size = winsize(ws_row: 40, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    // A session of its own with this terminal: /dev/tty and Ctrl-C are as in front of a person.
    process.executableURL = URL(filePath: "/usr/bin/setsid")
    process.arguments =
      ["--ctty", "--wait", tests.deletingLastPathComponent().appending(path: "motcua").path] + arguments
    process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin", "NO_COLOR": colour ? "" : "1"]
    process.currentDirectoryURL = projectRoot
    process.standardInput = slave
    process.standardOutput = slave
    process.standardError = slave
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Whether the terminal shows what is typed.
  var echoes: Bool {
    var settings = termios()
    return tcgetattr(master.fileDescriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until a text is shown.
  func wait(for text: String) throws {
    while !String(decoding: shown, as: UTF8.self).contains(text) {
      let piece = master.availableData
      try #require(!piece.isEmpty, "\(String(decoding: shown, as: UTF8.self))")
      shown += piece
    }
  }

  /// Types.
  func type(_ text: String) throws {
    try master.write(contentsOf: Data(text.utf8))
  }

  /// Waits for the end; how the program ended and everything that was shown.
  func end() throws -> (status: Int32, shown: String) {
    // A program that waits for ever is a failure, not a test run that never ends.
    let isOver = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in isOver.signal() }
    if process.isRunning, isOver.wait(timeout: .now() + 120) == .timedOut {
      process.terminate()
      Issue.record("the program did not end: \(String(decoding: shown, as: UTF8.self))")
    }
    process.waitUntilExit()
    let flags = fcntl(master.fileDescriptor, F_GETFL)
    _ = fcntl(master.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master.fileDescriptor, &piece, piece.count)
      guard count > 0 else { break }
      shown += piece.prefix(count)
    }
    return (process.terminationStatus, String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n"))
  }
}

import Glibc
import JSON
import Text

/// Where a session is kept between commands; only its owner may read it.
struct SessionFile {
  let path: String

  /// The file of a call: what `--session` names, or `motcua/session.json` below the configuration folder of the XDG
  /// Base Directory Specification.
  ///
  /// - Throws: ``CommandError`` when there is no home.
  init(of call: Call) throws {
    if let named = try call[.session] {
      path = named
      return
    }
    let environment = call.host.environment
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      path = folder + "/motcua/session.json"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.config/motcua/session.json"
    } else {
      throw CommandError.usage(
        Words(
          vi: "không biết giữ phiên làm việc ở đâu (không có HOME); hãy chỉ ra bằng --session FILE",
          en: "there is no HOME to keep the session in; name a file with --session FILE"))
    }
  }

  init(path: String) {
    self.path = path
  }

  /// The bytes that a session may have.
  private static let bytes = 16_384

  /// The session; nil when there is none.
  ///
  /// - Throws: ``CommandError`` when others can read the file, or it is not a session.
  func read() throws -> Session? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure()
    }
    defer { close(file) }
    var state = stat()
    guard fstat(file, &state) == 0 else { throw failure() }
    guard state.st_mode & 0o077 == 0 else {
      throw CommandError.refused(
        Words(
          vi: "người khác đọc được \(path.harmless); hãy chạy: chmod 600 \(path.harmless)",
          en: "others can read \(path.harmless); run: chmod 600 \(path.harmless)"))
    }
    var bytes = [UInt8](repeating: 0, count: SessionFile.bytes + 1)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw failure() }
    do {
      return try Session(
        kept: JSONField(JSONValue(reading: Array(bytes.prefix(count)), within: .init(bytes: SessionFile.bytes))))
    } catch {
      throw CommandError.refused(
        Words(
          vi: "\(path.harmless) không phải phiên làm việc của motcua; hãy xóa đi rồi đăng nhập lại",
          en: "\(path.harmless) is not a session of motcua; delete it and log in again"))
    }
  }

  /// Keeps a session, in place of the one before; nobody ever sees half of one.
  ///
  /// - Throws: ``CommandError`` when it cannot be written.
  func write(_ session: Session) throws {
    try makeFolder()
    let draft = "\(path).\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure() }
    let bytes = session.json.canonical + [0x0A]
    let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    close(file)
    guard isWritten, rename(draft, path) == 0 else {
      let error = failure()
      unlink(draft)
      throw error
    }
  }

  /// Forgets the session.
  func remove() throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure() }
  }

  private func makeFolder() throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices {
      let folder = parts[...count].joined(separator: "/")
      guard !folder.isEmpty, access(folder, F_OK) != 0 else { continue }
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure() }
    }
  }

  private func failure() -> CommandError {
    let reason = String(cString: strerror(errno))
    return CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }
}

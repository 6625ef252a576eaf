import Dossiers
import Glibc
import JSON
import OneStop
import Text

/// Hands notices to a command of the operator's, which knows a gateway for SMS or another messenger.
///
/// The command gets one JSON object on standard input. Exit code 0: sent; 75: try again; any other: refused for good. It
/// has ``seconds`` seconds, an empty environment but for PATH and LANG, and nobody reads what it says.
struct MessageCommand: Sendable {
  let path: String
  let publicURL: String?
  var seconds = 30

  func send(_ sending: Sending) -> EffectAnswer {
    let text = NoticeText(sending, publicURL: publicURL)
    let message: JSONValue = [
      "identity": .string(sending.identity), "to": .string(sending.to), "subject": .string(text.subject),
      "text": .string(text.body), "languages": .array(sending.languages.map { .string($0.rawValue) }),
      "dossier": .string(sending.code.text), "notice": .string(sending.notice.notice.text),
    ]
    return run(message.canonical + [UInt8(ascii: "\n")])
  }

  private func run(_ input: [UInt8]) -> EffectAnswer {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .unreachable("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(reading: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return .unreachable("cannot-start")
    }
    // It may read nothing at all: what does not fit into the pipe at once is its loss.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    _ = input.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    return wait(for: child)
  }

  private func start(reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The server keeps its signals for itself; the command is to hear its own.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var pipes = sigset_t()
    sigemptyset(&pipes)
    sigaddset(&pipes, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &pipes)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [
      strdup("PATH=/usr/local/bin:/usr/bin:/bin"), strdup("LANG=C.UTF-8"), nil,
    ]
    defer { (words + environment).forEach { free($0) } }
    var child = pid_t()
    return posix_spawn(&child, path, &actions, &attributes, &words, &environment) == 0 ? child : nil
  }

  /// Waits for the end of the command and of its time, whichever comes first.
  private func wait(for child: pid_t) -> EffectAnswer {
    var status: Int32 = 0
    for _ in 0..<(seconds * 100) {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return MessageCommand.answer(status) }
      if ended < 0, errno != EINTR { return .later("lost") }
      _ = poll(nil, 0, 10)
    }
    kill(-child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return .later("timeout")
  }

  private static func answer(_ status: Int32) -> EffectAnswer {
    // As WIFEXITED and WEXITSTATUS have it.
    guard status & 0x7F == 0 else { return .later("signal-\(status & 0x7F)") }
    let code = (status >> 8) & 0xFF
    return switch code {
    case 0: .done("sent")
    case 75: .later("exit-75")
    case 126, 127: .unreachable("exit-\(code)")
    default: .refused("exit-\(code)")
    }
  }
}

import Glibc
import JSON
import Text

/// `motcua queue --watch`: the queue on the terminal, shown again whenever it has changed, until Ctrl-C.
///
/// The server is asked with the version that is shown, so that an unchanged queue comes back as a line of head.
struct QueueWatch {
  private let office: RemoteOffice
  private let request: WireRequest
  private let call: Call
  private let every: Int

  /// - Throws: ``CommandError`` when nobody looks at the output.
  init(_ office: RemoteOffice, _ filters: [(name: String, value: String)], _ call: Call) throws {
    guard call.output.width != nil || call[.json] else {
      throw CommandError.usage(
        Words(
          vi: "--watch cần một màn hình; cho chương trình đọc thì thêm --json",
          en: "--watch needs a terminal; for scripts add --json"))
    }
    self.office = office
    self.call = call
    every = try call[QueueCommand.every] ?? 5
    let limit = try call[.limit] ?? 50
    request = office.request(.get, ["queue"], filters + [("limit", String(min(limit, 500)))])
  }

  func run() throws -> ExitCode {
    Interruption.ends()
    var version: String?
    var tasks: [JSONField] = []
    var wait = every
    while true {
      do {
        var asked = request
        if let version { asked.headers.append(("If-None-Match", version)) }
        let answer = try office.sendTwice(asked)
        if answer.status != 304 {
          let field = try office.json(of: office.checked(answer))
          version = answer.headers["etag"]
          tasks = try RemoteOffice.seen(field) { page throws(JSONError) in
            try page.anyObject().required("tasks").array()
          }
          try show(field, tasks)
        } else if wait != every {
          // The note that the connection was lost goes away.
          try show(nil, tasks)
        }
        wait = every
      } catch let failure as WireFailure where failure.mayComeBack {
        wait = min(wait * 2, 60)
        tell(failure.words, wait)
      } catch let problem as RemoteProblem {
        guard [429, 502, 503, 504].contains(problem.status) else {
          throw problem.error(login: office.login, dossier: nil)
        }
        wait = max(problem.retryAfter ?? 0, min(wait * 2, 60))
        tell(problem.words, wait)
      } catch let failure as WireFailure {
        throw office.unreachable(failure)
      }
      sleep(UInt32(wait))
    }
  }

  /// Shows the page: on a terminal in place of the one before, else as a line of JSON.
  private func show(_ page: JSONField?, _ tasks: [JSONField]) throws {
    if call[.json] {
      if let page { call.output.line(page.value.canonicalText) }
      _ = call.output.flush()
      return
    }
    // The terminal may have been made wider or narrower since.
    let output = Output(environment: call.host.environment)
    let rows: [SeenTaskRow] = try tasks.map { try RemoteOffice.seen($0) }
    let head = Words(
      vi: "\(call.host.now().short)  \(rows.count) việc  (Ctrl-C để dừng)",
      en: "\(call.host.now().short)  \(rows.count) tasks  (Ctrl-C to stop)")
    var lines = [output.styled(head.in(call.language), .dim), ""]
    lines +=
      rows.isEmpty
      ? [QueueCommand.nothing.in(call.language)]
      : QueueCommand.listing(of: rows, call.language).lines(for: output, call.language)
    // Home, each line cleared behind its end, then what is below: nothing flickers.
    call.output.line("\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\n") + "\n\u{1B}[J")
    _ = call.output.flush()
  }

  private func tell(_ words: Words, _ seconds: Int) {
    let again = Words(
      vi: "\(words.vi); thử lại sau \(seconds) giây", en: "\(words.en); trying again in \(seconds) s")
    call.output.prompt("\r" + again.in(call.language).harmless + (call.output.width == nil ? "\n" : "\u{1B}[K"))
  }
}

/// Whoever interrupts the program wants it to end: nothing of it is half done between two looks.
private enum Interruption {
  static func ends() {
    var leaving = sigaction()
    leaving.__sigaction_handler.sa_handler = { _ in _exit(0) }
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM] {
      sigaction(signal, &leaving, nil)
      sigaddset(&set, signal)
    }
    // Whoever started the program may have kept them from it.
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}

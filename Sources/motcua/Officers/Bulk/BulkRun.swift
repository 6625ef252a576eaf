import Crypto
import Glibc
import JSON
import Text

/// The same thing done to many dossiers, one after the other on one connection, with a result for each.
///
/// The identity of each change is made of what its line asks for, so that the same script run again after a break asks
/// for nothing twice: what was done is told as done.
struct BulkRun {
  /// What a line asks for.
  struct Deed {
    /// The name that results carry.
    let action: String
    /// Below `/api/v1`.
    let path: [String]
    let body: JSONValue?
  }

  let call: Call
  let office: RemoteOffice
  /// The name of this batch; under another one the same lines are asked anew.
  let batch: String
  /// What may be said in a line beside the task.
  let inputs: [String]
  /// What a line asks for.
  let deed: (BulkItem) throws(BulkItem.Malformed) -> Deed

  /// How often a server that is busy is asked again, and how long is waited for it at most.
  private static let (tries, longestWait) = (5, 60)

  /// A run over the standard input of a call.
  init(
    of call: Call, inputs: [String] = [], _ deed: @escaping (BulkItem) throws(BulkItem.Malformed) -> Deed
  ) throws {
    self.call = call
    office = try RemoteOffice(of: call)
    batch = try call[.key] ?? ""
    self.inputs = inputs
    self.deed = deed
  }

  /// What the command says to two words where only the action is named.
  static func onlyAction(of call: Call) -> CommandError {
    .usage(
      Words(
        vi: "với --stdin chỉ ghi việc cần làm: motcua \(call.command.name) --stdin ACTION",
        en: "with --stdin only the action is named: motcua \(call.command.name) --stdin ACTION"))
  }

  /// Does what every line of standard input asks for.
  ///
  /// - Returns: `done`; `refused` when the answer to one of them was no; `tryAgain` when the same should be run again.
  func run() throws -> ExitCode {
    var lines = InputLines()
    var counts: [String: Int] = [:]
    var number = 0
    /// Why nothing more can be done in this run.
    var halt: (code: String, words: Words)?
    let progress = Progress(call.output)
    while let line = try lines.next() {
      number += 1
      for result in results(of: line, number, &halt) {
        counts[result.outcome.name, default: 0] += 1
        progress.end()
        call.output.line(
          call[.json] ? result.json.canonicalText : result.text(for: call.output, call.language))
        let all = counts.values.reduce(0, +)
        progress.tell(Words(vi: "\(all) hồ sơ", en: "\(all) dossiers").in(call.language))
      }
    }
    progress.end()
    // What was asked for must be known before the count of it.
    _ = call.output.flush()
    tell(counts, halt)
    if counts["again", default: 0] > 0 { return .tryAgain }
    return counts["refused", default: 0] + counts["malformed", default: 0] > 0 ? .refused : .done
  }

  private func results(
    of line: InputLines.Line, _ number: Int, _ halt: inout (code: String, words: Words)?
  ) -> [BulkResult] {
    func malformed(_ words: Words, _ item: BulkItem? = nil) -> BulkResult {
      let words = Words(vi: "dòng \(number): \(words.vi)", en: "line \(number): \(words.en)")
      return BulkResult(line: number, item: item, action: "", outcome: .malformed(words))
    }
    let text: String
    switch line {
    case .tooLong:
      let most = InputLines.bytes / 1_048_576
      return [malformed(Words(vi: "dài hơn \(most) MB", en: "longer than \(most) MB"))]
    case .notUTF8: return [malformed(Words(vi: "không phải UTF-8", en: "not UTF-8"))]
    case .text(let line): text = line
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    let items: [BulkItem]
    do throws(BulkItem.Malformed) {
      items = try BulkItem.items(of: text, line: number, inputs: inputs)
    } catch {
      return [malformed(error.words)]
    }
    return items.map { item in
      do throws(BulkItem.Malformed) {
        let deed = try deed(item)
        return BulkResult(line: number, item: item, action: deed.action, outcome: outcome(of: deed, on: item, &halt))
      } catch {
        return malformed(error.words, item)
      }
    }
  }

  private func outcome(
    of deed: Deed, on item: BulkItem, _ halt: inout (code: String, words: Words)?
  ) -> BulkResult.Outcome {
    if let halt { return .again(code: halt.code, halt.words) }
    let parts: JSONValue = [
      "bulk", .string(batch), .array(deed.path.map { .string($0) }), JSONValue(item.version), deed.body ?? .null,
    ]
    var change = office.request(.post, deed.path)
    change.headers += [
      ("Idempotency-Key", SHA256(of: parts.canonical).hex), ("If-Match", "\"\(item.version)\""),
    ]
    if let body = deed.body { change.body = .json(body) }
    for attempt in 1... {
      do {
        let answer = try office.json(of: office.checked(office.sendTwice(change)))
        // It is kept, but nothing is done until somebody has decided about the document.
        if let waits = try RemoteOffice.waits(answer) { return .refused(code: "signature-waits", waits) }
        return .done(
          version: try RemoteOffice.seen(answer) { field throws(JSONError) in try field.anyObject().read("version") })
      } catch let problem as RemoteProblem {
        if let wait = problem.wait, attempt < BulkRun.tries, wait <= BulkRun.longestWait {
          sleep(UInt32(wait))
          continue
        }
        let error = problem.error(login: office.login, dossier: item.code)
        let isOurs = error.exit == .refused && problem.status != 401
        let code = problem.code.isEmpty ? "http-\(problem.status)" : problem.code
        guard !isOurs else { return .refused(code: code, error.words) }
        if problem.status == 401 { halt = (code, error.words) }
        return .again(code: code, error.words)
      } catch let failure as WireFailure {
        halt = ("unreachable", failure.words)
        return .again(code: "unreachable", failure.words)
      } catch {
        let words = (error as? CommandError)?.words ?? Words(vi: "\(error)", en: "\(error)")
        return .again(code: "not-understood", words)
      }
    }
    preconditionFailure("the last try has an answer")
  }

  private func tell(_ counts: [String: Int], _ halt: (code: String, words: Words)?) {
    // A script whose dossiers are all done hears nothing but their results.
    guard halt != nil || call.output.width != nil || Set(counts.keys) != ["done"] else { return }
    if let halt { call.output.note("motcua: " + halt.words.in(call.language)) }
    let names: [(String, Words)] = [
      ("done", Words(vi: "đã làm", en: "done")), ("refused", Words(vi: "bị từ chối", en: "refused")),
      ("malformed", Words(vi: "dòng sai", en: "malformed")),
      ("again", Words(vi: "cần chạy lại (chạy lại đúng như vậy)", en: "to be tried again (run the same again)")),
    ]
    let said = names.compactMap { name, words in counts[name].map { "\($0) \(words.in(call.language))" } }
    call.output.note(
      said.isEmpty
        ? Words(vi: "Đầu vào không có hồ sơ nào.", en: "There was no dossier in the input.").in(call.language)
        : said.joined(separator: ", ") + ".")
  }
}

extension Call {
  /// Makes sure that nothing is said that belongs to one dossier.
  func checkBulk() throws {
    for name in ["task", "if-version"] where texts[name] != nil {
      throw CommandError.usage(
        Words(
          vi: "--\(name) không đi với --stdin: mỗi dòng nói việc và phiên bản của nó",
          en: "--\(name) does not go with --stdin: each line says its task and version"))
    }
  }
}

extension BulkItem {
  /// A text that the line says; nil when it says none.
  func text(_ name: String) throws(Malformed) -> String? {
    guard let value = said[name] else { return nil }
    guard case .string(let text) = value else {
      throw Malformed(Words(vi: "\(name) phải là một chuỗi", en: "\(name) has to be a text"))
    }
    return text
  }
}

extension RemoteProblem {
  /// After how many seconds a busy server may be asked again; nil when asking again helps nothing.
  fileprivate var wait: Int? { status == 429 || status == 503 ? retryAfter : nil }
}

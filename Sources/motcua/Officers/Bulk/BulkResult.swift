import JSON
import Text

/// What came of one dossier of a bulk run.
struct BulkResult {
  let line: Int
  /// Nil where the line could not be read.
  let item: BulkItem?
  /// What was to be done, for scripts.
  let action: String
  let outcome: Outcome

  enum Outcome {
    /// Done, now or by an earlier run; the version afterwards.
    case done(version: Int)
    /// The right answer is no.
    case refused(code: String, Words)
    /// Nobody knows, or the server could not: the same again does it, and never twice.
    case again(code: String, Words)
    /// The line says nothing that can be done.
    case malformed(Words)

    var name: String {
      switch self {
      case .done: "done"
      case .refused: "refused"
      case .again: "again"
      case .malformed: "malformed"
      }
    }

    var problem: (code: String, words: Words)? {
      switch self {
      case .done: nil
      case .refused(let code, let words), .again(let code, let words): (code, words)
      case .malformed(let words): ("malformed", words)
      }
    }

    var version: Int? { if case .done(let version) = self { version } else { nil } }
  }

  /// The result as a line of JSON.
  var json: JSONValue {
    var json: JSONObject = [
      "line": JSONValue(line), "code": .null, "task": .null, "action": .string(action),
      "outcome": .string(outcome.name), "version": .null, "problem": .null,
    ]
    if let item {
      json["code"] = .string(item.code)
      json["task"] = JSONValue(item.task)
    }
    if let version = outcome.version { json["version"] = JSONValue(version) }
    if let (code, words) = outcome.problem {
      json["problem"] = ["code": .string(code), "vi": .string(words.vi), "en": .string(words.en)]
    }
    return .object(json)
  }

  /// The result as a line: a sentence on a terminal, columns parted by tabs behind a pipe.
  func text(for output: Output, _ language: Language) -> String {
    guard output.width != nil else {
      let (task, version) = (item.map { String($0.task) } ?? "", outcome.version.map { String($0) } ?? "")
      let fields: [String] = [
        String(line), item?.code ?? "", task, action, outcome.name, version, outcome.problem?.code ?? "",
      ]
      return fields.map { $0.isEmpty ? "-" : $0.harmless }.joined(separator: "\t")
    }
    let place = (item.map(\.code) ?? Words(vi: "dòng \(line)", en: "line \(line)").in(language)).harmless
    switch outcome {
    case .done: return "\(place)  " + output.styled(Words(vi: "đã làm", en: "done").in(language), .green)
    case .refused(_, let words), .malformed(let words):
      return "\(place)  " + output.styled(words.in(language).harmless, .red)
    case .again(_, let words): return "\(place)  " + output.styled(words.in(language).harmless, .yellow)
    }
  }
}

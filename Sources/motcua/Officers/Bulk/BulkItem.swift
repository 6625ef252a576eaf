import JSON
import Text

/// One dossier of a bulk run: a task as a queue showed it, and what its line says of what is to be done.
struct BulkItem {
  /// The number of its line, from 1.
  let line: Int
  let code: String
  let task: Int
  let version: Int
  /// What the line says beyond that: `action`, `reason`, `items`, `payment`, `to`.
  let said: JSONObject

  /// What of a row of the queue says nothing of what is to be done.
  private static let passedOver = ["step", "due", "remaining", "officer", "post", "dossier", "delegatedBy"]
  private static let known = ["code", "task", "version"]

  /// The items of a line: a JSON object, the whole answer of `motcua queue --json`, or columns parted by tabs as
  /// `motcua queue` writes them behind a pipe.
  ///
  /// - Parameter inputs: What may be said in a line beside the task.
  /// - Throws: ``BulkItem/Malformed``.
  static func items(of text: String, line: Int, inputs: [String]) throws(Malformed) -> [BulkItem] {
    guard text.first(where: { $0 != " " }) == "{" else { return [try BulkItem(columns: text, line: line)] }
    do throws(JSONError) {
      let field = JSONField(try JSONValue(reading: text, within: .init(bytes: InputLines.bytes, depth: 16)))
      guard let tasks = try field.anyObject().optional("tasks") else {
        return [try BulkItem(field, line: line, inputs: inputs)]
      }
      var items: [BulkItem] = []
      for task in try tasks.array() { items.append(try BulkItem(task, line: line, inputs: inputs)) }
      return items
    } catch {
      throw Malformed(error)
    }
  }

  private init(_ field: JSONField, line: Int, inputs: [String]) throws(JSONError) {
    let members = try field.anyObject()
    // A row of the queue has code and version within its dossier.
    var row = members
    if let dossier = members.optional("dossier"), members.optional("code") == nil { row = try dossier.anyObject() }
    code = try row.required("code").string()
    task = try members.required("task").integer(in: 1...1_000_000)
    version = try row.required("version").integer(in: 1...1_000_000_000)
    self.line = line
    var said: JSONObject = [:]
    for (name, member) in members.all where !BulkItem.known.contains(name) {
      if inputs.contains(name) {
        if case .null = member.value { continue }
        said[name] = member.value
      } else if !BulkItem.passedOver.contains(name) {
        let allowed = (BulkItem.known + inputs).map { "`\($0)`" }.joined(separator: ", ")
        throw .mismatch(
          at: member.pointer,
          Words(vi: "không có trường này; các trường: \(allowed)", en: "no such member is known; allowed: \(allowed)"),
          suggestion: nearestWord(to: name, among: inputs + BulkItem.known))
      }
    }
    self.said = said
  }

  private init(columns text: String, line: Int) throws(Malformed) {
    let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count >= 3, let task = Int(columns[1]), let version = Int(columns[2]), task > 0, version > 0 else {
      throw Malformed(
        Words(
          vi: "cần JSON, hoặc các cột như motcua queue viết: hồ sơ, số việc, phiên bản, cách nhau bằng dấu tab",
          en: "expected JSON, or columns as motcua queue writes them: dossier, task, version, parted by tabs"))
    }
    self.init(line: line, code: String(columns[0]), task: task, version: version, said: [:])
  }

  private init(line: Int, code: String, task: Int, version: Int, said: JSONObject) {
    self.line = line
    self.code = code
    self.task = task
    self.version = version
    self.said = said
  }

  /// Why a line cannot be read.
  struct Malformed: Error {
    let words: Words

    init(_ words: Words) { self.words = words }

    init(_ error: JSONError) {
      let problem = error.problems.first
      let place = problem?.pointer == .root ? "" : (problem?.pointer.description ?? "") + ": "
      let near = problem?.suggestion
      words = Words(
        vi: "\(place)\(problem?.message.vi ?? "")" + (near.map { "; ý bạn là `\($0)`?" } ?? ""),
        en: "\(place)\(problem?.message.en ?? "")" + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }
  }
}

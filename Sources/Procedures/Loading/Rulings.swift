import Rules
import Text
import WorkingTime
import XML
import YAML

/// The decisions of one procedure: the tables of its text and the DMN models beside it, each read once.
final class Rulings {
  private let folder: String
  private let files: [String: [UInt8]]
  private let scope: Scope
  private let findings: Findings
  private let own: Model
  private let drafts: [DecisionDraft]
  private var models: [String: Model?] = [:]
  private var used: Set<String> = []

  /// - Parameters:
  ///   - file: The file of the procedure.
  ///   - files: All files there are.
  ///   - scope: The names that the decisions may use.
  init(_ drafts: [DecisionDraft], file: String, files: [String: [UInt8]], scope: Scope, _ findings: Findings) {
    folder = String(file.dropLast("procedure.yaml".count))
    self.files = files
    self.scope = scope
    self.findings = findings
    self.drafts = drafts
    var known = Declared<Ruling>(Words(vi: "quyết định", en: "decision"))
    for draft in drafts { known.declare(draft.id, findings) }
    own = Model(drafts.map(\.table), facts: scope)
    tell(own.findings, in: file)
  }

  /// The files of models that were named, for the text of the procedure.
  static func models(beside file: String, among paths: some Sequence<String>) -> [String] {
    let folder = String(file.dropLast("procedure.yaml".count))
    return paths.filter { path in
      path.hasPrefix(folder) && path.hasSuffix(".dmn") && !path.dropFirst(folder.count).contains("/")
    }.sorted()
  }

  /// The decision that a reference means; nil, with a finding, when there is none.
  func ruling(_ reference: RulingReference) -> Ruling? {
    let id = reference.id.value
    used.insert(id)
    guard id.hasSuffix(".dmn") else {
      guard drafts.contains(where: { $0.id.value.text == id }) else {
        findings.error(
          at: reference.id.place,
          Words(vi: "không có quyết định `\(id)` trong `decisions`", en: "`decisions` has no decision `\(id)`"),
          suggestion: nearestWord(to: id, among: drafts.map(\.id.value.text) + files.keys.compactMap(beside)))
        return nil
      }
      return checked(Ruling(id: id, decision: id, output: reference.output?.value, model: own, scope: scope), reference)
    }
    guard let model = model(id, reference.id.place), let decision = decision(of: model, reference) else { return nil }
    return checked(
      Ruling(id: id, decision: decision, output: reference.output?.value, model: model, scope: scope), reference)
  }

  /// The models that the procedure's decisions stand in, by the files that hold them.
  var read: [String: Model] {
    var read = models.compactMapValues { $0 }
    if !drafts.isEmpty { read["procedure.yaml"] = own }
    return read
  }

  /// Tells of tables and models that nothing uses.
  func tellUnused() {
    for draft in drafts where !used.contains(draft.id.value.text) {
      findings.warning(
        at: draft.id.place,
        Words(vi: "không gì dùng quyết định `\(draft.id.value)`", en: "nothing uses the decision `\(draft.id.value)`"))
    }
    // A model that another one imports is read with it.
    guard !used.contains(where: { $0.hasSuffix(".dmn") }) else { return }
    for name in files.keys.compactMap(beside).sorted() {
      findings.warning(
        at: Place(file: folder + name, line: 1, column: 1),
        Words(vi: "không có gì dùng tệp này", en: "nothing uses this file"))
    }
  }

  private func beside(_ path: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(".dmn") else { return nil }
    let name = path.dropFirst(folder.count)
    return name.contains("/") ? nil : String(name)
  }

  private func decision(of model: Model, _ reference: RulingReference) -> String? {
    if let name = reference.name {
      if model.decisions.contains(name.value) { return name.value }
      findings.error(
        at: name.place,
        Words(
          vi: "tệp `\(reference.id.value)` không có quyết định `\(name.value)`",
          en: "the file `\(reference.id.value)` has no decision `\(name.value)`"),
        suggestion: nearestWord(to: name.value, among: model.decisions))
      return nil
    }
    let top = model.topDecisions
    if top.count == 1 { return top[0] }
    let list = top.map { "`\($0)`" }.joined(separator: ", ")
    findings.error(
      at: reference.id.place,
      top.isEmpty
        ? Words(vi: "tệp này không có quyết định nào", en: "the file has no decision")
        : Words(
          vi: "tệp có nhiều quyết định (\(list)); hãy chọn bằng `of`", en: "of several (\(list)), say which: `of`"))
    return nil
  }

  private func model(_ name: String, _ place: Place) -> Model? {
    if let known = models[name] { return known }
    models[name] = .some(nil)
    let path = folder + name
    guard let bytes = files[path] else {
      findings.error(
        at: place,
        Words(vi: "không có tệp `\(name)` cạnh thủ tục", en: "there is no file `\(name)` beside the procedure"),
        suggestion: nearestWord(to: name, among: files.keys.compactMap(beside)))
      return nil
    }
    guard let document = document(bytes, path) else { return nil }
    let others = files.filter { beside($0.key) != nil && $0.key != path }.sorted { $0.key < $1.key }
    do throws(ModelError) {
      let model = try Model(document, others: others.compactMap { try? Document($0.value) }, facts: scope)
      tell(model.findings, in: path)
      models[name] = model
      return model
    } catch {
      findings.error(at: Place(file: path, line: error.line, column: 1), error.message)
      return nil
    }
  }

  private func document(_ bytes: [UInt8], _ path: String) -> Document? {
    do throws(Malformed) {
      return try Document(bytes)
    } catch {
      findings.error(
        at: Place(file: path, line: max(1, error.line), column: max(1, error.column)),
        Words(vi: "không đọc được như XML: \(error.message)", en: "cannot be read as XML: \(error.message)"))
      return nil
    }
  }

  private func tell(_ found: [ModelFinding], in file: String) {
    for finding in found {
      findings.add(
        Finding(
          finding.gravity == .error ? .error : .warning,
          at: Place(file: file, line: finding.line, column: finding.column ?? 1), finding.words,
          suggestion: finding.suggestion))
    }
  }

  /// Makes sure that one value comes out, not a list or a row of values.
  private func checked(_ ruling: Ruling, _ reference: RulingReference) -> Ruling? {
    guard let table = ruling.table else { return ruling }
    if let output = reference.output, !table.outputs.contains(where: { $0.name == output.value }) {
      findings.error(
        at: output.place,
        Words(
          vi: "bảng `\(ruling.id)` không có cột kết quả `\(output.value)`",
          en: "the table `\(ruling.id)` has no output `\(output.value)`"),
        suggestion: nearestWord(to: output.value, among: table.outputs.map(\.name)))
      return nil
    }
    if table.outputs.count > 1, reference.output == nil {
      let list = table.outputs.map { "`\($0.name)`" }.joined(separator: ", ")
      findings.error(
        at: reference.id.place,
        Words(
          vi: "bảng `\(ruling.id)` có nhiều cột kết quả (\(list)); hãy chọn bằng `output`",
          en: "the table `\(ruling.id)` has several outputs (\(list)); say which: `output`"))
      return nil
    }
    if [.ruleOrder, .outputOrder].contains(table.policy) || table.policy == .collect && table.aggregation == nil {
      findings.error(
        at: reference.id.place,
        Words(
          vi: "bảng `\(ruling.id)` cho một danh sách, ở đây cần một giá trị",
          en: "the table `\(ruling.id)` answers a list, one value is needed here"))
      return nil
    }
    return ruling
  }
}

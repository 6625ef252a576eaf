import FoundationEssentials
import Procedures
import Rules
import Text
import WorkingTime
import XML

/// `motcua rules test`: all test cases of decision models found below a folder.
enum RulesTestCommand {
  static let folder = Parameter.operand(
    "DIR",
    Words(vi: "thư mục có các mô hình *.dmn và ca kiểm thử *.xml", en: "folder of models *.dmn and test cases *.xml"))
  static let csv = Parameter.option(
    "csv", "FILE", Words(vi: "ghi kết quả từng ca vào tệp CSV", en: "write what each case came to into a CSV file"))

  static let command = Command(
    "rules test", Words(vi: "chạy các ca kiểm thử của bảng quyết định", en: "run the test cases of decision models"),
    details: Words(
      vi: """
        Ca kiểm thử theo định dạng của DMN TCK, đặt cạnh mô hình của chúng; modelName là tệp .dmn, hoặc \
        procedure.yaml cho các bảng viết trong thủ tục. Mỗi dòng CSV: "thư mục","tệp","ca",\
        "SUCCESS hoặc ERROR","chi tiết". Kết thúc bằng 1 khi có ca không đạt.
        """,
      en: """
        Test cases in the format of the DMN TCK, beside their models; modelName is a file *.dmn, or procedure.yaml \
        for the tables of a procedure. Each CSV row: "folder","file","case",\
        "SUCCESS or ERROR","detail". Ends with 1 when a case fails.
        """),
    parameters: [folder, csv], run: run)

  private struct Row {
    let folder: String
    let file: String
    let result: TestCases.Result

    func csv(in language: Language) -> String {
      [folder, file, result.id, result.passed ? "SUCCESS" : "ERROR", result.detail.in(language)]
        .map { "\"" + $0.replacing("\"", with: "\"\"").replacing("\n", with: " ") + "\"" }.joined(separator: ",")
    }
  }

  private static func run(_ call: Call) throws -> ExitCode {
    let root = DecisionFolder(path: try call.required(folder))
    let now = call.host.now()
    var rows: [Row] = []
    for folder in try root.folders() {
      let relative = folder.path == root.path ? "." : String(folder.path.dropFirst(root.path.count + 1))
      rows += try results(folder, relative, now)
    }
    for row in rows where !row.result.passed {
      call.output.line("\(row.folder)/\(row.file) \(row.result.id): \(row.result.detail.in(call.language))")
    }
    if let file = try call[csv] { try write(rows.map { $0.csv(in: call.language) }, to: file) }
    let passed = rows.count { $0.result.passed }
    call.output.line("\(passed) passed, \(rows.count - passed) failed")
    return passed == rows.count ? .done : .refused
  }

  private static func results(_ folder: DecisionFolder, _ relative: String, _ now: Instant) throws -> [Row] {
    let files = try folder.files(".xml")
    guard !files.isEmpty else { return [] }
    let models = try folder.models()
    let own = folder.procedure?.models ?? [:]
    var rows: [Row] = []
    for file in files {
      let name = String(file.dropLast(4))
      func add(_ results: [TestCases.Result]) { rows += results.map { Row(folder: relative, file: name, result: $0) } }
      switch try folder.document(file) {
      case .failure(let error): add([TestCases.Result(id: "", failed: .plain("\(file): \(error)"))])
      case .success(let document):
        guard TestCases.isTestCases(document) else { continue }
        add(results(document, file, models, own, now))
      }
    }
    return rows
  }

  private static func results(
    _ document: Document, _ file: String, _ models: [String: Result<Document, Malformed>], _ own: [String: Model],
    _ now: Instant
  ) -> [TestCases.Result] {
    do throws(ModelError) {
      let cases = try TestCases(document)
      func failed(_ detail: Words) -> [TestCases.Result] { cases.ids.map { TestCases.Result(id: $0, failed: detail) } }
      // Beside a procedure, decisions see what it knows.
      if let model = own[cases.modelName] { return cases.run(model, at: now) }
      switch models[cases.modelName] {
      case nil:
        return failed(
          Words(
            vi: "không có mô hình '\(cases.modelName)' cạnh \(file)",
            en: "there is no model '\(cases.modelName)' beside \(file)"))
      case .failure(let error): return failed(.plain("\(cases.modelName): \(error)"))
      case .success(let document):
        let others = models.sorted { $0.key < $1.key }.compactMap { try? $0.value.get() }
        do throws(ModelError) {
          return cases.run(try Model(document, others: others), at: now)
        } catch {
          return failed(error.words)
        }
      }
    } catch {
      return [
        TestCases.Result(
          id: "", failed: Words(vi: "\(file): \(error.words.vi)", en: "\(file): \(error.words.en)"))
      ]
    }
  }

  private static func write(_ rows: [String], to file: String) throws {
    do {
      try Data(rows.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: file))
    } catch {
      throw CommandError(
        .tryAgain, Words(vi: "không ghi được \(file.harmless)", en: "\(file.harmless) cannot be written"))
    }
  }
}

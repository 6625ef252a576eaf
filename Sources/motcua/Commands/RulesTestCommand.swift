import FoundationEssentials
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
        Ca kiểm thử theo định dạng của DMN TCK, đặt cạnh mô hình của chúng. Mỗi dòng CSV: "thư mục","tệp","ca",\
        "SUCCESS hoặc ERROR","chi tiết". Kết thúc bằng 1 khi có ca không đạt.
        """,
      en: """
        Test cases in the format of the DMN TCK, beside their models. Each CSV row: "folder","file","case",\
        "SUCCESS or ERROR","detail". Ends with 1 when a case fails.
        """),
    parameters: [folder, csv], run: run)

  private struct Row {
    let folder: String
    let file: String
    let result: TestCases.Result

    var csv: String {
      [folder, file, result.id, result.passed ? "SUCCESS" : "ERROR", result.detail]
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
      call.output.line("\(row.folder)/\(row.file) \(row.result.id): \(row.result.detail)")
    }
    if let file = try call[csv] { try write(rows, to: file) }
    let passed = rows.count { $0.result.passed }
    call.output.line("\(passed) passed, \(rows.count - passed) failed")
    return passed == rows.count ? .done : .refused
  }

  private static func results(_ folder: DecisionFolder, _ relative: String, _ now: Instant) throws -> [Row] {
    let files = try folder.files(".xml")
    guard !files.isEmpty else { return [] }
    let models = try folder.models()
    var rows: [Row] = []
    for file in files {
      let name = String(file.dropLast(4))
      func add(_ results: [TestCases.Result]) { rows += results.map { Row(folder: relative, file: name, result: $0) } }
      switch try folder.document(file) {
      case .failure(let error): add([TestCases.Result(id: "", failed: "\(file): \(error)")])
      case .success(let document):
        guard TestCases.isTestCases(document) else { continue }
        add(results(document, file, models, now))
      }
    }
    return rows
  }

  private static func results(
    _ document: Document, _ file: String, _ models: [String: Result<Document, Malformed>], _ now: Instant
  ) -> [TestCases.Result] {
    do throws(ModelError) {
      let cases = try TestCases(document)
      func failed(_ detail: String) -> [TestCases.Result] { cases.ids.map { TestCases.Result(id: $0, failed: detail) } }
      switch models[cases.modelName] {
      case nil: return failed("there is no model '\(cases.modelName)' beside \(file)")
      case .failure(let error): return failed("\(cases.modelName): \(error)")
      case .success(let own):
        let others = models.sorted { $0.key < $1.key }.compactMap { try? $0.value.get() }
        do throws(ModelError) {
          return cases.run(try Model(own, others: others), at: now)
        } catch {
          return failed("\(cases.modelName): \(error)")
        }
      }
    } catch {
      return [TestCases.Result(id: "", failed: "\(file): \(error)")]
    }
  }

  private static func write(_ rows: [Row], to file: String) throws {
    do {
      try Data(rows.map { $0.csv + "\n" }.joined().utf8).write(to: URL(filePath: file))
    } catch {
      throw CommandError(
        .tryAgain, Words(vi: "không ghi được \(file.harmless)", en: "\(file.harmless) cannot be written"))
    }
  }
}

import Foundation
import JSON
import Testing

/// The kinds of files, with the shipped files of each.
private let kinds: [(kind: String, folder: String, isOne: @Sendable (String) -> Bool)] = [
  ("procedure", "Workflows", { $0.hasSuffix("/procedure.yaml") }),
  ("walks", "Workflows", { $0.contains("/walks/") }),
  ("letter", "Workflows/letters", { _ in true }),
  ("register", "Workflows/registers", { $0.hasSuffix(".yaml") }),
  ("authority", "Workflows", { $0.hasSuffix("Workflows/authority.yaml") }),
  ("officers", "Workflows", { $0.hasSuffix("Workflows/officers.yaml") }),
  ("log-in", "Workflows", { $0.hasSuffix("Workflows/log-in.yaml") }),
  ("form", "Forms", { _ in true }),
  ("intake", "Workflows/intakes", { _ in true }),
  ("notice", "Workflows/notices", { _ in true }),
]

@Suite("motcua schema")
struct SchemaCommandTests {
  /// Judges YAML files by schemas as editors do: plain scalars by the core schema of YAML 1.2. Reads lines of
  /// `schema file`, tells `file: fault` for each file that does not fit.
  private static let judge = #"""
    import json, re, sys, yaml
    from jsonschema import Draft202012Validator
    class Core(yaml.SafeLoader): pass
    Core.yaml_implicit_resolvers = {}
    for tag, pattern, first in [
        ("bool", r"true|false", "tf"), ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"), ("null", r"null|~|", ["n", "~", ""])]:
        Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), list(first))
    validators = {}
    for line in sys.stdin:
        schema, path = line.rstrip("\n").split("\t")
        if schema not in validators:
            content = json.load(open(schema, encoding="utf-8"))
            Draft202012Validator.check_schema(content)
            validators[schema] = Draft202012Validator(content)
        value = yaml.load(open(path, encoding="utf-8"), Loader=Core)
        fault = next(iter(sorted(validators[schema].iter_errors(value), key=str)), None)
        if fault is not None: print(f"{path}: {fault.json_path}: {fault.message[:200]}")
    """#

  private func judge(_ files: [(schema: URL, file: URL)], in folder: TemporaryFolder) throws -> [String]? {
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else {
      print("SchemaCommandTests: MOTCUA_TEST_PYTHON is not set (script/test sets it), no second opinion")
      return nil
    }
    try folder.write(files.map { "\($0.schema.path)\t\($0.file.path)\n" }.joined(), to: "files.txt")
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", SchemaCommandTests.judge]
    process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "files.txt"))
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    return said.split(separator: "\n").map(String.init)
  }

  private func schemas(in folder: TemporaryFolder) throws -> [String: URL] {
    let all = try JSONValue(reading: motcua("schema", "--json", "--lang", "en").output)
    guard case .object(let object) = all else { return [:] }
    var files: [String: URL] = [:]
    for (name, schema) in object {
      try folder.write(schema.canonicalText, to: "\(name).schema.json")
      files[name] = folder.url.appending(path: "\(name).schema.json")
    }
    return files
  }

  @Test("writes JSON Schemas that every definition that ships fits")
  func shipped() throws {
    let folder = try TemporaryFolder()
    let schemas = try schemas(in: folder)
    var files: [(schema: URL, file: URL)] = []
    for (kind, place, isOne) in kinds {
      let root = projectRoot.appending(path: place)
      let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects ?? []
      for case let file as URL in found where file.path.hasSuffix(".yaml") && isOne(file.path) {
        files.append((try #require(schemas[kind]), file))
      }
    }
    for file in try FileManager.default.contentsOfDirectory(
      at: projectRoot.appending(path: "Workflows/calendars"), includingPropertiesForKeys: nil)
    {
      let isList = try String(contentsOf: file, encoding: .utf8).contains("\nholidays:")
      files.append((try #require(schemas[isList ? "holidays" : "calendar"]), file))
    }
    #expect(files.count > 30)
    if let faults = try judge(files, in: folder) { #expect(faults == []) }
  }

  @Test("writes JSON Schemas that refuse what a shape can see")
  func refused() throws {
    let folder = try TemporaryFolder()
    let schemas = try schemas(in: folder)
    let procedure = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    let damages: [(kind: String, file: String, old: String, new: String)] = [
      ("procedure", procedure, "role: chuyen-vien", "rola: chuyen-vien"),
      ("procedure", procedure, "national: 5", "national: five"),
      ("procedure", procedure, "level: 4", "level: 5"),
      ("procedure", procedure, "outcome: granted", "outcome: grand"),
      ("procedure", procedure, "{ vi: \"Tiếp nhận\", en: \"Reception\" }", "{ vi: \"Tiếp nhận\" }"),
      ("procedure", procedure, "form: ban-sao-van-bang", "form: Bản sao"),
      ("procedure", procedure, "keep: 20 years after end", "keep: 20 years"),
      ("procedure", procedure, "result: collected", "result: colected"),
      ("procedure", procedure, "channels: [online, counter, postal]", "channels: []"),
      ("procedure", procedure, "until: tra-so-goc", "untill: tra-so-goc"),
      ("letter", "Workflows/letters/giay-tiep-nhan.yaml", "{so}/GTN-{nam}", "{so}/GTN"),
      ("register", "Workflows/registers/so-cap-ban-sao.yaml", "type: date", "type: day"),
      ("authority", "Workflows/authority.yaml", "qd20: H56.06,", "qd20: h56_06,"),
      ("officers", "Workflows/officers.yaml", "until: 2025-06-30", "until: 30 tháng 6"),
      ("form", "Forms/ban-sao-van-bang.yaml", "type: phone", "type: phon"),
      ("walks", "Workflows/xac-minh-van-bang/walks/xac-minh.yaml", "finds: khop", "finds: khớp"),
    ]
    var files: [(schema: URL, file: URL)] = []
    for (number, damage) in damages.enumerated() {
      let text = try String(contentsOf: projectRoot.appending(path: damage.file), encoding: .utf8)
      let range = try #require(text.range(of: damage.old), "`\(damage.old)` does not stand in \(damage.file)")
      try folder.write(text.replacingCharacters(in: range, with: damage.new), to: "\(number).yaml")
      files.append((try #require(schemas[damage.kind]), folder.url.appending(path: "\(number).yaml")))
    }
    guard let faults = try judge(files, in: folder) else { return }
    for (number, damage) in damages.enumerated() {
      #expect(faults.contains { $0.contains("/\(number).yaml: ") }, "not seen: \(damage.new)")
    }
  }

  @Test("knows every key that a loader asks for, and says what each is for")
  func complete() throws {
    let all = try JSONValue(reading: motcua("schema", "--json", "--lang", "vi").output)
    guard case .object(let kinds) = all else {
      Issue.record("no schemas")
      return
    }
    var known: Set<String> = []
    for (kind, schema) in kinds {
      guard case .object(let definitions)? = schema["$defs"] else { continue }
      for (name, definition) in definitions {
        guard case .object(let properties)? = definition["properties"] else { continue }
        for (key, property) in properties {
          known.insert(key)
          #expect(property["description"] != nil, "\(kind), \(name): nobody says what `\(key)` is for")
        }
      }
    }
    for place in ["Forms/Loading", "Procedures/Loading", "Procedures/Calendars", "Walks"] {
      let folder = projectRoot.appending(path: "Sources/\(place)")
      for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: /\b(?:required|optional|list|has)\(\s*"([a-z0-9-]+)"/) {
          #expect(known.contains(String(match.output.1)), "\(file.lastPathComponent): `\(match.output.1)`")
        }
      }
    }
  }

  @Test("writes the reference in both languages, and one kind alone")
  func reference() throws {
    let english = try motcua("schema", "--lang", "en")
    #expect(english.status == 0)
    #expect(english.output.contains("# The language of definitions of Một Cửa"))
    #expect(english.output.contains("| `four-eyes` | a list of: "))
    #expect(english.output.contains("[branch of the limit](#procedure-branch-of-the-limit)"))
    let vietnamese = try motcua("schema", "procedure", "--lang", "vi")
    #expect(vietnamese.output.contains("| `retention` | [retention](#procedure-retention) | thời hạn lưu trữ |"))
    #expect(!vietnamese.output.contains("## form"))
    let wrong = try motcua("schema", "procedur", "--lang", "en")
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean “procedure”?"))
  }
}

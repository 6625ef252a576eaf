import FoundationEssentials
import Text
import YAML

/// The folder of an authority's definitions, which holds `Workflows`, `Forms` and `Signatures`.
struct DefinitionsFolder {
  let path: String

  /// The folder that a command works with: what `--definitions` names, or `MOTCUA_DEFINITIONS`, or the current folder, or
  /// the project that the program was built in.
  ///
  /// - Throws: ``CommandError`` when there is none.
  init(of call: Call) throws {
    let host = call.host
    let named =
      try call[.definitions]
      ?? host.environment["MOTCUA_DEFINITIONS"].flatMap { $0.isEmpty ? nil : $0 }
    if let named {
      self = try DefinitionsFolder(at: named)
      return
    }
    let aboveProgram = sequence(first: host.program ?? "/") { path in
      let above = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      return above.isEmpty ? nil : above
    }
    let places = [host.currentFolder] + aboveProgram.dropFirst()
    guard let found = places.first(where: DefinitionsFolder.isOne) else {
      throw CommandError.usage(
        Words(
          vi: "không thấy thư mục định nghĩa (có Workflows); hãy chỉ ra bằng --definitions DIR hoặc MOTCUA_DEFINITIONS",
          en: "no folder of definitions (with Workflows) found; name it with --definitions DIR or MOTCUA_DEFINITIONS"))
    }
    path = found
  }

  /// The folder of this path.
  ///
  /// - Throws: ``CommandError`` when it holds no definitions.
  init(at path: String) throws {
    guard DefinitionsFolder.isOne(path) else {
      throw CommandError.usage(
        Words(vi: "“\(path.harmless)” không có thư mục Workflows", en: "“\(path.harmless)” has no folder Workflows"))
    }
    self.path = path
  }

  private static func isOne(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path + "/Workflows", isDirectory: &isFolder) && isFolder
  }

  /// Whether there is such a file or folder below this one.
  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  /// The YAML files of a folder below this one, by name; none when there is no such folder.
  ///
  /// - Throws: ``CommandError`` when the folder or a file cannot be read.
  func nodes(in folder: String, _ findings: Findings) throws -> [(name: String, node: Node)] {
    guard has(folder) else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
    } catch {
      throw unreadable(folder)
    }
    return try names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { file in
      try node("\(folder)/\(file)", findings).map { (String(file.dropLast(5)), $0) }
    }
  }

  /// What a YAML file below this folder holds; nil, with findings, when it cannot be read as YAML.
  ///
  /// - Throws: ``CommandError`` when there is no such file or it cannot be read.
  func node(_ file: String, _ findings: Findings) throws -> Node? {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: "\(path)/\(file)"), options: .mappedIfSafe)
    } catch {
      throw unreadable(file)
    }
    // One byte more than may be is enough to be told that it is too much.
    return Node.read(Array(bytes.prefix(Limits.fileBytes + 1)), file: file, findings: findings)
  }

  private func unreadable(_ name: String) -> CommandError {
    CommandError(
      .tryAgain, Words(vi: "không đọc được \(path)/\(name)", en: "\(path)/\(name) cannot be read"))
  }
}

extension ParameterDeclaration where Self == Parameter<String> {
  /// `--definitions DIR`: the folder of definitions.
  static var definitions: Self {
    .option(
      "definitions", "DIR",
      Words(
        vi: "thư mục định nghĩa, có Workflows, Forms, Signatures (mặc định: MOTCUA_DEFINITIONS, thư mục hiện tại)",
        en: "folder of definitions, with Workflows, Forms, Signatures (default: MOTCUA_DEFINITIONS, current folder)"))
  }
}

import Foundation
import Testing

/// What other programs find in a PDF: poppler's, and zbar for codes.
struct Poppler {
  static let tools = ["pdftotext", "pdfinfo", "pdffonts", "pdftoppm", "zbarimg"].map { "/usr/bin/" + $0 }
  static let isThere = tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  static let missing: Comment = "poppler-utils and zbar-tools are not installed: script/bootstrap --tests"

  let pdf: [UInt8]

  /// The text of the pages, laid out as on paper; each page ends with a form feed.
  func text(_ options: String...) throws -> String {
    try String(decoding: run("pdftotext", options + ["FILE", "-"]), as: UTF8.self)
  }

  /// What the file says of itself, by its names.
  func facts() throws -> [String: String] {
    let lines = try String(decoding: run("pdfinfo", ["FILE"]), as: UTF8.self).split(separator: "\n")
    return Dictionary(
      lines.compactMap { line in
        line.firstIndex(of: ":").map { colon in
          (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The structure, as it is read aloud.
  func structure() throws -> String { try String(decoding: run("pdfinfo", ["-struct-text", "FILE"]), as: UTF8.self) }

  /// The fonts: one line for each.
  func fonts() throws -> [String] {
    try String(decoding: run("pdffonts", ["FILE"]), as: UTF8.self).split(separator: "\n").dropFirst(2).map(String.init)
  }

  /// What the code on a page says, as a phone would see it.
  func code(page: Int) throws -> String {
    let image = try run("pdftoppm", ["-r", "150", "-f", "\(page)", "-l", "\(page)", "-png", "FILE"])
    let text = try run("zbarimg", ["--quiet", "--raw", "FILE"], on: Array(image))
    return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]? = nil) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
    try Data(bytes ?? pdf).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/" + tool)
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    let (output, complaints) = (Pipe(), FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())"))
    try Data().write(to: complaints)
    defer { try? FileManager.default.removeItem(at: complaints) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // Poppler mends broken files and complains; zbar misses a desktop.
    #expect(try tool == "zbarimg" || String(contentsOf: complaints, encoding: .utf8) == "")
    return data
  }
}

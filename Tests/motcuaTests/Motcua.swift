import Foundation
import Testing

/// How a run of the built program ended.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// The answer's lines.
  var lines: [Substring] { output.split(separator: "\n") }
}

/// Runs the built `motcua` in a world of its own: nothing of this process's environment
/// but what is given.
func motcua(_ arguments: String...) throws -> Run {
  try motcuaList(arguments)
}

/// Runs the built `motcua` as ``motcua(_:)`` does.
func motcuaList(
  _ arguments: [String], environment: [String: String] = [:], in folder: URL = projectRoot, input: String = ""
) throws -> Run {
  try run(try builtMotcua, arguments, environment: environment, in: folder, input: input)
}

/// The built `motcua`, which lies beside the tests.
var builtMotcua: URL {
  get throws { try built("motcua") }
}

/// A built program, which lies beside the tests.
func built(_ name: String) throws -> URL {
  URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    .deletingLastPathComponent().appending(path: name)
}

/// Runs curl with its answers' heads, as a client that keeps to the standards and is not of this house.
func curl(_ arguments: String...) throws -> Run {
  try run(URL(filePath: "/usr/bin/curl"), ["-sSi", "--max-time", "20"] + arguments)
}

/// Runs a program to its end.
func run(
  _ program: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL = projectRoot,
  input: String = ""
) throws -> Run {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.environment = environment
  process.currentDirectoryURL = folder
  // Files, not pipes: a long answer cannot block, whichever of the two is read first.
  let place = try TemporaryFolder()
  let (output, errors) = (place.url.appending(path: "output"), place.url.appending(path: "errors"))
  for file in [output, errors] { try Data().write(to: file) }
  try place.write(input, to: "input")
  process.standardInput = try FileHandle(forReadingFrom: place.url.appending(path: "input"))
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationReason == .exit)
  return Run(
    status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
    errors: try String(contentsOf: errors, encoding: .utf8))
}

/// The folder of the package.
let projectRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A folder that is there as long as somebody holds it.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "motcua-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file below the folder, with the folders it needs.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

import Foundation
import Testing

/// A Python process that answers lines with lines: the second opinion of a test.
enum SecondOpinion {
  /// Where `script/test` keeps its Python, or the system's for tests that need the standard library only.
  static var python: String? {
    if let named = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] { return named }
    return FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") ? "/usr/bin/python3" : nil
  }

  /// Runs the script once with all questions on its standard input; the answers, one a line.
  static func answers(_ script: String, to questions: [String]) throws -> [String] {
    let python = try #require(self.python, "no Python here: run script/test")
    let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let asked = folder.appending(path: "questions")
    let told = folder.appending(path: "answers")
    try (questions.joined(separator: "\n") + "\n").write(to: asked, atomically: true, encoding: .utf8)
    try Data().write(to: told)

    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script]
    process.standardInput = try FileHandle(forReadingFrom: asked)
    process.standardOutput = try FileHandle(forWritingTo: told)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let answers = try String(contentsOf: told, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    return answers.dropLast().map(String.init)
  }
}

/// Chance that comes back with its seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

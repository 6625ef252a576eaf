import Foundation
import Testing

/// The commands of one of the README's tours: the blocks marked `sh tour` below its heading.
private func tour(_ heading: String) throws -> String {
  let readme = try String(contentsOf: projectRoot.appending(path: "README.md"), encoding: .utf8)
  var commands: [Substring] = []
  var (isHere, isInside) = (false, false)
  for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
    switch line {
    case "```sh tour": isInside = isHere
    case "```": isInside = false
    case _ where isInside: commands.append(line)
    case _ where line.hasPrefix("#"): isHere = line == "### \(heading)"
    default: break
    }
  }
  return commands.joined(separator: "\n") + "\n"
}

@Suite("The README's tours")
struct TourTests {
  /// Runs a tour as it is written, in a folder of its own: `swift run motcua` is the built program, and the address of
  /// the sample server is where the test's server listens.
  private func run(_ commands: String, at office: OfficeServer, input: String) throws -> Run {
    let place = try TemporaryFolder()
    let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let program = tests.deletingLastPathComponent().appending(path: "motcua").path
    let beginning = "set -euo pipefail\nswift() { shift 2; \"$MOTCUA\" \"$@\"; }\n"
    let script = beginning + commands.replacing("http://127.0.0.1:8080", with: office.url)
    try place.write(script, to: "tour.sh")
    try place.write(input, to: "input")
    for name in ["output", "errors"] { try place.write("", to: name) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["tour.sh"]
    process.environment = ["MOTCUA": program, "HOME": place.url.path, "PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = place.url
    process.standardInput = try FileHandle(forReadingFrom: place.url.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: place.url.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: place.url.appending(path: "errors"))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: try String(contentsOf: place.url.appending(path: "output"), encoding: .utf8),
      errors: try String(contentsOf: place.url.appending(path: "errors"), encoding: .utf8))
  }

  @Test("lead an officer from the paper on the desk to the issued copy")
  func officer() throws {
    let office = try OfficeServer(officers: ["lan", "duc", "hoa"])
    let commands = try tour("An officer works a queue")
    try #require(commands.contains("motcua act"))
    let passwords = String(repeating: OfficeServer.password + "\n", count: 3)
    let run = try run(commands, at: office, input: passwords)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)\n\(run.output)")
    #expect(run.output.contains("Người nộp chờ tại quầy"))
    #expect(run.output.contains("\"id\":\"da-tra-ket-qua\""))
  }
}

import Foundation
import JSON
import OneStop
import Testing

@Suite("A citizen with a phone, and officers at their terminals")
struct OfficeWalkTests {
  /// What walks: the Python of `script/test`, and Debian's Chromium with its driver. Nil when one is missing.
  private static let walker: (python: String, folder: URL)? = {
    let folder = projectRoot.appending(path: "Tests/Walk")
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else { return nil }
    let check = try? run(python, [folder.appending(path: "walk.py").path, "ready"])
    guard check?.status == 0 else {
      print("The walks with officers are skipped: \(check?.output ?? "Python does not start")")
      return nil
    }
    return (python, folder)
  }()

  private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = projectRoot
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private func walk(_ name: String, _ officers: [String]) throws -> (office: OfficeServer, code: String) {
    let (python, folder) = try #require(Self.walker)
    let office = try OfficeServer(officers: officers)
    let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let program = tests.deletingLastPathComponent().appending(path: "motcua").path
    let sessions = URL(filePath: office.session(of: "lan")).deletingLastPathComponent().path
    let walked = try Self.run(
      python, [folder.appending(path: "office_walk.py").path, name, office.url, program, sessions, "2026-11-19"])
    #expect(walked.status == 0, "\(walked.output)")
    return (office, walked.output.split(separator: "\n").last.map(String.init) ?? "")
  }

  @Test(
    "is transferred by two schools, the council and the department, and sees each change",
    .enabled(if: walker != nil, "needs MOTCUA_TEST_PYTHON with axe, chromium and chromium-driver"))
  func transfer() throws {
    let (office, code) = try walk(
      "transfer", ["lan", "an", "binh", "dung", "duc", "giang", "hai", "khanh", "hoa"])
    #expect(try office.office.verify().faults.isEmpty)
    #expect(try office.json("show", code)["place"]?["id"]?.text == "da-thuyen-chuyen")
  }

  @Test(
    "pays the fee that was charged, sees it recorded, and gets the certificate",
    .enabled(if: walker != nil, "needs MOTCUA_TEST_PYTHON with axe, chromium and chromium-driver"))
  func fee() throws {
    let (office, code) = try walk("fee", ["lan", "duc", "hoa"])
    let charges = try office.json("show", code)["charges"]?.list ?? []
    #expect(charges.compactMap { $0["status"]?.text } == ["paid"])
    #expect(try office.office.rebuild(repairing: false).differing == 0)
  }
}

import Foundation
import Testing

/// A trial authority on loopback, run by `Tests/Signing/revocation_server.py` around this day, and definitions that trust it.
final class TrialAuthority {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]

  let folder: TemporaryFolder
  let url: String
  private let process = Process()
  private let input = Pipe()

  init() throws {
    folder = try TemporaryFolder()
    let output = Pipe()
    process.executableURL = URL(filePath: TrialAuthority.python ?? "/nowhere")
    let script = projectRoot.appending(path: "Tests/Signing/revocation_server.py").path
    process.arguments = ["-B", script, folder.url.appending(path: "authority").path, "today"]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)), "\(line)")
    url = "http://127.0.0.1:\(port)"
    for (list, name) in [("root", "root.crl"), ("first", "ca.crl")] { try publish(list, as: name) }
    try writeDefinitions()
  }

  deinit { close() }

  /// Ends it: nobody answers at its addresses any more.
  func close() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The path of one of its files.
  func path(_ name: String) -> String { folder.url.appending(path: "authority/\(name)").path }

  /// Definitions whose public set trusts its root and fetches its two lists.
  var definitions: URL { folder.url.appending(path: "definitions") }

  /// Puts one of its lists at an address, in place of the one before.
  func publish(_ list: String, as name: String = "ca.crl") throws {
    try Data(contentsOf: URL(filePath: path(list + ".crl"))).write(
      to: URL(filePath: path("www/" + name)), options: .atomic)
  }

  private func writeDefinitions() throws {
    let manager = FileManager.default
    let anchors = definitions.appending(path: "Signatures/trust/cong-cong")
    try manager.createDirectory(at: anchors.appending(path: "intermediates"), withIntermediateDirectories: true)
    for name in ["Workflows", "Forms"] {
      try manager.createSymbolicLink(
        at: definitions.appending(path: name), withDestinationURL: projectRoot.appending(path: name))
    }
    for name in ["co-quan.yaml", "nguoi-dan.yaml"] {
      try manager.copyItem(
        at: projectRoot.appending(path: "Signatures/\(name)"), to: definitions.appending(path: "Signatures/\(name)"))
    }
    try manager.copyItem(at: URL(filePath: path("root.pem")), to: anchors.appending(path: "root.pem"))
    try manager.copyItem(at: URL(filePath: path("ca.pem")), to: anchors.appending(path: "intermediates/ca.pem"))
    let trust = """
      trust:
        - set: cong-cong
          name: { vi: Công cộng, en: Public }
          revocation: { fetch: listed, crl: ["\(url)/ca.crl", "\(url)/root.crl"], networks: [127.0.0.1], timeout: 2 s }
        - set: chinh-phu
          name: { vi: Công vụ, en: Official }
      """
    let policy = """
      policy: thu
      name: { vi: Thử, en: Trial }
      formats: [cms]
      trust: [cong-cong]
      """
    for (name, text) in [("trust", trust), ("thu", policy)] {
      try Data(text.utf8).write(to: definitions.appending(path: "Signatures/\(name).yaml"))
    }
  }
}

import Dossiers
import Foundation
import HTTPServing
import OneStop
import Portal
import Synchronization
import Testing
import Text

@Suite("A citizen with a phone and a keyboard")
struct WalkTests {
  /// What walks: the Python of `script/test`, and Debian's Chromium with its driver. Nil when one is missing.
  fileprivate static let walker: (python: String, script: String)? = {
    let script = PageOffice.project.appending(path: "Tests/Walk/walk.py").path
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else { return nil }
    let check = try? run(python, [script, "ready"])
    guard check?.status == 0 else {
      print("The walk through the pages is skipped: \(check?.output ?? "Python does not start")")
      return nil
    }
    return (python, script)
  }()

  @Test(
    "asks for a copy from the first page to the result, without a violation of WCAG 2.2 AA",
    .enabled(if: walker != nil, "needs MOTCUA_TEST_PYTHON with axe, chromium and chromium-driver"))
  func copyOfADiploma() throws {
    let (python, script) = try #require(Self.walker)
    let office = try PageOffice()
    try office.loadRegister()
    let server = try Server(ServerSettings(), office.portal.router)
    defer { _ = server.stop(within: .seconds(5)) }

    let submitted = try run(python, [script, "submit", server.url])
    #expect(submitted.status == 0, "\(submitted.output)")
    let words = submitted.lastLine.split(separator: " ").map(String.init)
    try #require(words.count == 2, "\(submitted.output)")
    let code = try #require(DossierCode(words[0]))

    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "duc", reason: "Chưa rõ trường đã học.",
      items: [
        AskedItem(item: .field("truong"), remark: "Ghi tên trường như trên bằng"),
        AskedItem(item: .part("giay-to-khac"), remark: "Ảnh chụp văn bằng, nếu còn"),
      ])
    try office.go(to: "2026-11-19T10:00")
    let supplemented = try run(python, [script, "supplement", server.url, words[0], words[1]])
    #expect(supplemented.status == 0, "\(supplemented.output)")

    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")
    let received = try run(python, [script, "receive", server.url, words[0], words[1]])
    #expect(received.status == 0, "\(received.output)")
  }
}

extension WalkTests {
  @Test(
    "registers a child for grade 6, learns the result on its date with all others, and confirms the seat",
    .enabled(if: walker != nil, "needs MOTCUA_TEST_PYTHON with axe, chromium and chromium-driver"))
  func admission() throws {
    let (python, script) = try #require(Self.walker)
    let office = try PageOffice(at: "2026-06-02T09:00")
    let server = try Server(ServerSettings(), office.portal.router)
    defer { _ = server.stop(within: .seconds(5)) }

    let submitted = try run(python, [script, "admission", server.url])
    #expect(submitted.status == 0, "\(submitted.output)")
    let words = submitted.lastLine.split(separator: " ").map(String.init)
    try #require(words.count == 2, "\(submitted.output)")
    let code = try #require(DossierCode(words[0]))

    try office.act("tiep-nhan", on: code, by: "oanh")
    try office.go(to: "2026-06-15T09:00")
    try office.act("de-nghi-trung-tuyen", on: code, by: "phuc")
    try office.act("phe-duyet", on: code, by: "tam")
    let considered = try run(python, [script, "considered", server.url, words[0], words[1]])
    #expect(considered.status == 0, "\(considered.output)")
    let closed = try run(python, [script, "closed", server.url])
    #expect(closed.status == 0, "\(closed.output)")

    try office.go(to: "2026-06-25T08:00")
    while try office.office.tick() > 0 {}
    let admitted = try run(python, [script, "admitted", server.url, words[0], words[1]])
    #expect(admitted.status == 0, "\(admitted.output)")
  }
}

/// What a program came to.
private struct Ended {
  let status: Int32
  let output: String

  var lastLine: String { output.split(separator: "\n").last.map(String.init) ?? "" }
}

private func run(_ program: String, _ arguments: [String]) throws -> Ended {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return Ended(status: process.terminationStatus, output: output)
}

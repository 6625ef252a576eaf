import Crypto
import Foundation
import Procedures
import WorkingTime

@testable import Revocations

/// A trial authority on loopback, run by `Tests/Signing/revocation_server.py` until the test is over.
final class AuthorityServer {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  /// The moment around which its certificates and lists lie: 2026-06-15T12:00:00Z.
  static let moment = Instant(milliseconds: 1_781_524_800_000)

  let folder: URL
  let url: String
  private let process = Process()
  private let input = Pipe()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "motcua-revocations-\(UUID().uuidString)")
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Signing/revocation_server.py")
    let output = Pipe()
    process.executableURL = URL(filePath: AuthorityServer.python ?? "/nowhere")
    process.arguments = ["-B", script.path, folder.path]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CocoaError(.executableLoad)
    }
    url = "http://127.0.0.1:\(port)"
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Cuts off whoever waits for `/slow`.
  func endSlowAnswers() throws { try input.fileHandleForWriting.write(contentsOf: Data("end\n".utf8)) }

  /// Puts one of its lists at an address, in place of the one before.
  func publish(_ list: String, as name: String = "ca.crl") throws {
    try bytes(list + ".crl").write(to: folder.appending(path: "www/" + name), options: .atomic)
  }

  /// Has the responder answer by one of its indexes; nil: not at all.
  func respond(by index: String?) throws {
    let place = folder.appending(path: "index.txt")
    guard let index else { return try FileManager.default.removeItem(at: place) }
    try bytes(index + ".txt").write(to: place, options: .atomic)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func certificate(_ name: String) throws -> Certificate {
    let blocks = PEMBlock.list(in: [UInt8](try bytes(name + ".pem"))) ?? []
    guard let first = blocks.first else { throw CocoaError(.fileReadCorruptFile) }
    return try Certificate(der: first.bytes)
  }

  /// What was asked of it so far.
  var requests: [String] {
    ((try? String(contentsOf: folder.appending(path: "requests.log"), encoding: .utf8)) ?? "").split(separator: "\n")
      .map(String.init)
  }

  /// A plan for its root.
  func plan(_ sources: RevocationSources) throws -> RevocationPlan {
    RevocationPlan(
      set: "thu", sources: sources, anchors: [try certificate("root")], intermediates: [try certificate("ca")])
  }

  /// A fetcher whose data lie beside the server's.
  func fetcher(
    _ sources: RevocationSources, at clock: TestClock = TestClock(AuthorityServer.moment)
  ) throws -> RevocationFetcher {
    let fetcher = RevocationFetcher(
      folder: folder.appending(path: "kept").path, now: { clock.now }, nonce: { [UInt8](repeating: 7, count: 16) })
    fetcher.use([try plan(sources)])
    return fetcher
  }

  /// Sources of loopback, which is allowed by name.
  func sources(
    lists: [String] = [], fetch: RevocationSources.Fetch = .listed, timeout: Int = 2, atOnce: Bool = false
  ) -> RevocationSources {
    RevocationSources(
      fetch: fetch, lists: lists.map { url + $0 }, hosts: fetch == .certificate ? ["127.0.0.1"] : [],
      networks: ["127.0.0.1/32"], timeoutSeconds: timeout, asksAtOnce: atOnce)
  }
}

/// A clock that the test moves.
final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var moment: Instant

  init(_ moment: Instant) {
    self.moment = moment
  }

  var now: Instant {
    get { lock.withLock { moment } }
    set { lock.withLock { moment = newValue } }
  }
}

extension RevocationFetcher {
  /// What came of asking for all lists: `new`, `same`, or why it failed.
  func results() -> [String] { fetchLists().map(\.result.word) }
}

extension FetchOutcome.Result {
  var word: String {
    switch self {
    case .new: "new"
    case .same: "same"
    case .failed(let failure): [failure.code.rawValue, failure.detail].compactMap(\.self).joined(separator: " ")
    }
  }
}

import Crypto
import Foundation
import HTTPServing
import JSON
import OneStop
import Portal
import Procedures
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

/// A portal over a real store in a folder of its own, with a clock that the test sets, asked without sockets.
final class Desk: Sendable {
  let office: OneStop
  let portal: Portal
  let store: SQLiteRecordStore
  let folder: URL
  private let moving: Moving

  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What ships, loaded once: it never changes.
  private static let definitions: Definitions? = {
    let findings = Findings()
    return Definitions.load(
      DefinitionFiles(folder: project.path, findings).withoutOfficialSignatures, findings)
  }()

  init(
    at moment: String = "2026-11-19T09:00", quota: UploadQuota = UploadQuota(), scanner: (any FileScanning)? = nil,
    _ change: (inout PortalSettings) -> Void = { _ in },
    revocation: @escaping @Sendable () -> RevocationData = { RevocationData() }
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "motcua-portal-\(UUID().uuidString)")
    let moving = Moving(try #require(Instant(moment)))
    self.moving = moving
    store = try SQLiteRecordStore(folder: folder.path, at: moving.now)
    let definitions = try #require(Desk.definitions)
    let environment = Environment(
      now: { moving.now }, randomBytes: { moving.bytes($0) }, installationKey: Array(repeating: 7, count: 32))
    office = try OneStop(
      definitions: definitions, store: store, files: store.files, environment: environment, quota: quota,
      scanner: scanner, revocation: revocation, press: { try $0.pdf(in: $1) },
      logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    var settings = PortalSettings()
    settings.surroundings.microseconds = { moving.now.milliseconds * 1000 }
    change(&settings)
    portal = try Portal(office, environment, settings)
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The clock and the chance of a test.
  private final class Moving: Sendable {
    private let moment: Mutex<Instant>
    private let step = Mutex<Int64>(0)
    private let seed = Mutex<UInt64>(1)

    init(_ now: Instant) { moment = Mutex(now) }

    var now: Instant {
      get {
        let step = step.withLock { $0 }
        return moment.withLock { moment in
          moment = Instant(milliseconds: moment.milliseconds + step)
          return moment
        }
      }
      set { moment.withLock { $0 = newValue } }
    }

    func hurry(by milliseconds: Int64) { step.withLock { $0 = milliseconds } }

    func bytes(_ count: Int) -> [UInt8] {
      seed.withLock { seed in
        (0..<count).map { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: seed >> 33)
        }
      }
    }
  }

  func go(to moment: String) throws { moving.now = try #require(Instant(moment)) }

  /// From now on the clock goes on by so much whenever somebody looks at it.
  func hurry(by milliseconds: Int64) { moving.hurry(by: milliseconds) }

  /// Answers a request as the server would, refusals of the router included.
  func ask(
    _ method: HTTPServing.Method, _ path: String, _ headers: KeyValuePairs<String, String> = [:], body: [UInt8] = [],
    from client: Address? = nil
  ) throws -> Answer {
    var lines = Headers(headers)
    if lines["Host"] == nil { lines.add("Host", "motcua.test") }
    if !body.isEmpty, lines["Content-Type"] == nil { lines.add("Content-Type", "application/json") }
    let request = try HTTPServing.Request(method, "/api/v1" + path, headers: lines, body: body, client: client)
    do {
      return try Answer(portal.router.answer(request))
    } catch let refusal as HTTPRefusal {
      return try Answer(portal.shape(refusal))
    }
  }

  func ask(
    _ method: HTTPServing.Method, _ path: String, _ headers: KeyValuePairs<String, String> = [:], json: JSONValue
  ) throws -> Answer {
    try ask(method, path, headers, body: json.canonical)
  }
}

/// What was answered.
struct Answer {
  let status: Int
  let headers: Headers
  let bytes: [UInt8]
  /// The body as JSON; null when it is none.
  let json: JSONValue

  init(_ response: Response) throws {
    status = response.status.rawValue
    headers = response.headers
    switch response.body {
    case .bytes(let bytes): self.bytes = bytes
    case .empty: bytes = []
    case .stream(let next):
      var all: [UInt8] = []
      while let piece = try next() { all += piece }
      bytes = all
    case .seekable(let body): bytes = try body.read(0, body.size)
    case .file: bytes = []
    }
    json = (try? JSONValue(reading: bytes)) ?? .null
  }

  /// The text of a member.
  func text(_ name: String) -> String? {
    guard case .string(let text)? = json[name] else { return nil }
    return text
  }

  func number(_ name: String) -> Int? {
    guard case .integer(let number)? = json[name] else { return nil }
    return Int(number)
  }

  func list(_ name: String) -> [JSONValue] {
    guard case .array(let elements)? = json[name] else { return [] }
    return elements
  }

  /// The code of a problem.
  var code: String? { text("code") }

  /// The pointers of a problem's details.
  var pointers: [String] {
    list("errors").compactMap { if case .string(let text)? = $0["pointer"] { text } else { nil } }
  }
}

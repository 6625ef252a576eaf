import Crypto
import Foundation
import HTTPCalling
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

/// The sample authority on a real store behind a real server on loopback, with a clock that the test sets, and
/// officers who work on it with the built program.
final class OfficeServer: Sendable {
  let office: OneStop
  let folder: TemporaryFolder
  private let store: SQLiteRecordStore
  private let server: Server
  private let clock: Clock

  static let password = "một mật khẩu dài"

  /// - Parameter officers: Who has an account and is logged in.
  init(at moment: String = "2026-11-19T09:00", officers: [String] = ["lan"]) throws {
    folder = try TemporaryFolder()
    let clock = Clock(try #require(Instant(moment)))
    self.clock = clock
    store = try SQLiteRecordStore(folder: folder.url.appending(path: "data").path, at: clock.now)
    let findings = Findings()
    let files = DefinitionFiles(folder: projectRoot.path, findings).withoutOfficialSignatures
    let definitions = try #require(Definitions.load(files, findings))
    let environment = Environment(
      now: { clock.now }, randomBytes: { clock.bytes($0) }, installationKey: Array(repeating: 7, count: 32))
    office = try OneStop(
      definitions: definitions, store: store, files: store.files, environment: environment,
      logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    var portalSettings = PortalSettings()
    portalSettings.surroundings.microseconds = { clock.now.milliseconds * 1000 }
    let portal = try Portal(office, environment, portalSettings)
    var settings = ServerSettings()
    settings.shape = { portal.shape($0) }
    settings.failed = { portal.failed($0, $1) }
    server = try Server(settings, portal.router)
    let header = "so-vao-so,so-hieu,ho-ten,ngay-sinh,loai-van-bang,nam-tot-nghiep".split(separator: ",").map(
      String.init)
    let row = ["125/2008", "B 0123456", "TRẦN VĂN ĐỨC", "01/05/1990", "Bằng tốt nghiệp THPT", "2008"]
    _ = try office.load([header, row], into: "so-goc-van-bang")
    for officer in officers {
      try office.setPassword(OfficeServer.password, of: try #require(Key(officer)))
      let run = try run("login", "--server", url, "--name", officer, as: officer, input: OfficeServer.password + "\n")
      try #require(run.status == 0, "\(run.errors)")
    }
  }

  deinit {
    server.stop(within: .seconds(5))
    try? store.close()
  }

  var url: String { server.url }

  func stop() { server.stop(within: .seconds(5)) }

  func go(to moment: String) throws { clock.now = try #require(Instant(moment)) }

  /// The clock and the chance of a test.
  private final class Clock: Sendable {
    private let moment: Mutex<Instant>
    private let seed = Mutex<UInt64>(1)

    init(_ now: Instant) { moment = Mutex(now) }

    var now: Instant {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }

    func bytes(_ count: Int) -> [UInt8] {
      seed.withLock { seed in
        (0..<count).map { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: seed >> 33)
        }
      }
    }
  }

  /// The session file of an officer.
  func session(of officer: String) -> String { folder.url.appending(path: "config/\(officer).json").path }

  /// Runs the program as an officer.
  func run(_ words: String..., as officer: String = "lan", input: String = "") throws -> Run {
    try motcuaList(words + ["--session", session(of: officer)], input: input)
  }

  /// Runs the program as an officer with `--json`, which has to succeed.
  func json(_ words: String..., as officer: String = "lan") throws -> JSONValue {
    let run = try motcuaList(words + ["--json", "--session", session(of: officer)])
    try #require(run.status == 0 && run.errors.isEmpty, "\(words): \(run.errors)")
    #expect(run.lines.count == 1)
    return try JSONValue(reading: run.output, within: .init(bytes: 1_000_000))
  }

  static let answers: JSONObject = [
    "nguoi-yeu-cau": ["ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"],
    "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
    "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
    "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
  ]

  /// A citizen files a dossier; its code and the receipt's secret.
  func file(_ key: String = "a", _ changes: KeyValuePairs<String, JSONValue> = [:]) throws -> (
    code: String, secret: String
  ) {
    var answers = OfficeServer.answers
    for (name, value) in changes { answers[name] = value }
    let receipt = try citizen(
      .post, "/procedures/cap-ban-sao-van-bang/dossiers", ["answers": .object(answers)],
      [("Idempotency-Key", key)])
    return (try #require(receipt["code"]?.text), try #require(receipt["secret"]?.text))
  }

  /// A citizen's request, which has to succeed.
  @discardableResult
  func citizen(
    _ method: HTTPCalling.Call.Method, _ path: String, _ body: JSONValue? = nil,
    _ headers: [(name: String, value: String)] = []
  ) throws -> JSONValue {
    let answer = try Caller().make(
      HTTPCalling.Call(
        method, url + "/api/v1" + path, headers: headers + [("Content-Type", "application/json")],
        body: body.map { .bytes($0.canonical) } ?? .none))
    try #require((200...201).contains(answer.status), "\(String(decoding: answer.body, as: UTF8.self))")
    return try JSONValue(reading: answer.body)
  }
}

extension JSONValue {
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
  var list: [JSONValue] { if case .array(let list) = self { list } else { [] } }
}

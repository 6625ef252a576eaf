import Crypto
import Dossiers
import Forms
import Foundation
import JSON
import OneStop
import PostgresStore
import Procedures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

/// A one-stop office over a real store in a folder of its own, with a clock that the test sets.
final class Office: Sendable {
  let oneStop: OneStop
  let store: TrialStore
  let folder: URL
  let environment: Environment

  init(
    at moment: String = "2026-11-19T09:00", quota: UploadQuota = UploadQuota(), reach: Set<Reach> = [],
    plan: [String: String] = [:], scanner: (any FileScanning)? = nil,
    revocation: @escaping @Sendable () -> RevocationData = { RevocationData() },
    paying: OnlinePaying? = nil, tellsPortal: Bool = false, logKey: Ed25519Key? = nil, address: String? = nil,
    isHeldAgainstDatabase: Bool = false,
    limits: PostgresStore.Limits = PostgresStore.Limits(),
    folder: URL = FileManager.default.temporaryDirectory.appending(path: "motcua-\(UUID().uuidString)")
  ) throws {
    self.folder = folder
    let now = try #require(Instant(moment))
    let clock = Shared(now)
    moving = clock
    let said: @Sendable () -> Instant = { clock.value.withLock { $0 } }
    store =
      try address.map {
        try TrialStore(address: $0, at: now, clock: isHeldAgainstDatabase ? said : nil, limits: limits)
      } ?? TrialStore(folder: folder, at: now)
    let definitions = try Office.definitions(plan: plan)
    environment = Environment(
      now: said,
      randomBytes: { count in clock.bytes(count) },
      installationKey: Array(repeating: 7, count: 32))
    oneStop = try OneStop(
      definitions: definitions, store: store, files: store.files, environment: environment, quota: quota, reach: reach,
      scanner: scanner, revocation: revocation, paying: paying, tellsPortal: tellsPortal, logKey: logKey)
  }

  private let moving: Shared

  /// The clock and the chance of a test.
  final class Shared: Sendable {
    let value: Mutex<Instant>
    private let seed = Mutex<UInt64>(1)
    /// What happens the next time somebody asks for chance: in the midst of what he does.
    let meanwhile = Mutex<(@Sendable () -> Void)?>(nil)

    init(_ now: Instant) { value = Mutex(now) }

    func bytes(_ count: Int) -> [UInt8] {
      meanwhile.withLock { meanwhile in
        defer { meanwhile = nil }
        return meanwhile
      }?()
      return seed.withLock { seed in
        (0..<count).map { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: seed >> 33)
        }
      }
    }
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// What ships, with passages of the plan of grade 6 put otherwise.
  private static func definitions(plan: [String: String]) throws -> Definitions {
    try loaded.withLock { loaded in
      if let known = loaded[plan] { return known }
      let findings = Findings()
      let read = try #require(Definitions.load(files(plan: plan, findings), findings))
      loaded[plan] = read
      return read
    }
  }

  /// Definitions by what is changed in the plan: each is loaded once, since none changes.
  private static let loaded = Mutex<[[String: String]: Definitions]>([:])

  private static func files(plan: [String: String], _ findings: Findings) -> DefinitionFiles {
    var files = DefinitionFiles(folder: project, findings).files
    let path = "Workflows/intakes/lop-6-2026.yaml"
    for (old, new) in plan {
      files[path] = files[path].map { Array(String(decoding: $0, as: UTF8.self).replacing(old, with: new).utf8) }
    }
    return DefinitionFiles(files).withoutOfficialSignatures
  }

  /// Has the office work by the plan of grade 6 with passages put otherwise.
  func use(plan: [String: String]) throws {
    try oneStop.use(Office.definitions(plan: plan))
  }

  /// Has something happen in the midst of what is done next: before it asks for the pen.
  func meanwhile(_ work: @escaping @Sendable () -> Void) { moving.meanwhile.withLock { $0 = work } }

  var now: Instant { moving.value.withLock { $0 } }

  func go(to moment: String) throws {
    let now = try #require(Instant(moment))
    moving.value.withLock { $0 = now }
  }

  func go(to moment: Instant) { moving.value.withLock { $0 = moment } }

  func wait(minutes: Int) {
    moving.value.withLock { $0 = $0.advanced(bySeconds: Int64(60 * minutes)) }
  }

  /// Lets so many days pass.
  func pass(days: Int64) {
    moving.value.withLock { $0 = $0.advanced(bySeconds: days * 86_400) }
  }

  /// What a round of erasing comes to once the applicants have been told, and thirty days have passed.
  func erased() throws -> ErasureRound {
    _ = try oneStop.runErasures()
    pass(days: 31)
    return try oneStop.runErasures()
  }

  func answers(_ changes: [String: JSONValue] = [:]) throws -> Answers {
    var json: JSONObject = [
      "nguoi-yeu-cau": ["ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"],
      "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
      "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
      "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
    ]
    for (name, value) in changes { json[name] = value }
    let form = try #require(oneStop.definitions.forms["ban-sao-van-bang"])
    guard case .right(let answers) = form.check(.object(json), on: try #require(Day("2026-11-19"))) else {
      throw OfficeFailure()
    }
    return answers
  }

  /// Submits on line under an identifier; the code and the secret.
  func submit(_ id: String, _ changes: [String: JSONValue] = [:]) throws -> (outcome: Outcome, secret: String) {
    let key = CommandKey(owner: "form", id: id)
    let secret = try oneStop.receiptSecret(for: key)
    let hash = OneStop.hash(ofSecret: secret)
    let submission = Submission(channel: .online, answers: try answers(changes), papers: [], secretHash: hash)
    let outcome = try oneStop.submit(
      submission, to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: id + "\(changes)", caller: .applicant(secretHash: hash)))
    return (outcome, secret)
  }

  func filed(_ id: String = "a", _ changes: [String: JSONValue] = [:]) throws -> (code: DossierCode, secret: String) {
    let (outcome, secret) = try submit(id, changes)
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return (code, secret)
  }

  @discardableResult
  func act(
    _ action: Key<Action>, on code: DossierCode, by officer: Key<Officer>, reason: String? = nil,
    items: [AskedItem] = [], id: String? = nil, expecting: Int? = nil, signed: SignedDocument? = nil
  ) throws -> Outcome {
    let view = try oneStop.view(code, for: .officer(officer))
    let task = view.dossier.tasks.first?.number ?? 0
    return try oneStop.perform(
      .act(Act(task: task, action: action, reason: reason, items: items, signed: signed)), on: code,
      CommandRequest(
        key: CommandKey(
          owner: "officer/\(officer)",
          id: id ?? "\(code)/\(view.dossier.version)/\(action)" + (signed?.sha256 ?? "")
            + (id == nil ? "/\(now.milliseconds)" : "")),
        digest: "\(action)", caller: .officer(officer), expecting: expecting))
  }

  /// What happened to a dossier, by the names of its events.
  func events(of code: DossierCode) throws -> [String] {
    try store.read(for: oneStop.authority) { record in
      try record.entries(of: code).flatMap { entry -> [String] in
        guard case .array(let events)? = try JSONValue(reading: entry.body)["events"] else { return [] }
        return events.map { event in
          if case .string(let name)? = event["type"] { name } else { "\(event)" }
        }
      }
    }
  }

  /// The register with one entry, which agrees with the answers.
  func loadRegister() throws {
    let rows = [
      ["so-vao-so", "so-hieu", "ho-ten", "ngay-sinh", "loai-van-bang", "nam-tot-nghiep", "xep-loai"],
      ["125/2008", "B 0123456", "TRẦN VĂN ĐỨC", "01/05/1990", "Bằng tốt nghiệp THPT", "2008", "Khá"],
    ]
    #expect(try oneStop.load(rows, into: "so-goc-van-bang") == .success(1))
  }
}

struct OfficeFailure: Error {}

extension Office {
  /// The shipped definitions with one file changed.
  func changed(
    _ path: String, adding more: [String: [UInt8]] = [:], _ change: (String) -> String
  ) throws -> Definitions {
    let findings = Findings()
    var files = DefinitionFiles(folder: Office.project, findings).files.merging(more) { _, new in new }
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    files[path] = Array(change(text).utf8)
    let loaded = Definitions.load(DefinitionFiles(files), findings)
    #expect(findings.sorted.map(\.description) == [])
    return try #require(loaded)
  }
}

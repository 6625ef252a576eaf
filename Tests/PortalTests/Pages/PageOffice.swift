import Crypto
import Dossiers
import Forms
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

/// The portal of an office over a real store in a folder of its own, with a clock that the test sets.
final class PageOffice: Sendable {
  let office: OneStop
  let portal: Portal
  private let store: SQLiteRecordStore
  private let folder: URL
  private let clock: Clock

  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The definitions that ship, loaded once for all tests.
  private static let shipped = try? load { _ in }

  /// The definitions that ship, with files changed.
  static func load(_ change: (inout [String: [UInt8]]) -> Void) throws -> Definitions {
    let findings = Findings()
    var files = DefinitionFiles(folder: project.path, findings).files
    change(&files)
    let loaded = Definitions.load(DefinitionFiles(files).withoutOfficialSignatures, findings)
    return try #require(loaded, "\(findings.sorted.map(\.description))")
  }

  init(
    _ definitions: Definitions? = nil, at moment: String = "2026-11-19T09:00",
    _ change: (inout PortalSettings) -> Void = { _ in }
  ) throws {
    let now = try #require(Instant(moment))
    folder = FileManager.default.temporaryDirectory.appending(path: "motcua-\(UUID().uuidString)")
    store = try SQLiteRecordStore(folder: folder.path, at: now)
    let definitions = try #require(definitions ?? PageOffice.shipped)
    let clock = Clock(now)
    self.clock = clock
    let environment = Environment(
      now: { clock.value.withLock { $0 } }, randomBytes: { clock.bytes($0) },
      installationKey: Array(repeating: 7, count: 32))
    office = try OneStop(
      definitions: definitions, store: store, files: store.files, environment: environment,
      press: { try $0.pdf(in: $1) }, logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    var settings = PortalSettings()
    settings.publicURL = "https://motcua.mau.example"
    change(&settings)
    portal = try Portal(office, environment, settings)
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  private final class Clock: Sendable {
    let value: Mutex<Instant>
    private let seed = Mutex<UInt64>(1)

    init(_ now: Instant) { value = Mutex(now) }

    func bytes(_ count: Int) -> [UInt8] {
      seed.withLock { seed in
        (0..<count).map { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: seed >> 33)
        }
      }
    }
  }

  func go(to moment: String) throws {
    let now = try #require(Instant(moment))
    clock.value.withLock { $0 = now }
  }

  /// An officer does something to a dossier.
  func act(
    _ action: Key<Action>, on code: DossierCode, by officer: Key<Officer>, reason: String? = nil,
    items: [AskedItem] = []
  ) throws {
    let view = try office.view(code, for: .officer(officer))
    let task = view.dossier.tasks.first?.number ?? 0
    let outcome = try office.perform(
      .act(Act(task: task, action: action, reason: reason, items: items)), on: code,
      .of(officer, id: "\(code)/\(view.dossier.version)/\(action)"))
    guard case .done = outcome else { throw Refused(outcome: outcome) }
  }

  /// The register with the entry that the usual answers ask for.
  func loadRegister() throws {
    let rows = [
      ["so-vao-so", "so-hieu", "ho-ten", "ngay-sinh", "loai-van-bang", "nam-tot-nghiep", "xep-loai"],
      ["125/2008", "B 0123456", "TRẦN VĂN ĐỨC", "01/05/1990", "Bằng tốt nghiệp THPT", "2008", "Khá"],
    ]
    #expect(try office.load(rows, into: "so-goc-van-bang") == .success(1))
  }

  struct Refused: Error {
    let outcome: Outcome
  }
}

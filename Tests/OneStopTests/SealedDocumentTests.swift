import Crypto
import Documents
import Dossiers
import Exchange
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "An official document that the server seals",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SealedDocumentTests {
  private let trial = Result { try TrialSeal.shared.get() }

  private func kept(_ bytes: [UInt8], as name: String, in office: Office) throws -> DocumentFile {
    var pieces = [bytes]
    let upload = try office.oneStop.upload(name: name, from: .officer("duc")) { pieces.popLast() ?? [] }
    let file = try office.oneStop.signedDocument(upload: upload.id)
    return DocumentFile(sha256: file.sha256, name: file.name, bytes: file.bytes, type: file.type)
  }

  /// A draft over the exchange that has its number and needs its seal.
  private func numbered(_ office: Office, with files: [DocumentFile]) throws -> DocumentKey {
    let draft = DraftedDocument(
      agency: "so-gddt", unit: "so-gddt", kind: .officialLetter,
      content: DocumentContent(
        subject: "V/v trả lời xác minh", receivers: [Party(name: "Sở Bên", code: "H99.06")], files: files))
    let key = try office.drafted(draft, id: "d")
    try office.perform(.askReview(remark: nil), on: key, by: "duc")
    try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    try office.perform(.number, on: key, by: "minh")
    return key
  }

  private func draft(_ office: Office) throws -> DocumentFile {
    try kept(BarePaper.pdf("dự thảo"), as: "tra-loi.pdf", in: office)
  }

  private func read(_ file: DocumentFile, in office: Office) throws -> [UInt8] {
    try office.store.files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
  }

  private func verification(_ office: Office) throws -> Verification {
    let trial = try trial.get()
    return Verification(
      material: TrustMaterial(forSealOf: try trial.identity("rsa2048"), office.oneStop.definitions, trial.material),
      now: office.now)
  }

  @Test(
    "has the seal put on when the clerk asks for it, once, and may leave only then; the log proves the sealed file",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func sealed() throws {
    let office = try trial.get().office()
    let before = try draft(office)
    let key = try numbered(office, with: [before])
    #expect(try office.perform(.release, on: key, by: "minh") == "document-not-now")
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "done")
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "done")
    let waiting = try office.oneStop.document(key, for: "minh")
    #expect(waiting.document.waitsForSeal && waiting.document.state == .numbered && waiting.document.version == 5)
    #expect(try office.oneStop.outbox(OutboxQuery(.waiting)).map(\.effect.identity) == ["seal/\(key)/5/1"])
    #expect(try office.perform(.release, on: key, by: "minh") == "document-not-now")
    #expect(try office.perform(.affixSeal([]), on: key, by: "minh") == "not-yours")

    let seal = try trial.get().seal(for: office)
    #expect(try office.oneStop.sealNext(with: seal)?.answer == .done("sealed"))
    let view = try office.oneStop.document(key, for: "minh")
    let made = try #require(view.document.seals.first)
    #expect(view.document.state == .sealed && !view.document.waitsForSeal && view.document.seals.count == 1)
    #expect(made.certificate == seal.identity.certificate.sha256.hex && !made.isStamped)
    let file = try #require(view.content?.files.first)
    #expect(file.sha256 == made.sha256 && file.name == "tra-loi.pdf" && view.content?.files.count == 1)
    #expect(view.files.map(\.sha256) == [made.sha256, before.sha256], "the draft is kept")
    let bytes = try read(file, in: office)
    #expect(try bytes.starts(with: read(before, in: office)))
    #expect(try verification(office).report(on: bytes).indication == .totalPassed)
    #expect(view.history.contains { $0.text.vi.contains("Cơ quan đã ký số (con dấu)") })
    #expect(try office.perform(.release, on: key, by: "minh") == "done")
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)

    let folder = office.folder.appending(path: "files")
    let stored = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).first {
        $0.replacing("/", with: "") == made.sha256
      })
    try Data(bytes + [10]).write(to: folder.appending(path: stored))
    #expect(
      try office.oneStop.verify().faults.map(\.words.en).contains("the sealed file is gone, or is not what was sealed"))
  }

  @Test("keeps the name of each file, also of two with the same bytes")
  func twins() throws {
    let office = try trial.get().office()
    let names = ["tra-loi.pdf", "ban-sao.pdf"]
    let key = try numbered(office, with: names.map { try kept(BarePaper.pdf("dự thảo"), as: $0, in: office) })
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "done")
    #expect(try office.oneStop.sealNext(with: trial.get().seal(for: office))?.answer == .done("sealed"))
    let view = try office.oneStop.document(key, for: "minh")
    #expect(view.content?.files.map(\.name) == names)
    #expect(view.content?.files.map(\.sha256) == view.document.seals.map(\.sha256))
  }

  @Test(
    "needs a PDF, or the leader's signed file, on which the seal comes on top; on paper nothing is asked of the server")
  func withoutPaper() throws {
    let office = try trial.get().office()
    let key = try numbered(office, with: [])
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "seal-missing")
    let signed = try kept(BarePaper.pdf("đã ký"), as: "da-ky.pdf", in: office)
    let handed = SealedFile(file: signed, authenticity: .valid, policy: "co-quan", signer: "Lê Thị Hoa")
    #expect(try office.perform(.seal(handed), on: key, by: "minh") == "done")
    #expect(try office.oneStop.document(key, for: "minh").document.waitsForSeal)
    _ = try office.oneStop.sealNext(with: trial.get().seal(for: office))
    let view = try office.oneStop.document(key, for: "minh")
    #expect(view.document.state == .sealed && view.content?.signer == "Lê Thị Hoa")
    #expect(view.content?.files.map(\.sha256) == view.document.seals.map(\.sha256))

    let paper = try office.drafted(office.drafting("Trên giấy"), id: "p")
    try office.perform(.askReview(remark: nil), on: paper, by: "duc")
    try office.perform(.approve(opinion: nil), on: paper, by: "hoa")
    try office.perform(.number, on: paper, by: "minh")
    #expect(try office.perform(.seal(nil), on: paper, by: "minh") == "done")
    #expect(try office.oneStop.document(paper, for: "minh").document.state == .sealed)
    #expect(try office.oneStop.outbox(OutboxQuery(.waiting)).isEmpty)
  }

  @Test(
    "waits while no time stamp is got, and is sealed as the clerk has it by then: a file that came meanwhile is not lost"
  )
  func overtaken() throws {
    let office = try trial.get().office()
    let key = try numbered(office, with: [try draft(office)])
    try office.perform(.seal(nil), on: key, by: "minh")
    let away = try trial.get().seal(for: office, timeStamps: trial.get().awayStamps())
    #expect(try office.oneStop.sealNext(with: away)?.answer == .unreachable("time-stamp"))
    try office.go(to: "2026-06-15T10:00")
    let other = try kept(BarePaper.pdf("bản khác"), as: "tra-loi.pdf", in: office)
    let press = TrialSeal.Press(drawing: {
      _ = try office.perform(
        .seal(SealedFile(file: other, authenticity: .valid, policy: "co-quan")), on: key, by: "minh", id: "khac")
    })
    #expect(
      try office.oneStop.sealNext(with: trial.get().seal(for: office, press: press))?.answer == .later("overtaken"))
    #expect(try office.oneStop.document(key, for: "minh").document.waitsForSeal)
    #expect(try office.oneStop.sealNext(with: trial.get().seal(for: office))?.answer == .done("sealed"))
    let view = try office.oneStop.document(key, for: "minh")
    let file = try #require(view.content?.files.first)
    #expect(try read(file, in: office).starts(with: read(other, in: office)) && view.document.seals.count == 1)
    try office.go(to: "2026-06-15T12:00")
    #expect(try office.oneStop.sealNext(with: trial.get().seal(for: office))?.answer == .done("sealed"))
    #expect(try office.oneStop.document(key, for: "minh").document.seals.count == 1)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  private struct Killed: Error {}

  @Test(
    "leaves in a message that is sealed once: each try, also after the server was killed, sends the very same bytes")
  func sameBytes() throws {
    let office = try trial.get().office()
    let key = try numbered(office, with: [try draft(office)])
    try office.perform(.seal(nil), on: key, by: "minh")
    let seal = try trial.get().seal(for: office)
    _ = try office.oneStop.sealNext(with: seal)
    try office.perform(.release, on: key, by: "minh")
    let row = try #require(try office.oneStop.outbox(OutboxQuery(.waiting)).last)
    #expect(row.effect.kind == .dispatch)
    #expect(try office.oneStop.outgoingMessage(of: row, sealedBy: nil) == .not(.later("no-seal")))
    let away = try trial.get().seal(for: office, timeStamps: trial.get().awayStamps())
    #expect(try office.oneStop.outgoingMessage(of: row, sealedBy: away) == .not(.later("time-stamp")))

    let tried = Mutex<[MessageToSend]>([])
    func attempt(_ oneStop: OneStop, dies: Bool) throws -> OutboxRow? {
      try oneStop.carryOut(.dispatch) { row in
        let message = try oneStop.outgoingMessage(of: row, sealedBy: trial.get().seal(for: office))
        tried.withLock { $0.append(message) }
        if dies { throw Killed() }
        return .later("http-503")
      }?.row
    }
    #expect(throws: Killed.self) { try attempt(office.oneStop, dies: true) }
    // What is started anew knows nothing but the record.
    let anew = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files,
      environment: office.environment)
    for (moment, attempts) in [("2026-06-15T10:00", 2), ("2026-06-15T13:00", 3)] {
      try office.go(to: moment)
      #expect(try attempt(anew, dies: false)?.attempts == attempts)
    }
    let messages = tried.withLock { $0 }
    #expect(messages.count == 3 && Set(messages).count == 1)
    guard case .ready(let message)? = messages.first else { throw OfficeFailure() }
    #expect(message.from == "H56.06" && message.kind == .document)
    let read = try Message.read(message.bytes)
    guard case .judged(let report) = read.sealVerdict(on: message.bytes, try verification(office)) else {
      throw OfficeFailure()
    }
    #expect(report.indication == .totalPassed && report.signatures.count == 1)
    let hash = SHA256(of: message.bytes).hex
    #expect(try office.store.read(for: office.oneStop.authority) { try $0.isNamed(sha256: hash) })
    #expect(try office.oneStop.document(key, for: "minh").files.allSatisfy { $0.sha256 != hash })
  }
}

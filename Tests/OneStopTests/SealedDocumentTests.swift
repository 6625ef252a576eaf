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
import YAML

@Suite(
  "An official document that the server seals",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SealedDocumentTests {
  private let trial = Result { try TrialSeal.shared.get() }
  private static let agency = "symbol: SGDĐT, letter-symbol: VP"

  /// An office that seals what leaves, trusts the trial, and asks for no time stamp, which the trial has nobody to give.
  private func office(seals: Bool = true) throws -> Office {
    let trial = try trial.get()
    let office = try Office(at: "2026-06-15T09:00", revocation: { [data = trial.material] in data })
    let policy = try String(contentsOfFile: Office.project + "/Signatures/co-quan.yaml", encoding: .utf8)
    let more = [
      "Signatures/trust/chinh-phu/dau.pem": try trial.bytes("root.pem"),
      "Signatures/co-quan.yaml": Array(policy.replacing("time-stamp: required", with: "").utf8),
    ]
    try office.oneStop.use(
      office.changed("Workflows/document-office.yaml", adding: more) {
        seals ? $0.replacing(Self.agency, with: Self.agency + ", seal: true") : $0
      })
    return office
  }

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
    let office = try office()
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
    let office = try office()
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
    let office = try office()
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
    let office = try office()
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
    let office = try office()
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

  /// A document of another office as it comes, sealed by the trial's key.
  private func arriving(
    in office: Office, stating more: (inout DocumentMessage) throws -> Void = { _ in },
    altering change: (String) -> String = { $0 }, sealed: Bool = true
  ) throws -> [UInt8] {
    var message = DocumentMessage()
    message.from = Correspondent(OrganID("H99.06"), name: "Sở Bên")
    message.to = [Correspondent(OrganID("H56.06"))]
    message.documentID = "H99.06,2026/06/15,267/SGDĐT-VP"
    message.code = DocumentCode("267/SGDĐT-VP")
    message.promulgation = Promulgation(place: "Bên", date: WireDay(try #require(Day("2026-06-15"))))
    message.type = StatedType(.officialLetter)
    message.subject = "V/v xác minh văn bằng"
    try more(&message)
    let bytes =
      sealed
      ? try Message.document(message).sealed(by: signing(for: office)) : try Message.document(message).written()
    return Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  private func signing(for office: Office) throws -> Signing {
    let identity = try trial.get().identity("rsa2048")
    return try Signing(
      identity, now: office.now,
      material: TrustMaterial(forSealOf: identity, office.oneStop.definitions, try trial.get().material))
  }

  private func taken(_ bytes: [UInt8], by office: Office) throws -> DocumentView {
    let hub = try #require(office.oneStop.definitions.partners["truc-lien-thong"])
    guard case .taken = try office.oneStop.deliver(bytes, from: hub), try office.oneStop.takeNext() != nil,
      let key = try office.oneStop.documents(for: "minh", DocumentFilters()).rows.first?.key
    else { throw OfficeFailure() }
    return try office.oneStop.document(key, for: "minh")
  }

  @Test("that arrives under a seal is registered by it, and one whose message was altered cannot be")
  func arrives() throws {
    let office = try office(seals: false)
    let view = try taken(arriving(in: office), by: office)
    #expect(view.content?.seal?.verdict == .valid && view.document.authenticity == .valid)
    #expect(view.content?.seal?.signer != nil && view.content?.seal?.evidence != nil)
    #expect(try office.perform(.register(attested: nil), on: view.document.key, by: "minh") == "done")
    let day = try #require(Day("2026-06-15"))
    let filters = DocumentRegisterFilters(agency: "so-gddt", direction: .incoming, from: day, through: day)
    #expect(
      try office.oneStop.documentRegister(filters, for: "minh").rows.map(\.content?.seal?.verdict) == [.valid])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)

    let proof = try office.oneStop.verify()
    #expect(proof.faults.isEmpty && proof.evidence > 0 && proof.unnamedEvidence == 0)
    let other = try self.office(seals: false)
    let altered = try taken(
      arriving(in: other, altering: { $0.replacing("xác minh văn bằng", with: "xác mình văn bằng") }), by: other)
    #expect(altered.content?.seal?.verdict == .invalid && altered.document.authenticity == .invalid)
    #expect(
      try other.perform(.register(attested: "Đã gọi điện"), on: altered.document.key, by: "minh")
        == "document-not-genuine")
  }

  @Test(
    "that nobody takes leaves nothing behind: neither what its seal was judged by, nor the files that came with it")
  func untaken() throws {
    let office = try office(seals: false)
    let hub = try #require(office.oneStop.definitions.partners["truc-lien-thong"])
    let key = try taken(arriving(in: office), by: office).document.key
    #expect(try office.perform(.turnBack(reason: "Gửi nhầm"), on: key, by: "minh") == "done")
    let before = try office.oneStop.prove()
    #expect(before.evidence > 0)
    // What was sent back is not corrected any more; the files of the correction are signed, too.
    let paper = try signing(for: office).pdf(BarePaper.pdf("kèm theo"), PDFSigning())
    let correction = try arriving(
      in: office,
      stating: { message in
        message.business = Business(.update, reason: "Sai trích yếu")
        message.attachments = [try #require(Enclosure(packing: paper, named: "kem.pdf", identifier: "a"))]
      })
    guard case .taken = try office.oneStop.deliver(correction, from: hub) else { throw OfficeFailure() }
    #expect(try office.oneStop.takeNext()?.taking == .quarantined("document-not-now"))
    let after = try office.oneStop.prove()
    #expect(after.evidence == before.evidence)
    func isKept(_ bytes: [UInt8]) -> Bool {
      (try? office.store.files.open(sha256: SHA256(of: bytes).hex, bytes: bytes.count)) != nil
    }
    #expect(isKept(correction))
    try office.go(to: "2027-06-16T09:01")
    _ = try office.oneStop.runErasures()
    #expect(!isKept(correction) && !isKept(paper))
    let last = try office.oneStop.prove()
    #expect(last.faults.map(\.words.en) == [] && last.evidence == before.evidence)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test(
    "that is taken and makes no document leaves nothing behind either: a recall, and a document that is here already")
  func taken() throws {
    let office = try office(seals: false)
    let hub = try #require(office.oneStop.definitions.partners["truc-lien-thong"])
    func isKept(_ bytes: [UInt8]) -> Bool {
      (try? office.store.files.open(sha256: SHA256(of: bytes).hex, bytes: bytes.count)) != nil
    }
    func packed(_ content: [UInt8]) throws -> Enclosure {
      try #require(Enclosure(packing: content, named: "kem.pdf", identifier: "a"))
    }
    let own = BarePaper.pdf("của văn bản")
    let key = try taken(arriving(in: office, stating: { $0.attachments = [try packed(own)] }), by: office).document.key
    let before = try office.oneStop.prove()
    #expect(before.evidence > 0)
    let others = ["của thu hồi", "của bản lặp"].map(BarePaper.pdf)
    // A second later, so that what the findings stand on is something else.
    office.wait(minutes: 1)
    let recall = try arriving(
      in: office,
      stating: {
        $0.business = Business(.recall, reason: "Gửi nhầm")
        $0.attachments = [try packed(others[0])]
      })
    let twin = try arriving(
      in: office,
      stating: {
        $0.trace = [TraceHop(OrganID("H99.06"), WireTime(office.now))]
        $0.attachments = try [packed(own), packed(others[1])]
        // In a message for another of its receivers, under a name that is not the first one's.
        $0.to = [Correspondent(OrganID("000.00.06.H56"))]
      })
    for bytes in [recall, twin] {
      guard case .taken = try office.oneStop.deliver(bytes, from: hub) else { throw OfficeFailure() }
      #expect(try office.oneStop.takeNext()?.taking == .taken(.document(key), "taken"))
    }
    #expect(others.allSatisfy(isKept), "whoever is about to name them may do so for an hour")
    try office.go(to: "2027-06-16T09:01")
    _ = try office.oneStop.runErasures()
    #expect(isKept(own) && isKept(recall) && isKept(twin) && !others.contains(where: isKept))
    let after = try office.oneStop.prove()
    #expect(after.faults.map(\.words.en) == [] && after.evidence == before.evidence)
    #expect(after.unnamedEvidence == before.unnamedEvidence)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test(
    "that speaks of one that never came is judged at each try, and what that stands on is kept once, with the notice of it"
  )
  func turnedBack() throws {
    let office = try office(seals: false)
    let hub = try #require(office.oneStop.definitions.partners["truc-lien-thong"])
    let recall = try arriving(in: office, stating: { $0.business = Business(.recall, reason: "Gửi nhầm") })
    guard case .taken = try office.oneStop.deliver(recall, from: hub) else { throw OfficeFailure() }
    var taking = try office.oneStop.takeNext()?.taking
    while taking == .later("unknown-document") {
      let isQuarantined = try office.oneStop.inboxCounts().quarantined == 1
      #expect(try isQuarantined || office.oneStop.prove().evidence == 0)
      office.wait(minutes: 10 * 60)
      taking = try office.oneStop.takeNext()?.taking
    }
    #expect(try taking == nil && office.oneStop.inboxCounts() == (0, 1))
    try office.go(to: "2027-06-30T09:00")
    _ = try office.oneStop.runErasures()
    let proof = try office.oneStop.prove()
    #expect(proof.faults.map(\.words.en) == [] && proof.evidence > 0)
    #expect(try office.oneStop.inbox(InboxQuery(.expired)).count == 1)
  }

  @Test("that arrives with a signature nobody can verify, or with none, is for a clerk to make sure of")
  func unverifiable() throws {
    let office = try office(seals: false)
    let odd = try taken(
      arriving(
        in: office,
        altering: {
          $0.replacing(
            "</edXML:edXMLHeader>",
            with: "<edXML:Signature><edXML:SignedInfo/></edXML:Signature></edXML:edXMLHeader>")
        }, sealed: false), by: office)
    #expect(odd.content?.seal?.verdict == .notVerifiable && odd.document.authenticity == .undecided)
    #expect(try office.perform(.register(attested: nil), on: odd.document.key, by: "minh") != "done")
    #expect(try office.perform(.register(attested: "Đã gọi điện"), on: odd.document.key, by: "minh") == "done")
    let other = try self.office(seals: false)
    #expect(try taken(arriving(in: other, sealed: false), by: other).content?.seal == nil)
  }
}

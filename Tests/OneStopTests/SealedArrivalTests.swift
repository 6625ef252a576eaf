import Crypto
import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import Signatures
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "An official document of another office",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SealedArrivalTests {
  private let trial = Result { try TrialSeal.shared.get() }

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
    let office = try trial.get().office(seals: false)
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
    let other = try trial.get().office(seals: false)
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
    let office = try trial.get().office(seals: false)
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
    let office = try trial.get().office(seals: false)
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
    let office = try trial.get().office(seals: false)
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
    let office = try trial.get().office(seals: false)
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
    let other = try trial.get().office(seals: false)
    #expect(try taken(arriving(in: other, sealed: false), by: other).content?.seal == nil)
  }
}

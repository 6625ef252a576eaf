import Documents
import Dossiers
import Exchange
import JSON
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

@testable import OneStop

@Suite("Documents over the exchange")
struct DocumentMessageTests {
  @Test("are answered on paper only by what a clerk may see: no other agency's document is touched")
  func foreignAnswer() throws {
    let office = try Office()
    let theirs = try #require(try takenKeys(office.take(.document(arrivingMessage(to: ["011.00.06.H56"])))).first)
    let before = try office.store.read(for: office.oneStop.authority) { try $0.entries(of: theirs).count }
    #expect(throws: UseRefusal.noSuchDocument) { try office.receive(office.arriving(answers: theirs)) }
    #expect(try office.store.read(for: office.oneStop.authority) { try $0.entries(of: theirs).count } == before)
  }

  @Test("bring files that are unpacked as far as all of them together may go; what is beyond is kept as it was sent")
  func unpacked() throws {
    let office = try Office()
    var message = try arrivingMessage()
    let content = Array(String(repeating: "mẫu ", count: 1_000).utf8)
    message.attachments = try ["a", "b", "c"].map { name in
      try #require(Enclosure(packing: content, named: name + ".txt", identifier: name))
    }
    let packed = try message.attachments.map { try #require($0.payload).count }
    let files = try office.oneStop.enclosedFiles(of: .document(message), atMost: content.count + packed[1])
    #expect(files.map(\.bytes) == [content.count, packed[1], packed[2]])
    #expect(try office.oneStop.enclosedFiles(of: .document(message)).map(\.bytes) == packed.map { _ in content.count })
  }

  @Test("arrive with their files, count once however often they come, and answer how far they have come")
  func arrival() throws {
    let office = try Office()
    let message = try arrivingMessage()
    let key = try #require(try takenKeys(office.take(.document(message))).first)
    #expect(try takenKeys(office.take(.document(message))) == [key])
    var again = message
    again.trace = [TraceHop(OrganID("H99.06"), WireTime(office.now))]
    #expect(try takenKeys(office.take(.document(again))) == [key], "the same document in another message")
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.count == 1)

    let view = try office.oneStop.document(key, for: "minh")
    #expect(view.content?.sender == Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên", code: "H99.06"))
    #expect(view.content?.code == "267/SGDĐT-VP" && view.document.urgency == .express)
    #expect(view.files.map(\.name) == ["cong-van.pdf", "thong-diep.edxml"])
    try office.perform(.register(attested: nil), on: key, by: "minh")
    let given = [DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true)]
    try office.perform(.assign(given, opinion: nil, due: nil), on: key, by: "hoa")
    try office.perform(.take(task: 1), on: key, by: "duc")
    try office.perform(.report(task: 1, result: "Xong"), on: key, by: "duc")
    let told = try office.sent(about: key).compactMap { found -> String? in
      guard case .status(let status) = found.message, found.to == "H99.06" else { return nil }
      #expect(status.responseFor?.documentID == message.documentID)
      return status.status?.text
    }
    #expect(told == ["01", "03", "04", "05", "06"])
  }

  @Test("for nobody here are recorded, cannot be registered, and go back with the reason")
  func misaddressed() throws {
    let office = try Office()
    let key = try #require(try takenKeys(office.take(.document(arrivingMessage(to: ["H01.02"])))).first)
    #expect(try office.perform(.register(attested: nil), on: key, by: "minh") == "document-misaddressed")
    #expect(try office.perform(.turnBack(reason: "Gửi nhầm cơ quan"), on: key, by: "minh") == "done")
    guard case .status(let status)? = try office.sent(about: key).last?.message else { throw OfficeFailure() }
    #expect(status.status?.text == "02" && status.description == "Gửi nhầm cơ quan")
  }

  @Test("for two agencies of one authority are two documents, each in its own register")
  func several() throws {
    let office = try Office()
    let found = try takenKeys(office.take(.document(arrivingMessage(to: ["H56.06", "011.00.06.H56"]))))
    #expect(found.count == 2)
    #expect(try office.oneStop.documents(for: "an", DocumentFilters()).rows.map(\.key) == Array(found.suffix(1)))
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.map(\.key) == Array(found.prefix(1)))
  }

  @Test("for two agencies in a message each, as offices send them, reach both, and each once")
  func oneForEach() throws {
    let office = try Office()
    let first = try takenKeys(office.take(.document(arrivingMessage(to: ["H56.06"]))))
    let second = try takenKeys(office.take(.document(arrivingMessage(to: ["011.00.06.H56"]))))
    #expect(first.count == 1 && second.count == 1 && first != second)
    #expect(try office.oneStop.documents(for: "an", DocumentFilters()).rows.map(\.key) == second)
    let again = try takenKeys(office.take(.document(arrivingMessage(to: ["011.00.06.H56", "H56.06"]))))
    #expect(Set(again) == Set(first + second))
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.map(\.key) == first)
  }

  @Test("are corrected, asked back and replaced by their sender alone, and the history keeps what they said before")
  func business() throws {
    let office = try Office()
    let key = try #require(try takenKeys(office.take(.document(arrivingMessage()))).first)
    try office.perform(.register(attested: nil), on: key, by: "minh")
    var update = try arrivingMessage("H99.06,2026/11/18,267/SGDĐT-VP", Business(.update, reason: "Sai trích yếu"))
    update.subject = "V/v xác minh văn bằng (sửa)"
    #expect(try office.oneStop.document(key, for: "minh").document.authenticity == .valid)
    #expect(try takenKeys(office.take(.document(update), authenticity: .undecided)) == [key])
    let corrected = try office.oneStop.document(key, for: "minh")
    #expect(corrected.content?.subject == "V/v xác minh văn bằng (sửa)")
    // What was found of the first text says nothing of the second.
    #expect(corrected.document.authenticity == .undecided)

    var stranger = try arrivingMessage("H99.06,2026/11/18,267/SGDĐT-VP", Business(.recall, reason: "Thử"))
    stranger.from = Correspondent(OrganID("H98"))
    #expect(try office.take(.document(stranger)).code == "unknown-document")
    var ask = StatusMessage()
    ask.from = Correspondent(OrganID("H99.06"))
    ask.responseFor = ResponseReference(OrganID("H99.06"), documentID: "H99.06,2026/11/18,267/SGDĐT-VP")
    ask.status = Coded(DocumentStatus.recallRequested)
    ask.description = "Xin lấy lại"
    #expect(try takenKeys(office.take(.status(ask))) == [key])
    #expect(try office.perform(.refuseRecall(reason: "Đang xử lý"), on: key, by: "hoa") == "done")
    guard case .status(let status)? = try office.sent(about: key).last?.message else { throw OfficeFailure() }
    #expect(status.status?.text == "16" && status.description == "Đang xử lý")

    var business = Business(.replace, reason: "Thay thế")
    business.replacements = [Replacement("H99.06,2026/11/18,267/SGDĐT-VP")]
    let new = try takenKeys(office.take(.document(arrivingMessage("H99.06,2026/11/19,268/SGDĐT-VP", business))))
    #expect(new.count == 1 && new != [key])
    #expect(try office.oneStop.document(key, for: "minh").document.replacedBy == new.first)
  }

  @Test("that replace one sent before say so: the receiver notes it, tells the sender, and both registers keep both")
  func replacement() throws {
    let office = try Office()
    let school = Party(name: "Trường THPT Trung Tâm", code: "H56.06.11")
    func sentOut(_ document: DraftedDocument, _ id: String) throws -> (out: DocumentKey, came: DocumentKey) {
      let out = try office.drafted(document, id: id)
      try office.perform(.askReview(remark: nil), on: out, by: "duc")
      try office.perform(.approve(opinion: nil), on: out, by: "hoa")
      try office.perform(.number, on: out, by: "minh")
      let file = try office.kept("\(id).pdf", "%PDF-1.7 signed \(id)\n")
      try office.perform(.seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: out, by: "minh")
      try office.perform(.release, on: out, by: "minh")
      let leaving = try #require(try office.sent(about: out).first)
      let came = try #require(try takenKeys(office.take(leaving.message)).first)
      return (out, came)
    }
    let draft = office.drafting("V/v báo cáo", to: [school])
    let old = try sentOut(draft, "old")
    func replacing(_ key: DocumentKey) -> DraftedDocument {
      DraftedDocument(
        agency: draft.agency, unit: draft.unit, kind: draft.kind, replaces: key, content: draft.content)
    }
    let early = try office.drafted(draft, id: "early")
    guard case .refused(let notice) = try office.oneStop.draft(replacing(early), office.request(by: "duc", "r")) else {
      throw OfficeFailure()
    }
    #expect(notice.code == "document-not-now", "what has not left is amended, not replaced")

    let new = try sentOut(replacing(old.out), "new")
    guard case .document(let message)? = try office.sent(about: new.out).first?.message else { throw OfficeFailure() }
    #expect(message.business?.kind?.meaning == .replace)
    #expect(message.business?.replacements.map(\.documentID) == ["H56.06,2026/11/19,01/SGDĐT-VP"])
    #expect(try office.oneStop.document(old.out, for: "minh").document.replacedBy == new.out)
    #expect(try office.oneStop.document(old.came, for: "an").document.replacedBy == new.came)
    let told = try office.sent(about: old.came).compactMap { found -> String? in
      if case .status(let status) = found.message { status.status?.text } else { nil }
    }
    #expect(told == ["01", "15"])
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("leave as a message that the other office reads, and what it tells stands on the document")
  func thereAndBack() throws {
    let office = try Office()
    let school = Party(name: "Trường THPT Trung Tâm", code: "H56.06.11")
    let out = try office.drafted(office.drafting("V/v báo cáo", kind: .decision, to: [school]), id: "x")
    try office.perform(.askReview(remark: nil), on: out, by: "duc")
    try office.perform(.approve(opinion: nil), on: out, by: "hoa")
    try office.perform(.number, on: out, by: "minh")
    let file = try office.kept("quyet-dinh.pdf", "%PDF-1.7 signed\n")
    try office.perform(.seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: out, by: "minh")
    #expect(try office.perform(.release, on: out, by: "minh") == "done")
    let leaving = try #require(try office.sent(about: out).first)
    #expect(leaving.to == "H56.06.11")
    let twin = try #require(try office.sent(about: out).first)
    #expect(try twin.message.written() == leaving.message.written(), "every try sends the same")

    let came = try #require(try takenKeys(office.take(leaving.message)).first)
    let view = try office.oneStop.document(came, for: "an")
    #expect(view.content?.code == "01/QĐ-SGDĐT" && view.content?.documentID == "H56.06,2026/11/19,01/QĐ-SGDĐT")
    #expect(
      view.files.map(\.name) == ["quyet-dinh.pdf", "thong-diep.edxml"] && view.files.first?.sha256 == file.sha256)
    let told = try #require(try office.sent(about: came).first)
    #expect(try takenKeys(office.take(told.message)) == [out])
    #expect(try office.oneStop.document(out, for: "minh").document.deliveries[0]?.status == .arrived)

    try office.perform(
      .update(DocumentChange(subject: "V/v báo cáo (đính chính)"), reason: "Sai trích yếu"), on: out, by: "hoa")
    let update = try #require(try office.sent(about: out).last)
    #expect(try takenKeys(office.take(update.message)) == [came])
    #expect(try office.oneStop.document(came, for: "an").content?.subject == "V/v báo cáo (đính chính)")
    let corrected = try #require(try office.sent(about: came).last)
    _ = try office.take(corrected.message)
    #expect(try office.oneStop.document(out, for: "minh").document.deliveries[0]?.status == .agreed)

    try office.perform(.recall(reason: "Sai số liệu"), on: out, by: "hoa")
    let ask = try #require(try office.sent(about: out).last)
    guard case .document(let recall) = ask.message else { throw OfficeFailure() }
    #expect(recall.business?.kind?.meaning == .recall && recall.business?.reason == "Sai số liệu")
    #expect(recall.attachments.isEmpty)
    #expect(try takenKeys(office.take(ask.message)) == [came])
    #expect(try office.oneStop.document(came, for: "an").document.isAskedBack)
    #expect(try office.perform(.agreeRecall, on: came, by: "an") == "done")
    let kept = try office.oneStop.document(came, for: "an")
    #expect(kept.files.isEmpty && kept.content?.subject != nil, "the copy is gone, the trace stays")
    #expect(throws: FileRefusal.self) { _ = try office.oneStop.openFile(sha256: file.sha256, of: came, for: "an") }
    let agreed = try #require(try office.sent(about: came).last)
    _ = try office.take(agreed.message)
    #expect(try office.oneStop.document(out, for: "minh").document.deliveries[0]?.status == .agreed)
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test(
    "between agencies of one authority stay within, although no partner is there: once in each register, and told back")
  func within() throws {
    let office = try Office()
    let findings = Findings()
    let files = DefinitionFiles(folder: Office.project, findings).files
    let without = DefinitionFiles(files.filter { $0.key != "Workflows/partners.yaml" }).withoutOfficialSignatures
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    let out = try office.leaving(to: [Party(name: "Trường THPT Trung Tâm", code: "011.00.06.H56")])
    /// Brings and takes all that there is; how many messages.
    func carry() throws -> Int {
      var count = 0
      while let (_, answer) = try office.oneStop.deliverWithin(sealedBy: nil) {
        guard case .done = answer else { throw OfficeFailure() }
        count += 1
      }
      while let (_, taking) = try office.oneStop.takeNext() {
        guard case .taken = taking else { throw OfficeFailure() }
      }
      return count
    }
    #expect(try carry() == 1)
    let came = try #require(
      try office.oneStop.documents(for: "an", DocumentFilters()).rows.first { $0.direction == .incoming }?.key)
    #expect(try office.oneStop.document(came, for: "an").document.agency == "thpt-trung-tam")
    // That it has arrived goes back, under the school's other code.
    #expect(try carry() == 1 && carry() == 0)
    func standing() throws -> DocumentStatus? {
      try office.oneStop.document(out, for: "minh").deliveries.first?.standing?.status
    }
    #expect(try standing() == .arrived)
    #expect(try office.perform(.recall(reason: "Sai số liệu"), on: out, by: "hoa") == "done")
    #expect(try carry() == 1)
    #expect(try office.oneStop.document(came, for: "an").document.isAskedBack)
    #expect(try office.perform(.agreeRecall, on: came, by: "an") == "done")
    #expect(try carry() == 1 && standing() == .agreed)
    #expect(try office.oneStop.document(out, for: "minh").deliveries.first?.sending == .done)
    #expect(try office.oneStop.inbox(InboxQuery(.taken)).count == 4)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test(
    "that have left are changed: who stays hears what is new, who is added gets the document, who is removed is asked to give it back"
  )
  func changed() throws {
    let office = try Office()
    let school = Party(name: "Trường THPT Trung Tâm", code: "H56.06.11")
    let (stays, new) = (Party(name: "Sở Bên", code: "H99.06"), Party(name: "Sở Khác", code: "H98.06"))
    let out = try office.leaving(to: [school, stays])
    let first = try office.sent(about: out)
    let came = try #require(try takenKeys(office.take(first[0].message)).first)
    func refused(_ change: DocumentChange) throws -> String {
      try office.perform(.update(change, reason: "Đổi"), on: out, by: "hoa")
    }
    #expect(try refused(DocumentChange()) == "nothing-changed")
    #expect(try refused(DocumentChange(removing: ["H97"])) == "not-a-receiver")
    #expect(try refused(DocumentChange(adding: [stays])) == "receiver-twice")
    #expect(try refused(DocumentChange(removing: ["H56.06.11", "H99.06"])) == "receiver-missing")

    let change = DocumentChange(answerBy: Day("2026-12-15"), adding: [new], removing: ["H56.06.11"])
    #expect(try office.perform(.update(change, reason: "Gửi nhầm trường"), on: out, by: "hoa") == "done")
    let told = try office.sent(about: out).dropFirst(first.count)
    #expect(told.map(\.to) == ["H99.06", "H56.06.11", "H98.06"])
    let messages = try told.map { found -> DocumentMessage in
      guard case .document(let message) = found.message else { throw OfficeFailure() }
      return message
    }
    #expect(messages[0].business?.update?.changesInfo?.meaning == .yes)
    #expect(messages[0].dueDate?.day == Day("2026-12-15"))
    #expect(messages[1].business?.update?.changesInfo?.meaning == .no)
    #expect(messages[1].business?.update?.receivers.map(\.kind?.meaning) == [.removed])
    #expect(messages[2].business == nil && messages[2].attachments.count == 1)
    #expect(messages.allSatisfy { $0.toPlaces == ["Sở Bên", "Sở Khác"] })

    #expect(try takenKeys(office.take(.document(messages[1]))) == [came])
    #expect(try office.oneStop.document(came, for: "an").document.isAskedBack)
    #expect(try office.perform(.agreeRecall, on: came, by: "an") == "done")
    let agreed = try #require(try office.sent(about: came).last)
    _ = try office.take(agreed.message)
    let view = try office.oneStop.document(out, for: "minh")
    #expect(view.deliveries.map(\.receiver) == [school, stays, new])
    #expect(view.deliveries.map(\.isWithdrawn) == [true, false, false])
    #expect(view.deliveries.map(\.standing?.status) == [.agreed, nil, nil])
    #expect(view.deliveries.allSatisfy { $0.sending == .waiting || $0.sending == .queued })
    #expect(view.deliveries[0].standing?.since == office.now)

    #expect(try refused(DocumentChange(removing: ["H56.06.11"])) == "not-a-receiver", "it is none any more")
    try office.perform(.recall(reason: "Sai số liệu"), on: out, by: "hoa")
    #expect(try office.sent(about: out).dropFirst(first.count + told.count).map(\.to) == ["H99.06", "H98.06"])
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }
}

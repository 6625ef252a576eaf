import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Testing
import TestSupport
import Text
import WorkingTime
import YAML

@Suite("An outgoing document")
struct OutgoingDocumentTests {
  /// Brings a draft as far as its number.
  private func numbered(
    _ kind: DocumentKind, _ id: String, secrecy: Secrecy = .none, in office: Office
  ) throws -> String? {
    let key = try office.drafted(office.drafting(id, kind: kind, secrecy: secrecy), id: id)
    #expect(try office.perform(.askReview(remark: nil), on: key, by: "duc") == "done")
    #expect(try office.perform(.approve(opinion: nil), on: key, by: "hoa") == "done")
    #expect(try office.perform(.number, on: key, by: "minh") == "done")
    return try office.number(of: key)
  }

  @Test("goes from draft over review, number and seal to its receivers, and answers what came")
  func walk() throws {
    let office = try Office()
    let asked = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: asked, by: "minh")
    let key = try office.drafted(office.drafting(answers: asked), id: "d")
    #expect(try office.perform(.number, on: key, by: "minh") == "document-not-now")
    #expect(try office.perform(.askReview(remark: "Kính trình"), on: key, by: "duc") == "done")
    #expect(try office.perform(.approve(opinion: nil), on: key, by: "minh") == "not-yours")
    #expect(try office.perform(.sendBack(opinion: "Ghi rõ số hiệu"), on: key, by: "hoa") == "done")
    #expect(
      try office.perform(.amend(office.drafting("V/v trả lời, số hiệu B 0123456", answers: asked)), on: key, by: "duc")
        == "done")
    #expect(try office.perform(.askReview(remark: nil), on: key, by: "duc") == "done")
    #expect(try office.perform(.approve(opinion: "Đồng ý"), on: key, by: "hoa") == "done")
    #expect(try office.perform(.number, on: key, by: "minh") == "done")
    #expect(try office.number(of: key) == "01/SGDĐT-VP")
    #expect(try office.perform(.release, on: key, by: "minh") == "document-not-now")
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "done")
    #expect(try office.perform(.release, on: key, by: "minh") == "done")
    let view = try office.oneStop.document(key, for: "duc")
    #expect(view.document.state == .released && view.content?.subject == "V/v trả lời, số hiệu B 0123456")
    #expect(try office.oneStop.document(asked, for: "duc").document.answeredBy == [key])
  }

  @Test("offers at every step to each what is accepted of whom, and nothing else")
  func offered() throws {
    let office = try Office()
    let asked = try office.received(office.arriving())
    func offered(_ key: DocumentKey) throws -> [[DocumentAction]] {
      try ["duc", "hoa", "minh"].map { try office.oneStop.document(key, for: $0).actions }
    }
    #expect(try offered(asked) == [[], [], [.register, .turnBack, .noteAskedBack, .link]])
    try office.perform(.register(attested: nil), on: asked, by: "minh")
    #expect(try offered(asked)[1] == [.assign, .open] && offered(asked)[2].contains(.submit))
    let key = try office.drafted(office.drafting(answers: asked), id: "d")
    #expect(
      try offered(key) == [
        [.amend, .askReview, .cancel], [.amend, .askReview, .cancel], [.amend, .askReview, .cancel, .link],
      ])
    try office.perform(.askReview(remark: nil), on: key, by: "duc")
    #expect(try offered(key) == [[.cancel], [.sendBack, .approve, .cancel], [.cancel, .link]])
    try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    #expect(try offered(key)[2] == [.number, .cancel, .link])
    try office.perform(.number, on: key, by: "minh")
    #expect(try offered(key) == [[], [.cancel], [.seal, .link]])
    try office.perform(.seal(nil), on: key, by: "minh")
    #expect(try offered(key) == [[], [.cancel], [.release, .link]])
    try office.perform(.release, on: key, by: "minh")
    #expect(try offered(key) == [[], [.recall, .update], [.file, .link]])
    // What is not offered is refused.
    for command in [DocumentCommand.number, .release, .approve(opinion: nil), .askReview(remark: nil)] {
      #expect(try office.perform(command, on: key, by: "minh") != "done")
    }
  }

  @Test(
    "leaves as it was signed: the draft from which the signed file was made stays here, what else belongs to it goes along"
  )
  func signedCopy() throws {
    let office = try Office()
    func file(_ name: String) throws -> DocumentFile { try office.kept(name, "%PDF-1.7 \(name)\n") }
    let draft = office.drafting(to: [Party(name: "Sở Bên", code: "H99.06")])
    var content = draft.content
    content.files = [try file("tra-loi.pdf"), try file("phu-luc.pdf")]
    let document = DraftedDocument(agency: draft.agency, unit: draft.unit, kind: draft.kind, content: content)
    let key = try office.drafted(document, id: "d")
    try office.perform(.askReview(remark: nil), on: key, by: "duc")
    try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    try office.perform(.number, on: key, by: "minh")
    let signed = SealedFile(file: try file("tra-loi.signed.pdf"), authenticity: .valid, policy: "co-quan")
    #expect(try office.perform(.seal(signed), on: key, by: "minh") == "done")
    let view = try office.oneStop.document(key, for: "minh")
    #expect(view.content?.files.map(\.name) == ["tra-loi.signed.pdf", "phu-luc.pdf"])
    #expect(view.files.map(\.name) == ["tra-loi.signed.pdf", "phu-luc.pdf", "tra-loi.pdf"], "the draft is kept")
    // Whoever sent it reads why it has not arrived.
    #expect(try office.perform(.release, on: key, by: "minh") == "done")
    func trouble() throws -> String? { try office.oneStop.document(key, for: "minh").deliveries.first?.trouble?.vi }
    #expect(try trouble() == nil)
    _ = try office.oneStop.carryOut(.dispatch) { _ in .later("unreachable-timeout") }
    #expect(try trouble()?.hasPrefix("không gọi được đối tác") == true)
    office.wait(minutes: 60)
    _ = try office.oneStop.carryOut(.dispatch) { _ in .refused("refused-no-such-agency") }
    #expect(try trouble()?.contains("xem lại mã định danh") == true)
  }

  @Test("is numbered by kind, without gaps and with the notation of its kind; secret ones apart")
  func numbers() throws {
    let office = try Office()
    #expect(try numbered(.decision, "a", in: office) == "01/QĐ-SGDĐT")
    #expect(try numbered(.officialLetter, "b", in: office) == "01/SGDĐT-VP")
    #expect(try numbered(.decision, "c", in: office) == "02/QĐ-SGDĐT")
    #expect(try numbered(.decision, "d", secrecy: .secret, in: office) == "01/QĐ-SGDĐT")
    #expect(try numbered(.decision, "e", in: office) == "03/QĐ-SGDĐT")
  }

  @Test("needs a signed file to reach anybody over the exchange, and a secret one never goes that way")
  func sealed() throws {
    let office = try Office()
    let wire = [Party(name: "Sở Bên", code: "H99.06")]
    let secret = try office.oneStop.draft(
      office.drafting(to: wire, secrecy: .secret), office.request(by: "duc", "s"))
    #expect(secret.code == "secret-electronic")
    let key = try office.drafted(office.drafting(to: wire), id: "w")
    try office.perform(.askReview(remark: nil), on: key, by: "duc")
    try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    try office.perform(.number, on: key, by: "minh")
    #expect(try office.perform(.seal(nil), on: key, by: "minh") == "seal-missing")
    let file = try office.kept("tra-loi.pdf")
    func seal(_ found: Authenticity) throws -> String {
      try office.perform(
        .seal(SealedFile(file: file, authenticity: found, policy: "co-quan", signer: "Lê Thị Hoa")), on: key, by: "minh"
      )
    }
    #expect(try seal(.invalid) == "seal-invalid")
    #expect(try seal(.undecided) == "signature-undecided")
    #expect(try seal(.valid) == "done")
    #expect(try office.oneStop.document(key, for: "minh").files.map(\.name) == ["tra-loi.pdf"])
    #expect(try office.perform(.release, on: key, by: "minh") == "done")
    let sent = try office.store.read(for: office.oneStop.authority) { try $0.outbox(of: .document(key)) }
    #expect(sent.map(\.effect.kind) == [.dispatch] && sent.map(\.effect.lane) == ["truc-lien-thong"])
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.perform(.recall(reason: "Sai số liệu"), on: key, by: "hoa") == "done")
    #expect(try office.oneStop.document(key, for: "minh").document.state == .recalled)
  }

  /// Brings a draft with a signed file as far as its release.
  private func sealed(_ draft: DraftedDocument, _ file: DocumentFile? = nil, in office: Office) throws -> DocumentKey {
    let key = try office.drafted(draft, id: draft.content.subject)
    try office.perform(.askReview(remark: nil), on: key, by: "duc")
    try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    try office.perform(.number, on: key, by: "minh")
    let file = try file ?? office.kept("tra-loi.pdf")
    #expect(
      try office.perform(.seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: key, by: "minh")
        == "done")
    return key
  }

  @Test("that no message carries, or whose receiver nobody reaches, is told so to whoever lets it out, and stays")
  func carried() throws {
    let office = try Office()
    let all = office.oneStop.definitions
    let wire = [Party(name: "Sở Bên", code: "H99.06")]
    let key = try sealed(office.drafting("V/v trả lời", to: wire), in: office)
    let findings = Findings()
    let files = DefinitionFiles(folder: Office.project, findings).files
    let without = DefinitionFiles(files.filter { $0.key != "Workflows/partners.yaml" }).withoutOfficialSignatures
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    #expect(try office.perform(.release, on: key, by: "minh") == "receiver-unreached")
    let onPaper = try office.drafted(office.drafting("V/v trên giấy"), id: "giay")
    #expect(try office.perform(.askReview(remark: nil), on: onPaper, by: "duc") == "done")
    try office.oneStop.use(all)
    #expect(try office.perform(.release, on: key, by: "minh", id: "lai") == "done", "once somebody reaches it")
    let more = DocumentChange(adding: [Party(name: "Sở Khác", code: "H98.06")])
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    #expect(try office.perform(.update(more, reason: "Thêm nơi nhận"), on: key, by: "hoa") == "receiver-unreached")
    try office.oneStop.use(all)
    #expect(try office.perform(.update(more, reason: "Thêm nơi nhận"), on: key, by: "hoa", id: "them") == "done")

    let large = DocumentFile(
      sha256: String(repeating: "a", count: 64), name: "quet.pdf", bytes: 300_000_000, type: "application/pdf")
    try office.noteUploaded(large)
    let heavy = try sealed(office.drafting("V/v bản quét", to: wire), large, in: office)
    #expect(try office.perform(.release, on: heavy, by: "minh") == "document-not-carried")
    let strange = try sealed(office.drafting("V/v \u{1} ký tự lạ", to: wire), in: office)
    let outcome = try office.oneStop.perform(.release, on: strange, office.request(by: "minh", "la"))
    guard case .refused(let notice) = outcome else { throw OfficeFailure() }
    #expect(notice.code == "document-not-carried" && notice.words.en.contains("Subject"), "\(notice.words.en)")
    #expect(try office.oneStop.document(heavy, for: "minh").document.state == .sealed)
    #expect(try office.oneStop.outbox(OutboxQuery(.dead)).isEmpty)
  }

  @Test("says what it is about and to whom it goes, each receiver once")
  func content() throws {
    let office = try Office()
    func code(_ document: DraftedDocument, _ id: String) throws -> String? {
      try office.oneStop.draft(document, office.request(by: "duc", id)).code
    }
    #expect(try code(office.drafting(" "), "a") == "subject-missing")
    #expect(try code(office.drafting(to: []), "b") == "receiver-missing")
    let twice = [Party(name: "Sở Bên", code: "H99"), Party(name: "Sở bên", code: "H99")]
    #expect(try code(office.drafting(to: twice), "c") == "receiver-twice")
    #expect(try code(office.drafting(String(repeating: "a", count: 501)), "d") == "text-too-long")
    #expect(try office.oneStop.draft(office.drafting(), office.request(by: "an", "e")).code == "not-yours")
  }

  @Test("is cancelled by its writers before it has a number, and by the leader after that; the number stays used")
  func cancelled() throws {
    let office = try Office()
    let early = try office.drafted(office.drafting("a"), id: "a")
    #expect(try office.perform(.cancel(reason: "Không cần nữa"), on: early, by: "duc") == "done")
    let late = try office.drafted(office.drafting("b"), id: "b")
    try office.perform(.askReview(remark: nil), on: late, by: "duc")
    try office.perform(.approve(opinion: nil), on: late, by: "hoa")
    try office.perform(.number, on: late, by: "minh")
    #expect(try office.perform(.cancel(reason: "Trùng"), on: late, by: "duc") == "not-yours")
    #expect(try office.perform(.cancel(reason: "Trùng"), on: late, by: "hoa") == "done")
    #expect(try numbered(.officialLetter, "c", in: office) == "02/SGDĐT-VP")
  }

  @Test("takes no file that nothing names by the time it is recorded")
  func unnamed() throws {
    let office = try Office()
    let file = DocumentFile(
      sha256: String(repeating: "b", count: 64), name: "phu-luc.pdf", bytes: 3, type: "application/pdf")
    var content = DocumentContent(
      subject: "V/v kèm phụ lục", receivers: [Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên")])
    content.files = [file]
    let draft = DraftedDocument(agency: "so-gddt", unit: "so-gddt", kind: .officialLetter, content: content)
    let request = office.request(by: "duc", "phu-luc")
    #expect(throws: FileRefusal.noSuchUpload("phu-luc.pdf")) { try office.oneStop.draft(draft, request) }
    #expect(try office.oneStop.documents(for: "duc", DocumentFilters()).rows.isEmpty)
    try office.noteUploaded(file)
    guard case .done = try office.oneStop.draft(draft, request) else { throw OfficeFailure() }
  }

  @Test("is put into an open file of work of its agency, opened by a clerk")
  func filed() throws {
    let office = try Office()
    let key = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: key, by: "minh")
    let opened = try office.oneStop.openWorkFile(
      "Xác minh văn bằng 2026", years: 10, at: "so-gddt", office.request(by: "minh", "hs"))
    #expect(opened == .done(WorkFileNumber(number: 1)))
    #expect(throws: UseRefusal.noSuchWorkFile) {
      try office.perform(.file(WorkFileNumber(number: 7)), on: key, by: "minh")
    }
    #expect(try office.perform(.file(WorkFileNumber(number: 1)), on: key, by: "minh") == "done")
    #expect(try office.perform(.file(WorkFileNumber(number: 1)), on: key, by: "minh") == "filed-already")
    var filters = DocumentFilters()
    filters.workFile = WorkFileNumber(number: 1)
    #expect(try office.oneStop.documents(for: "duc", filters).rows.map(\.key) == [key])
  }

  @Test("keeps its file of work open while it is handled; a closed one takes no document, and is closed once")
  func closed() throws {
    let office = try Office()
    let file = WorkFileNumber(number: 1)
    _ = try office.oneStop.openWorkFile("Báo cáo", years: nil, at: "so-gddt", office.request(by: "minh", "hs"))
    let key = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: key, by: "minh")
    #expect(try office.perform(.file(file), on: key, by: "minh") == "done")
    #expect(throws: UseRefusal.workFileInUse([key])) {
      try office.oneStop.closeWorkFile(file, office.request(by: "minh", "early"))
    }
    let given = [DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true)]
    try office.perform(.assign(given, opinion: nil, due: nil), on: key, by: "hoa")
    try office.perform(.take(task: 1), on: key, by: "duc")
    try office.perform(.report(task: 1, result: "Xong"), on: key, by: "duc")
    guard case .refused(let notice) = try office.oneStop.closeWorkFile(file, office.request(by: "duc", "x")) else {
      throw OfficeFailure()
    }
    #expect(notice.code == "not-yours")
    let close = office.request(by: "minh", "close")
    #expect(try office.oneStop.closeWorkFile(file, close) == .done(file))
    #expect(try office.oneStop.closeWorkFile(file, close) == .done(file), "the same answer to a repeat")
    #expect(throws: UseRefusal.noSuchWorkFile) {
      try office.oneStop.closeWorkFile(file, office.request(by: "minh", "again"))
    }
    let late = try office.received(office.arriving("V/v khác"))
    try office.perform(.register(attested: nil), on: late, by: "minh")
    #expect(throws: UseRefusal.noSuchWorkFile) { try office.perform(.file(file), on: late, by: "minh") }
  }
}

extension DocumentOutcome {
  /// The code of the refusal; nil when it was none.
  var code: String? { if case .refused(let notice) = self { notice.code } else { nil } }
}

import Documents
import Dossiers
import Exchange
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("Documents and dossiers")
struct DocumentDossierTests {
  /// The filled form that another agency sends beside its letter.
  private static let sheet: JSONObject = [
    "nguoi-de-nghi": ["ho-ten": "Phạm Thị Mẫu", "ngay-sinh": "1980-02-03", "so-dinh-danh": "038180001234"],
    "dien-thoai": "0912345678", "dia-chi": "1 đường Mẫu, tỉnh Bên", "ho-ten-tren-bang": "Trần Văn Đức",
    "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt", "nam-tot-nghiep": 2008, "so-hieu": "B 0123456",
    "muc-dich": "tuyen-dung",
  ]

  private func enclosure(_ content: String, named name: String) throws -> Enclosure {
    try #require(Enclosure(packing: Array(content.utf8), named: name, identifier: name))
  }

  /// A question of another department, with its letter, a copy of the diploma and a filled form, unless that is left out.
  private func question(
    _ number: Int = 267, subject: String = "V/v xác minh văn bằng tốt nghiệp", sheet: JSONObject? = sheet
  ) throws -> DocumentMessage {
    var message = DocumentMessage()
    message.from = Correspondent(OrganID("H99.06"), name: "Sở Giáo dục và Đào tạo tỉnh Bên")
    message.to = [Correspondent(OrganID("H56.06"))]
    message.documentID = "H99.06,2026/11/18,\(number)/SGDĐT-VP"
    message.code = DocumentCode("\(number)/SGDĐT-VP")
    message.promulgation = Promulgation(place: "Bên", date: WireDay(try #require(Day("2026-11-18"))))
    message.type = StatedType(.officialLetter)
    message.subject = subject
    message.attachments = [
      try enclosure("%PDF-1.7 letter \(number)\n", named: "cong-van.pdf"),
      try enclosure("%PDF-1.7 diploma\n", named: "bang.pdf"),
    ]
    if let sheet {
      message.attachments.append(try enclosure(JSONValue.object(sheet).canonicalText, named: "to-khai.json"))
    }
    return message
  }

  private func came(
    _ message: DocumentMessage, authenticity: Authenticity = .valid, in office: Office
  ) throws -> DocumentKey {
    guard case .taken(let keys) = try office.take(.document(message), authenticity: authenticity),
      let key = keys.first
    else { throw OfficeFailure() }
    return key
  }

  /// The status codes that were told about a document.
  private func told(_ key: DocumentKey, _ office: Office) throws -> [String?] {
    let rows = try office.store.read(for: office.oneStop.authority) { try $0.outbox(of: .document(key)) }
    return try rows.compactMap { try office.oneStop.message(of: $0.effect) }.compactMap { found in
      if case .status(let status) = found.message { status.status?.text } else { nil }
    }
  }

  private func view(_ key: DocumentKey, _ office: Office) throws -> DocumentView {
    try office.oneStop.document(key, for: "minh")
  }

  private func step(of code: DossierCode, _ office: Office) throws -> String {
    try office.oneStop.view(code, for: .officer("duc")).dossier.place.text
  }

  private func expectProved(_ office: Office) throws {
    #expect(try office.oneStop.verify().faults.isEmpty)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("that ask for a verification are registered and open a dossier as they arrive, once however often they come")
  func opening() throws {
    let office = try Office()
    let message = try question()
    let key = try came(message, in: office)
    #expect(try came(message, in: office) == key)
    var again = message
    again.trace = [TraceHop(OrganID("H99.06"), WireTime(office.now))]
    #expect(try came(again, in: office) == key)

    let document = try view(key, office).document
    let code = try #require(document.opened)
    #expect(document.dossiers == [code] && document.state == .handling && document.entry?.text == "01")
    #expect(try told(key, office) == ["01", "03", "05"])
    let dossier = try office.oneStop.view(code, for: .officer("lan"))
    #expect(dossier.dossier.document == key.text && dossier.dossier.place.text == "tiep-nhan")
    #expect(dossier.answers?["co-quan"] == .text("Sở Giáo dục và Đào tạo tỉnh Bên"))
    #expect(dossier.answers?["so-cong-van"] == .text("267/SGDĐT-VP"))
    #expect(dossier.papers.map(\.name) == ["cong-van.pdf", "bang.pdf"])
    #expect(dossier.papers.map(\.part) == ["cong-van-de-nghi", "ban-chup-van-bang"])
    #expect(dossier.documents.map(\.key) == [key])
    #expect(try office.oneStop.queue(of: "lan").rows.count == 1)
    try expectProved(office)
  }

  @Test("take the answers of the form from an XML file as well as from JSON")
  func sheetInXML() throws {
    let office = try Office()
    var message = try question(sheet: nil)
    message.attachments.append(
      try enclosure(
        """
        <to-khai><nguoi-de-nghi><ho-ten>Phạm Thị Mẫu</ho-ten><ngay-sinh>1980-02-03</ngay-sinh>
        <so-dinh-danh>038180001234</so-dinh-danh></nguoi-de-nghi><dien-thoai>0912345678</dien-thoai>
        <dia-chi>1 đường Mẫu, tỉnh Bên</dia-chi><ho-ten-tren-bang>Trần Văn Đức</ho-ten-tren-bang>
        <ngay-sinh-tren-bang>1990-05-01</ngay-sinh-tren-bang><loai-van-bang>thpt</loai-van-bang>
        <nam-tot-nghiep>2008</nam-tot-nghiep><so-hieu>B 0123456</so-hieu><muc-dich>tuyen-dung</muc-dich></to-khai>
        """, named: "to-khai.xml"))
    let key = try came(message, in: office)
    let code = try #require(try view(key, office).document.opened)
    #expect(try office.oneStop.view(code, for: .officer("lan")).answers?["so-hieu"] == .text("B 0123456"))
  }

  @Test(
    "that are unsigned, about something else, or say too little open nothing by themselves",
    arguments: ["undecided", "invalid", "subject", "sheet", "form"])
  func waiting(_ fault: String) throws {
    let office = try Office()
    var sheet: JSONObject? = Self.sheet
    if fault == "sheet" { sheet = nil }
    if fault == "form" { sheet?["nam-tot-nghiep"] = "hai nghìn" }
    let key = try came(
      question(subject: fault == "subject" ? "V/v mời họp" : "V/v xác minh văn bằng", sheet: sheet),
      authenticity: Authenticity(rawValue: fault) ?? .valid, in: office)
    let document = try view(key, office).document
    #expect(document.state == .received && document.opened == nil && document.entry == nil)
    #expect(try told(key, office) == ["01"])
    #expect(try office.oneStop.queue(of: "lan").rows.isEmpty)
  }

  @Test("whose signatures are undecided open a dossier once a clerk has made sure of them")
  func attested() throws {
    let office = try Office()
    let key = try came(question(), authenticity: .undecided, in: office)
    #expect(try office.perform(.register(attested: nil), on: key, by: "minh") == "attestation-missing")
    #expect(try view(key, office).document.opened == nil)
    #expect(try office.perform(.register(attested: "Đã gọi điện cho Sở Bên"), on: key, by: "minh") == "done")
    #expect(try view(key, office).document.opened != nil)
    try expectProved(office)
  }

  @Test(
    "that replace one open no second dossier: they belong to the dossier of the first, as they arrive and once a clerk registers them",
    arguments: [Authenticity.valid, .undecided], [true, false])
  func replacement(authenticity: Authenticity, opensFirst: Bool) throws {
    let office = try Office()
    let first = try came(question(), authenticity: opensFirst ? .valid : .undecided, in: office)
    var message = try question(268)
    message.business = Business(.replace, reason: "Sai số hiệu")
    message.business?.replacements = [Replacement("H99.06,2026/11/18,267/SGDĐT-VP", for: [])]
    let second = try came(message, authenticity: authenticity, in: office)
    for key in [first, second] where try view(key, office).document.state == .received {
      #expect(try office.perform(.register(attested: "Đã gọi điện"), on: key, by: "minh") == "done")
    }
    let (old, new) = (try view(first, office).document, try view(second, office).document)
    #expect(old.replacedBy == second && new.replaces == first)
    let opened = [old.opened, new.opened].compactMap(\.self)
    #expect(opened.count == 1 && (old.opened != nil) == opensFirst, "what was replaced opens none any more")
    #expect(new.dossiers == opened)
    #expect(try office.oneStop.queue(of: "lan").rows.count == 1)
    guard case .answered(.refused(let notice)) = try open(second, Self.sheet, id: "again", in: office) else {
      throw OfficeFailure()
    }
    #expect(notice.code == "document-opened-already")
    try expectProved(office)
  }

  @Test("that their sender corrects while somebody opens a dossier from them open it from what they say by then")
  func corrected() throws {
    let office = try Office()
    let key = try came(question(sheet: nil), in: office)
    try office.perform(.register(attested: nil), on: key, by: "minh")
    var correction = try question(sheet: nil)
    correction.code = DocumentCode("300/SGDĐT-VP")
    correction.business = Business(.update, reason: "Sai số")
    let message = correction
    office.meanwhile { _ = try? office.take(.document(message)) }
    guard case .answered(.done(let code, _)) = try open(key, Self.sheet, id: "full", in: office) else {
      throw OfficeFailure()
    }
    #expect(try view(key, office).content?.code == "300/SGDĐT-VP")
    #expect(
      try office.oneStop.view(code, for: .officer("lan")).answers?["so-cong-van"] == .text("300/SGDĐT-VP"))
    try expectProved(office)
  }

  private func open(
    _ key: DocumentKey, _ answers: JSONObject, of procedure: Key<Procedure>? = nil, by officer: Key<Officer> = "duc",
    id: String, in office: Office
  ) throws -> OneStop.OpeningOutcome {
    try office.oneStop.openDossier(
      from: key, of: procedure, filling: answers, papers: { [] }, office.request(by: officer, id))
  }

  @Test("that say too little are completed by an officer, who is told what is missing, and open one dossier only")
  func completed() throws {
    let office = try Office()
    let key = try came(question(sheet: nil), in: office)
    guard case .answered(.refused(let early)) = try open(key, Self.sheet, id: "early", in: office) else {
      throw OfficeFailure()
    }
    #expect(early.code == "document-not-now", "it is not registered yet")
    try office.perform(.register(attested: nil), on: key, by: "minh")
    guard case .wrong(let complaints) = try open(key, JSONObject(), id: "empty", in: office) else {
      throw OfficeFailure()
    }
    #expect(complaints.contains { "\($0.pointer)" == "/so-hieu" })
    #expect(!complaints.contains { "\($0.pointer)" == "/co-quan" }, "the document says who asks")
    guard case .answered(.done(let code, _)) = try open(key, Self.sheet, id: "full", in: office) else {
      throw OfficeFailure()
    }
    #expect(try view(key, office).document.opened == code)
    guard case .answered(.done(code, _)) = try open(key, Self.sheet, id: "full", in: office),
      case .answered(.refused(let second)) = try open(key, Self.sheet, id: "other", in: office)
    else { throw OfficeFailure() }
    #expect(second.code == "document-opened-already")
    #expect(throws: UseRefusal.noSuchDocument) {
      _ = try open(key, Self.sheet, by: "an", id: "stranger", in: office)
    }
    try expectProved(office)
  }

  @Test("open no dossier of a procedure that is not opened by documents, and none when the subject names no procedure")
  func otherProcedures() throws {
    let office = try Office()
    let key = try came(question(subject: "V/v mời họp"), in: office)
    try office.perform(.register(attested: nil), on: key, by: "minh")
    for (procedure, code) in [
      (nil, "procedure-unclear"), ("cap-ban-sao-van-bang", "procedure-not-by-document"),
    ] as [(Key<Procedure>?, String)] {
      guard case .answered(.refused(let notice)) = try open(key, [:], of: procedure, id: code, in: office) else {
        throw OfficeFailure()
      }
      #expect(notice.code == code)
    }
    guard case .answered(.done) = try open(key, Self.sheet, of: "xac-minh-van-bang", id: "named", in: office) else {
      throw OfficeFailure()
    }
  }

  /// A dossier that a document has opened, at the step where the school has been asked.
  private func asking(_ office: Office) throws -> (question: DocumentKey, code: DossierCode) {
    let key = try came(question(), in: office)
    let code = try #require(try view(key, office).document.opened)
    guard case .done = try office.act("tiep-nhan", on: code, by: "lan"),
      case .done = try office.act("hoi-truong", on: code, by: "duc", reason: "Không có trong sổ gốc")
    else { throw OfficeFailure() }
    return (key, code)
  }

  /// Our question to the school about a dossier, as it left.
  private func sent(about code: DossierCode, _ office: Office) throws -> DocumentKey {
    let school = Party(name: "Trường THPT Trung Tâm", code: "H56.06.11")
    let key = try office.drafted(office.drafting("V/v hỏi văn bằng", to: [school], dossier: code), id: "q/\(code)")
    try letOut(key, office)
    return key
  }

  private func letOut(_ key: DocumentKey, _ office: Office) throws {
    if try view(key, office).document.state == .drafting {
      try office.perform(.askReview(remark: nil), on: key, by: "duc")
      try office.perform(.approve(opinion: nil), on: key, by: "hoa")
    }
    try office.perform(.number, on: key, by: "minh")
    let file = try office.kept("ky.pdf", "%PDF-1.7 signed \(key)\n")
    try office.perform(.seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: key, by: "minh")
    #expect(try office.perform(.release, on: key, by: "minh") == "done")
  }

  /// What the school answers to our question.
  private func answer(to key: DocumentKey, number: Int = 12, _ office: Office) throws -> DocumentMessage {
    var message = try question(number, subject: "V/v trả lời về văn bằng", sheet: nil)
    message.from = Correspondent(OrganID("H56.06.11"), name: "Trường THPT Trung Tâm")
    message.documentID = "H56.06.11,2026/11/19,\(number)/THPTTT-VP"
    message.code = DocumentCode("\(number)/THPTTT-VP")
    let asked = try view(key, office)
    message.responsesFor = [
      ResponseReference(OrganID("H56.06"), code: asked.content?.code, documentID: asked.content?.documentID)
    ]
    return message
  }

  @Test("that answer ours do what the dossier waits for, and everybody sees by which one")
  func answering() throws {
    let office = try Office()
    let (_, code) = try asking(office)
    let asked = try sent(about: code, office)
    let message = try answer(to: asked, office)
    let key = try came(message, in: office)
    #expect(try came(message, in: office) == key)
    #expect(try step(of: code, office) == "tra-so-goc")
    let document = try view(key, office).document
    #expect(document.state == .registered && document.dossiers == [code] && document.answers == asked)
    #expect(try view(asked, office).document.answeredBy == [key])
    let dossier = try office.oneStop.view(code, for: .officer("duc"))
    #expect(dossier.documents.map(\.key).contains(key))
    #expect(dossier.timeline.contains { $0.text.vi == "Đã có văn bản trả lời \(key) (chữ ký hợp lệ)" })
    #expect(dossier.timeline.contains { $0.note?.contains("12/THPTTT-VP") ?? false })
    try expectProved(office)
  }

  @Test("that answer twice, or when nothing waits for them, are linked and left to a person")
  func answeringTwice() throws {
    let office = try Office()
    let (_, code) = try asking(office)
    let asked = try sent(about: code, office)
    _ = try came(answer(to: asked, office), in: office)
    let version = try office.oneStop.view(code, for: .officer("duc")).dossier.version
    let second = try came(answer(to: asked, number: 13, office), in: office)
    #expect(try view(second, office).document.state == .received)
    #expect(try view(second, office).document.dossiers == [code])
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.version == version)
  }

  @Test("whose signatures are undecided answer once a clerk has registered them; false ones never do")
  func undecidedAnswer() throws {
    let office = try Office()
    let (_, code) = try asking(office)
    let asked = try sent(about: code, office)
    let forged = try came(answer(to: asked, number: 11, office), authenticity: .invalid, in: office)
    #expect(try view(forged, office).document.dossiers.isEmpty)
    let key = try came(answer(to: asked, office), authenticity: .undecided, in: office)
    #expect(try step(of: code, office) == "cho-truong-tra-loi")
    #expect(try view(key, office).document.dossiers == [code], "whoever waits sees that it has come")
    #expect(try office.perform(.register(attested: "Đã gọi trường"), on: key, by: "minh") == "done")
    #expect(try step(of: code, office) == "tra-so-goc")
    let dossier = try office.oneStop.view(code, for: .officer("duc"))
    #expect(dossier.timeline.contains { $0.text.vi == "Đã có văn bản trả lời \(key) (văn thư đã kiểm tra)" })
    try expectProved(office)
  }

  @Test("carry the result of a dossier to the agency whose document opened it, and that one is done")
  func result() throws {
    let office = try Office()
    try office.loadRegister()
    let key = try came(question(), in: office)
    let code = try #require(try view(key, office).document.opened)
    for (action, officer) in [("tiep-nhan", "lan"), ("trinh-tra-loi", "duc"), ("ky-tra-loi", "hoa")] {
      guard case .done = try office.act(Key(stringLiteral: action), on: code, by: Key(stringLiteral: officer)) else {
        throw OfficeFailure()
      }
    }
    let linked = try office.oneStop.view(code, for: .officer("duc")).documents.map(\.key)
    let out = try #require(linked.first { $0 != key })
    let letter = try view(out, office)
    #expect(letter.document.state == .approved && letter.document.answers == key && letter.document.dossiers == [code])
    #expect(letter.content?.subject == "V/v trả lời xác minh văn bằng, chứng chỉ")
    #expect(letter.content?.receivers == [Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên", code: "H99.06")])
    try letOut(out, office)
    #expect(try view(key, office).document.answeredBy == [out])
    #expect(try view(key, office).document.state == .done)
    #expect(try told(key, office) == ["01", "03", "05", "06"])
    let rows = try office.store.read(for: office.oneStop.authority) { try $0.outbox(of: .document(out)) }
    guard
      case .document(let message)? = try rows.compactMap({ try office.oneStop.message(of: $0.effect) }).first?.message
    else { throw OfficeFailure() }
    #expect(message.responsesFor.first?.documentID == "H99.06,2026/11/18,267/SGDĐT-VP")
    try expectProved(office)
  }

  @Test("of a citizen's dossier send nothing: nobody asked by a document")
  func citizen() throws {
    let office = try Office()
    let (code, _) = try office.filed("a")
    #expect(try office.oneStop.view(code, for: .officer("lan")).documents.isEmpty)
    #expect(try office.oneStop.view(code, for: .officer("lan")).dossier.document == nil)
  }
}

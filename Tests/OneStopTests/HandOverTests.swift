import Crypto
import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("A draft that is handed over")
struct HandOverTests {
  /// An office that hands over to `van-phong`, and takes from `mot-cua`.
  private func office() throws -> Office {
    let office = try Office()
    try office.oneStop.use(
      office.changed("Workflows/partners.yaml") { _ in "partners:\n" + HandOverPartners.entries })
    return office
  }

  private func partner(_ id: Key<Partner>, in office: Office) throws -> Partner {
    try #require(office.oneStop.definitions.partners[id])
  }

  /// A file as officers upload it.
  private func file(_ name: String, _ text: String, in office: Office) throws -> DocumentFile {
    var pieces = [Array(("%PDF-1.7\n" + text).utf8)]
    let upload = try office.oneStop.upload(name: name, from: .officer("duc")) { pieces.popLast() ?? [] }
    let signed = try office.oneStop.signedDocument(upload: upload.id)
    return DocumentFile(sha256: signed.sha256, name: signed.name, bytes: signed.bytes, type: signed.type)
  }

  /// The draft of an answer about a dossier, with a file.
  private func drafted(in office: Office) throws -> (key: DocumentKey, dossier: DossierCode) {
    let code = try office.filed("a").code
    let draft = DraftedDocument(
      agency: "so-gddt", unit: "so-gddt", kind: .officialLetter, dossier: code,
      content: DocumentContent(
        subject: "V/v cấp bản sao", receivers: [Party(name: "Ông Đức")], signer: "Vũ Thị Hoa",
        files: [try file("du-thao.pdf", "dự thảo", in: office)]))
    return (try office.drafted(draft, id: "d"), code)
  }

  /// What the outbox does first of a kind.
  private func effect(_ kind: Effect.Kind, in office: Office) throws -> Effect? {
    var found: Effect?
    _ = try office.oneStop.carryOut(kind) { row in
      found = row.effect
      return .done("taken")
    }
    return found
  }

  private func handedOver(in office: Office) throws -> (draft: HandedDraft, key: DocumentKey) {
    let (key, _) = try drafted(in: office)
    #expect(try office.perform(.handOver("van-phong"), on: key, by: "duc") == "done")
    let effect = try #require(try effect(.handOver, in: office))
    let draft = try office.oneStop.handedDraft(of: effect, answerTo: "https://mot-cua.example/hand-over/answers")
    return (try #require(draft), key)
  }

  @Test("says the dossier, whose it is, and the files themselves, the same at every try")
  func handed() throws {
    let office = try office()
    let (key, code) = try drafted(in: office)
    #expect(try office.perform(.handOver("truc-khac"), on: key, by: "duc") == "no-hand-over")
    #expect(throws: UseRefusal.noSuchDocument) { try office.perform(.handOver("van-phong"), on: key, by: "an") }
    #expect(try office.perform(.handOver("van-phong"), on: key, by: "duc") == "done")
    #expect(try office.perform(.handOver("van-phong"), on: key, by: "duc") == "document-not-now")
    let effect = try #require(try effect(.handOver, in: office))
    #expect(effect.lane == "van-phong" && effect.subject == .document(key))
    let address = "https://mot-cua.example/hand-over/answers"
    let draft = try #require(try office.oneStop.handedDraft(of: effect, answerTo: address))
    #expect(draft.dossier == code.text && draft.owner.name == "Trần Văn Đức" && draft.owner.identity == "038090001234")
    #expect(draft.files.map(\.name) == ["du-thao.pdf"] && draft.files[0].content == Array("%PDF-1.7\ndự thảo".utf8))
    #expect(draft.agency.code == "H56.06" && draft.kind == "Công văn" && draft.signer.name == "Vũ Thị Hoa")
    #expect(draft.procedure == "3.000465" && draft.answerAddress == address)
    #expect(try office.oneStop.handedDraft(of: effect, answerTo: address) == draft)
    let read = try HandedDraft(reading: draft.json.canonical)
    #expect(read.subject == draft.subject && read.kind == draft.kind && read.files == draft.files)
    #expect(read.owner == draft.owner && read.hidden == draft.hidden && read.answerAddress == draft.answerAddress)
    let sent = try #require(try office.oneStop.handOverMessage(of: effect, answerTo: address))
    #expect(sent == draft.json.canonical)
    // What it is made of may be another thing by the next try, such as where the answer goes.
    #expect(try office.oneStop.handOverMessage(of: effect, answerTo: "https://khac.example/") == sent)
    // Taken back, it is not handed over any more, and no answer to it counts.
    #expect(try office.perform(.sendBack(opinion: "Sửa lại"), on: key, by: "hoa") == "done")
    #expect(try office.oneStop.handOverMessage(of: effect, answerTo: address) == nil)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test("needs a dossier, and is not secret")
  func refused() throws {
    let office = try office()
    let plain = try office.drafted(office.drafting(), id: "p")
    #expect(try office.perform(.handOver("van-phong"), on: plain, by: "duc") == "document-without-dossier")
    let code = try office.filed("a").code
    let secret = try office.drafted(office.drafting(secrecy: .secret, dossier: code), id: "s")
    #expect(try office.perform(.handOver("van-phong"), on: secret, by: "duc") == "secret-electronic")
  }

  @Test("becomes a draft of the other office once, and its number and signer come back once")
  func thereAndBack() throws {
    let (here, there) = (try office(), try office())
    let (draft, key) = try handedOver(in: here)
    let oneStop = try partner("mot-cua", in: there)
    guard case .done(let made, _) = try there.oneStop.take(draft, from: oneStop),
      case .done(let again, _) = try there.oneStop.take(draft, from: oneStop)
    else { throw OfficeFailure() }
    #expect(made == again)
    let taken = try there.oneStop.document(made, for: "minh")
    #expect(taken.document.state == .drafting && taken.content?.subject == "V/v cấp bản sao")
    #expect(taken.content?.files.map(\.name) == ["du-thao.pdf"] && taken.content?.signer == "Vũ Thị Hoa")
    #expect(try there.perform(.askReview(remark: nil), on: made, by: "duc") == "done")
    #expect(try there.perform(.approve(opinion: nil), on: made, by: "hoa") == "done")
    #expect(try there.perform(.number, on: made, by: "minh") == "done")
    #expect(try there.perform(.seal(nil), on: made, by: "minh") == "done")
    #expect(try effect(.handOverAnswer, in: there) == nil)
    #expect(try there.perform(.release, on: made, by: "minh") == "done")
    let effect = try #require(try effect(.handOverAnswer, in: there))
    let (address, answer) = try #require(try there.oneStop.handedAnswer(of: effect))
    #expect(address == draft.answerAddress && answer.number == "01/SGDĐT-VP" && answer.signer == "Vũ Thị Hoa")
    #expect(answer.hidden == draft.hidden && answer.dossier == draft.dossier)

    let office = try partner("van-phong", in: here)
    let read = try HandedAnswer(reading: answer.json.canonical)
    let first = try here.oneStop.take(read, from: office)
    #expect(try here.oneStop.take(read, from: office) == first)
    let view = try here.oneStop.document(key, for: "duc")
    #expect(view.document.state == .released && view.content?.code == "01/SGDĐT-VP" && view.document.entry == nil)
    #expect(view.history.filter { $0.text.vi.contains("đã phát hành") }.count == 1)
    let other = HandedAnswer(
      dossierID: answer.dossierID, dossier: answer.dossier, hidden: answer.hidden, number: "99/X", signer: "X")
    #expect(throws: UseRefusal.keyReused) { try here.oneStop.take(other, from: office) }
    for office in [here, there] {
      #expect(try office.oneStop.verify().faults.map(\.words.en) == [])
      #expect(try office.oneStop.rebuild(repairing: false).faults.map(\.words.en) == [])
    }
  }

  @Test("is a draft again when the other office gives it up, and may be handed over once more")
  func givenUp() throws {
    let (here, there) = (try office(), try office())
    let (draft, key) = try handedOver(in: here)
    guard case .done(let made, _) = try there.oneStop.take(draft, from: partner("mot-cua", in: there)) else {
      throw OfficeFailure()
    }
    #expect(try there.perform(.cancel(reason: "Sai thể thức"), on: made, by: "duc") == "done")
    let effect = try #require(try effect(.handOverAnswer, in: there))
    let (address, answer) = try #require(try there.oneStop.handedAnswer(of: effect))
    #expect(address == draft.answerAddress && answer.cancellation == "Sai thể thức" && answer.number == "")
    let read = try HandedAnswer(reading: answer.json.canonical)
    #expect(read == answer)
    let office = try partner("van-phong", in: here)
    let first = try here.oneStop.take(read, from: office)
    #expect(try here.oneStop.take(read, from: office) == first)
    let view = try here.oneStop.document(key, for: "duc")
    #expect(view.document.state == .drafting && view.history.last?.note == "Sai thể thức")
    #expect(try here.perform(.handOver("van-phong"), on: key, by: "duc") == "done")
    // What was answered before it was handed over anew is answered so again, and says nothing of this time.
    #expect(try here.oneStop.take(read, from: office) == first)
    #expect(try here.oneStop.document(key, for: "duc").document.state == .reviewing)
    for office in [here, there] {
      #expect(try office.oneStop.verify().faults.map(\.words.en) == [])
      #expect(try office.oneStop.rebuild(repairing: false).faults.map(\.words.en) == [])
    }
  }

  @Test("is not approved here while it is with the other office: it would have two numbers")
  func approved() throws {
    let here = try office()
    let (_, key) = try handedOver(in: here)
    #expect(try here.perform(.approve(opinion: nil), on: key, by: "hoa") == "document-handed-over")
    #expect(try !here.oneStop.document(key, for: "hoa").actions.contains(.approve))
    #expect(try here.perform(.sendBack(opinion: "Sửa lại"), on: key, by: "hoa") == "done")
    #expect(try here.perform(.askReview(remark: nil), on: key, by: "duc") == "done")
    #expect(try here.perform(.approve(opinion: nil), on: key, by: "hoa") == "done")
  }

  @Test("is answered in vain once it was taken back, though it is reviewed here then", arguments: [true, false])
  func takenBack(isIssued: Bool) throws {
    let here = try office()
    let (draft, key) = try handedOver(in: here)
    #expect(try here.perform(.sendBack(opinion: "Sửa lại"), on: key, by: "hoa") == "done")
    #expect(try here.perform(.askReview(remark: nil), on: key, by: "duc") == "done")
    let answer =
      isIssued
      ? HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, number: "1/X", signer: "X")
      : HandedAnswer(
        dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden, givenUpBecause: "Sai thể thức")
    guard case .refused = try here.oneStop.take(answer, from: partner("van-phong", in: here)) else {
      throw OfficeFailure()
    }
    #expect(try here.oneStop.document(key, for: "duc").document.state == .reviewing)
    // Handed over anew it is answered as if it were the first time.
    #expect(try here.perform(.sendBack(opinion: "Sửa nữa"), on: key, by: "hoa") == "done")
    #expect(try here.perform(.handOver("van-phong"), on: key, by: "duc") == "done")
    let effect = try #require(try effect(.handOver, in: here))
    let later = try #require(try here.oneStop.handedDraft(of: effect, answerTo: draft.answerAddress))
    let again = HandedAnswer(
      dossierID: later.dossierID, dossier: later.dossier, hidden: later.hidden, number: "2/X", signer: "X")
    guard case .done = try here.oneStop.take(again, from: partner("van-phong", in: here)) else { throw OfficeFailure() }
    #expect(try here.oneStop.document(key, for: "duc").document.state == .released)
  }

  @Test("is answered by the office alone to which it was handed, under what it was given")
  func strangers() throws {
    let here = try office()
    let (draft, key) = try handedOver(in: here)
    func answer(_ hidden: String) -> HandedAnswer {
      HandedAnswer(dossierID: draft.dossierID, dossier: draft.dossier, hidden: hidden, number: "1/X", signer: "X")
    }
    let office = try partner("van-phong", in: here)
    let other = try partner("mot-cua", in: here)
    #expect(throws: UseRefusal.noSuchDocument) { try here.oneStop.take(answer(draft.hidden), from: other) }
    for hidden in ["", key.text, "\(key).", "VB-99.00", draft.hidden + "0", String(draft.hidden.dropLast())] {
      #expect(throws: UseRefusal.noSuchDocument, "\(hidden)") { try here.oneStop.take(answer(hidden), from: office) }
    }
    #expect(try here.oneStop.document(key, for: "duc").document.state == .reviewing)
  }

  @Test(
    "is not taken for an agency that is not here, with files of no kind, or with an answer to anybody else's server")
  func foreign() throws {
    let (here, there) = (try office(), try office())
    let (draft, _) = try handedOver(in: here)
    let oneStop = try partner("mot-cua", in: there)
    var elsewhere = draft
    elsewhere.agency = ("Sở khác", "H01.06")
    #expect(throws: HandOverRefusal.agency("H01.06")) { try there.oneStop.take(elsewhere, from: oneStop) }
    for address in [
      "", "https://mot-cua.example.evil.vn/x", "http://mot-cua.example/x", "https://mot-cua.example:8443/x",
      "https://mot-cua.example@evil.vn/", "https://evil.vn/?https://mot-cua.example/", "file:///etc/passwd",
      "https://mot-cua.example\\@evil.vn/",
    ] {
      var astray = draft
      astray.answerAddress = address
      #expect(throws: HandOverRefusal.answerAddress, "\(address)") { try there.oneStop.take(astray, from: oneStop) }
    }
    var odd = draft
    odd.files = [HandedDraft.File(name: "a.pdf", content: Array("MZ\u{90}".utf8))]
    #expect(throws: FileRefusal.self) { try there.oneStop.take(odd, from: oneStop) }
    odd.files = [HandedDraft.File(name: "a.pdf", link: "http://169.254.169.254/latest/meta-data")]
    guard case .done(let key, _) = try there.oneStop.take(odd, from: oneStop) else { throw OfficeFailure() }
    let view = try there.oneStop.document(key, for: "minh")
    #expect(view.content?.files == [] && view.content?.note?.contains("a.pdf") == true)
  }

  @Test(
    "is read as programs in service write it, and refused where something is missing",
    arguments: [
      (
        #"{"ThamSoAn":"x","SoKyHieuVanBan":"15/SGDĐT-VP","NguoiKyVanBan":"Hoa","HanXuLyVanBan":"30/11/2026"}"#,
        "2026-11-30"
      ),
      (#"{"ThamSoAn":"x","SoKyHieuVanBan":"15/SGDĐT-VP","HanXuLyVanBan":"20261130170000"}"#, "2026-11-30"),
      (#"{"ThamSoAn":"x","VanBanDi":{"SoKyHieu":"15/SGDĐT-VP","NguoiKy":"Hoa"},"HanXuLyVanBan":null}"#, nil),
      (#"{"ThamSoAn":"x","SoKyHieuVanBan":"15/SGDĐT-VP","HanXuLyVanBan":"hôm nào đó"}"#, nil),
    ] as [(String, String?)])
  func answers(text: String, due: String?) throws {
    let answer = try HandedAnswer(reading: Array(text.utf8))
    #expect(answer.number == "15/SGDĐT-VP" && answer.due?.description == due)
  }

  @Test("is no draft and no answer without what both need")
  func incomplete() {
    for text in ["{}", #"{"ThamSoAn":"x"}"#, #"{"SoKyHieuVanBan":"1"}"#, "[]"] {
      #expect(throws: JSONError.self, "\(text)") { try HandedAnswer(reading: Array(text.utf8)) }
    }
    for text in [
      "{}", #"{"MaHoSo":"x"}"#, #"{"MaHoSo":"x","VanBanDuThao":{}}"#,
      #"{"MaHoSo":"x","VanBanDuThao":{"TrichYeu":"x","DinhKem":[{"Ten":"a","Base64":"???"}]}}"#,
    ] {
      #expect(throws: JSONError.self, "\(text)") { try HandedDraft(reading: Array(text.utf8)) }
    }
  }

  @Test("is refused with the place where a text is longer than anybody writes: it would be kept and told again")
  func long() {
    let long = String(repeating: "x", count: 4_001)
    for name in ["ThamSoAn", "IDHoSo", "HccLinkAPI", "MaHoSo"] {
      let rest = name == "MaHoSo" ? "" : #""MaHoSo":"x","#
      let text = #"{\#(rest)"VanBanDuThao":{"TrichYeu":"x"},"\#(name)":"\#(long)"}"#
      let error = #expect(throws: JSONError.self, "\(name)") { try HandedDraft(reading: Array(text.utf8)) }
      #expect(error?.problems.first?.pointer.description == "/\(name)")
    }
    let answer = #"{"ThamSoAn":"\#(long)","SoKyHieuVanBan":"1"}"#
    #expect(throws: JSONError.self) { try HandedAnswer(reading: Array(answer.utf8)) }
  }
}

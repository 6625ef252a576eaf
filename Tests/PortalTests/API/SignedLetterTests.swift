import Crypto
import Dossiers
import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import Signatures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

/// A desk where an answer to the applicant is signed before it is issued, and what `Tests/Signing/signed_statements.py` signs.
private final class SignedLetters: Sendable {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  private static let answer = """
          - action: tra-loi
            name: { vi: "Trả lời", en: "Answer" }
            signature: { policy: nguoi-dan, signs: letter }
            needs: [reason]
            to: stay
            letter: phieu-tu-choi

    """

  let desk: Desk
  private let lists: Lists
  private let roots = Mutex<[String: [UInt8]]>([:])

  private final class Lists: Sendable {
    let data = Mutex(RevocationData())
  }

  init() throws {
    let lists = Lists()
    self.lists = lists
    desk = try Desk(at: "2026-06-15T19:00", revocation: { lists.data.withLock { $0 } })
    try use()
  }

  private func use() throws {
    let findings = Findings()
    var files = DefinitionFiles(folder: Desk.project.path, findings).files
    let path = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    let first = "      - action: tiep-nhan\n"
    files[path] = Array(text.replacing(first, with: SignedLetters.answer + first, maxReplacements: 1).utf8)
    for (name, root) in roots.withLock({ $0 }) { files["Signatures/trust/cong-cong/\(name).pem"] = root }
    let loaded = Definitions.load(DefinitionFiles(files).withoutOfficialSignatures, findings)
    try desk.office.use(try #require(loaded, "\(findings.sorted.map(\.description))"))
  }

  /// Asks for the letter of the answer.
  func issue(_ format: String, _ reason: String?, of held: Held, _ officer: String) throws -> Answer {
    let path = "/dossiers/\(held.code)/actions/tra-loi/statement"
    guard let reason else { return try desk.ask(.get, "\(path)?format=\(format)", ["Authorization": officer]) }
    return try desk.ask(
      .post, path, ["Authorization": officer], json: ["format": .string(format), "reason": .string(reason)])
  }

  /// Signs by the script, and has the office trust whoever signed: what it made, by name.
  func sign(_ pdf: [UInt8]?, _ xml: [UInt8], other: [UInt8]) throws -> [String: [UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-letters-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in [("a.pdf", pdf ?? []), ("a.xml", xml), ("b.xml", other)] {
      try Data(bytes).write(to: folder.appending(path: name))
    }
    let script = Process()
    script.executableURL = URL(filePath: SignedLetters.python ?? "/nowhere")
    script.arguments =
      ["-B", Desk.project.appending(path: "Tests/Signing/signed_statements.py").path, folder.path]
      + [pdf == nil ? "-" : folder.appending(path: "a.pdf").path]
      + ["a.xml", "b.xml"].map { folder.appending(path: $0).path }
    try script.run()
    script.waitUntilExit()
    try #require(script.terminationStatus == 0)
    var made: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      made[name] = try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }
    let read = try #require(TrustMaterial.revocationLists(in: made["lists.pem"] ?? []))
    lists.data.withLock { $0.lists += read }
    roots.withLock { $0["thu-\($0.count)"] = made["root.pem"] }
    try use()
    return made
  }

  /// Answers with a signed file.
  func act(_ bytes: [UInt8]?, as name: String, _ reason: String, on held: Held, _ officer: String) throws -> Answer {
    let signed = try desk.upload(try #require(bytes), name: name)
    try #require(signed.status == 201, "\(name): \(signed.json.canonicalText)")
    return try desk.act(
      "tra-loi", on: held, officer,
      [("reason", .string(reason)), ("signed", ["upload": .string(signed.text("upload") ?? "")])])
  }
}

@Suite(
  "A letter that an officer signs before it is issued",
  .enabled(if: SignedLetters.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SignedLetterTests {
  private let letters: SignedLetters
  private let lan: String
  private let reason = "Thiếu giấy ủy quyền"

  init() throws {
    letters = try SignedLetters()
    lan = try letters.desk.officer("lan")
  }

  private func issued(_ format: String, of held: Held) throws -> [UInt8] {
    let answer = try letters.issue(format, reason, of: held, lan)
    try #require(answer.status == 200, "\(answer.json.canonicalText)")
    return answer.bytes
  }

  private func lettersIssued(on held: Held) throws -> [LetterDocument] {
    let code = try #require(DossierCode(held.code))
    return try letters.desk.office.view(code, for: .officer("lan")).letters
  }

  @Test("counts signed as PDF, as XML and as a message, and is then issued with the same words, a number and a date")
  func taken() throws {
    let held = try letters.desk.file("a")
    let other = try letters.desk.file("b")
    let made = try letters.sign(
      issued("pdf", of: held), issued("xml", of: held), other: issued("xml", of: other))
    for file in ["incremental.pdf", "twice.pdf", "enveloped.xml", "attached.p7m", "attached-pdf.p7m", "detached.p7s"] {
      let answer = try letters.act(made[file], as: file, reason, on: held, lan)
      #expect(answer.status == 200, "\(file): \(answer.json.canonicalText)")
    }
    let issued = try lettersIssued(on: held)
    #expect(issued.map(\.number) == (1...6).map { "0\($0)/PTC-2026" })
    let code = try #require(DossierCode(held.code))
    let view = try letters.desk.office.view(code, for: .officer("lan"))
    let signed = try letters.desk.office.statement(
      of: "tra-loi", reason: reason, on: view, for: .officer("lan"))?.letter
    #expect(issued.allSatisfy { $0.blocks == signed?.blocks && $0.title == signed?.title && $0.at.milliseconds > 0 })
    #expect(view.signed.count == 6 && view.signed.allSatisfy { $0.document.signature?.verdict == .valid })

    let refused: [(file: String, reason: String, why: String)] = [
      ("incremental.pdf", "Thiếu giấy khác", "the letter would give another reason"),
      ("enveloped.xml", "Thiếu giấy khác", "the letter would give another reason"),
      ("other.xml", reason, "it is the letter of another dossier"),
      ("other.p7s", reason, "it is the letter of another dossier"),
      ("hidden.pdf", reason, "a text was laid over the page"),
      ("rewritten.pdf", reason, "the file was written anew"),
      ("wrapped.xml", reason, "something else stands around it"),
    ]
    for (file, reason, why) in refused {
      let answer = try letters.act(made[file], as: file, reason, on: held, lan)
      #expect(answer.status == 409 && answer.code == "signature-invalid", "\(file) was taken though \(why)")
    }
    #expect(try letters.act(made["other.xml"], as: "other.xml", reason, on: other, lan).status == 200)
    #expect(try letters.desk.office.rebuild(repairing: false).differing == 0)
  }

  @Test("is not the statement of the action, nor a letter about other answers that says the same")
  func others() throws {
    let held = try letters.desk.file("a")
    let code = try #require(DossierCode(held.code))
    let view = try letters.desk.office.view(code, for: .officer("lan"))
    let bare = try #require(letters.desk.office.statement(of: "tra-loi", on: view))
    let before = try issued("xml", of: held)
    let made = try letters.sign(nil, before, other: bare.xml(in: .vietnamese))
    let deed = try letters.act(made["other.xml"], as: "other.xml", reason, on: held, lan)
    #expect(deed.status == 409 && deed.code == "signature-invalid", "\(deed.json.canonicalText)")
    let asked = try letters.desk.act(
      "yeu-cau-bo-sung", on: held, lan,
      [("reason", "Ghi rõ trường"), ("items", [["item": "field:truong", "remark": ""]])])
    try #require(asked.status == 200, "\(asked.json.canonicalText)")
    let supplied = try letters.desk.act(
      "nop-bo-sung", on: held, held.receipt, [("supplement", ["answers": ["truong": "THPT Sông Mẫu"]])])
    try #require(supplied.status == 200, "\(supplied.json.canonicalText)")
    let late = try letters.act(made["enveloped.xml"], as: "enveloped.xml", reason, on: held, lan)
    #expect(late.status == 409 && late.code == "signature-invalid", "\(late.json.canonicalText)")
    #expect(try issued("xml", of: held) != before)
  }

  @Test("is given out in Vietnamese whatever is spoken, the same bytes each time, and not for what is not possible")
  func givenOut() throws {
    let held = try letters.desk.file("a")
    let pdf = try issued("pdf", of: held)
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    try letters.desk.go(to: "2026-06-15T19:10")
    #expect(try issued("pdf", of: held) == pdf)
    let english = try letters.desk.ask(
      .post, "/dossiers/\(held.code)/actions/tra-loi/statement", ["Authorization": lan],
      json: ["format": "pdf", "reason": .string(reason), "language": "en"])
    #expect(english.bytes == pdf)
    let xml = String(decoding: try issued("xml", of: held), as: UTF8.self)
    #expect(xml.contains("<letter agency=") && xml.contains(reason) && xml.contains("Nguyễn Thị Lan"))
    let bare = try letters.issue("pdf", nil, of: held, lan)
    #expect(bare.status == 409 && bare.code == "reason-missing", "\(bare.json.canonicalText)")
    let applicants = try letters.issue("xml", reason, of: held, held.receipt)
    #expect(applicants.status == 404 && applicants.code == "nothing-to-sign")
  }
}

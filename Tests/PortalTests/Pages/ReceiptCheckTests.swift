import Crypto
import Dossiers
import Foundation
import HTTPServing
import JSON
import OneStop
import Paper
import Proofs
import Testing
import Text

@testable import Portal

@Suite("The page that verifies receipts")
struct ReceiptCheckTests {
  private func receipt(of office: PageOffice, _ code: String, stamped: Bool = true) throws -> Receipt {
    let code = try #require(DossierCode(code))
    return try #require(try office.office.receipt(of: code, stamped: stamped))
  }

  /// The text of the code on a receipt.
  private func code(of office: PageOffice, _ code: String) throws -> String {
    try #require(try receipt(of: office, code, stamped: false).code)
  }

  @Test("says that a receipt is right, as text of its code or as a file, without a script and without keeping anything")
  func right() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, _) = try citizen.submit()
    #expect(citizen.page.contains("Biên nhận tự chứng minh") && citizen.page.contains("/bien-nhan/kiem-tra"))
    let text = try code(of: citizen.office, dossier)
    let stranger = Citizen(citizen.office)
    try stranger.open("/bien-nhan/kiem-tra")
    #expect(stranger.status == 200 && stranger.page.contains("Kiểm tra biên nhận"))
    try stranger.post("/bien-nhan/kiem-tra", [("bien-nhan", "\n \(text)\r\n")])
    #expect(stranger.status == 200 && stranger.page.contains("Biên nhận đúng: hồ sơ \(dossier)"), "\(stranger.page)")
    #expect(stranger.response.headers["Cache-Control"] == "no-store")
    let held = try receipt(of: citizen.office, dossier)
    let json = String(decoding: held.json.canonical, as: UTF8.self)
    try stranger.post(
      "/bien-nhan/kiem-tra", [("bien-nhan", "")],
      files: [.init(field: "tep", name: "bien-nhan.json", content: Array(json.utf8))])
    #expect(stranger.page.contains("Biên nhận đúng: hồ sơ \(dossier)"), "\(stranger.page)")
  }

  private static let tools = ["/usr/bin/pdftoppm", "/usr/bin/zbarimg"]

  @Test(
    "reads what a telephone reads from the printed receipt",
    .enabled(
      if: tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
      "poppler-utils and zbar-tools are not installed: script/bootstrap --tests"))
  func printed() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, _) = try citizen.submit()
    try citizen.open("/ho-so/\(dossier)/bien-nhan.pdf")
    guard case .bytes(let bytes) = citizen.response.body else {
      Issue.record("no paper")
      return
    }
    let texts = try scanned(bytes)
    let proof = try #require(texts.first { $0.hasPrefix("MC1:") }, "\(texts)")
    #expect(try proof == code(of: citizen.office, dossier))
    #expect(texts.contains { $0.contains("/ho-so?ma=\(dossier)") }, "\(texts)")
    try citizen.post("/bien-nhan/kiem-tra", [("bien-nhan", proof)])
    #expect(citizen.page.contains("Biên nhận đúng: hồ sơ \(dossier)"))
  }

  /// The texts of all codes that a program reads from a PDF as a scanner sees it.
  private func scanned(_ bytes: [UInt8]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "receipt-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pdf = folder.appending(path: "receipt.pdf")
    try Data(bytes).write(to: pdf)
    _ = try run(Self.tools[0], ["-r", "200", "-png", pdf.path, folder.appending(path: "page").path])
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".png") }
      .sorted()
    return try pages.flatMap { page in
      try run(Self.tools[1], ["--quiet", "--raw", folder.appending(path: page).path]).split(separator: "\n")
    }.map(String.init)
  }

  @Test(
    "is printed large enough when the log has a million entries",
    .enabled(
      if: tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
      "poppler-utils and zbar-tools are not installed: script/bootstrap --tests"))
  func million() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, secret) = try citizen.submit()
    let held = try receipt(of: citizen.office, dossier, stamped: false)
    // The others are made up, subtree by subtree: the way is as long as it would be.
    let (size, index) = (Int64(1_000_000), Int64(777_777))
    func head(_ level: Int, _ number: Int64) -> SHA256 {
      guard index >> Int64(level) == number else { return SHA256(of: "\(level)/\(number)") }
      return level == 0
        ? MerkleHash.leaf(held.entry.utf8)
        : MerkleHash.node(head(level - 1, 2 * number), head(level - 1, 2 * number + 1))
    }
    let tree = KeptTree(subtree: head)
    let checkpoint = Checkpoint(
      origin: held.signed.checkpoint.origin, size: size, head: try tree.head(of: size),
      time: held.signed.checkpoint.time)
    let late = try Receipt(
      entry: held.entry, proof: tree.inclusion(of: index, in: size),
      signed: SignedCheckpoint(checkpoint, signedBy: Ed25519Key(seed: Array(repeating: 9, count: 32))))
    #expect(late.holds && late.proof.path.count >= 19)
    let code = try #require(DossierCode(dossier))
    let view = try citizen.office.office.view(
      code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    let page = ReceiptPage(
      language: .vietnamese, view: view, secret: secret, unit: nil,
      address: "https://motcua.mau.example/ho-so?ma=\(dossier)", proof: late.code)
    let texts = try scanned(page.paper.pdf())
    let proof = try #require(texts.first { $0.hasPrefix("MC1:") }, "\(texts)")
    #expect(try Receipt(reading: Array(proof.utf8)) == late && proof.utf8.count > 1_600)
  }

  @Test("says that the log was rewritten, and to keep the receipt, when it was made anew under the same key")
  func rewritten() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, _) = try citizen.submit()
    let text = try code(of: citizen.office, dossier)
    try citizen.post("/bien-nhan/kiem-tra", [("bien-nhan", text)])
    #expect(citizen.page.contains("vẫn bắt đầu bằng đúng các mục ấy"), "\(citizen.page)")
    let other = Citizen(try PageOffice())
    try other.submit(["so-luong": "3"])
    try other.post("/bien-nhan/kiem-tra", [("bien-nhan", text)])
    #expect(other.status == 200 && other.page.contains("Biên nhận đúng, nhật ký đã bị viết lại"), "\(other.page)")
    #expect(other.page.contains("Hãy giữ kỹ biên nhận này") && !other.page.contains("Biên nhận không đúng"))
    try other.open("/bien-nhan/kiem-tra?lang=en")
    try other.post("/bien-nhan/kiem-tra?lang=en", [("bien-nhan", text)])
    #expect(other.page.contains("The receipt is right, the log was rewritten"), "\(other.page)")
  }

  @Test("stands beside the two files by which an applicant proves what was filed")
  func files() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, _) = try citizen.submit()
    for name in ["bien-nhan.json", "noi-dung.json"] {
      #expect(citizen.page.contains("/ho-so/\(dossier)/\(name)"), "\(citizen.page)")
    }
    try citizen.open("/ho-so/\(dossier)/bien-nhan.json")
    let receipt = try Receipt(reading: Array(citizen.page.utf8))
    #expect(citizen.response.headers["Cache-Control"] == "no-store")
    try citizen.open("/ho-so/\(dossier)/noi-dung.json")
    #expect(citizen.response.headers["Cache-Control"] == "no-store")
    #expect(
      citizen.response.headers["Content-Disposition"] == "attachment; filename=\"\(dossier)-noi-dung.json\"")
    #expect(try receipt.finding(of: #require(FiledContent(reading: Array(citizen.page.utf8)))) == .asFiled)
    let stranger = Citizen(citizen.office)
    for name in ["bien-nhan.json", "noi-dung.json"] {
      try stranger.open("/ho-so/\(dossier)/\(name)")
      #expect(stranger.location?.hasPrefix("/ho-so?") == true && !stranger.page.contains("salt"))
    }
  }

  private func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test("says what is wrong with one that was changed, and with what is none, beside the field")
  func wrong() throws {
    let citizen = Citizen(try PageOffice())
    let (dossier, _) = try citizen.submit()
    let held = try receipt(of: citizen.office, dossier)
    let json = String(decoding: held.json.canonical, as: UTF8.self)
    try citizen.post("/bien-nhan/kiem-tra", [("bien-nhan", json.replacing("applicant", with: "applicanu"))])
    #expect(citizen.status == 200 && citizen.page.contains("nội dung không khớp với gốc nhật ký"), "\(citizen.page)")
    for text in ["", "MC1:A", "<script>alert(1)</script>", String(repeating: "9", count: 200_000)] {
      try citizen.post("/bien-nhan/kiem-tra", [("bien-nhan", text)])
      #expect(citizen.status == 422 && citizen.page.contains("không phải biên nhận"), "\(text.prefix(40))")
      #expect(!citizen.page.contains("<script>alert"))
    }
  }
}

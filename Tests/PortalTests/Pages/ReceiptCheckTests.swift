import Dossiers
import Foundation
import HTTPServing
import JSON
import OneStop
import Proofs
import Testing

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
    let folder = FileManager.default.temporaryDirectory.appending(path: "receipt-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pdf = folder.appending(path: "receipt.pdf")
    guard case .bytes(let bytes) = citizen.response.body else {
      Issue.record("no paper")
      return
    }
    try Data(bytes).write(to: pdf)
    _ = try run(Self.tools[0], ["-r", "200", "-png", pdf.path, folder.appending(path: "page").path])
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".png") }
      .sorted()
    let texts = try pages.flatMap { page in
      try run(Self.tools[1], ["--quiet", "--raw", folder.appending(path: page).path]).split(separator: "\n")
    }
    let proof = try #require(texts.first { $0.hasPrefix("MC1:") }, "\(texts)")
    #expect(try String(proof) == code(of: citizen.office, dossier))
    #expect(texts.contains { $0.contains("/ho-so?ma=\(dossier)") }, "\(texts)")
    try citizen.post("/bien-nhan/kiem-tra", [("bien-nhan", String(proof))])
    #expect(citizen.page.contains("Biên nhận đúng: hồ sơ \(dossier)"))
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

import Foundation
import HTML
import QR
import Testing

private let texts = [
  "https://motcua.example/ho-so/H56.06-261122-0001?ma=AAECAwQFBgcICQoLDA0ODw", "1",
  "Mã hồ sơ: H56.06-261122-0001, Nguyễn Văn Đức",
  String(repeating: "đ", count: 300),
  "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C",
]

@Suite("A QR code")
struct QRCodeTests {
  @Test("has its three finders, and white around it")
  func finders() throws {
    let code = try QRCode(of: "Một Cửa")
    #expect(code.side == 21)
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (top, left) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] {
      let drawn = (0..<7).map { row in
        String((0..<7).map { code.isDark(row: top + row, column: left + $0) ? "#" : "." })
      }
      #expect(drawn == finder)
    }
    for near in [-1, code.side, Int.min, Int.max] {
      #expect(!code.isDark(row: near, column: 0) && !code.isDark(row: 0, column: near))
    }
  }

  @Test("is drawn as one path of its dark modules, four modules from the edge", arguments: texts)
  func path(text: String) throws {
    let code = try QRCode(of: text)
    var drawn: Set<[Int]> = []
    for run in code.path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
      let (x, y, length) = try (#require(Int(run.1)), #require(Int(run.2)), #require(Int(run.3)))
      #expect(run.3 == run.4)
      for column in x..<x + length { #expect(drawn.insert([y - 4, column - 4]).inserted) }
    }
    let dark = (0..<code.side).flatMap { row in
      (0..<code.side).filter { code.isDark(row: row, column: $0) }.map { [row, $0] }
    }
    #expect(drawn == Set(dark))
    let markup = String(decoding: code.svg(title: "Mã <QR>").bytes, as: UTF8.self)
    #expect(markup.contains("<title>Mã &lt;QR&gt;</title>") && markup.contains(" d=\"\(code.path)\""))
    #expect(markup.contains("viewBox=\"0 0 \(code.side + 8) \(code.side + 8)\""))
  }

  @Test("holds 2,331 bytes and says so beyond")
  func limits() throws {
    #expect(try QRCode(of: String(repeating: "a", count: QRCode.byteLimit)).side == 177)
    let long = #expect(throws: QRCode.DoesNotFit.self) { try QRCode(of: String(repeating: "ế", count: 778)) }
    #expect(long?.byteCount == 2334)
    let empty = #expect(throws: QRCode.DoesNotFit.self) { try QRCode(of: "") }
    #expect(empty?.byteCount == 0)
  }

  @Test("keeps a NUL like any other byte")
  func nul() throws {
    #expect(try QRCode(of: "a\u{0}b") != QRCode(of: "a"))
  }
}

@Suite("What a phone reads from a QR code")
struct ScannerTests {
  static let tools = ["/usr/bin/rsvg-convert", "/usr/bin/zbarimg"]
  static let areThere = tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    "is the text", .enabled(if: areThere, "rsvg-convert and zbarimg are not installed: script/bootstrap --tests"),
    arguments: texts)
  func scanning(text: String) throws {
    // zbarimg ends what it read with a line break.
    #expect(try scanned(QRCode(of: text), width: 600) == Data(text.utf8 + [10]))
  }

  private func scanned(_ code: QRCode, width: Int) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "qr-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let svg = folder.appending(path: "code.svg")
    let png = folder.appending(path: "code.png")
    try Data(code.svg(title: "Mã QR").bytes).write(to: svg)
    _ = try run(Self.tools[0], "--width=\(width)", "--output=\(png.path)", svg.path)
    return try run(Self.tools[1], "--quiet", "--raw", png.path)
  }

  @Test(
    "is the text of a code in capitals and digits too, as receipts carry one",
    .enabled(if: areThere, "rsvg-convert and zbarimg are not installed: script/bootstrap --tests"))
  func dense() throws {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    let text = "MC1:" + String((0..<1_600).map { alphabet[($0 * $0 + 7 * $0) % 45] }) + "Z"
    let code = try QRCode(alphanumeric: text)
    #expect(try code.side < QRCode(of: text).side)
    #expect(try scanned(code, width: 900) == Data(text.utf8 + [10]))
    for wrong in ["", "a", "MC1:é", String(repeating: "A", count: 4_297)] {
      #expect(throws: QRCode.DoesNotFit.self) { try QRCode(alphanumeric: wrong) }
    }
  }

  private func run(_ tool: String, _ arguments: String...) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }
}

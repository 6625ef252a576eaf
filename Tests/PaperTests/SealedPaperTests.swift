import Crypto
import Foundation
import Paper
import Signatures
import Testing
import WorkingTime

@Suite("A paper that is sealed", .enabled(if: Poppler.isThere, Poppler.missing))
struct SealedPaperTests {
  /// A key with a certificate of its own, made by OpenSSL.
  private func identity() throws -> SigningIdentity {
    let folder = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for words in [
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -out pem -days 30 -subj /CN=Seal "
        + "-addext keyUsage=critical,digitalSignature -addext basicConstraints=critical,CA:false",
      "pkcs12 -export -inkey key -in pem -passout pass:x -out p12",
    ] {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/openssl")
      process.arguments = words.split(separator: " ").map(String.init)
      process.currentDirectoryURL = folder
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
    return try SigningIdentity(container: [UInt8](Data(contentsOf: folder.appending(path: "p12"))), password: "x")
  }

  @Test("shows who sealed it and when in its corner, with the image of the seal in red, and nothing else changes")
  func visible() throws {
    let (paper, identity) = (try Sample.receipt().pdf(), try identity())
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    var picture = SignaturePicture(
      lines: ["Sở Giáo dục và Đào tạo tỉnh Mẫu", "Thời gian ký: \(now.asSigned)"], width: 200, height: 36, at: now)
    func sealed() throws -> [UInt8] {
      try Signing(identity, now: now).pdf(
        paper,
        PDFSigning(
          appearance: PDFAppearance(
            page: 1, left: 350, bottom: 790, width: 200, height: 36, drawing: picture.pdf())))
    }
    let blank = try Poppler(pdf: paper).dots(page: 1)
    let plain = try Poppler(pdf: sealed()).dots(page: 1)
    #expect(plain.changed(from: blank) == [.corner])
    #expect(!plain.isRed && !blank.isRed)
    picture.seal = try Poppler.redDisc()
    let red = try Poppler(pdf: sealed()).dots(page: 1)
    #expect(red.changed(from: blank) == [.corner] && red.isRed)
    #expect(now.asSigned.wholeMatch(of: /\d{2}-\d{2}-\d{4} \d{2}:\d{2}:\d{2} \+07:00/) != nil)
    picture.seal = Array("no PNG".utf8)
    #expect(throws: PaperFailure.self) { try picture.pdf() }
  }

  @Test("has the image of the seal under the place of whoever signs last, of its real size, and the same text")
  func image() throws {
    let image = SealImage(png: try Poppler.redDisc())
    let plain = try Poppler(pdf: Sample.receipt().pdf())
    let made = try Sample.receipt { $0.seal = image }.pdf()
    #expect(try made == Sample.receipt { $0.seal = image }.pdf(), "the same paper gives the same bytes")
    let sealed = Poppler(pdf: made)
    #expect(try sealed.text() == plain.text())
    let (dots, blank) = try (sealed.dots(page: 1), plain.dots(page: 1))
    #expect(dots.isRed && !blank.isRed && dots.changed(from: blank) == [.rest])
    // The red of the sample is eight tenths of its side, which is 36 mm; who signs last stands in the right half.
    let red = try #require(dots.red)
    #expect((80...83).contains(red.x.count) && (80...83).contains(red.y.count), "\(red)")
    #expect(red.x.lowerBound > 300 && red.x.upperBound < 560)
    #expect(throws: PaperFailure.self) { try SealImage(png: Array("no PNG".utf8)).check() }
    try image.check()
  }

  @Test("is the paper with its seal behind it, of the same text and pages, sealed once or twice")
  func sealed() throws {
    let paper = try Sample.receipt().pdf()
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let signing = try Signing(identity(), now: now)
    let once = try signing.pdf(paper, PDFSigning(reason: "Văn bản phát hành"))
    let twice = try signing.pdf(once)
    for sealed in [once, twice] {
      #expect(sealed.starts(with: paper))
      #expect(try Poppler(pdf: sealed).text() == Poppler(pdf: paper).text())
      #expect(try Poppler(pdf: sealed).structure() == Poppler(pdf: paper).structure())
      #expect(try Poppler(pdf: sealed).facts()["Pages"] == Poppler(pdf: paper).facts()["Pages"])
    }
    #expect(twice.starts(with: once))
  }
}

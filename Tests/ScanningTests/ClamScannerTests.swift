import Foundation
import OneStop
import Testing

@testable import Scanning

@Suite("The virus scanner")
struct ClamScannerTests {
  private func scan(
    _ scanner: ClamScanner, _ bytes: [UInt8], within seconds: Int = 5
  ) throws -> ScanVerdict {
    try scanner.scan(bytes: bytes.count, within: seconds) { Array(bytes[$0..<min($0 + $1, bytes.count)]) }
  }

  private func scanner(at path: String, atOnce: Int = 6, slowest: Int = 1 << 30) throws -> ClamScanner {
    var limits = ClamScanner.Limits()
    limits.atOnce = atOnce
    limits.slowestBytesPerSecond = slowest
    return ClamScanner(try #require(ScannerAddress(path)), limits)
  }

  @Test("is reached by number and port or by a socket's path, and by nothing else")
  func addresses() {
    for text in ["tcp://127.0.0.1:3310", "tcp://[::1]:3310", "/run/clamav/clamd.ctl"] {
      #expect(ScannerAddress(text)?.description == text)
    }
    #expect(ScannerAddress("tcp://localhost:3310") == .tcp(host: "127.0.0.1", port: 3310))
    #expect(ScannerAddress("unix:/run/a") == .local(path: "/run/a"))
    let wrong = [
      "", "127.0.0.1:3310", "tcp://:3310", "tcp://clamav:3310", "tcp://127.0.0.1", "tcp://127.0.0.1:0", "run/a",
    ]
    for text in wrong + ["/" + String(repeating: "a", count: 120)] { #expect(ScannerAddress(text) == nil, "\(text)") }
  }

  @Test("is sent every byte, and only its plain word passes a file")
  func words() throws {
    let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sample = try SampleScanner { client in
      client.sayLast(client.hear() == content ? "stream: OK" : "stream: Differs FOUND")
    }
    #expect(try scan(scanner(at: sample.path), content) == .clean)
    #expect(try scan(scanner(at: sample.path), [1]) == .infected(signature: "Differs"))
    let answers: [(String, ScanVerdict?)] = [
      ("stream: OK", .clean), ("stream: Win.Test-1 FOUND", .infected(signature: "Win.Test-1")),
      ("INSTREAM size limit exceeded. ERROR", .tooLong),
      ("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", .tooLong), ("OK", nil), ("stream: ok", nil),
      ("stream: OK ", nil), ("stream: Can't allocate memory ERROR", nil), ("", nil),
    ]
    for (answer, verdict) in answers {
      #expect((try? ClamScanner.verdict(ofAnswer: answer, isWhole: true)) == verdict, "\(answer)")
    }
    #expect((try? ClamScanner.verdict(ofAnswer: "stream: OK", isWhole: false)) == nil)
  }

  static let bad: [(String, @Sendable (SampleScanner.Client) -> Void)] = [
    ("closes at once", { _ in }),
    (
      "calls clean what it has not seen",
      {
        $0.sayLast("stream: OK"); $0.waitForEnd()
      }
    ),
    (
      "talks without end",
      { client in
        _ = client.hear()
        client.say(String(repeating: "stream: OK", count: 1_000))
        client.waitForEnd()
      }
    ),
    (
      "ends in the middle of a word",
      { client in
        _ = client.hear()
        client.say("stream: O")
      }
    ),
    (
      "answers with nonsense",
      { client in
        _ = client.hear()
        client.sayLast("<html>OK</html>")
      }
    ),
  ]

  @Test("that is broken or lies passes nothing", arguments: bad)
  func broken(_ name: String, _ talk: @escaping @Sendable (SampleScanner.Client) -> Void) throws {
    let sample = try SampleScanner(talk)
    let verdict = try scan(scanner(at: sample.path), [UInt8](repeating: 1, count: 3 << 20))
    guard case .unknown = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test("that is not there, or silent, is not waited for beyond the time")
  func silent() throws {
    guard case .unknown(let reason) = try scan(scanner(at: "/tmp/motcua-no-such-scanner"), [1]) else {
      Issue.record("passed")
      return
    }
    #expect(reason.contains("connecting"))
    let sample = try SampleScanner { client in
      _ = client.hear()
      client.waitForEnd()
    }
    let scanner = try scanner(at: sample.path, atOnce: 1)
    #expect(try scan(scanner, [1], within: 1) == .unknown(reason: ScanTrouble.late.reason))
    #expect(scanner.counts.unknown == 1 && scanner.counts.clean == 0)
    #expect(!scanner.isThere())
  }

  @Test("of Debian is asked, finds what its signature says, in archives too, and tells what is too long for it")
  func clamd() throws {
    guard FileManager.default.isExecutableFile(atPath: Clamd.program) else {
      print("skipped: \(Clamd.program) is not installed")
      return
    }
    let clamd = try Clamd()
    let scanner = try scanner(at: clamd.path)
    guard case .unknown = try scan(scanner, [1]) else {
      Issue.record("nobody was there and it passed")
      return
    }
    try clamd.start()
    #expect(scanner.isThere())
    let infected = Array(Clamd.eicar.utf8)
    #expect(try scan(scanner, Array("%PDF-1.7".utf8)) == .clean)
    #expect(try scan(scanner, infected) == .infected(signature: "Mau.Eicar.UNOFFICIAL"))
    let packed = try packed(infected)
    #expect(packed.firstRange(of: Array("EICAR".utf8)) == nil)
    #expect(try scan(scanner, packed) == .infected(signature: "Mau.Eicar.UNOFFICIAL"))
    #expect(try scan(scanner, [UInt8](repeating: 1, count: 3 << 20)) == .tooLong)
  }

  /// A Word document, deflated, that holds bytes.
  private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [
      "-c",
      """
      import sys, io, zipfile
      out = io.BytesIO()
      with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zip:
          zip.writestr("[Content_Types].xml", "<Types/>")
          zip.writestr("word/document.xml", "<w/>")
          zip.writestr("word/media/a.bin", b"xin chao " * 50 + sys.stdin.buffer.read())
      sys.stdout.buffer.write(out.getvalue())
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    let made = try output.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    return [UInt8](made)
  }
}

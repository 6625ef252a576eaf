import Foundation
import HTTPServing
import JSON
import OneStop
import Synchronization
import Testing

/// A scanner that says what the test wants.
private final class SaidScanner: FileScanning {
  private let verdict: Mutex<ScanVerdict>

  init(_ verdict: ScanVerdict) { self.verdict = Mutex(verdict) }

  func say(_ other: ScanVerdict) { verdict.withLock { $0 = other } }

  func isThere() -> Bool { true }

  func scan(bytes: Int, within seconds: Int, _ read: (Int, Int) throws -> [UInt8]) throws -> ScanVerdict {
    verdict.withLock { $0 }
  }
}

@Suite("A file before the virus scanner")
struct ScannedTests {
  private func submit(_ desk: Desk, _ upload: Answer, key: String) throws -> Answer {
    try desk.ask(
      .post, Desk.filing, ["Idempotency-Key": key],
      json: [
        "answers": Desk.answers(["quan-he": "uy-quyen"]),
        "papers": [["part": "giay-uy-quyen", "upload": .string(upload.text("upload") ?? "")]],
      ])
  }

  @Test("is refused by name when it is infected, and told as clean when it is")
  func verdicts() throws {
    let scanner = SaidScanner(.infected(signature: "Mau.Eicar"))
    let desk = try Desk(scanner: scanner)
    let refused = try desk.upload()
    #expect(refused.status == 422 && refused.code == "file-infected")
    #expect(refused.text("detail")?.contains("Mau.Eicar") == true)
    scanner.say(.tooLong)
    let long = try desk.upload()
    #expect(long.status == 413 && long.code == "file-too-large-to-scan")
    scanner.say(.clean)
    let clean = try desk.upload()
    #expect(clean.status == 201 && clean.text("scan") == "clean")
    #expect(try Desk().upload().text("scan") == "none")
  }

  @Test("waits with whatever names it, answered 503 and when to come back, and is taken under the same key later")
  func waiting() throws {
    let scanner = SaidScanner(.unknown(reason: "away"))
    let desk = try Desk(scanner: scanner)
    let upload = try desk.upload()
    #expect(upload.status == 201 && upload.text("scan") == "waiting")
    let held = try submit(desk, upload, key: "khoa-1")
    #expect(held.status == 503 && held.code == "file-waits-for-scan" && held.headers["Retry-After"] == "15")
    scanner.say(.clean)
    _ = try desk.office.scanWaiting()
    #expect(try submit(desk, upload, key: "khoa-1").status == 201)
  }
}

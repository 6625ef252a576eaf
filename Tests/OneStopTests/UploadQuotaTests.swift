import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("The quota of uploads")
struct UploadQuotaTests {
  private func upload(_ office: Office, _ number: Int, from uploader: Uploader, size: Int = 0) throws -> Upload {
    var pieces: [[UInt8]] = [Array("%PDF-1.7 \(number)".utf8)]
    return try office.oneStop.upload(name: "a.pdf", from: uploader, size: size) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
  }

  private func office(_ change: (inout UploadQuota) -> Void) throws -> Office {
    var quota = UploadQuota()
    change(&quota)
    return try Office(quota: quota)
  }

  @Test("counts what one address has waiting, and another's apart, until a day has passed")
  func addresses() throws {
    let office = try office { $0.filesOfOne = 2 }
    _ = try upload(office, 1, from: .network("a"))
    try office.go(to: "2026-11-19T10:00")
    _ = try upload(office, 2, from: .network("a"))
    let until = try #require(Instant("2026-11-20T09:00"))
    #expect(throws: FileRefusal.quotaUsed(until: until)) { try upload(office, 3, from: .network("a")) }
    #expect(throws: Never.self) { try upload(office, 3, from: .network("b")) }
    #expect(throws: Never.self) { try upload(office, 4, from: .officer("lan")) }
    try office.go(to: "2026-11-20T09:01")
    try office.oneStop.sweepUploads()
    #expect(throws: Never.self) { try upload(office, 5, from: .network("a")) }
  }

  @Test("refuses bytes beyond it before they come, and those that came without being announced")
  func bytes() throws {
    let office = try office { $0.bytesOfOne = 30 }
    #expect(throws: FileRefusal.self) {
      try office.oneStop.upload(name: "a.pdf", from: .network("a"), size: 31) {
        Issue.record("the file was read")
        return []
      }
    }
    for number in 1...3 { _ = try upload(office, number, from: .network("a")) }
    #expect(throws: FileRefusal.self) { try upload(office, 4, from: .network("a")) }
  }

  @Test("of all together is used up by many addresses")
  func all() throws {
    let office = try office { $0.filesOfAll = 3 }
    for number in 1...3 { _ = try upload(office, number, from: .network("\(number)")) }
    #expect(throws: FileRefusal.noRoom) { try upload(office, 4, from: .network("4")) }
  }

  @Test("gives back what a dossier has taken")
  func taken() throws {
    let office = try office { $0.filesOfOne = 1 }
    let upload = try upload(office, 1, from: .network("a"))
    #expect(throws: FileRefusal.self) { try self.upload(office, 2, from: .network("a")) }
    let key = CommandKey(owner: "form", id: "f")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    _ = try office.oneStop.submit(
      Submission(
        channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]),
        papers: try office.oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
      to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: "", caller: .applicant(secretHash: hash)))
    #expect(throws: Never.self) { try self.upload(office, 2, from: .network("a")) }
  }
}

import Dossiers
import Forms
import Foundation
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

@Suite("An upload")
struct UploadTests {
  private func upload(
    _ office: Office, _ text: String, name: String, as taken: FileField? = nil, size: Int = 0
  ) throws -> Upload {
    var pieces = text.isEmpty ? [] : [Array(text.utf8)]
    return try office.oneStop.upload(name: name, from: .network("a"), size: size, as: taken) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
  }

  @Test("whose name says something else than its content is refused, with what would be right")
  func misnamed() throws {
    let office = try Office()
    #expect(throws: FileRefusal.misnamed(name: "a.png", .pdf)) { try upload(office, "%PDF-1.7", name: "a.png") }
    #expect(throws: FileRefusal.foreign(name: "a.pdf", .page)) { try upload(office, "<html>%PDF-1.7", name: "a.pdf") }
    #expect(try upload(office, "%PDF-1.7", name: "QUET.PDF").name == "QUET.PDF")
    let nameless = try upload(office, "%PDF-1.7", name: "quét")
    #expect(nameless.name == "quét.pdf" && nameless.type == "application/pdf")
    #expect(try upload(office, "<a/>", name: "a.xml").type == "application/xml")
  }

  @Test(
    "for a part is refused when it is of another kind or longer than the part takes",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func forPart() throws {
    let office = try Office()
    let taken = FileField(kinds: [.png], bytes: 10)
    #expect(throws: FileRefusal.notTaken(name: "a.pdf", .pdf, taken)) {
      try upload(office, "%PDF-1.7", name: "a.pdf", as: taken)
    }
    #expect(throws: FileRefusal.tooLarge(name: "a.pdf", most: 10)) {
      try upload(office, "%PDF-1.7", name: "a.pdf", as: taken, size: 11)
    }
    #expect(throws: FileRefusal.tooLarge(name: "a.pdf", most: 10)) {
      try upload(office, "%PDF-1.7 and more than was said", name: "a.pdf", as: taken)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path + "/incoming")
    #expect(left.isEmpty)
  }
}

import Dossiers
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("Uploads that wait for a dossier")
struct WaitingUploadsTests {
  private static let authority: Key<Authority> = "tinh-mau"

  private func upload(_ number: Int, sha256: String? = nil) -> Upload {
    let digits = String(number, radix: 16)
    return Upload(
      id: String(repeating: "0", count: 32 - digits.utf8.count) + digits,
      sha256: sha256 ?? String(repeating: "0", count: 64 - digits.utf8.count) + digits, name: "a.pdf", bytes: number,
      type: "application/pdf", at: Instant(milliseconds: Int64(1000 + number)), owner: "network/\(number % 3)",
      scan: .unscanned)
  }

  @Test("are kept count of as they come, are taken, and are forgotten")
  func counted() throws {
    let folder = OwnFolder()
    let store = try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0))
    let uploads = (1...30).map { upload($0) }
    try store.write(for: Self.authority) { record in
      for upload in uploads { try record.save(upload) }
      try record.save(upload(31, sha256: uploads[0].sha256))
    }
    func expect(_ kept: [Upload]) throws {
      let (all, one) = try store.read(for: Self.authority) {
        (try $0.waitingUploads(of: nil), try $0.waitingUploads(of: "network/1"))
      }
      #expect(all.files == kept.count && all.bytes == kept.map(\.bytes).reduce(0, +))
      #expect(all.oldest == kept.map(\.at).min())
      #expect(one.files == kept.count { $0.owner == "network/1" })
    }
    try expect(uploads + [upload(31)])
    let code = try #require(DossierCode("H56.06-261122-0001"))
    try store.write(for: Self.authority) { record in try record.attach(sha256: uploads[0].sha256, to: .dossier(code)) }
    try expect(Array(uploads.dropFirst()))
    try store.write(for: Self.authority) { record in
      for upload in uploads.prefix(10) { try record.forgetUpload(upload.id) }
      try record.save(upload(32, sha256: uploads[0].sha256))
    }
    try expect(Array(uploads.dropFirst(10)))
    try store.close()
  }
}

import Foundation
import SQLiteStore
import TestSupport
import Testing

@Suite("The note of a backup")
struct BackupNoteTests {
  @Test("names every file that was damaged, however many there are, and is none when its end is missing")
  func damaged() throws {
    let folder = OwnFolder()
    try FileManager.default.createDirectory(atPath: folder.file("sao-luu"), withIntermediateDirectories: true)
    let names = (0..<2000).map { "ab/" + String(repeating: "0", count: 58) + String($0 + 1000) }
    let text = """
      motcua backup 1
      made 2026-11-19T02:00:00.000Z
      record \(String(repeating: "a", count: 64)) 4096
      files 2000 10

      """ + names.map { "damaged \($0)\n" }.joined()
    let note = URL(filePath: folder.file("sao-luu") + "/BACKUP")
    try Data(text.utf8).write(to: note)
    let read = try RecordBackup(folder.file("sao-luu")).note
    #expect(read.files.damaged == names && read.files.count == 2000 && read.record.bytes == 4096)
    try Data(text.utf8.dropLast(3)).write(to: note)
    #expect(throws: FileFailure.self) { try RecordBackup(folder.file("sao-luu")) }
  }
}

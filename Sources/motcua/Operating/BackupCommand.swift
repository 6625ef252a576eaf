import JSON
import PostgresStore
import RecordKeeping
import SQLiteStore
import Text
import WorkingTime

/// `motcua backup`: copies all that a data folder holds, while its server runs.
enum BackupCommand {
  static let folder = Parameter.operand(
    "DIR", Words(vi: "thư mục sao lưu, chưa có", en: "folder of the backup, which is made"))
  static let earlier = Parameter.option(
    "earlier", "DIR",
    Words(
      vi: "bản sao lưu trước trên cùng ổ đĩa: tệp đã có được dùng chung, không tốn thêm chỗ",
      en: "an earlier backup on the same disk: files that it has are shared, and take no more room"))

  static let command = Command(
    "backup", Words(vi: "sao lưu toàn bộ dữ liệu khi máy chủ vẫn chạy", en: "copies all data while the server runs"),
    details: Words(
      vi: """
        Bản sao là toàn bộ dữ liệu tại một thời điểm: hồ sơ (cả khi nằm trong PostgreSQL), tệp, khóa của nơi cài đặt. Trong đó \
        có bí mật và dữ liệu cá nhân: hãy giữ như giữ chính dữ liệu. JSON: {backup, made, recordBytes, files, fileBytes, shared, damaged[]}.
        """,
      en: """
        The copy is all data as of one moment: the record (of PostgreSQL too), the files, the keys of the installation. It holds \
        secrets and personal data: keep it as the data itself. JSON: {backup, made, recordBytes, files, fileBytes, shared, damaged[]}.
        """),
    parameters: [folder, earlier, .json, DataPlace.parameter], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let place = try DataPlace(of: call)
    let progress = Progress(call.output)
    let backup = try toldOfDisk {
      let before = try call[earlier].map { try RecordBackup($0) }
      guard let address = try StorePlace.address(in: place) else {
        return try RecordBackup.make(
          of: place.path, at: call.required(folder), earlier: before, moment: call.host.now().description
        ) { progress.tell("\($0)") }
      }
      let now = call.host.now()
      let record = try DatabaseRecord(reading: address, at: now)
      return try RecordBackup.make(
        withKeysOf: place.path, at: call.required(folder), earlier: before, at: now
      ) { try copy(record, into: $0, progress) }
    }
    progress.end()
    let (note, files) = (backup.note, backup.note.files)
    if call[.json] {
      let answer: JSONValue = [
        "backup": .string(backup.path), "made": .string(note.moment), "recordBytes": .integer(note.record.bytes),
        "files": JSONValue(files.count), "fileBytes": .integer(files.bytes), "shared": JSONValue(files.shared),
        "damaged": .array(files.damaged.map { .string($0) }),
      ]
      call.output.line(answer.canonicalText)
    } else {
      call.output.line(
        Words(
          vi: """
            \(backup.path.harmless): hồ sơ \(note.record.bytes) byte, \(files.count) tệp \(files.bytes) byte \
            (\(files.shared) dùng chung)
            """,
          en: """
            \(backup.path.harmless): a record of \(note.record.bytes) bytes, \(files.count) files of \(files.bytes) bytes \
            (\(files.shared) shared)
            """
        ).in(call.language))
    }
    for name in files.damaged {
      call.output.note(
        Words(
          vi: "files/\(name) không còn đúng nội dung; xem motcua log verify",
          en: "files/\(name) is not what it was; see motcua log verify"
        ).in(call.language))
    }
    return files.damaged.isEmpty ? .done : .refused
  }

  /// - Throws: ``CommandError`` when the copy is not what was read.
  private static func copy(
    _ record: any WholeRecord, into target: any WholeRecord, _ progress: Progress
  ) throws -> RecordCopy {
    let copy = try RecordCopy(from: record, to: target, keyPrint: nil) { progress.tell("\($0) \($1)") }
    guard copy.isFaithful else {
      throw CommandError(
        .tryAgain,
        Words(vi: "bản chép khác với hồ sơ đã đọc", en: "the copy is not what was read of the record"))
    }
    return copy
  }
}

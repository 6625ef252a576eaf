import Glibc
import JSON
import OneStop
import SQLiteStore
import Text

/// `motcua restore`: makes a data folder of a backup, once its record has proved itself.
enum RestoreCommand {
  static let folder = Parameter.operand("DIR", Words(vi: "bản sao lưu", en: "the backup"))

  static let command = Command(
    "restore",
    Words(
      vi: "dựng lại dữ liệu từ bản sao lưu, sau khi kiểm chứng", en: "makes data of a backup, once it has proved itself"
    ),
    details: Words(
      vi: """
        Thư mục dữ liệu phải chưa có hoặc trống. Nhật ký, cây Merkle, bằng chứng, bản chiếu và tệp được kiểm chứng trước; chỉ \
        khi không có lỗi nào thư mục mới được đặt vào chỗ. JSON: {data, made, entries, treeHead, dossiers, faults[]}.
        """,
      en: """
        The data folder may not be there, or is empty. Log, Merkle tree, evidence, projections and files are proved first; the \
        folder gets its place only when nothing is wrong. JSON: {data, made, entries, treeHead, dossiers, faults[]}.
        """),
    parameters: [folder, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let place = try DataPlace(of: call)
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    guard place.isFree else {
      throw CommandError.refused(
        Words(
          vi: "\(place.path.harmless) đã có dữ liệu; hãy chọn thư mục khác (--data)",
          en: "\(place.path.harmless) holds something; choose another folder (--data)"))
    }
    let draft = DataPlace(path: place.path + ".restoring")
    let progress = Progress(call.output)
    let backup = try toldOfDisk {
      let backup = try RecordBackup(call.required(folder))
      try backup.unpack(into: draft.path) { progress.tell("\($0)") }
      return backup
    }
    let office = try OpenOffice(visiting: draft, definitions, now: call.host.now)
    let proof = try office.office.verify(spreading: Processors.spread) { progress.tell("\($0)") }
    let report = try office.office.rebuild(repairing: false, spreading: Processors.spread) { progress.tell("\($0)") }
    progress.end()
    try office.close()
    let faults = proof.faults + report.faults
    faults.write(to: call)
    if faults.isEmpty { try place.take(draft) }
    if call[.json] {
      let answer: JSONValue = [
        "data": .string(faults.isEmpty ? place.path : draft.path), "made": .string(backup.note.moment),
        "entries": .integer(proof.entries), "treeHead": .string(proof.treeHead),
        "dossiers": JSONValue(report.dossiers), "faults": faults.json,
      ]
      call.output.line(answer.canonicalText)
    } else if faults.isEmpty {
      call.output.line(
        Words(
          vi: """
            \(place.path.harmless): dữ liệu lúc \(backup.note.moment), \(proof.entries) mục, \(report.dossiers) hồ sơ, không có \
            lỗi, gốc cây \(proof.treeHead)
            """,
          en: """
            \(place.path.harmless): data of \(backup.note.moment), \(proof.entries) entries, \(report.dossiers) dossiers, no \
            fault, tree head \(proof.treeHead)
            """
        ).in(call.language))
    } else {
      call.output.note(
        Words(
          vi: "bản sao lưu có lỗi; nó nằm ở \(draft.path.harmless) để xem xét và không được đưa vào dùng",
          en: "the backup has faults; it lies in \(draft.path.harmless) to be looked at, and was not put to use"
        ).in(call.language))
    }
    return faults.isEmpty ? .done : .refused
  }
}

extension DataPlace {
  /// Whether nothing is there, or an empty folder.
  fileprivate var isFree: Bool {
    guard let folder = opendir(path) else { return errno == ENOENT }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { return false }
    }
    return true
  }

  /// Puts a folder into this place.
  fileprivate func take(_ draft: DataPlace) throws {
    guard rename(draft.path, path) == 0 else {
      let reason = String(cString: strerror(errno))
      throw CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
    }
  }
}

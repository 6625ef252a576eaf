import JSON
import RecordKeeping
import Text

/// `motcua store copy`: moves a whole record between a data folder and a database, or to another of its kind.
enum StoreCopyCommand {
  static let source = Parameter.operand(
    "FROM",
    Words(
      vi: "thư mục dữ liệu, hoặc cơ sở dữ liệu postgres://…, có hồ sơ",
      en: "the data folder, or database postgres://…, that has the record"))
  static let target = Parameter.operand(
    "TO",
    Words(
      vi: "thư mục dữ liệu hoặc cơ sở dữ liệu chưa có gì", en: "the data folder or database, which holds nothing yet"))

  static let command = Command(
    "store copy",
    Words(
      vi: "chép toàn bộ hồ sơ giữa thư mục và PostgreSQL, rồi so hai bên",
      en: "copies a whole record between a folder and PostgreSQL, and compares the two"),
    details: Words(
      vi: """
        Chép tại một thời điểm: nhật ký, nội dung, bản chiếu, hàng đợi, phiên đăng nhập, bằng chứng, tệp; giữa hai thư mục cả các \
        khóa. Máy chủ đang chạy trên FROM vẫn chạy tiếp; muốn chuyển hẳn thì dừng nó trước. TO phải trống; một lần chép bị cắt \
        ngang chỉ để lại tệp, cứ chép lại. Sau đó mọi bảng, gốc cây của nhật ký và từng tệp được so lại: 0 khi hai bên như nhau. \
        JSON: {from, to, rows, logs: [{authority, entries, treeHead}], files, fileBytes, damagedFiles[], differing[], \
        entriesSince}.
        """,
      en: """
        Copied as of one moment: log, content, projections, outbox, sessions, evidence, files; between two folders the keys too. A \
        server on FROM goes on; to move for good, stop it first. TO has to hold nothing; a copy that was cut off leaves files at \
        most, so copy again. Afterwards every table, the head of the log's tree and every file are compared: 0 when both are \
        the same. JSON: {from, to, rows, logs: [{authority, entries, treeHead}], files, fileBytes, damagedFiles[], differing[], \
        entriesSince}.
        """),
    parameters: [source, target, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let from = try StoreEnd(call.required(source))
    let to = try StoreEnd(call.required(target))
    let now = call.host.now()
    let progress = Progress(call.output)
    let copy = try toldOfDisk {
      let record = try from.reading(at: now)
      let print = try from.keyPrint() ?? record.keyPrint()
      if let there = try to.keyPrint(), let print, there != print { throw otherKey(in: to) }
      let target = try to.filling(at: now)
      let copy: RecordCopy
      do {
        copy = try RecordCopy(from: record, to: target, keyPrint: print) { progress.tell("\($0) \($1)") }
      } catch let failure as StoreFailure where failure.code == .occupied {
        throw to.isOccupied
      }
      try to.takeKeys(of: from)
      return copy
    }
    progress.end()
    call.output.line(call[.json] ? json(copy, from, to).canonicalText : line(copy, to).in(call.language))
    for words in try notes(copy, from, to) { call.output.note(words.in(call.language)) }
    return copy.isWhole ? .done : .refused
  }

  private static func otherKey(in target: StoreEnd) -> CommandError {
    CommandError.refused(
      Words(
        vi: "\(target.text.harmless)/\(InstallationKey.name) không phải khóa mà hồ sơ được mở với",
        en: "\(target.text.harmless)/\(InstallationKey.name) is not the key with which the record was begun"))
  }

  private static func json(_ copy: RecordCopy, _ from: StoreEnd, _ to: StoreEnd) -> JSONValue {
    [
      "from": .string(from.text), "to": .string(to.text), "rows": JSONValue(copy.sum.rows),
      "logs": .array(
        copy.sum.logs.map {
          ["authority": .string($0.authority), "entries": .integer($0.entries), "treeHead": .string($0.head)]
        }), "files": JSONValue(copy.files), "fileBytes": .integer(copy.fileBytes),
      "damagedFiles": .array(copy.damagedFiles.map { .string($0) }),
      "differing": .array(differing(copy).map { .string($0) }), "entriesSince": .integer(copy.entriesSince),
    ]
  }

  private static func differing(_ copy: RecordCopy) -> [String] {
    copy.differingTables + copy.differingFiles + (copy.missingFiles == 0 ? [] : ["files"])
      + (copy.areLogsEqual ? [] : ["log"])
  }

  private static func line(_ copy: RecordCopy, _ to: StoreEnd) -> Words {
    let logs = copy.sum.logs.map { "\($0.authority) \($0.entries) \($0.head)" }.joined(separator: ", ")
    let name = to.text.harmless
    return Words(
      vi: "\(name): \(copy.sum.rows) dòng, \(copy.files) tệp \(copy.fileBytes) byte; nhật ký: \(logs)",
      en: "\(name): \(copy.sum.rows) rows, \(copy.files) files of \(copy.fileBytes) bytes; log: \(logs)")
  }

  private static func notes(_ copy: RecordCopy, _ from: StoreEnd, _ to: StoreEnd) throws -> [Words] {
    var notes = copy.damagedFiles.map { name in
      Words(
        vi: "tệp \(name) không còn đúng nội dung từ trước, không được chép; xem motcua log verify",
        en: "the file \(name) was not what it was before, and is left out; see motcua log verify")
    }
    notes += differing(copy).map { name in
      Words(vi: "\(name) khác với nguồn: đừng dùng bản chép này", en: "\(name) differs: do not use this copy")
    }
    if copy.entriesSince > 0 {
      notes.append(
        Words(
          vi: "\(copy.entriesSince) mục đến sau thời điểm chép, không có trong bản chép",
          en: "\(copy.entriesSince) entries came after the moment that was copied, and are not in the copy"))
    }
    if try to.isFolder && to.keyPrint() == nil {
      notes.append(
        Words(
          vi: "hãy chép \(InstallationKey.name) của một nút vào \(to.text.harmless) trước khi chạy",
          en: "bring \(InstallationKey.name) of a node into \(to.text.harmless) before it serves"))
    }
    return notes
  }
}

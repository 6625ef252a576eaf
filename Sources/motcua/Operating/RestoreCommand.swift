import Crypto
import FoundationEssentials
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
        khi không có lỗi nào thư mục mới được đặt vào chỗ. Với --until (hoặc --until-entry), hồ sơ được đưa về như lúc đó trước \
        khi kiểm chứng; không thể về trước một lần xóa dữ liệu cá nhân. Điều thế giới bên ngoài đã thấy (giấy tiếp nhận, tin đã \
        gửi, tiền đã nộp, gốc nhật ký) được in ra để báo cho họ. Không có --until thì các webhook đang hoạt động được tạm dừng, \
        vì nơi nhận có thể đã biết những việc bản sao lưu không có. Khi đồng hồ bị nghi ngờ (bản sao lưu đã quá 60 ngày), điều đã \
        xóa từ lúc đó lại có ở đây cho đến khi có người xác nhận ngày; lệnh nói rõ phải làm gì. JSON: {data, made, entries, \
        treeHead, dossiers, faults[], webhooksPaused, erasingWaits: null, "clock-unseen" hoặc "clock-strayed", until: \
        null hoặc {entry, moment, entriesGone, firstGone, dossiersGone, dossiersBack, documentsGone, documentsBack, \
        lettersGone, left: {loại: số}, paymentsAdrift, paymentsAsked, messagesAgain, headsGone, largestHead, webhooksBack, \
        answersForgotten, filesGone}}.
        """,
      en: """
        The data folder may not be there, or is empty. Log, Merkle tree, evidence, projections and files are proved first; the \
        folder gets its place only when nothing is wrong. With --until (or --until-entry) the office is first brought back to how \
        it stood then; no point before an erasure of personal data can be reached. What the world outside has seen (receipts, \
        messages, money, heads of the log) is told, so that they can be. Without --until active webhooks are paused, since their \
        receivers may know of what the backup does not have. While the clock is in doubt (the backup is older than 60 days), what was \
        erased since is here again until a person has said what day it is; the command says what to do. JSON: {data, made, entries, \
        treeHead, dossiers, faults[], webhooksPaused, erasingWaits: null, "clock-unseen" or "clock-strayed", until: \
        null or {entry, moment, entriesGone, firstGone, dossiersGone, dossiersBack, documentsGone, documentsBack, \
        lettersGone, left: {kind: count}, paymentsAdrift, paymentsAsked, messagesAgain, headsGone, largestHead, webhooksBack, \
        answersForgotten, filesGone}}.
        """),
    parameters: [folder, RestorePoint.until, RestorePoint.untilEntry, .json, DataPlace.parameter, .definitions],
    run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let place = try DataPlace(of: call)
    let point = try RestorePoint.named(in: call)
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
      try RestorePoint.check(point, in: backup)
      try backup.unpack(into: draft.path) { progress.tell("\($0)") }
      return backup
    }
    let office = try OpenOffice(visiting: draft, definitions, now: call.host.now)
    let cut = try point.map { try goBack(office, to: $0, in: draft, progress) }
    let proof = try office.office.prove(progress, in: call.language)
    let faults = proof.faults
    // A cut has set them back and said so.
    let paused = try faults.isEmpty && cut == nil ? toldOfDisk { try office.office.pauseRestoredWebhooks() } : 0
    // The doubt that a server would have when it starts: whoever restores is told while there is time to end it.
    let doubt: ClockDoubt? = try faults.isEmpty ? toldOfDisk { try office.office.watchClock() } : nil
    try office.close()
    faults.write(to: call)
    if faults.isEmpty { try place.take(draft) }
    if call[.json] {
      let answer: JSONValue = [
        "data": .string(faults.isEmpty ? place.path : draft.path), "made": .string(backup.note.moment),
        "entries": .integer(proof.entries), "treeHead": .string(proof.treeHead),
        "dossiers": JSONValue(proof.dossiers), "faults": faults.json,
        "webhooksPaused": JSONValue(paused),
        "erasingWaits": doubt.map { .string("clock-" + $0.cause.rawValue) } ?? .null, "until": cut?.json ?? .null,
      ]
      call.output.line(answer.canonicalText)
    } else if faults.isEmpty {
      call.output.line(
        Words(
          vi: """
            \(place.path.harmless): dữ liệu lúc \(backup.note.moment), \(proof.entries) mục, \(proof.dossiers) hồ sơ, không có \
            lỗi, gốc cây \(proof.treeHead)
            """,
          en: """
            \(place.path.harmless): data of \(backup.note.moment), \(proof.entries) entries, \(proof.dossiers) dossiers, no \
            fault, tree head \(proof.treeHead)
            """
        ).in(call.language))
      if let cut { call.output.line(cut.line.in(call.language)) }
    } else {
      call.output.note(
        Words(
          vi: "bản sao lưu có lỗi; nó nằm ở \(draft.path.harmless) để xem xét và không được đưa vào dùng",
          en: "the backup has faults; it lies in \(draft.path.harmless) to be looked at, and was not put to use"
        ).in(call.language))
    }
    // Beside an answer for scripts, what a person has to know stands where a person looks.
    let outside = faults.isEmpty ? cut?.seenOutside ?? told(ofPaused: paused) : []
    let inside = doubt.map { [told(of: $0, in: place)] } ?? []
    for words in outside + inside {
      if call[.json] { call.output.note(words.in(call.language)) } else { call.output.line(words.in(call.language)) }
    }
    return faults.isEmpty ? .done : .refused
  }

  /// What whoever restores has to do about what was erased after the backup was made.
  private static func told(of doubt: ClockDoubt, in place: DataPlace) -> Words {
    Words(
      vi: """
        CHÚ Ý: điều gì đã xóa sau khi tạo bản sao lưu thì lại có ở đây, và máy chủ sẽ cho xem, vì \(doubt.words.vi); hãy chạy lệnh đó \
        với --data \(place.path.harmless) trước khi chạy motcua serve
        """,
      en: """
        ATTENTION: whatever was erased after the backup was made is here again, and a server would show it, for \(doubt.words.en); \
        run that with --data \(place.path.harmless) before motcua serve
        """)
  }

  /// What whoever restores has to do about webhooks.
  private static func told(ofPaused paused: Int) -> [Words] {
    guard paused > 0 else { return [] }
    return [
      Words(
        vi: """
          \(paused) webhook được tạm dừng: nơi nhận có thể đã biết những việc bản sao lưu không có; hãy báo cho họ, rồi \
          motcua webhook resume SỐ (hoặc replay)
          """,
        en: """
          \(paused) webhooks are paused: their receivers may know of what the backup does not have; tell them, then \
          motcua webhook resume NUMBER (or replay)
          """)
    ]
  }

  /// Brings the office back to a point. Another key is put in place of the one that signed heads of the log that was cut: no key signs
  /// two courses of one log, and whoever holds a head of either can tell them apart.
  ///
  /// - Throws: ``CommandError``; what was unpacked is removed then.
  private static func goBack(
    _ office: OpenOffice, to point: CutPoint, in draft: DataPlace, _ progress: Progress
  ) throws -> CutReport {
    do {
      let cut = try toldOfDisk {
        try office.office.goBack(to: point, spreading: Processors.spread) { progress.tell("\($0)") }
      }
      let key = draft.path + "/" + LogKeyFile.name
      if cut.entriesGone > 0, access(key, F_OK) == 0 {
        try toldOfDisk {
          try FileManager.default.removeItem(atPath: key)
          try office.office.changeLogKey(to: LogKeyFile.open(in: draft).publicKey)
        }
      }
      return cut
    } catch {
      progress.end()
      try? office.close()
      try FileManager.default.removeItem(atPath: draft.path)
      throw (error as? CommandError) ?? .refused((error as? CutRefusal)?.words ?? isDamaged)
    }
  }

  /// What is said of a record of which the point cannot even be found.
  private static let isDamaged = Words(
    vi: "nhật ký của bản sao lưu có lỗi nên không đưa về được; khôi phục không có --until sẽ nêu từng lỗi",
    en: "the log of the backup is damaged and cannot be brought back; a restore without --until names what is wrong")
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

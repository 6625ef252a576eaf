import JSON
import OneStop
import SQLiteStore
import Text
import WorkingTime

/// The point to which a restored office is brought back, as the command line names it.
enum RestorePoint {
  static let until = Parameter.moment(
    "until",
    Words(
      vi: "đưa về như lúc đó: bỏ mọi việc ghi sau thời điểm này, dựng lại từ nhật ký",
      en: "as it stood then: what was recorded later goes, and everything derived is made again from the log"))
  static let untilEntry: Parameter<Int64> = .option(
    "until-entry", "N",
    Words(
      vi: "như --until, theo số thứ tự của mục trong nhật ký",
      en: "the same by the position of an entry in the log")
  ) { text, _ in
    guard let entry = Int64(text), entry > 0 else {
      throw CommandError.usage(
        Words(
          vi: "--until-entry là số mục của nhật ký, từ 1; “\(text.harmless)” không phải",
          en: "--until-entry is the position of an entry in the log, from 1; “\(text.harmless)” is none"))
    }
    return entry
  }

  /// The point that a call names; nil for none.
  ///
  /// - Throws: ``CommandError`` when it names two.
  static func named(in call: Call) throws -> CutPoint? {
    let (moment, entry) = (try call[until], try call[untilEntry])
    guard moment == nil || entry == nil else {
      throw CommandError.usage(
        Words(vi: "chỉ nêu một trong hai: --until, --until-entry", en: "name --until or --until-entry, not both"))
    }
    return moment.map { .moment($0) } ?? entry.map { .entry($0) }
  }

  /// Makes sure that a backup knows what happened up to a point: nobody is to take what it lacks for what did not happen.
  ///
  /// - Throws: ``CommandError``.
  static func check(_ point: CutPoint?, in backup: RecordBackup) throws {
    guard case .moment(let moment)? = point, let made = Instant(backup.note.moment), made < moment else { return }
    throw CommandError.refused(
      Words(
        vi:
          "bản sao lưu làm lúc \(backup.note.moment), trước thời điểm cần đưa về; hãy dùng bản mới hơn hoặc bỏ --until",
        en: """
          the backup was made at \(backup.note.moment), before the point that is asked for; take a later one, or leave --until \
          out
          """))
  }
}

public import Text
public import WorkingTime

/// The point to which the office is brought back.
public enum CutPoint: Hashable, Sendable {
  /// As it stood at a moment: with the last entry of the log that was recorded then or before, and all in front of it.
  case moment(Instant)
  /// As it stood after an entry of the log, by its position, and after what was recorded in the same moment: a command writes
  /// several entries in one, and none of them is parted from the others.
  case entry(Int64)
}

/// Why a record is not brought back to a point.
public enum CutRefusal: Error, Hashable, Sendable {
  /// Nothing had been recorded yet; when the first entry was.
  case beforeLog(first: Instant)
  /// Nothing was ever recorded.
  case emptyLog
  /// The log does not have so many entries; how many it has.
  case beyondLog(size: Int64)
  /// What is personal of a dossier was erased by an entry behind the point: it is gone from the disk and does not come back, and a
  /// log without that entry would vouch for content that is not there. The entry is the earliest possible point.
  case erasedSince(RecordSubject, entry: Int64, at: Instant)
  /// Something behind the point was recorded at an earlier time than something before it: the clock was put back, or several nodes wrote
  /// at once. The nearest entry behind which all is later; nil when there is none.
  case notParted(nearest: Int64?)
  /// The record has the log of another authority too, which the definitions at hand do not describe: nothing of it could be made
  /// again.
  case otherAuthority(String)

  /// What the operator reads.
  public var words: Words {
    switch self {
    case .beforeLog(let first):
      Words(
        vi: "lúc đó chưa có mục nào trong nhật ký; mục đầu tiên được ghi lúc \(first)",
        en: "nothing had been recorded by then; the first entry of the log is of \(first)")
    case .emptyLog:
      Words(vi: "nhật ký trống, không có gì để quay lại", en: "the log is empty: there is nothing to go back to")
    case .beyondLog(let size):
      Words(
        vi: "nhật ký có \(size) mục; hãy nêu số từ 1 đến \(size)",
        en: "the log has \(size) entries; name one from 1 to \(size)")
    case .erasedSince(let subject, let entry, let at):
      Words(
        vi: """
          nội dung cá nhân của \(subject) đã được xóa sau thời điểm đó và không thể lấy lại; sớm nhất có thể: --until-entry \
          \(entry) (\(at))
          """,
        en: """
          what is personal of \(subject) was erased after that point and cannot be brought back; the earliest possible point is \
          --until-entry \(entry) (\(at))
          """)
    case .notParted(let nearest):
      Words(
        vi: """
          quanh điểm này các mục không theo thứ tự thời gian (đồng hồ bị vặn lùi, hoặc nhiều máy cùng ghi)\
          \(nearest.map { "; gần nhất có thể: --until-entry \($0)" } ?? "")
          """,
        en: """
          around this point entries are not in the order of their times (a clock put back, or nodes that wrote at once)\
          \(nearest.map { "; the nearest possible point is --until-entry \($0)" } ?? "")
          """)
    case .otherAuthority(let name):
      Words(
        vi: "hồ sơ còn có nhật ký của cơ quan “\(name)” mà định nghĩa đang dùng không mô tả, nên không cắt được",
        en:
          "the record also has the log of the authority “\(name)”, which these definitions do not describe: it cannot be cut"
      )
    }
  }
}

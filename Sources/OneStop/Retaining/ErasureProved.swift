import Dossiers
import Text

/// Whether what an entry vouches for was erased, as the log itself says: content that is missing without that is a fault,
/// and so is content that is still there.
struct ErasureProved: Sendable {
  /// Whether the dossier of the entry was erased; only looked for where it matters.
  private(set) var isErased = false
  private(set) var faults: [Words] = []

  init(of stored: StoredEntry, isContentThere: Bool, _ record: any RecordReading) throws {
    // Most entries have content, and no seal: nothing has to be looked for.
    let vouches = !isContentThere && stored.body.contains("\"content\":\"")
    let erases = stored.body.contains("\"type\":\"erased\"")
    let seals = stored.body.contains("\"type\":\"sealed\"") || stored.body.contains("\"type\":\"affixed\"")
    guard vouches || erases || seals else { return }
    isErased = try record.isErased(stored.subject)
    if vouches, !isErased, (try? AnyEntryBody(reading: stored.body).contentHash) != nil {
      faults.append(ErasureProved.missing)
    }
    guard erases, isErased else { return }
    let left = try record.entries(of: stored.subject).count { try record.content(of: $0) != nil }
    if left > 0 {
      faults.append(
        Words(
          vi: "\(stored.subject) đã xóa mà còn nội dung cá nhân của \(left) mục",
          en: "\(stored.subject) was erased, and personal content of \(left) of its entries is there"))
    }
  }

  static let missing = Words(
    vi: "thiếu nội dung cá nhân mà nhật ký không ghi là đã xóa",
    en: "the personal content is missing, and the log does not say that it was erased")
}

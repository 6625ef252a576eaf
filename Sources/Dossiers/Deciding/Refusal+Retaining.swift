import Procedures
import Text

extension Refusal {
  /// Refusals of what has to do with how long a dossier is kept.
  func retainingNotice(_ names: Names) -> Notice {
    switch self {
    case .erased:
      Notice(
        code: "erased",
        words: Words(
          vi: "Nội dung hồ sơ đã xóa theo thời hạn lưu trữ, không thao tác được nữa.",
          en: "The dossier was erased when its retention ended; nothing can be done with it any more."))
    case .notErasable(let obstacle):
      Notice(
        code: "not-erasable",
        words: Words(vi: "Chưa xóa được: \(obstacle.words.vi).", en: "It is not erased: \(obstacle.words.en)."))
    case .heldBackAlready:
      Notice(
        code: "held-back-already",
        words: Words(vi: "Hồ sơ đang được giữ lại rồi.", en: "The dossier is held back already."))
    case .notHeldBack:
      Notice(
        code: "not-held-back",
        words: Words(vi: "Không ai giữ lại hồ sơ này.", en: "Nobody holds the dossier back."))
    default:
      notice(naming: names)
    }
  }
}

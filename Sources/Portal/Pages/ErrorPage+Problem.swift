import Dossiers
import HTTPServing
import Paper
import Text

extension ErrorPage {
  /// The page for what a dossier or a form refuses.
  init(_ problem: Problem) {
    self.init(
      status: problem.status, title: Words(vi: "Không thực hiện được", en: "This cannot be done"), advice: problem.words
    )
  }

  /// The page for a service that receives no dossier now.
  init(notReceiving notice: Notice) {
    self.init(
      status: .conflict, title: Words(vi: "Hiện không nhận hồ sơ", en: "No dossier is received now"),
      advice: notice.words)
  }

  /// The page for what is beyond a paper.
  init(tooLong refusal: TooLongForPaper) {
    self.init(
      status: .unprocessable, title: Words(vi: "Không in được thành PDF", en: "This is too much for a PDF"),
      advice: refusal.message)
  }

  static let gone = ErrorPage(
    status: .conflict, title: Words(vi: "Việc này không còn cần làm", en: "This is not to be done any more"),
    advice: Words(
      vi: "Hồ sơ đã thay đổi kể từ khi bạn mở trang. Hãy mở lại hồ sơ để xem tình trạng hiện tại.",
      en: "The dossier has changed since you opened the page. Open it again to see where it stands."))
}

import HTTPServing
import Text

extension ErrorPage {
  static let notFound = ErrorPage(
    status: .notFound, title: Words(vi: "Không có trang này", en: "There is no such page"),
    advice: Words(
      vi: "Địa chỉ có thể đã gõ nhầm hoặc trang không còn nữa. Hãy tìm thủ tục từ trang chủ.",
      en: "The address may be mistyped, or the page is gone. Look for the service from the first page."))

  static let noSuchDossier = ErrorPage(
    status: .notFound, title: Words(vi: "Chưa mở được hồ sơ", en: "The dossier is not open here"),
    advice: Words(
      vi:
        "Để xem hồ sơ, hãy nhập mã hồ sơ và mã bí mật trên biên nhận. Nếu bạn đã nhập rồi, trang có thể đã đóng vì để lâu không dùng.",
      en:
        "To see it, enter its code and the secret on the receipt. If you did, it was closed after a while without use.")
  )

  static let erased = ErrorPage(
    status: .notFound, title: Words(vi: "Nội dung đã được xóa", en: "The content was erased"),
    advice: Words(
      vi: "Nội dung cá nhân của hồ sơ đã được xóa khi hết thời hạn lưu trữ. Bản bạn đã tải về vẫn chứng minh được.",
      en: "What was personal in the dossier was erased when its retention ended. A copy that you kept still proves."))

  static let notSignedYet = ErrorPage(
    status: .notFound, title: Words(vi: "Chưa có biên nhận tự chứng minh", en: "There is no proof yet"),
    advice: Words(
      vi: "Nhật ký chưa được ký. Hãy thử lại sau một phút.",
      en: "The log is not signed yet. Try again in a minute."))

  static let contradicted = ErrorPage(
    status: .internalServerError,
    title: Words(
      vi: "Nhật ký không khớp với những gì đã ký", en: "The log contradicts what was signed"), advice: contradiction)

  /// What somebody is told for whom no receipt can be made, since the log is not the one that was signed.
  static let contradiction = Words(
    vi:
      "Nhật ký của cơ quan không còn khớp với những gì cơ quan đã ký, nên lúc này không cấp được biên nhận tự chứng minh. Nếu đã có biên nhận, hãy giữ kỹ: nó vẫn là bằng chứng. Hãy báo bộ phận một cửa, hoặc cơ quan thanh tra.",
    en:
      "The office's log does not agree with what the office signed, so no receipt that proves itself can be made now. If you have one, keep it: it is still a proof. Tell the desk, or the inspectorate."
  )

  static let beingSealed = ErrorPage(
    status: .conflict, title: Words(vi: "Văn bản đang được đóng dấu", en: "The letter is being sealed"),
    advice: Words(
      vi: "Văn bản đã ban hành và đang chờ con dấu số của cơ quan. Hãy mở lại sau ít phút.",
      en: "It is issued and waits for the authority's seal. Open it again in a few minutes."))

  static let alreadyDone = ErrorPage(
    status: .conflict, title: Words(vi: "Việc này đã được làm rồi", en: "This has been done already"),
    advice: Words(
      vi: "Trang này đã được gửi một lần với nội dung khác. Hãy mở lại hồ sơ để xem tình trạng hiện tại.",
      en: "This page was sent once before with something else in it. Open the dossier again to see where it stands."))

  static let tooLarge = ErrorPage(
    status: .contentTooLarge, title: Words(vi: "Nội dung gửi lên quá lớn", en: "What was sent is too large"),
    advice: Words(
      vi: "Mỗi tệp tối đa 20 MB. Hãy quay lại, bỏ bớt tệp hoặc chụp lại với dung lượng nhỏ hơn.",
      en: "A file may have 20 MB. Go back and send fewer or smaller files."))

  static let tooMany = ErrorPage(
    status: .tooManyRequests, title: Words(vi: "Quá nhiều yêu cầu", en: "Too many requests"),
    advice: Words(
      vi: "Hãy đợi một phút rồi thử lại. Những gì đã nộp vẫn được giữ.",
      en: "Wait a minute and try again. Nothing that was submitted is lost."))

  static let busy = ErrorPage(
    status: .serviceUnavailable, title: Words(vi: "Hệ thống đang bận", en: "The system is busy"),
    advice: Words(
      vi: "Hãy đợi một phút rồi tải lại trang. Gửi lại một lần nữa không làm hồ sơ bị nộp hai lần.",
      en: "Wait a minute and load the page again. Sending it again does not submit twice."))

  static let undecided = ErrorPage(
    status: .serviceUnavailable,
    title: Words(vi: "Chưa biết đã ghi nhận hay chưa", en: "Nobody can tell yet whether it was recorded"),
    advice: Words(
      vi: "Hãy đợi một phút rồi tải lại trang để gửi lại đúng như vậy: khi đó sẽ rõ, và hồ sơ không bị nộp hai lần.",
      en: "Wait a minute and load the page again, which sends the same again: that tells, and does not submit twice."))

  static let failed = ErrorPage(
    status: .internalServerError, title: Words(vi: "Hệ thống gặp lỗi", en: "Something went wrong here"),
    advice: Words(
      vi:
        "Chưa có gì được ghi nhận. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy gọi bộ phận một cửa và đọc số tham chiếu.",
      en: "Nothing was recorded. Try again in a few minutes; if it goes on, call the desk and give the reference."))

  static let badForm = ErrorPage(
    status: .badRequest, title: Words(vi: "Không đọc được trang vừa gửi", en: "What was sent cannot be read"),
    advice: Words(
      vi: "Hãy quay lại trang trước và gửi lại.", en: "Go back to the page before and send it again."))
}

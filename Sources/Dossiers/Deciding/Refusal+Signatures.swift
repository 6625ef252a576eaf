import Procedures
import Text

extension Refusal {
  /// Refusals of signatures, on papers and on what comes with an action.
  func signatureNotice(_ names: Names) -> Notice {
    switch self {
    case .signatureUnjudged(let part, let name): Refusal.unjudged(name, names.part(part))
    case .documentUnjudged(let action, let name): Refusal.unjudged(name, names.action(action))
    case .signatureInvalid(let part, let name, let reason): Refusal.invalid(name, names.part(part), reason)
    case .documentInvalid(let action, let name, let reason): Refusal.invalid(name, names.action(action), reason)
    case .documentUndecided(let action, let name, let reason):
      Notice(
        code: "signature-undecided",
        words: Words(
          vi: """
            Chữ ký số trên tệp “\(name)” (\(names.action(action).vi)) chưa kết luận được: \(reason.vi). Chưa làm gì cả và \
            tệp vẫn còn; hãy thử lại khi đã có danh sách thu hồi và chứng thư tin cậy.
            """,
          en: """
            The digital signature of the file “\(name)” (\(names.action(action).en)) is undecided: \(reason.en). Nothing \
            was done and the file is kept; try again once revocation lists and trusted certificates are at hand.
            """))
    case .documentWaits(let action, let name):
      Notice(
        code: "signature-waits",
        words: Words(
          vi: """
            Văn bản “\(name)” (\(names.action(action).vi)) đã được nhận và đang chờ người có thẩm quyền quyết định; chưa làm \
            gì thêm.
            """,
          en: """
            The document “\(name)” (\(names.action(action).en)) is here already and waits for somebody to decide about it; \
            nothing more was done.
            """))
    case .ownSignature(let action):
      Notice(
        code: "own-signature",
        words: Words(
          vi: "Bạn đã nộp văn bản ký của “\(names.action(action).vi)”; người khác phải quyết định về chữ ký ấy.",
          en: "You handed in the signed document of “\(names.action(action).en)”; somebody else decides about it."))
    case .signatureMissing(let action):
      Notice(
        code: "signature-missing",
        words: Words(
          vi: "“\(names.action(action).vi)” phải kèm theo văn bản đã ký số, mà chưa có văn bản nào.",
          en: "“\(names.action(action).en)” needs a digitally signed document to come with it; there is none."))
    case .signedUnasked(let action):
      Notice(
        code: "signed-unasked",
        words: Words(
          vi: "“\(names.action(action).vi)” không cần văn bản ký số ở hồ sơ này; hãy bỏ tệp rồi làm lại.",
          en: "“\(names.action(action).en)” takes no signed document for this dossier; leave the file out."))
    default: notice(naming: names)
    }
  }

  private static func unjudged(_ file: String, _ place: Words) -> Notice {
    Notice(
      code: "signature-unjudged",
      words: Words(
        vi: "Chữ ký số trên tệp “\(file)” (\(place.vi)) chưa được kiểm tra.",
        en: "The signatures of the file “\(file)” (\(place.en)) were not verified."))
  }

  private static func invalid(_ file: String, _ place: Words, _ reason: Words) -> Notice {
    Notice(
      code: "signature-invalid",
      words: Words(
        vi: "Chữ ký số trên tệp “\(file)” (\(place.vi)) không hợp lệ: \(reason.vi). Hãy ký lại rồi nộp.",
        en:
          "The digital signature of the file “\(file)” (\(place.en)) is not valid: \(reason.en). Sign it again, and hand it in."
      ))
  }
}

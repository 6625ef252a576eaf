import Dossiers
import OneStop
import Text

/// A notice as it leaves the house: in the applicant's language, or in both, with where the dossier is followed.
struct NoticeText {
  let subject: String
  let body: String

  /// - Parameter publicURL: The address by which the public knows the portal; without one there is no link.
  init(_ sending: Sending, publicURL: String?) {
    let notice = sending.notice
    subject = sending.languages.map { notice.subject.in($0) }.joined(separator: " / ")
    let link = publicURL.map { $0 + "/ho-so?ma=\(sending.code)" }
    let texts = sending.languages.map { language in
      let follow = link.map { link in
        Words(
          vi: "Tra cứu hồ sơ (cần mã bí mật trên biên nhận): \(link)",
          en: "Follow the dossier (with the secret on the receipt): \(link)"
        ).in(language)
      }
      let paragraphs = notice.text.map { $0.in(language) } + [follow].compactMap(\.self)
      return (paragraphs + [sending.agency.in(language)]).joined(separator: "\n\n")
    }
    body = texts.joined(separator: "\n\n* * *\n\n")
  }
}

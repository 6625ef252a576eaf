import Documents
import Exchange
import OneStop
import Procedures
import TestSupport
import Testing
import Text

extension Office {
  /// Takes a draft that another one-stop hands over; the document that it becomes.
  func takeDraft() throws -> DocumentKey {
    let definitions = try changed("Workflows/partners.yaml") { _ in "partners:\n" + HandOverPartners.entries }
    var draft = HandedDraft(dossier: "H99.06-260601-0001", subject: "V/v hồ sơ của tỉnh Bên")
    (draft.dossierID, draft.hidden, draft.kind) = ("7", "an 7", "Công văn")
    draft.owner = HandedDraft.Person(name: "Trần Thị Mẫu")
    draft.agency = ("Sở Giáo dục và Đào tạo tỉnh Mẫu", "H56.06")
    draft.answerAddress = "https://mot-cua.example/tra-loi"
    guard case .done(let key, _) = try oneStop.take(draft, from: #require(definitions.partners["mot-cua"])) else {
      throw OfficeFailure()
    }
    return key
  }
}

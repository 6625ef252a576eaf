import Forms
import OneStop
import Procedures
import Text
import WorkingTime

extension AnswerDraft {
  /// What the provider vouches for, entered where the form asks for the applicant: nobody types again what is known already
  /// (Nghị định 61/2018/NĐ-CP as amended: no second entry of what the State has).
  init(_ identity: VerifiedIdentity, into procedure: Procedure) {
    self.init()
    guard identity.isPerson else { return }
    let applicant = procedure.applicant
    if case .person(let person)? = procedure.form[applicant.person]?.kind {
      if let name = identity.name { enter("\(applicant.person).ho-ten", name) }
      if let birth = identity.birth { enter("\(applicant.person).ngay-sinh", birth.dayFirst) }
      if let number = identity.number, person.papers.contains(.personalNumber) {
        enter("\(applicant.person).so-dinh-danh", number.text)
      }
    }
    if let phone = applicant.phone, let number = identity.phone { enter(phone.text, number) }
    if let email = applicant.email, let address = identity.email { enter(email.text, address) }
  }
}

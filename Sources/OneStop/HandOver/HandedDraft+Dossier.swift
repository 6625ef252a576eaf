public import Documents
public import Dossiers
public import Exchange
public import Procedures
import Text
import WorkingTime

extension HandedDraft {
  /// A draft with its dossier. Files, papers, and what is needed for the answer are said by whoever hands it over.
  public init(
    _ document: OfficialDocument, _ content: DocumentContent?, of code: DossierCode, _ procedure: Procedure,
    _ applicant: Applicant?, in authority: Authority
  ) {
    self.init(dossier: code.text, subject: content?.subject ?? "")
    let unit = authority.unit(document.agency)
    owner = Person(
      name: applicant?.owner?.name ?? applicant?.name ?? "",
      identity: (applicant?.owner == nil ? applicant?.identity : applicant?.owner?.identity) ?? "",
      phone: applicant?.phone ?? "", address: applicant?.address ?? "")
    submitter = Person(name: applicant?.name ?? "")
    signer = Officer(name: content?.signer ?? "")
    presenter = Officer(
      name: document.author.flatMap { authority.officer($0)?.name } ?? "", account: document.author?.text ?? "")
    agency = (unit?.name.vi ?? "", unit?.code?.newer ?? "")
    kind = document.kind?.words.vi ?? content?.typeName ?? ""
    madeAt = document.createdAt
    (dossierName, self.procedure) = (procedure.name.vi, procedure.code)
  }
}

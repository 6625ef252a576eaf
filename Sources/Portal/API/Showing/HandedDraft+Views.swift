import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension HandedDraft {
  /// A draft with its dossier as an officer may take it to another office by hand: files and papers are named by where they are.
  ///
  /// - Parameter address: Where the API of this office begins; files and the answer are found below it.
  init(_ document: DocumentView, _ dossier: DossierView, in definitions: Definitions, at address: String) {
    self.init(
      document.document, document.content, of: dossier.dossier.code, dossier.procedure, dossier.applicant,
      in: definitions.authority)
    files =
      document.content?.files.map { file in
        File(name: file.name, link: "\(address)/documents/\(document.document.key)/files/\(file.sha256)")
      } ?? []
    papers = dossier.papers.map { paper in
      let part = dossier.procedure.parts.first { $0.id == paper.part }
      return Paper(
        name: part?.name.vi ?? paper.name, code: part?.code ?? "",
        files: [File(name: paper.name, link: "\(address)/dossiers/\(dossier.dossier.code)/papers/\(paper.sha256)")])
    }
    hidden = document.document.key.text
    answerAddress = "\(address)/documents/\(document.document.key)/actions"
  }
}

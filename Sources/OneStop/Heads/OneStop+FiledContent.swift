public import Dossiers
import Procedures
public import Proofs
import Text
import WorkingTime

extension OneStop {
  /// What was filed, with the salt by which the receipt proves it: for whoever shows the secret, or has logged in and owns it.
  ///
  /// Nobody else gets it, who may see the dossier neither: who has the salt can show to others what the office erases one day.
  ///
  /// - Throws: ``UseRefusal/noSuchDossier`` when there is none for these eyes; ``UseRefusal/contentErased``; a failure.
  public func filedContent(of code: DossierCode, for caller: Caller) throws -> FiledContent {
    switch caller {
    case .applicant, .person: break
    case .officer, .integrator, .engine: throw UseRefusal.noSuchDossier
    }
    let now = environment.now()
    return try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: now, record)
      guard let dossier = try record.dossier(code, for: standing.sight)?.dossier,
        let first = try record.entries(of: code).first
      else { throw UseRefusal.noSuchDossier }
      guard dossier.erasedAt == nil else { throw UseRefusal.contentErased }
      guard let kept = try record.content(of: first),
        let content = FiledContent(
          authority: authority.text, dossier: code.text, text: kept.body, salt: kept.salt)
      else { throw RecordFailure.contentMissing(position: first.position) }
      return content
    }
  }
}

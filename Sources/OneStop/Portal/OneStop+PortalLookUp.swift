public import Dossiers
public import Exchange
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// How a dossier stands, for the national portal; nil when there is none of that code.
  ///
  /// Steps that are hidden from the applicant are not told; the dossier stands then at the last one that is not.
  public func portalStanding(of code: DossierCode) throws -> PortalStanding? {
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      guard let dossier = try record.dossier(code, for: .everything)?.dossier else { return nil }
      let procedure = try procedure(dossier.procedure, dossier.revision, record)
      let steps = try record.entries(of: code).compactMap { stored -> PortalStanding.Step? in
        let entry = try EntryBody(reading: stored.body)
        return PortalStatus(lastOf: entry.events, in: procedure).map { PortalStanding.Step(at: entry.at, status: $0) }
      }
      let isShown = PortalStatus(of: dossier.place, in: procedure) != nil
      return PortalStanding(
        code: code.text, procedure: PortalNamed(procedure.code, procedure.name.vi),
        agency: definitions.authority.unit(dossier.unit)?.name.vi ?? dossier.unit.text,
        submittedAt: dossier.submittedAt, receivedAt: dossier.clock?.received, dueAt: dossier.deadline?.due,
        finishedAt: isShown ? dossier.clockStoppedAt : nil, returnedAt: dossier.collectedAt, steps: steps)
    }
  }
}

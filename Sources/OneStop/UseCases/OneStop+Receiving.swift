public import Dossiers
public import Procedures
import WorkingTime

extension OneStop {
  /// Why a procedure receives no dossier now; nil when it does.
  public func notice(onReceiving procedure: Procedure) throws -> Notice? {
    guard procedure.intake != nil else { return nil }
    let now = environment.now()
    let definitions = self.definitions
    do throws(Refusal) {
      guard let intake = definitions.intakes.current(of: procedure.id, at: now) else { throw .noIntake }
      try intake.checkWindow(at: now, after: definitions.intakes.closed(of: procedure.id, at: now))
      return nil
    } catch {
      return error.notice(naming: Names(of: procedure, definitions.authority))
    }
  }
}

import Dossiers
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// How the work of a unit stands, for whoever supervises it or a unit above it.
  ///
  /// - Parameter unit: The unit; nil for the first one in which the officer supervises.
  /// - Throws: ``UseRefusal/notSupervising``.
  public func work(of unit: Key<Unit>?, for officer: Key<Officer>) throws -> UnitWork {
    let now = environment.now()
    let today = LocalTime(now).day
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let positions = try definitions.authority.positions(of: officer, on: today, record)
      let own = positions.first { definitions.authority.supervises([$0], $0.unit) }?.unit
      guard let unit = unit ?? own, definitions.authority.supervises(positions, unit) else {
        throw UseRefusal.notSupervising
      }
      return UnitWork(
        unit, at: now,
        rows: try record.work(
          of: unit, at: now, until: Instant(LocalTime(today.advanced(by: 1), second: 0))),
        waiting: try record.waitingForApplicants(seenBy: unit))
    }
  }
}

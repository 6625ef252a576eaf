import Dossiers
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Brings dossiers of intakes to the dates that the plans have now, when these were moved while the office was closed or
  /// its definitions were loaded anew. What is moved into the past happens at once. One that is stuck holds up no other.
  ///
  /// - Parameter tell: Told of each that is stuck; it is tried again when the dates are followed the next time.
  /// - Returns: How many dossiers were moved.
  /// - Throws: What keeps all of them from being moved: they are not done, and have to be followed again.
  @discardableResult
  public func followIntakeDates(tell: (StuckDossier) -> Void = { _ in }) throws -> Int {
    var moved = 0
    for intake in definitions.intakes.all {
      var after: DossierCode?
      while true {
        let codes = try store.read(for: authority) { try $0.dossiers(in: intake.id, after: after, limit: 200) }
        guard let last = codes.last else { break }
        for code in codes {
          _ = try apart(code, tell) { if try follow(intake, code) { moved += 1 } }
        }
        after = last
      }
    }
    return moved
  }

  private func follow(_ intake: Intake, _ code: DossierCode) throws -> Bool {
    let dossier = try store.read(for: authority) { record -> Dossier? in
      guard let dossier = try record.dossier(code, for: .everything)?.dossier, dossier.endedAt == nil else {
        return nil
      }
      let procedure = try procedure(dossier.procedure, dossier.revision, record)
      return dossier.keepsDates(of: intake, procedure) ? nil : dossier
    }
    guard let dossier else { return false }
    // Its version moves it once; the moment lets it be tried again where another plan refused it.
    let key = CommandKey(
      owner: "engine", id: "tick/\(code)/\(dossier.version)/\(environment.now().milliseconds)")
    _ = try perform(
      .tick, on: code, CommandRequest(key: key, digest: "tick", caller: .engine, expecting: dossier.version))
    return true
  }
}

import Dossiers
public import Procedures
public import Text
import WorkingTime

/// An intake as officers see it.
public struct IntakeView: Sendable {
  /// The plan.
  public let intake: Intake
  /// How it stands now.
  public let standing: Intake.Standing
  /// How its schools stand, in the order of the plan.
  public let schools: [SchoolCount]
}

extension OneStop {
  /// The intakes whose candidates an officer may see: those of the officer's schools, and of schools below the
  /// officer's units.
  public func intakes(for officer: Key<Officer>) throws -> [IntakeView] {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let standing = try Standing(of: .officer(officer), in: definitions.authority, at: now, record)
      let units = Set(standing.posts.map(\.unit))
      return try definitions.intakes.all.compactMap { intake in
        let own = intake.schools.filter { definitions.authority.isIn($0.unit, orBelow: units) }
        guard !own.isEmpty else { return nil }
        let counts = try record.schoolCounts(in: intake.id)
        return IntakeView(
          intake: intake, standing: intake.standing(at: now),
          schools: own.map { school in
            counts.first { $0.school == school.unit }
              ?? SchoolCount(school: school.unit, first: 0, all: 0, seats: 0)
          })
      }
    }
  }

  /// A page of the candidates of a school, as far as the officer may see them: by wish, then points, then arrival.
  ///
  /// - Throws: ``UseRefusal/noSuchIntake`` when there is no such intake, or the school is not in it.
  public func candidates(
    of school: Key<Procedures.Unit>, in intake: Key<Intake>, for officer: Key<Officer>,
    after: CandidateCursor? = nil, limit: Int = 50
  ) throws -> [CandidateRow] {
    let now = environment.now()
    let definitions = self.definitions
    guard definitions.intakes[intake]?.school(school) != nil else { throw UseRefusal.noSuchIntake }
    try note(officer, reading: "candidates", of: "\(intake) \(school)", at: now)
    return try store.read(for: authority) { record in
      guard
        case .units(let units) = try Standing(of: .officer(officer), in: definitions.authority, at: now, record).sight
      else { return [] }
      return try record.candidates(
        CandidateQuery(
          intake: intake, school: school, units: units, after: after, limit: min(max(limit, 1), 500)))
    }
  }
}

extension Authority {
  /// Whether a unit is one of these, or below one of them.
  func isIn(_ unit: Key<Procedures.Unit>, orBelow units: Set<Key<Procedures.Unit>>) -> Bool {
    var here: Key<Procedures.Unit>? = unit
    while let current = here {
      if units.contains(current) { return true }
      here = parents[current]
    }
    return false
  }
}

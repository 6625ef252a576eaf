import Dossiers
import Procedures
import Text
import WorkingTime

/// What a caller is and may see at a moment: an officer with the own positions and those that absent colleagues have
/// delegated.
struct Standing {
  let actor: Actor
  let sight: Sight

  init(of caller: Caller, in authority: Authority, at now: Instant, _ record: any RecordReading) throws {
    switch caller {
    case .applicant(let secretHash):
      actor = .applicant
      sight = .secret(hash: secretHash)
    case .person(let hashes):
      actor = .applicant
      sight = .person(hashes: hashes)
    case .integrator(let session):
      actor = .applicant
      sight = session.procedures.map { .procedures($0) } ?? .everything
    case .engine:
      actor = .engine
      sight = .everything
    case .officer(let id):
      let positions = try authority.positions(of: id, on: LocalTime(now).day, record)
      actor = .officer(id, positions: positions)
      sight = .units(Set(positions.map(\.unit)).sorted())
    }
  }

  /// The posts whose tasks the officer could do.
  var posts: [Post] {
    guard case .officer(_, let positions) = actor else { return [] }
    return Set(positions.map { Post(unit: $0.unit, role: $0.role) }).sorted { ($0.unit, $0.role) < ($1.unit, $1.role) }
  }
}

extension Authority {
  /// The positions of an officer on a day: the own ones, and those of absent colleagues while they are delegated.
  ///
  /// Only own positions are handed on, so that there is no chain of delegations.
  func positions(of id: Key<Officer>, on day: Day, _ record: any RecordReading) throws -> [Position] {
    guard let officer = officer(id) else { return [] }
    let delegated = try record.delegations(to: id, on: day).flatMap { delegation in
      (self.officer(delegation.giver)?.positions(on: day) ?? []).filter { delegation.covers($0.unit, $0.role) }.map {
        Position(
          unit: $0.unit, role: $0.role, from: delegation.from,
          until: min(delegation.until, $0.until ?? delegation.until), inPlaceOf: delegation.giver)
      }
    }
    return officer.positions(on: day) + delegated
  }
}

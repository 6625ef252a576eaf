import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Intake {
  /// The plan, as anybody may read it.
  func json(of authority: Authority, at now: Instant) -> JSONValue {
    var intake = Members([
      "id": .string(id.text), "name": name.json, "standing": .string(standing(at: now).rawValue),
      "opens": opens.json, "closes": closes.json, "results": results.json,
    ])
    intake.add("confirmation", confirmation)
    intake.add("criteria", criteria)
    intake.add(
      "areas", JSONValue.array(areas.map { ["area": .string($0.id.text), "name": $0.name.json] }))
    intake.add("schools", JSONValue.array(schools.map { .object(JSONObject(members(of: $0, authority))) }))
    return intake.json
  }

  fileprivate func members(of school: School, _ authority: Authority) -> [(String, JSONValue)] {
    [
      ("school", named(school.unit.text, authority.unit(school.unit)?.name ?? .plain(school.unit.text))),
      ("seats", JSONValue(school.seats)), ("areas", .array(school.areas.map { .string($0.text) })),
    ]
  }
}

extension IntakeView {
  /// The plan with how its schools stand, for officers.
  func json(of authority: Authority, at now: Instant) -> JSONValue {
    var members = JSONObject([
      ("id", .string(intake.id.text)), ("name", intake.name.json), ("standing", .string(standing.rawValue)),
      ("procedure", .string(intake.procedure.text)), ("opens", intake.opens.json), ("closes", intake.closes.json),
      ("results", intake.results.json), ("confirmation", intake.confirmation?.json ?? .null),
    ])
    members["schools"] = .array(
      schools.compactMap { count in
        intake.school(count.school).map { school in
          .object(
            JSONObject(
              intake.members(of: school, authority) + [
                ("first", JSONValue(count.first)), ("wishes", JSONValue(count.all)), ("kept", JSONValue(count.seats)),
              ]))
        }
      })
    return .object(members)
  }
}

extension CandidateRow {
  /// The candidate in the list of a school.
  func json(_ definitions: Definitions) -> JSONValue {
    [
      "dossier": dossier.json(definitions), "rank": JSONValue(rank),
      "points": .string(points), "zone": .bool(isInZone), "turn": .bool(isTurn), "seat": .bool(hasSeat),
    ]
  }

  /// The points as people write them.
  private var points: String {
    let rest = abs(milliPoints) % 1000
    let sign = milliPoints < 0 ? "-" : ""
    let whole = "\(sign)\(abs(milliPoints) / 1000)"
    guard rest > 0 else { return whole }
    var figures = "\(rest + 1000)".dropFirst()
    while figures.last == "0" { figures.removeLast() }
    return "\(whole).\(figures)"
  }
}

extension DossierView {
  /// What the admission has come to, as far as the viewer may know; null for what is received at any time.
  func admissionJSON(_ authority: Authority) -> JSONValue? {
    guard let admission = dossier.admission else { return nil }
    func unit(_ id: Key<Procedures.Unit>) -> JSONValue {
      named(id.text, authority.unit(id)?.name ?? .plain(id.text))
    }
    var json = Members([
      "intake": named(admission.intake.text, intake?.name ?? .plain(admission.intake.text)),
      "choices": .array(choices.map(unit)), "turn": JSONValue(admission.turn + 1),
    ])
    json.add("results", intake?.results)
    json.add("confirmation", intake?.confirmation)
    json.add("seat", admission.seat.map(unit))
    json.add("points", admission.points)
    return json.json
  }
}

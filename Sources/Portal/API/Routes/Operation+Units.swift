import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// What supervisors look at.
  static let units: [Operation] = [
    Operation(
      id: "showUnitWork", method: .get, path: "/units/{unit:key}/work",
      summary: "How the work of a unit stands: open, due today, overdue, waiting for citizens; by officer and by step",
      details: "For whoever holds a role that supervises in the unit or in one above it.", access: .officer(.read),
      answer: .json("The counts.", .named("UnitWork")), refusals: [.forbidden],
      handler: { asking in
        guard let unit = Key<Unit>(asking.request.parameters["unit"]) else { throw UseRefusal.notSupervising }
        return .personal(try asking.office.work(of: unit, for: asking.officer()).json(of: asking.office.definitions))
      }),
    Operation(
      id: "showOwnUnitWork", method: .get, path: "/unit/work",
      summary: "How the work of the unit stands that the officer supervises", access: .officer(.read),
      answer: .json("The counts.", .named("UnitWork")), refusals: [.forbidden],
      handler: { asking in
        .personal(try asking.office.work(of: nil, for: asking.officer()).json(of: asking.office.definitions))
      }),
  ]
}

extension UnitWork {
  /// The counts as the API has them.
  fileprivate func json(of definitions: Definitions) -> JSONValue {
    let authority = definitions.authority
    var answer = all.members
    answer.add("unit", named(unit.text, authority.unit(unit)?.name ?? .plain(unit.text)))
    answer.add("at", at)
    answer.add("waiting", JSONValue(waiting))
    answer.add(
      "officers",
      .array(
        officers.map { officer, count in
          var row = count.members
          row.add(
            "officer",
            officer.map { ["id": .string($0.text), "name": .string(authority.officer($0)?.name ?? $0.text)] })
          return row.json
        }))
    answer.add(
      "steps",
      .array(
        steps.map { procedure, step, role, count in
          let found = definitions.procedures[procedure]
          var row = count.members
          row.add("procedure", named(procedure.text, found?.name ?? .plain(procedure.text)))
          row.add("step", named(step.text, found?.step(step)?.name ?? .plain(step.text)))
          row.add("role", role.text)
          return row.json
        }))
    return answer.json
  }
}

extension WorkCount {
  fileprivate var members: Members {
    Members(["open": JSONValue(open), "overdue": JSONValue(overdue), "dueToday": JSONValue(dueToday)])
  }
}

import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Report {
  /// The counts as the API has them.
  func json(of definitions: Definitions) -> JSONValue {
    var answer = all.members
    answer.add("from", filters.from.description)
    answer.add("to", filters.through.description)
    answer.add("end", end)
    answer.add(
      "units",
      .array(
        units.map { unit, counts in
          var row = counts.members
          row.add("unit", definitions.naming(unit))
          return row.json
        }))
    answer.add(
      "procedures",
      .array(
        procedures.map { procedure, unit, counts in
          var row = counts.members
          row.add("procedure", definitions.naming(procedure))
          row.add("unit", definitions.naming(unit))
          row.add("level", definitions.procedures[procedure].map { JSONValue($0.level) })
          return row.json
        }))
    answer.add(
      "months",
      .array(
        months.map { month, counts in
          var row = counts.members
          row.add("month", month.description)
          return row.json
        }))
    answer.add("shares", .array(shares.map(\.json)))
    return answer.json
  }
}

extension ReportCounts {
  fileprivate var members: Members {
    var received = Members(["all": JSONValue(receivedInAll)])
    for channel in Channel.allCases { received.add(channel.rawValue, JSONValue(self.received[channel] ?? 0)) }
    var ratings = Members(["all": JSONValue(self.ratings), "satisfied": JSONValue(satisfied)])
    ratings.add("stars", .array(stars.map { JSONValue($0) }))
    return Members([
      "received": received.json, "carried": JSONValue(carried),
      "handled": [
        "all": JSONValue(handled), "onTime": JSONValue(onTime), "late": JSONValue(late),
        "notRated": JSONValue(notRated),
      ],
      "waiting": ["all": JSONValue(waiting), "within": JSONValue(within), "overdue": JSONValue(overdue)],
      "judged": [
        "all": JSONValue(judged), "onTime": JSONValue(judgedOnTime), "late": JSONValue(judged - judgedOnTime),
      ],
      "ratings": ratings.json,
    ])
  }
}

extension Share {
  fileprivate var json: JSONValue {
    [
      "share": .string(kind.rawValue), "part": JSONValue(part), "whole": JSONValue(whole),
      "perMille": perMille.map { JSONValue($0) } ?? .null,
      "targets": .array(
        kind.targets.map { ["percent": JSONValue($0), "reached": .bool(reaches($0))] }),
    ]
  }
}

extension LateRow {
  func json(of unit: Key<Procedures.Unit>, _ definitions: Definitions) -> JSONValue {
    let found = definitions.procedures[procedure]
    let name = Key<Step>(place).flatMap { found?.step($0)?.name } ?? Key<End>(place).flatMap { found?.end($0)?.name }
    var row = Members([
      "code": .string(code.text), "procedure": definitions.naming(procedure), "unit": definitions.naming(unit),
      "place": named(place, name ?? .plain(place)), "submittedAt": submittedAt.json,
    ])
    row.add("due", due)
    row.add("handledAt", handledAt)
    row.add("lateAfter", lateAfter)
    row.add("cause", cause.rawValue)
    return row.json
  }
}

extension Definitions {
  /// A unit with its name.
  func naming(_ unit: Key<Procedures.Unit>) -> JSONValue {
    named(unit.text, authority.unit(unit)?.name ?? .plain(unit.text))
  }

  /// A procedure with its name.
  func naming(_ procedure: Key<Procedure>) -> JSONValue {
    named(procedure.text, procedures[procedure]?.name ?? .plain(procedure.text))
  }
}

import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// The numbers that offices report.
  static let reports: [Operation] = [
    Operation(
      id: "showReport", method: .get, path: "/report",
      summary: "What came, was handled in time and late, waits and was rated in a period",
      details: """
        Of the units in which the officer has a position, and of those below. On time and late are as Quyết định \
        766/QĐ-TTg counts them: the time of the applicant is not counted, more than one request for supplements is late, \
        what has no end yet is compared with the end of the period (now, while it is not over). `shares` stand beside \
        the percentages that the plans of education ask for.
        """,
      access: .officer(.read), query: Asking.reportItems, answer: .json("The counts.", .named("Report")),
      refusals: [.unprocessable],
      handler: { asking in
        .personal(
          try asking.office.report(asking.reportFilters(), for: asking.officer()).json(of: asking.office.definitions))
      }),
    Operation(
      id: "listLateDossiers", method: .get, path: "/report/late",
      summary: "The dossiers that a report counts as late, with the rule that makes them late",
      details: """
        Unit by unit; those that were handled come first, as they were handled. Nothing personal stands here. A page may \
        end before it is full: go on from `next` until it is null.
        """,
      access: .officer(.read), query: Asking.reportItems + [.after, .limit],
      answer: .json("A page of late dossiers.", .named("LateDossiers")), refusals: [.unprocessable],
      handler: { asking in
        let page = try asking.office.lateDossiers(
          asking.reportFilters(), for: asking.officer(), after: asking.item("after", Cursor.expected, Cursor.late),
          limit: asking.limit())
        let definitions = asking.office.definitions
        return .personal([
          "dossiers": .array(page.rows.map { $0.row.json(of: $0.unit, definitions) }),
          "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
        ])
      }),
  ]
}

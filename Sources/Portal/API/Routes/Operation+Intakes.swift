import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// What councils see of admissions.
  static let intakes: [Operation] = [
    Operation(
      id: "listIntakes", method: .get, path: "/intakes",
      summary: "The intakes of the officer's schools, with the seats that are kept and how many wish for them",
      access: .officer(.read), answer: .json("The intakes, by their opening.", .named("Intakes")),
      handler: listIntakes),
    Operation(
      id: "listCandidates", method: .get, path: "/intakes/{intake:key}/schools/{school:key}/candidates",
      summary: "Those who wish for a school: by the order of the wish, then by points, then as they came",
      access: .officer(.read), query: [.after, .limit],
      answer: .json("A page of candidates.", .named("Candidates")), refusals: [.notFound], handler: listCandidates),
  ]

  private static let listIntakes: @Sendable (Asking) throws -> Response = { asking in
    let views = try asking.office.intakes(for: asking.officer())
    let authority = asking.office.definitions.authority
    return .personal(["intakes": .array(views.map { $0.json(of: authority, at: asking.now) })])
  }

  private static let listCandidates: @Sendable (Asking) throws -> Response = { asking in
    let officer = try asking.officer()
    let limit = try asking.limit()
    guard let intake = Key<Intake>(asking.request.parameters["intake"]),
      let school = Key<Procedures.Unit>(asking.request.parameters["school"])
    else { throw UseRefusal.noSuchIntake }
    let after = try asking.item("after", Cursor.expected, Cursor.candidates)
    let rows = try asking.office.candidates(
      of: school, in: intake, for: officer, after: after, limit: min(limit + 1, Limits.pageRows.most))
    let shown = rows.prefix(limit)
    let isMore = rows.count > limit || rows.count == Limits.pageRows.most
    let definitions = asking.office.definitions
    return .personal([
      "candidates": .array(shown.map { $0.json(definitions) }),
      "next": isMore ? shown.last.map { .string(Cursor.text($0.cursor)) } ?? .null : .null,
    ])
  }
}

import WorkingTime
import Procedures
import Dossiers
import HTTPServing
import JSON
import OneStop
import Text

extension Operation {
  /// What citizens who have logged in see of the own dossiers. Nothing is changed by the cookie of a log-in alone, so that no
  /// other site's page can have it changed.
  static let own: [Operation] = [
    Operation(
      id: "listOwnDossiers", method: .get, path: "/own/dossiers",
      summary: "The dossiers of the citizen who has logged in, the newest first",
      details: """
        Those that were filed while logged in, and those whose applicant has the personal number that the provider has \
        proved. At most \(rows) on a page.
        """,
      access: .citizen, query: [.after, .limit], answer: .json("A page of dossiers.", .named("OwnDossiers")),
      handler: listOwn)
  ]

  private static let rows = 50

  private static let listOwn: @Sendable (Asking) throws -> Response = { asking in
    let citizen = try asking.citizen()
    let after = try asking.item("after", Cursor.expected, Cursor.own)
    let page = try asking.office.ownDossiers(of: citizen, after: after, limit: min(asking.limit(), rows))
    return .personal([
      "dossiers": .array(page.dossiers.map(\.ownRow)), "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
    ])
  }
}

extension DossierView {
  /// The dossier in the list of its applicant.
  fileprivate var ownRow: JSONValue {
    var row = Members([
      "code": .string(dossier.code.text), "procedure": named(procedure.id.text, procedure.name),
      "place": named(dossier.place.text, placeName), "asked": .bool(!askedItems.isEmpty),
    ])
    row.add("submittedAt", dossier.submittedAt)
    row.add("due", dossier.deadline?.due)
    row.add("endedAt", dossier.endedAt)
    return row.json
  }
}

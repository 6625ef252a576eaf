import Dossiers
import HTTPServing
import JSON
import OneStop
import Text

extension Operation {
  /// What the log proves of itself.
  static let log: [Operation] = [
    Operation(
      id: "showLogHead", method: .get, path: "/log", summary: "The head of the Merkle tree over the log",
      details: """
        RFC 9162 hashing over the entries of the authority's log in their order. Whoever keeps a head can have proved later that \
        nothing before it was changed: `proveLog`.
        """,
      query: [Asking.sizeItem], answer: .json("The head.", .named("LogHead")), refusals: [.unprocessable],
      handler: { asking in .open(try asking.office.logHead(of: asking.logSize()).json) }),
    Operation(
      id: "proveLog", method: .get, path: "/log/consistency",
      summary: "The proof that the log as it was stands unchanged in the log as it is",
      query: [
        Asking.fromItem, Asking.sizeItem,
      ], answer: .json("The proof.", .named("LogConsistency")), refusals: [.unprocessable],
      handler: { asking in
        let expected = Words(vi: "số mục, từ 1", en: "a number of entries, 1 or more")
        let from = try asking.item("from", expected) { text in Int64(text).flatMap { $0 >= 1 ? $0 : nil } }
        guard let from else { throw Problem.malformedParameter("from", expected) }
        return .open(try asking.office.consistency(from: from, to: asking.logSize()).json)
      }),
    Operation(
      id: "proveDossier", method: .get, path: "/dossiers/{code}/proof",
      summary: "The proof that the dossier was filed then and as it was: its first entry stands in the log",
      details: "`entry` is in its canonical form (RFC 8785): SHA-256 of a zero byte and of it is the leaf.",
      access: .receiptOr(.read), query: [Asking.sizeItem],
      answer: .json("The proof.", .named("LogInclusion")), refusals: [.notFound, .unprocessable],
      handler: { asking in
        // Who may see the dossier may have its proof.
        let view = try asking.office.view(asking.code(), for: asking.caller())
        guard let proof = try asking.office.inclusion(of: view.dossier.code, in: asking.logSize()) else {
          throw UseRefusal.noSuchDossier
        }
        return .personal(proof.json)
      }),
  ]
}

extension Asking {
  fileprivate static let sizeItem = Operation.QueryItem(
    name: "size", schema: .integer(least: 0), about: "The length of the log; all of it when not said.")
  fileprivate static let fromItem = Operation.QueryItem(
    name: "from", schema: .integer(least: 1), about: "The older length.", isRequired: true)

  fileprivate func logSize() throws -> Int64? {
    try item("size", Words(vi: "số mục, từ 0", en: "a number of entries, 0 or more")) { text in
      Int64(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }
}

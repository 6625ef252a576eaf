import Crypto
import Dossiers
import HTTPServing
import JSON
import OneStop
import Proofs
import Text

extension Operation {
  /// What the log proves of itself.
  static let log: [Operation] = [
    Operation(
      id: "showLogHead", method: .get, path: "/log", summary: "The head of the Merkle tree over the log",
      details: """
        RFC 9162 hashing over the entries of the authority's log in their order. Whoever keeps a head can have proved later that \
        nothing before it was changed: `proveLog`. `signed` is the newest head that the office has signed; null when none is.
        """,
      query: [Asking.sizeItem], answer: .json("The head.", .named("LogState")), refusals: [.unprocessable],
      handler: { asking in
        let head = try asking.office.logHead(of: asking.logSize())
        return .open([
          "size": .integer(head.size), "head": .string(head.head.hex),
          "signed": try asking.office.lastSignedHead()?.json ?? .null,
        ])
      }),
    Operation(
      id: "listSignedHeads", method: .get, path: "/log/heads",
      summary: "The heads that the office has signed, newest first",
      details: """
        Each is a checkpoint of https://c2sp.org/tlog-checkpoint with an Ed25519 signature (https://c2sp.org/signed-note); the         time stamp, where there is one, is a token of RFC 3161 over all of `note`.
        """,
      query: [.limit, .after], answer: .json("The heads.", .named("SignedHeads")), refusals: [.unprocessable],
      handler: { asking in
        let expected = Words(vi: "`next` của trang trước", en: "`next` of the page before")
        let limit = try asking.limit()
        let before = try asking.item("after", expected) { text in Int64(text).flatMap { $0 >= 1 ? $0 : nil } }
        let heads = try asking.office.signedHeads(before: before, limit: limit + 1)
        let shown = heads.prefix(limit)
        return .open([
          "heads": .array(shown.map(\.json)),
          "next": heads.count > limit ? shown.last.map { .string(String($0.size)) } ?? .null : .null,
        ])
      }),
    Operation(
      id: "listLogKeys", method: .get, path: "/log/keys", summary: "The public keys of the log, older ones too",
      details: """
        `verifier` is the key as programs that follow logs take it (https://c2sp.org/signed-note), `pem` as OpenSSL does. Keep \
        them from another day or another place than what they verify.
        """,
      answer: .json("The keys, the first one first.", .named("LogKeys")),
      handler: { asking in
        let origin = asking.office.logOrigin
        return .open([
          "origin": .string(origin), "keys": .array(try asking.office.logKeys().map { $0.json(ofLog: origin) }),
        ])
      }),
    Operation(
      id: "showCheckpoint", method: .get, path: "/log/checkpoint", summary: "The newest signed head, as text",
      answer: Answer(status: .ok, about: "The note.", content: ("text/plain", .text())), refusals: [.notFound],
      handler: { asking in
        guard let head = try asking.office.lastSignedHead() else { throw UseRefusal.noSignedHead }
        return .checkpoint(head.signed.note)
      }),
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
    Operation(
      id: "showReceipt", method: .get, path: "/dossiers/{code}/receipt",
      summary: "The receipt of the dossier, which proves without the office that it was filed",
      details: """
        Verified by `motcua receipt verify FILE --key KEY`, or by any program: SHA-256 of a zero byte and `entry` is the leaf, \
        `path` leads from it to the head (RFC 9162, 2.1.3.2), and `head` is a checkpoint that one of `listLogKeys` signed.
        """,
      access: .receiptOr(.read), answer: .json("The receipt.", .named("LogReceipt")), refusals: [.notFound],
      handler: { asking in
        let view = try asking.office.view(asking.code(), for: asking.caller())
        guard let receipt = try asking.office.receipt(of: view.dossier.code) else { throw UseRefusal.noSuchDossier }
        return .personal(receipt.json)
      }),
    Operation(
      id: "showFiledContent", method: .get, path: "/dossiers/{code}/receipt/content",
      summary: "What was filed, which the receipt proves: for whoever filed it alone",
      details: """
        Kept beside the receipt it shows what was filed, also when the office has erased it (404 `content-erased`): SHA-256 of the \
        bytes of `salt` and of `content` in UTF-8 is what the receipt's `entry` names as `content`. Of every file it holds the \
        SHA-256. `motcua receipt verify FILE --key KEY --content CONTENT`. Officers and integrators get 403.
        """,
      access: .applicant, answer: .json("The content.", .named("FiledContent")), refusals: [.notFound],
      handler: { asking in
        .personal(try asking.office.filedContent(of: asking.code(), for: asking.caller()).json)
      }),
  ]
}

extension Response {
  /// A note: anybody may have it, and there may be a newer one.
  fileprivate static func checkpoint(_ note: String) -> Response {
    var response = Response.text(note)
    response.headers.set("Cache-Control", "no-cache")
    return response
  }
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

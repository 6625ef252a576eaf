import Documents
import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// Dossiers that official documents of other agencies open.
  static let documentOpening: [Operation] = [
    Operation(
      id: "openDossier", method: .post, path: "/documents/{document}/dossier",
      summary: "Opens a dossier from an incoming document",
      details: """
        For officers of the agency to which a registered document came. Who asks, and under which number, stands in the document; \
        `answers` are the rest of the form, and go before what the document and a filled form beside it say. Without \
        `procedure` the subject decides. `papers` come beside the files of the document. A document opens one dossier; one whose \
        signatures hold and that says all that is asked opens it by itself where the procedure says so.
        """,
      access: .officer(.act), change: .once, body: .json(.named("DossierOpening"), example: Example.opening),
      answer: .json(
        "The dossier is open.", .named("DossierOpened"), status: .created,
        headers: [("Location", "The dossier."), ("ETag", "Its version.")]),
      refusals: [.notFound, .unprocessable], handler: openDossier)
  ]

  private static let openDossier: @Sendable (Asking) throws -> Response = { asking in
    let document = try asking.document()
    let key = try asking.commandKey()
    let asked = try asking.body()
    let body = try asked.object("procedure", "answers", "papers")
    let procedure: Key<Procedure>? = try body.optional("procedure")?.key()
    var answers = JSONObject()
    if let given = body.optional("answers") {
      _ = try given.anyObject()
      if case .object(let object) = given.value { answers = object }
    }
    let uploads = try body.optional("papers")?.papers() ?? []
    let digest = Digest(of: ["open dossier", document.text, asked.value.canonicalText])
    let request = CommandRequest(key: key, digest: digest.text, caller: try asking.caller())
    switch try asking.office.openDossier(
      from: document, of: procedure, filling: answers,
      papers: { try asking.office.papers(uploads.map { ($0.part, $0.upload) }) }, request)
    {
    case .wrong(let complaints): throw Problem(complaints, at: "/answers")
    case .answered(.refused(let notice)): throw Problem(notice)
    case .answered(.done(let code, let version)):
      var response = Response.personal(
        ["document": .string(document.text), "code": .string(code.text), "version": JSONValue(version)],
        status: .created)
      response.headers.set("Location", "\(root)/dossiers/\(code)")
      response.set(ETag(String(version)))
      return response
    }
  }

  private enum Example {
    static let opening = """
      {"procedure": "xac-minh-van-bang", "answers": {"so-hieu": "B 0123456", "nam-tot-nghiep": 2008}}
      """
  }
}

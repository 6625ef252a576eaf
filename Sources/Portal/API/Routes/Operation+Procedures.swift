import Crypto
import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// What anybody may read of the services on offer.
  static let procedures: [Operation] = [
    Operation(
      id: "listProcedures", method: .get, path: "/procedures", summary: "The services on offer",
      query: [
        QueryItem(
          name: "q", schema: .text(most: Limits.searchCharacters),
          about: "Words that the name, code or summary holds; marks and case do not matter."),
        QueryItem(name: "lang", schema: .words(["vi", "en"]), about: "The language by whose names they are sorted."),
      ],
      answer: .json("The services, by name.", .named("Procedures"), headers: [("ETag", "The version of the list.")]),
      handler: listProcedures),
    Operation(
      id: "showProcedure", method: .get, path: "/procedures/{procedure:key}",
      summary: "One service: who may ask, papers, time limit, fee, legal bases, and the form",
      answer: .json(
        "The service.", .named("ProcedureDetails"), headers: [("ETag", "The version of the definition.")]),
      refusals: [.notFound], handler: showProcedure),
  ]

  private static let listProcedures: @Sendable (Asking) throws -> Response = { asking in
    let definitions = asking.office.definitions
    let asked = try asking.item("lang", Words(vi: "vi hoặc en", en: "vi or en"), Language.init(rawValue:))
    let language = asked ?? asking.request.language
    let words = try asking.search("q")?.folded.split(separator: " ") ?? []
    let found = definitions.procedures.values.filter { procedure in
      let text = [procedure.name.vi, procedure.name.en, procedure.summary.vi, procedure.summary.en, procedure.code]
        .joined(separator: " ").folded
      return words.allSatisfy { text.contains($0) }
    }
    let sorted = found.sorted { ($0.name.in(language).folded, $0.id) < ($1.name.in(language).folded, $1.id) }
    return .open(["procedures": .array(sorted.map { $0.row(in: definitions.authority) })])
  }

  private static let showProcedure: @Sendable (Asking) throws -> Response = { asking in
    let definitions = asking.office.definitions
    let procedure = try asking.procedure()
    let intake = procedure.intake.flatMap { _ in definitions.intakes.current(of: procedure.id, at: asking.now) }
    return .open(procedure.details(in: definitions.authority, intake, at: asking.now))
  }
}

extension Response {
  /// JSON that anybody may see; who has it already is told so.
  static func open(_ value: JSONValue) -> Response {
    let bytes = value.canonical
    var response = Response.json(bytes)
    response.headers.set("Cache-Control", "no-cache")
    response.set(ETag(SHA256(of: bytes).hex.prefix(32).description))
    response.packing = .onTheWay
    return response
  }
}

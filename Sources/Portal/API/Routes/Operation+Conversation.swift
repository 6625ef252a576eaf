import Dossiers
import HTTPServing
import JSON
import OneStop
import Text

extension Operation {
  /// What applicant and office say to each other beside the steps.
  static let conversation: [Operation] = [
    Operation(
      id: "sendMessage", method: .post, path: "/dossiers/{code}/messages",
      summary: "Sends a message to the other side: of the applicant to the office, of an officer to the applicant",
      details: """
        Both sides see it (`messages` of the dossier). An applicant writes until the dossier has ended, and at most \
        five messages a day while no officer answers.
        """,
      access: .receiptOr(.act), change: .once,
      body: .json(
        .object([.always("text", .text(most: 2000))]), example: #"{"text": "Tôi bổ sung sau 17 giờ được không?"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let text = try asking.body().object("text").required("text").string()
        return try asking.say(.message(text))
      }),
    Operation(
      id: "rateService", method: .post, path: "/dossiers/{code}/rating",
      summary: "Rates the service: by the applicant, after the end, once", access: .receiptOr(.act), change: .once,
      body: .json(
        .object([
          .always("stars", .integer(least: 1, most: 5), "1 for very dissatisfied to 5 for very satisfied."),
          .maybe("comment", .orNull(.text(most: 2000))),
        ]), example: #"{"stars": 5, "comment": "Nhanh và rõ ràng."}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body().object("stars", "comment")
        return try asking.say(
          .rating(
            Rating(
              stars: try body.required("stars").integer(in: Rating.range),
              comment: try body.optional("comment")?.string())))
      }),
  ]
}

extension Asking {
  fileprivate func say(_ what: Said.What) throws -> Response {
    let code = try code()
    let said = Said(what: what, code: code, key: try commandKey(), caller: try caller())
    return .changed(code, version: try said.say(with: office))
  }
}

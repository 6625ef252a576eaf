import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// How officers do the work of absent colleagues.
  static let delegations: [Operation] = [
    Operation(
      id: "listDelegations", method: .get, path: "/delegations",
      summary: "Delegations that concern the officer: given, received, and those of whoever the officer supervises",
      access: .officer(.read),
      query: [
        QueryItem(
          name: "past", schema: .words(["yes", "no"]),
          about: "Whether those that are over are shown; `no` when not said.")
      ], answer: .json("The delegations, the latest first.", .named("Delegations")), handler: listDelegations),
    Operation(
      id: "delegate", method: .post, path: "/delegations",
      summary: "Hands the work of an absent officer over to a colleague, from a day to a day",
      details: """
        `officer` is who is absent: whoever asks when it is left out; of another officer's work only who supervises it may \
        say so. Without `post` it is about every post of that officer. What is done meanwhile is recorded as done by the \
        colleague for the absent officer; for control by four eyes and for opinions both count as having acted.
        """,
      access: .officer(.act), change: .once, body: .json(.named("DelegationOrder"), example: Example.order),
      answer: .json("The work is handed over.", .named("DelegationNumber"), status: .created), handler: delegate),
    Operation(
      id: "endDelegation", method: .post, path: "/delegations/{number:number}/end",
      summary: "Ends a delegation before its last day", access: .officer(.act), change: .once,
      answer: .json("It is ended.", .named("DelegationNumber")), refusals: [.notFound], handler: endDelegation),
  ]

  private static let listDelegations: @Sendable (Asking) throws -> Response = { asking in
    let isPastShown = try asking.item("past", Words(vi: "yes hoặc no", en: "yes or no")) { text in
      ["yes": true, "no": false][text]
    }
    let found = try asking.office.delegations(for: asking.officer(), includingPast: isPastShown ?? false)
    let authority = asking.office.definitions.authority
    let today = LocalTime(asking.now).day
    return .personal(["delegations": .array(found.map { $0.json(on: today, authority) })])
  }

  private static let delegate: @Sendable (Asking) throws -> Response = { asking in
    let key = try asking.commandKey()
    let officer = try asking.officer()
    let body = try asking.body().object("officer", "to", "post", "from", "until", "reason")
    let order = DelegationOrder(
      giver: try body.optional("officer")?.key() ?? officer, receiver: try body.required("to").key(),
      post: try body.optional("post")?.post(), from: try body.required("from").day(),
      until: try body.required("until").day(), reason: try body.required("reason").string())
    let digest = Digest(of: [
      "delegate", order.giver.text, order.receiver.text, order.post?.unit.text ?? "", order.post?.role.text ?? "",
      order.from.description, order.until.description, order.reason,
    ])
    let outcome = try asking.office.delegate(
      order, CommandRequest(key: key, digest: digest.text, caller: .officer(officer)))
    return try .numbered(outcome, status: .created)
  }

  private static let endDelegation: @Sendable (Asking) throws -> Response = { asking in
    let number = asking.request.parameters.number("number")
    let digest = Digest(of: ["end delegation", String(number)])
    let request = CommandRequest(key: try asking.commandKey(), digest: digest.text, caller: try asking.caller())
    return try .numbered(asking.office.endDelegation(number, request))
  }

  private enum Example {
    static let order = """
      {"to": "minh", "from": "2026-12-01", "until": "2026-12-04", "reason": "Nghỉ phép năm",
       "post": {"unit": "so-gddt", "role": "chuyen-vien"}}
      """
  }
}

extension Response {
  fileprivate static func numbered(_ outcome: DelegationOutcome, status: Status = .ok) throws -> Response {
    switch outcome {
    case .done(let number): return .personal(["number": JSONValue(number)], status: status)
    case .refused(let notice): throw Problem(notice)
    }
  }
}

extension JSONField {
  /// A role in a unit.
  fileprivate func post() throws(JSONError) -> Post {
    let post = try object("unit", "role")
    return Post(unit: try post.required("unit").key(), role: try post.required("role").key())
  }

  /// A day: `2026-12-01`.
  fileprivate func day() throws(JSONError) -> Day {
    try parsed(Words(vi: "một ngày như 2026-12-01", en: "a day such as 2026-12-01")) { Day($0) }
  }
}

extension Delegation {
  /// The delegation as lists of the API have it.
  fileprivate func json(on today: Day, _ authority: Authority) -> JSONValue {
    func person(_ id: Key<Officer>) -> JSONValue {
      ["id": .string(id.text), "name": .string(authority.officer(id)?.name ?? id.text)]
    }
    let state = ended != nil ? "ended" : until < today ? "over" : today < from ? "coming" : "running"
    var row = Members([
      "number": JSONValue(number), "officer": person(giver), "to": person(receiver),
      "from": .string(from.description), "until": .string(until.description), "reason": .string(reason),
      "state": .string(state), "orderedBy": person(orderedBy),
    ])
    row.add("post", post?.json)
    row.add("orderedAt", orderedAt)
    row.add("endedBy", (ended?.by).map(person))
    row.add("endedAt", ended?.at)
    return row.json
  }
}

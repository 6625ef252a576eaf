import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// What the office does with a dossier besides the actions of its steps.
  static let office: [Operation] = [
    Operation(
      id: "assignTask", method: .post, path: "/dossiers/{code}/tasks/{task:number}/assign",
      summary: "Gives a task to an officer who holds the post, also one that another has taken",
      details: "For whoever supervises the unit. A reason is needed when the task is taken from somebody.",
      access: .officer(.act), change: .onceOnVersion,
      body: .json(
        .object([.always("to", Schemas.key), .maybe("reason", .orNull(.text(most: 4000)))]),
        example: #"{"to": "duc", "reason": "Đồng chí Lan nghỉ ốm"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        let said = try body.object("to", "reason")
        return try asking.command(
          .assign(
            task: asking.request.parameters.number("task"), to: try said.required("to").key(),
            reason: try said.optional("reason")?.string()), "assign", body.value.canonicalText)
      }),
    Operation(
      id: "returnTask", method: .post, path: "/dossiers/{code}/tasks/{task:number}/return",
      summary: "Gives the dossier back to the step it came from, and there to whoever handed it on",
      details: """
        Where the step has an action that leads back, that one is done. Otherwise the dossier goes back as it was: not \
        when something was charged, asked for or issued since, nor where several work at the same time.
        """,
      access: .officer(.act), change: .onceOnVersion,
      body: .json(.object([.always("reason", .text(most: 4000))]), example: #"{"reason": "Thiếu bản đối chiếu"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        return try asking.command(
          .handBack(
            task: asking.request.parameters.number("task"),
            reason: try body.object("reason").required("reason").string()), "return", body.value.canonicalText)
      }),
    Operation(
      id: "apologise", method: .post, path: "/dossiers/{code}/apology",
      summary: "Apologises and names a new date of the result, once and before the old date has passed",
      details: """
        Nghị định 61/2018/NĐ-CP, article 19. `until` is a working day; `by` is a limit as definitions write it, counted \
        from the old date: `2 working days`. One of the two. The letter (Mẫu 04) is issued.
        """,
      access: .officer(.act), change: .onceOnVersion,
      body: .json(
        .object([
          .always("reason", .text(most: 4000)), .maybe("until", .orNull(.text(format: "date"))),
          .maybe("by", .orNull(.text(most: 100))),
        ]), example: #"{"reason": "Chờ kết quả xác minh", "until": "2026-11-24"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        return try asking.command(.apologise(try body.apology()), "apologise", body.value.canonicalText)
      }),
    Operation(
      id: "refund", method: .post, path: "/dossiers/{code}/refund",
      summary: "Records that what was paid was given back, also of a dossier that has ended",
      details: "For officers who could take the payment, and for whoever supervises the agency.",
      access: .officer(.act), change: .onceOnVersion,
      body: .json(
        .object([
          .always("amount", Schemas.amount, "In đồng: all that was paid."),
          .always("means", .words(["cash", "transfer"])), .maybe("reference", .orNull(.text(most: 4000))),
          .always("reason", .text(most: 4000)),
        ]), example: #"{"amount": 250000, "means": "cash", "reason": "Hồ sơ không thuộc diện thu"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        return try asking.command(.refund(try body.refund()), "refund", body.value.canonicalText)
      }),
  ]
}

extension JSONField {
  /// An apology: a reason, and either a day or how much longer.
  fileprivate func apology() throws(JSONError) -> Apology {
    let apology = try object("reason", "until", "by")
    let day = try apology.optional("until").map { (field) throws(JSONError) in
      try field.parsed(Words(vi: "một ngày như 2026-11-24", en: "a day such as 2026-11-24")) { Day($0) }
    }
    let limit = try apology.optional("by").map { (field) throws(JSONError) in
      try field.parsed(Words(vi: "một thời hạn như `2 working days`", en: "a limit such as `2 working days`")) {
        try? TimeLimit($0)
      }
    }
    let reason = try apology.required("reason").string()
    switch (day, limit) {
    case (let day?, nil): return Apology(until: .day(day), reason: reason)
    case (nil, let limit?): return Apology(until: .longer(limit), reason: reason)
    default:
      throw .mismatch(
        at: pointer, Words(vi: "ghi một trong `until` và `by`", en: "say one of `until` and `by`"))
    }
  }

  /// A refund.
  fileprivate func refund() throws(JSONError) -> Refund {
    let refund = try object("amount", "means", "reference", "reason")
    return Refund(
      payment: Payment(
        amount: Money(dong: try refund.required("amount").integer(in: 0...Money.most.dong)),
        means: try refund.required("means").deskMeans(), reference: try refund.optional("reference")?.string()),
      reason: try refund.required("reason").string())
  }
}

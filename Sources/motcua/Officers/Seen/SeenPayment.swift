import JSON
import Text
import WorkingTime

/// A payment on line, as the list shows it.
struct SeenPayment: SeenValue {
  let reference: String
  let dossier: String
  let unit: String
  let partner: String
  let amount: Int
  let state: String
  let words: Words
  let begunAt: Instant

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    reference = try row.read("reference")
    dossier = try row.read("dossier")
    unit = try row.read("unit")
    partner = try row.read("partner")
    amount = try row.read("amount")
    state = try row.read("state")
    words = try row.read("words")
    begunAt = try row.read("begunAt")
  }
}

/// Money that a person has to look into, as the list shows it.
struct SeenPaymentQuestion: SeenValue {
  let question: Int
  let doubt: String
  let words: Words
  let reference: String
  /// Nil when nobody began such a payment.
  let dossier: String?
  let amount: Int?
  let transaction: String
  let raisedAt: Instant
  let settledBy: String?
  let reason: String?

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    question = try row.read("question")
    doubt = try row.read("doubt")
    words = try row.read("words")
    reference = try row.read("reference")
    dossier = try row.maybe("dossier")
    amount = try row.maybe("amount")
    transaction = try row.read("transaction")
    raisedAt = try row.read("raisedAt")
    settledBy = try row.maybe("settledBy")
    reason = try row.maybe("reason")
  }
}

/// A day of payments, summed up.
struct SeenReconciliation: SeenValue {
  let day: Day
  let asked: Int
  let sums: [Sum]
  let questions: [SeenPaymentQuestion]

  struct Sum: SeenValue {
    let partner: String
    let state: String
    let count: Int
    let amount: Int

    init(_ field: JSONField) throws(JSONError) {
      let sum = try field.anyObject()
      partner = try sum.read("partner")
      state = try sum.read("state")
      count = try sum.read("count")
      amount = try sum.read("amount")
    }
  }

  init(_ field: JSONField) throws(JSONError) {
    let found = try field.anyObject()
    day = try found.required("day").seenDay()
    asked = try found.read("asked")
    sums = try found.list("sums")
    questions = try found.list("questions")
  }
}

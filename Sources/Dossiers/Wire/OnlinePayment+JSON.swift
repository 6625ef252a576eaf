public import JSON
import Procedures
import Text
import WorkingTime

extension OnlinePayment {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("number", number)
    object.put("reference", reference)
    object.put("partner", partner)
    object.put("charges", list: charges.map { .integer(Int64($0)) })
    object.put("amount", amount.dong)
    object.put("begunAt", begunAt)
    object.put("status", status.rawValue)
    object.put("transactions", list: transactions.map { .string($0) })
    object.put("receipt", ifTrue: hasReceipt)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      PaymentBegun(
        number: try object.required("number").integer(), reference: try object.required("reference").string(),
        partner: try object.required("partner").string(), charges: try object.integers("charges"),
        amount: try object.required("amount").money()),
      at: try object.required("begunAt").instant())
    status = try object.required("status").choice()
    transactions = try object.list("transactions") { (text) throws(JSONError) in try text.string() }
    hasReceipt = try object.flag("receipt")
  }
}

extension PaymentReceiptFile {
  /// The receipt as content keeps it.
  public var json: JSONValue {
    [
      "reference": .string(reference), "sha256": .string(sha256), "name": .string(name), "bytes": JSONValue(bytes),
    ]
  }

  /// Reads a receipt from content.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      reference: try object.required("reference").string(), sha256: try object.required("sha256").string(),
      name: try object.required("name").string(), bytes: try object.required("bytes").integer())
  }
}

import JSON
import Procedures
import Text
import WorkingTime

extension Charge {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("number", number)
    object.put("fee", fee.text)
    object.put("occasion", occasion.rawValue)
    object.put("amount", amount.dong)
    object.put("rules", list: rules.map { .integer(Int64($0)) })
    object.put("waiver", waiver?.text)
    object.put("chargedAt", chargedAt)
    switch status {
    case .owed: object.put("status", "owed")
    case .free: object.put("status", "free")
    case .paid(let moment, let means):
      object.put("status", "paid")
      object.put("at", moment)
      object.put("means", means.rawValue)
    case .refunded(let moment, let means):
      object.put("status", "refunded")
      object.put("at", moment)
      object.put("means", means.rawValue)
    case .waived(let moment):
      object.put("status", "waived")
      object.put("at", moment)
    case .cancelled(let moment):
      object.put("status", "cancelled")
      object.put("at", moment)
    }
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      number: try object.required("number").integer(), fee: try object.required("fee").key(),
      occasion: try object.required("occasion").choice(), amount: try object.required("amount").money(),
      rules: try object.integers("rules"), waiver: try object.key("waiver"),
      chargedAt: try object.required("chargedAt").instant(),
      status: try Status(object))
  }
}

extension Charge.Status {
  fileprivate init(_ object: JSONFields) throws(JSONError) {
    let status = try object.required("status")
    switch try status.string() {
    case "owed": self = .owed
    case "free": self = .free
    case "paid": self = .paid(at: try object.required("at").instant(), try object.required("means").choice())
    case "refunded":
      self = .refunded(at: try object.required("at").instant(), try object.required("means").choice())
    case "waived": self = .waived(at: try object.required("at").instant())
    case "cancelled": self = .cancelled(at: try object.required("at").instant())
    case let other:
      throw .mismatch(
        at: object.pointer,
        Words(vi: "không có tình trạng `\(other)`", en: "there is no status `\(other)`"))
    }
  }
}

extension Payment {
  /// The payment as content keeps it.
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("amount", amount.dong)
    object.put("means", means.rawValue)
    object.put("reference", reference)
    return object.value
  }
}

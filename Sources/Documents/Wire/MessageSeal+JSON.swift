import JSON
import Text

extension MessageSeal {
  /// The finding as content keeps it.
  var json: JSONValue {
    var object = Members("verdict", verdict.rawValue)
    object.put("signer", signer)
    object.put("reason", ["vi": .string(reason.vi), "en": .string(reason.en)])
    object.put("evidence", evidence)
    return object.json
  }

  init(_ field: JSONField) throws(JSONError) {
    let seal = try field.object("verdict", "signer", "reason", "evidence")
    let reason = try seal.required("reason").object("vi", "en")
    self.init(
      try seal.required("verdict").choice(), signer: try seal.text("signer"),
      reason: Words(vi: try reason.required("vi").string(), en: try reason.required("en").string()),
      evidence: try seal.text("evidence"))
  }
}

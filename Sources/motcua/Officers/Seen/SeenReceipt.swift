import JSON

/// What whoever filed a dossier keeps.
struct SeenReceipt: SeenValue {
  let code: String
  /// What the applicant shows to see the dossier.
  let secret: String
  /// The address at which the dossier is followed.
  let tracking: String

  init(_ field: JSONField) throws(JSONError) {
    let receipt = try field.anyObject()
    code = try receipt.read("code")
    secret = try receipt.read("secret")
    tracking = try receipt.read("tracking")
  }
}

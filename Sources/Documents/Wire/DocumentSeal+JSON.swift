import JSON

extension DocumentSeal {
  /// The seal as the log keeps it.
  var json: JSONValue {
    var object = Members("sha256", sha256)
    object.put("bytes", JSONValue(bytes))
    object.put("certificate", certificate)
    object.put("stamped", ifTrue: isStamped)
    return object.json
  }

  init(_ field: JSONField) throws(JSONError) {
    let seal = try field.object("sha256", "bytes", "certificate", "stamped")
    self.init(
      sha256: try seal.required("sha256").string(), bytes: try seal.required("bytes").integer(in: 0...Int.max),
      certificate: try seal.required("certificate").string(), isStamped: seal.optional("stamped") != nil)
  }
}

import JSON
import Procedures
import Text

extension AffixedSeal {
  /// The seal as state keeps it.
  var json: JSONValue {
    var object = ObjectWriter()
    put(into: &object)
    return object.value
  }

  func put(into object: inout ObjectWriter) {
    if case .letter(let letter) = subject { object.put("letter", letter.text) }
    object.put("entry", entry)
    object.put("sha256", sha256)
    object.put("bytes", bytes)
    object.put("certificate", certificate)
    object.put("stamped", ifTrue: isStamped)
  }

  init(_ object: JSONFields) throws(JSONError) {
    let letter = try object.key("letter", of: LetterTemplate.self)
    self.init(
      on: letter.map { .letter($0) } ?? .result, entry: try object.required("entry").integer(),
      sha256: try object.required("sha256").string(), bytes: try object.required("bytes").integer(in: 0...Int.max),
      certificate: try object.required("certificate").string(), isStamped: try object.flag("stamped"))
  }
}

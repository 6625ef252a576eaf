import JSON
import Procedures
import Text

extension Admission {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("intake", intake.text)
    object.put("turn", turn == 0 ? nil : turn)
    object.put("seat", seat?.text)
    object.put("points", points)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    intake = try object.required("intake").key()
    turn = try object.optional("turn")?.integer(in: 0...1000) ?? 0
    seat = try object.key("seat")
    points = try object.optional("points")?.string()
  }
}

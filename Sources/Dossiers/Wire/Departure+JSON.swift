import JSON
import Procedures
import Text

extension Departure {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("step", step.text)
    object.put("officer", officer.text)
    object.put("charges", charges)
    object.put("owed", list: owed.map { .integer(Int64($0)) })
    object.put("supplements", supplements)
    object.put("result", ifTrue: hasResult)
    object.put("clockStopped", ifTrue: isClockStopped)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    self.init(
      step: try object.required("step").key(), officer: try object.required("officer").key(),
      charges: try object.required("charges").integer(), owed: try object.integers("owed"),
      supplements: try object.required("supplements").integer(), hasResult: try object.flag("result"),
      isClockStopped: try object.flag("clockStopped"))
  }
}

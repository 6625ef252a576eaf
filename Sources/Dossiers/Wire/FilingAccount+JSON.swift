import JSON
import Procedures
import Text

extension FilingAccount {
  var json: JSONValue {
    var object = ObjectWriter()
    object.put("provider", provider.text)
    object.put("assured", ifTrue: isAssured)
    object.put("applicant", ifTrue: isApplicant)
    return object.value
  }

  init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    provider = try object.required("provider").key()
    isAssured = try object.flag("assured")
    isApplicant = try object.flag("applicant")
  }
}

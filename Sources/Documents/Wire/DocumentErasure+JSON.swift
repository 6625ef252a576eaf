import Dossiers
import JSON
import WorkingTime

extension DocumentErasure {
  /// Writes it into an event of the log.
  func put(into object: inout Members) {
    object.put("dossier", dossier.text)
    object.put("contents", JSONValue(contents))
    object.put("files", JSONValue(files))
    object.put("evidence", JSONValue(evidence))
    object.put("sender", sender)
    object.put("receivers", list: receivers.map { .string($0) })
    object.put("code", code)
    object.put("date", date?.description)
  }

  /// Reads it from an event of the log.
  init(_ event: JSONFields) throws(JSONError) {
    var receivers: [String] = []
    for code in try event.optional("receivers")?.array() ?? [] { receivers.append(try code.string()) }
    self.init(
      dossier: try event.required("dossier").dossierCode(), contents: try event.required("contents").integer(),
      files: try event.required("files").integer(), evidence: try event.required("evidence").integer(),
      sender: try event.text("sender"), receivers: receivers, code: try event.text("code"),
      date: try event.optional("date").map { (day) throws(JSONError) in try day.day() })
  }
}

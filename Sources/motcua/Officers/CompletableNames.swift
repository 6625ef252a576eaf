import JSON
import Text

/// Names that the server knows, for whoever presses Tab.
struct CompletableNames {
  private let office: RemoteOffice

  init(_ call: Call) throws {
    office = try RemoteOffice(of: call)
  }

  /// The names of a kind, as ``BashCompletion`` asks for them.
  func names(of kind: String, _ subject: String?) throws -> [String] {
    switch kind {
    case "procedures":
      return try list(["procedures"], [], "procedures") { row throws(JSONError) in try row.read("id") }
    case "queues": return try list(["queues"], [], "queues") { row throws(JSONError) in try row.read("name") }
    case "dossiers":
      return try queue { row throws(JSONError) in try row.required("dossier").anyObject().read("code") }
    case "steps": return try queue { row throws(JSONError) in try row.required("step").anyObject().read("id") }
    case "units": return try queue { row throws(JSONError) in try (row.maybe("post") as Unit?)?.unit ?? "" }
    case "actions":
      guard let subject else { return [] }
      return try list(["dossiers", subject.uppercased()], [], "actions") { row throws(JSONError) in
        try row.read("action")
      }
    default: return []
    }
  }

  private struct Unit: SeenValue {
    let unit: String

    init(_ field: JSONField) throws(JSONError) { unit = try field.anyObject().read("unit") }
  }

  private func queue(_ read: (JSONFields) throws(JSONError) -> String) throws -> [String] {
    try list(["queue"], [("limit", "200")], "tasks", read)
  }

  /// One name of each element of a list, each once.
  private func list(
    _ path: [String], _ query: [(name: String, value: String)], _ member: String,
    _ read: (JSONFields) throws(JSONError) -> String
  ) throws -> [String] {
    var request = office.request(.get, path, query)
    request.isQuick = true
    let answer = try office.json(of: office.checked(office.send(request)))
    var names: Set<String> = []
    for element in try answer.anyObject().required(member).array() { names.insert(try read(element.anyObject())) }
    return names.subtracting([""]).sorted()
  }
}

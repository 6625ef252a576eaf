internal import JSON

/// A row that cannot be measured here, and why.
struct Absent: Figures {
  let name: String
  let why: String

  var lines: [String] { ["\(name): not measured: \(why)", ""] }
  var json: JSONValue { ["name": .string(name), "absent": .string(why)] }
}

/// The parameters behind the first word of a header value: `form-data; name="giấy"; filename="a.pdf"`.
struct HeaderParameters {
  private var pairs: [(name: String, value: String)] = []
  /// The first word in lower case.
  let word: String

  init(_ text: String) {
    var rest = text[...]
    word = HeaderParameters.take(until: ";", from: &rest).trimmed.lowercased()
    while !rest.isEmpty {
      rest = rest.drop { $0 == ";" || $0 == " " || $0 == "\t" }
      let name = HeaderParameters.take(until: "=;", from: &rest).trimmed.lowercased()
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let value =
        rest.first == "\"" ? HeaderParameters.quoted(&rest) : HeaderParameters.take(until: ";", from: &rest).trimmed
      if name.isToken { pairs.append((name, value)) }
    }
  }

  /// The first value of a name.
  subscript(name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  private static func take(until marks: String, from rest: inout Substring) -> Substring {
    let end = rest.firstIndex { marks.contains($0) } ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// A text in quotes; only `\"` is an escape, because browsers send the `\` of a Windows path as it is.
  private static func quoted(_ rest: inout Substring) -> String {
    var value = ""
    rest = rest.dropFirst()
    while let character = rest.popFirst() {
      if character == "\"" { break }
      if character == "\\", rest.first == "\"" {
        value.append("\"")
        rest = rest.dropFirst()
      } else {
        value.append(character)
      }
    }
    return value
  }
}

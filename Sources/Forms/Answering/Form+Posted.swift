public import JSON

extension Form {
  /// Turns the fields of a posted page into what ``check(_:on:offering:)`` judges.
  ///
  /// A page names its inputs as ``JSON/JSONPointer/inputName`` says: `so-luong` for an answer, `nguoi-yeu-cau.ho-ten`
  /// for a part, `con[0].ten` for a row of a group. Rows keep the order of their numbers; missing numbers are closed up.
  /// Names that begin with `_` belong to the page itself (`_csrf`) and are passed over. A name that is none of these, or
  /// that contradicts another, stays as it is, for the judge to complain of; what comes twice becomes a list.
  ///
  /// - Parameter posted: Names and values, decoded, in any order.
  public func read(posted: some Sequence<(name: String, value: String)>) -> JSONValue {
    let page = PostedPart()
    var strangers: [(String, String)] = []
    for (name, value) in posted where !name.hasPrefix("_") {
      let isTaken = InputName(name).map { page.take(value, at: $0.steps) } ?? false
      if !isTaken { strangers.append((name, value)) }
    }
    var object = page.object
    for (name, value) in strangers {
      object[name] = object[name].map { .array([$0, .string(value)]) } ?? .string(value)
    }
    return .object(object)
  }
}

/// The name of an input: a key, then keys after dots and row numbers in brackets.
private struct InputName {
  let steps: [JSONPointer.Token]

  init?(_ name: String) {
    // The deepest name is that of a part of a field in a row: `con[0].cha.ho-ten`.
    guard name.utf8.count <= 256 else { return nil }
    var steps: [JSONPointer.Token] = []
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      guard let key = part.split(separator: "[", omittingEmptySubsequences: false).first, !key.isEmpty else {
        return nil
      }
      steps.append(.key(String(key)))
      let bracket = part.dropFirst(key.count)
      guard !bracket.isEmpty else { continue }
      let figures = bracket.dropFirst().dropLast()
      guard bracket.last == "]", (1...9).contains(figures.utf8.count), figures.utf8.allSatisfy(isDigit),
        let row = Int(figures)
      else { return nil }
      steps.append(.index(row))
    }
    guard steps.count <= 4 else { return nil }
    self.steps = steps
  }
}

/// What was posted below one name: values, parts, or rows; never two of these.
private final class PostedPart {
  private var values: [String] = []
  private var parts: [String: PostedPart] = [:]
  private var rows: [Int: PostedPart] = [:]

  /// Puts a value where the steps lead; false when something else stands in the way.
  func take(_ value: String, at steps: [JSONPointer.Token]) -> Bool {
    var place = self
    for step in steps {
      switch step {
      case .key(let key):
        guard place.values.isEmpty, place.rows.isEmpty else { return false }
        place = place.parts.entry(key)
      case .index(let row):
        guard place.values.isEmpty, place.parts.isEmpty else { return false }
        place = place.rows.entry(row)
      }
    }
    guard place.parts.isEmpty, place.rows.isEmpty else { return false }
    place.values.append(value)
    return true
  }

  var json: JSONValue {
    if !rows.isEmpty { return .array(rows.sorted { $0.key < $1.key }.map(\.value.json)) }
    if values.isEmpty { return .object(object) }
    return values.count == 1 ? .string(values[0]) : .array(values.map { .string($0) })
  }

  var object: JSONObject { JSONObject(parts.map { ($0.key, $0.value.json) }) }
}

extension Dictionary where Value == PostedPart {
  /// What stands under a key, made when there is nothing yet.
  fileprivate mutating func entry(_ key: Key) -> PostedPart {
    if let part = self[key] { return part }
    let part = PostedPart()
    self[key] = part
    return part
  }
}

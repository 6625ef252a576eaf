import HTTPServing
import Text
import WorkingTime

extension Asking {
  /// An item of the query; nil when it is not there or empty.
  func item(_ name: String) throws -> String? {
    let values = request.query.all(name)
    guard values.count <= 1 else {
      throw Problem.parameter(
        name, "parameter-twice", Words(vi: "`\(name)` chỉ được có một lần.", en: "`\(name)` may stand once only."))
    }
    return values.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// An item of the query, as what it should be.
  func item<Value>(_ name: String, _ expected: Words, _ read: (String) -> Value?) throws -> Value? {
    guard let text = try item(name) else { return nil }
    guard let value = read(text) else { throw Problem.malformedParameter(name, expected) }
    return value
  }

  /// How many rows a page is to have.
  func limit() throws -> Int {
    let most = Limits.pageRows.most
    return try item("limit", Words(vi: "một số từ 1 đến \(most)", en: "a number from 1 to \(most)")) { text in
      Int(text).flatMap { (1...most).contains($0) ? $0 : nil }
    } ?? Limits.pageRows.standard
  }

  /// A text to search for; nil when there is none.
  func search(_ name: String) throws -> String? {
    let most = Limits.searchCharacters
    return try item(name, Words(vi: "nhiều nhất \(most) ký tự", en: "at most \(most) characters")) { text in
      text.unicodeScalars.count <= most ? text : nil
    }
  }
}

extension Problem {
  static func malformedParameter(_ name: String, _ expected: Words) -> Problem {
    parameter(
      name, "parameter-malformed",
      Words(vi: "`\(name)` phải là \(expected.vi).", en: "`\(name)` has to be \(expected.en)."))
  }

  static func unknownParameter(_ name: String, known: [String]) -> Problem {
    let shown = String(name.unicodeScalars.prefix(40).filter { !$0.properties.isDefaultIgnorableCodePoint })
    let near = nearestWord(to: name, among: known)
    return parameter(
      shown, "parameter-unknown",
      Words(
        vi: "Không có tham số `\(shown)` ở đây." + (near.map { " Có phải `\($0)`?" } ?? ""),
        en: "There is no parameter `\(shown)` here." + (near.map { " Did you mean `\($0)`?" } ?? "")))
  }
}

extension Operation.QueryItem {
  static let limit = Operation.QueryItem(
    name: "limit", schema: .integer(least: 1, most: Limits.pageRows.most),
    about: "Rows of a page; \(Limits.pageRows.standard) when not said.")
  static let after = Operation.QueryItem(
    name: "after", schema: .text(most: 400), about: "`next` of the page before: where this one begins.")
}

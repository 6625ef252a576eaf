public import Text
import WorkingTime
public import YAML

extension Reading {
  /// The name of a thing, with its place.
  public static func key<Subject>(of type: Subject.Type) -> Reading<Placed<Key<Subject>>>
  where Value == Placed<Key<Subject>> {
    .placed(.key())
  }

  /// One element or a list of them.
  static func oneOrMore<Element>(_ element: Reading<Element>) -> Reading<[Element]> where Value == [Element] {
    .either(text: element.map { [$0] }, list: .list(of: element))
  }
}

extension Reading where Value == Day {
  /// A date: `2026-11-22` or `22/11/2026`.
  static var day: Reading<Day> {
    .parsed(
      Words(vi: "một ngày như 2026-11-22", en: "a date such as 2026-11-22"),
      pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})$"
    ) { Day($0) ?? Day(dayFirst: $0) }
  }
}

/// Names that were declared, each once: a second declaration is a finding, and so is a reference to none.
struct Declared<Subject> {
  private(set) var places: [Key<Subject>: Place] = [:]
  private let kind: Words

  /// Declarations of things that people call so.
  init(_ kind: Words) {
    self.kind = kind
  }

  mutating func declare(_ key: Placed<Key<Subject>>, _ findings: Findings) {
    if let first = places[key.value] {
      findings.error(
        at: key.place,
        Words(
          vi: "\(kind.vi) `\(key.value)` đã được khai báo tại \(first)",
          en: "\(kind.en) `\(key.value)` is declared already at \(first)"))
    } else {
      places[key.value] = key.place
    }
  }

  func check(_ key: Placed<Key<Subject>>, _ findings: Findings) {
    guard places[key.value] == nil else { return }
    findings.error(
      at: key.place,
      Words(vi: "không có \(kind.vi) `\(key.value)`", en: "there is no \(kind.en) `\(key.value)`"),
      suggestion: nearestWord(to: key.value.text, among: places.keys.map(\.text)))
  }

  func contains(_ key: Key<Subject>) -> Bool { places[key] != nil }
}

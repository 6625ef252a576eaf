/// Known names, found in a text by their words.
struct NameTable<Meaning: Sendable>: Sendable {
  struct Entry: Sendable {
    let name: String
    let meaning: Meaning
  }

  private(set) var entries: [Entry] = []
  private var byFirstPart: [[Unicode.Scalar]: [Int]] = [:]

  init() {}

  init(_ names: some Sequence<(String, Meaning)>) {
    for (name, meaning) in names { add(name, meaning) }
  }

  /// Adds a name; of the same name the last meaning counts.
  mutating func add(_ name: String, _ meaning: Meaning) {
    guard let first = NameTable.firstPart(of: name) else { return }
    byFirstPart[first, default: []].insert(entries.count, at: 0)
    entries.append(Entry(name: name, meaning: meaning))
  }

  subscript(_ name: String) -> Meaning? {
    entries.last { $0.name.isSame(as: name) }?.meaning
  }

  /// The longest name that stands at the scanner's place, and where it ends.
  func match(_ scanner: Scanner) -> (entry: Entry, end: Int)? {
    guard let first = NameTable.firstPart(scanner) else { return nil }
    var best: (entry: Entry, end: Int)?
    for index in byFirstPart[first] ?? [] {
      guard let end = scanner.end(of: NameTable.parts(of: entries[index].name)), end > best?.end ?? -1 else { continue }
      best = (entries[index], end)
    }
    return best
  }

  private static func firstPart(_ scanner: Scanner) -> [Unicode.Scalar]? {
    guard let scalar = scanner.peek, NameRules.isStart(scalar) else { return nil }
    return Array(scanner.text[scanner.position...].prefix { NameRules.isPart($0) })
  }

  /// The first word or symbol: a table is made for every expression, and few of its names are looked at again.
  private static func firstPart(of name: String) -> [Unicode.Scalar]? {
    let rest = name.unicodeScalars.drop { NameRules.isSpace($0) }
    guard let first = rest.first else { return nil }
    return NameRules.isPart(first) ? Array(rest.prefix { NameRules.isPart($0) }) : [first]
  }

  /// Words and single symbols.
  private static func parts(of name: String) -> [[Unicode.Scalar]] {
    var parts: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    for scalar in name.unicodeScalars {
      if NameRules.isPart(scalar) {
        word.append(scalar)
      } else {
        if !word.isEmpty { parts.append(word) }
        word = []
        if !NameRules.isSpace(scalar) { parts.append([scalar]) }
      }
    }
    return word.isEmpty ? parts : parts + [word]
  }
}

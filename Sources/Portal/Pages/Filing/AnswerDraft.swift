import Forms
import HTML
import HTTPServing
import JSON
import Procedures
import Text

/// What somebody has typed and uploaded so far. It travels in the page itself: nothing is kept before it is submitted,
/// but the files, for a day, and what the applicant saves as a draft.
///
/// A file stands among the answers as the name of its upload, which nobody can guess.
struct AnswerDraft {
  typealias Pair = (name: String, value: String)

  /// A file for a part of the dossier.
  struct PartFile: Hashable {
    let part: Key<Part>
    let upload: String
  }

  private(set) var answers: [Pair] = []
  private(set) var papers: [PartFile] = []
  private(set) var rowCounts: [String: Int] = [:]

  /// Nothing yet.
  init() {}

  /// What a page brought back; what belongs to no field and no part is left out.
  init(_ fields: Fields, of form: Forms.Form, parts: [Part]) {
    for item in fields.items {
      if item.name == Self.papersName {
        let halves = item.value.split(separator: ":", maxSplits: 1)
        guard halves.count == 2, let part = Key<Part>(halves[0]), parts.contains(where: { $0.id == part }) else {
          continue
        }
        papers.append(PartFile(part: part, upload: String(halves[1])))
      } else if item.name.hasPrefix(Self.rowsName) {
        rowCounts[String(item.name.dropFirst(Self.rowsName.count))] = Int(item.value).map { min(max($0, 0), 1000) }
      } else if Self.field(of: item.name, in: form) != nil {
        answers.append((item.name, item.value))
      }
    }
  }

  /// Answers that were given before, as a page shows them again; files are not chosen twice.
  init(_ json: JSONObject, of fields: [Field]) {
    for field in fields {
      if case .file = field.kind { continue }
      if let value = json[field.id.text] { append(value, field.id.text) }
    }
  }

  private mutating func append(_ value: JSONValue, _ name: String) {
    switch value {
    case .object(let parts): for (part, value) in parts { append(value, "\(name).\(part)") }
    case .array(let rows): for (index, row) in rows.enumerated() { append(row, "\(name)[\(index)]") }
    case .string(let text): answers.append((name, text))
    case .integer(let number): answers.append((name, String(number)))
    case .number, .bool: answers.append((name, value.canonicalText))
    case .null: break
    }
  }

  static let papersName = "_giay-to"
  static let rowsName = "_dong."

  /// The field of the form that an input belongs to.
  static func field(of input: String, in form: Forms.Form) -> Field? {
    Key<Field>(input.prefix { $0 != "." && $0 != "[" }).flatMap { form[$0] }
  }
}

// Changing it.
extension AnswerDraft {
  mutating func set(_ name: String, _ value: String) {
    answers.removeAll { $0.name == name }
    answers.append((name, value))
  }

  /// Adds an answer beside others of the same name: ticked boxes have one name.
  mutating func enter(_ name: String, _ value: String) { answers.append((name, value)) }

  mutating func remove(_ name: String) {
    answers.removeAll { $0.name == name }
  }

  /// Puts a file to a part; false when the part has it already.
  mutating func add(_ file: PartFile) {
    papers.append(file)
  }

  mutating func remove(_ file: PartFile) {
    papers.removeAll { $0 == file }
  }

  mutating func keepPapers(where isKept: (PartFile) -> Bool) {
    papers.removeAll { !isKept($0) }
  }

  /// How many rows of a group the page shows.
  func rows(of field: Field, _ group: GroupField, in json: JSONValue) -> Int {
    var given = 0
    if case .array(let rows)? = json[field.id.text] { given = rows.count }
    return min(max(given, rowCounts[field.id.text] ?? 0, group.least, 1), group.most)
  }

  mutating func setRows(of field: Field, _ count: Int) {
    rowCounts[field.id.text] = count
  }

  /// Takes a row away; those behind it move up.
  mutating func removeRow(_ row: Int, of field: Field) {
    answers.removeAll { $0.name.hasPrefix("\(field.id)[\(row)].") }
    let count = rowCounts[field.id.text] ?? 0
    if row < count {
      for later in row + 1..<max(count, row + 1) {
        for index in answers.indices where answers[index].name.hasPrefix("\(field.id)[\(later)].") {
          let rest = answers[index].name.dropFirst("\(field.id)[\(later)].".count)
          answers[index].name = "\(field.id)[\(later - 1)].\(rest)"
        }
      }
    }
    rowCounts[field.id.text] = max(count - 1, 0)
  }

  /// What the page carries unseen: everything but the answers to the fields it shows.
  func carried(besides shown: Set<Key<Field>>, of form: Forms.Form) -> Node {
    .group(
      .each(answers.filter { pair in Self.field(of: pair.name, in: form).map { !shown.contains($0.id) } ?? false }) {
        .input(.type(.hidden), .name($0.name), .value($0.value))
      },
      .each(papers) { .input(.type(.hidden), .name(Self.papersName), .value("\($0.part):\($0.upload)")) },
      .each(
        rowCounts.sorted { $0.key < $1.key }.filter { count in Key(count.key).map { !shown.contains($0) } ?? false }
      ) {
        .input(.type(.hidden), .name(Self.rowsName + $0.key), .value(String($0.value)))
      })
  }
}

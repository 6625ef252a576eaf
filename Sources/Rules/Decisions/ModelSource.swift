public import Text
import XML

/// One DMN file, opened but not yet understood: its parts by their identifiers.
struct ModelSource: Sendable {
  struct Import: Sendable {
    let name: String
    let namespace: String
    let line: Int
  }

  let name: String
  let namespace: String
  let imports: [Import]
  /// Decisions, input data, business knowledge models and decision services by their identifiers.
  let elements: [String: Element]
  let items: [String: Element]

  /// The versions of DMN whose files are read: 1.1 to 1.5.
  private static let namespaces: Set<String> = [
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20240513/MODEL/",
  ]

  private static let kinds: Set<String> = ["decision", "inputData", "businessKnowledgeModel", "decisionService"]

  init(_ document: Document) throws(ModelError) {
    let root = document.root
    guard root.name == "definitions", ModelSource.namespaces.contains(root.namespace) else {
      throw ModelError(
        line: root.line,
        message: Words(
          vi: "đây không phải mô hình DMN: <\(root.name)> thuộc namespace '\(root.namespace)'",
          en: "this is no DMN model: <\(root.name)> of the namespace '\(root.namespace)'"))
    }
    name = root["name"] ?? ""
    namespace = root["namespace"] ?? ""
    imports = root.all("import").map { element in
      Import(name: element["name"] ?? "", namespace: element["namespace"] ?? "", line: element.line)
    }
    var elements: [String: Element] = [:]
    for element in root.elements where ModelSource.kinds.contains(element.name) && element.namespace == root.namespace {
      // A part without an identifier can be asked for by its name only.
      elements[element["id"] ?? "name " + element.ownName] = element
    }
    self.elements = elements
    items = Dictionary(
      root.all("itemDefinition").map { ($0["name"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A source without parts, for tables that stand in no DMN file.
  init(named name: String) {
    self.name = name
    namespace = ""
    imports = []
    elements = [:]
    items = [:]
  }
}

/// Why a file is no decision model.
public struct ModelError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong.
  public let message: Words

  /// One line for a person.
  public var words: Words {
    Words(vi: "dòng \(line): \(message.vi)", en: "line \(line): \(message.en)")
  }
}

extension Element {
  /// The name of a part of a model, its words separated by single blanks.
  var ownName: String { NameRules.normalized((self["name"] ?? "").unicodeScalars) }

  /// The name under which expressions know it: that of its variable, when it has one.
  var knownName: String {
    guard let name = first("variable")?["name"], !name.isEmpty else { return ownName }
    return NameRules.normalized(name.unicodeScalars)
  }
}

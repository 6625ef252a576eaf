/// The fields of a file's form as one revision has them, those within others included (ISO 32000-1, 12.7.3).
struct FormTree {
  /// A field, or one of several pictures (widgets) of a field.
  struct Node {
    /// The name with the names of the fields around it, parted by full stops; a picture has the name of its field.
    let name: String
    /// 1 for a field that stands within no other.
    let depth: Int
    /// nil for a dictionary that stands within another object.
    let reference: PDFReference?
    /// What the node itself says.
    let entries: [String: PDFValue]
    /// `Sig`, `Tx`, `Btn` or `Ch`, which may come from a field around it.
    let type: String?
    /// The value, unresolved, which may come from a field around it.
    let value: PDFValue?
    /// False for a mere picture of the field around it.
    let isField: Bool
  }

  /// Every field before those within it.
  let nodes: [Node]
  /// The names of all nodes.
  let names: Set<String>
  private let places: [PDFReference: Int]
  private let values: Set<PDFValue>
  /// The form itself; nil when the file has none.
  let form: [String: PDFValue]?

  init(_ view: PDFView) throws(PDFFault) {
    form = try view.dictionary(view.catalog()["AcroForm"])
    var nodes: [Node] = []
    var seen: Set<PDFReference> = []
    let top = try view.array(form?["Fields"]) ?? []
    var waiting: [(value: PDFValue, parent: Node?)] = top.reversed().map { ($0, nil) }
    while let (value, parent) = waiting.popLast() {
      guard nodes.count < PDFLimits.fields else { throw PDFFault(.tooLarge, "more form fields than are read") }
      if let reference = value.reference, !seen.insert(reference).inserted {
        throw PDFFault(.loop, "the form field \(reference.number) in two places")
      }
      guard let entries = try view.dictionary(value) else { continue }
      let node = try FormTree.node(entries, value.reference, within: parent, view)
      nodes.append(node)
      for kid in try (view.array(entries["Kids"]) ?? []).reversed() {
        guard waiting.count < PDFLimits.fields else { throw PDFFault(.tooLarge, "more form fields than are read") }
        waiting.append((kid, node))
      }
    }
    self.nodes = nodes
    names = Set(nodes.map(\.name))
    values = Set(nodes.compactMap(\.value))
    places = Dictionary(
      uniqueKeysWithValues: nodes.enumerated().compactMap { place, node in
        node.reference.map { ($0, place) }
      })
  }

  private static func node(
    _ entries: [String: PDFValue], _ reference: PDFReference?, within parent: Node?, _ view: PDFView
  ) throws(PDFFault) -> Node {
    let written = try view.resolved(entries["T"]).string
    let depth = (parent?.depth ?? 0) + 1
    guard depth <= PDFLimits.fieldDepth, (written?.count ?? 0) <= PDFLimits.fieldName else {
      throw PDFFault(.tooLarge, "form fields that nest too deep, or with too long a name")
    }
    let own = written.map(PDFText.text)
    let name = [parent?.name, own].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ".")
    guard name.utf8.count <= PDFLimits.fieldName else { throw PDFFault(.tooLarge, "a form field with too long a name") }
    return Node(
      name: name, depth: depth,
      reference: reference, entries: entries,
      type: try view.resolved(entries["FT"]).name ?? parent?.type,
      value: entries["V"] ?? parent?.value, isField: own != nil || parent == nil)
  }

  /// Whether a field holds exactly this value.
  func holds(_ value: PDFValue?) -> Bool { value.map(values.contains) ?? false }

  /// The node of a reference.
  func node(_ reference: PDFReference) -> Node? { places[reference].map { nodes[$0] } }
}

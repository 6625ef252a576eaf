/// The form: its fields, and what it says for all of them.
extension RevisionComparison {
  mutating func compareForms() throws(PDFFault) {
    let (before, after) = (oldForm.form ?? [:], newForm.form ?? [:])
    for key in Set(before.keys).union(after.keys).sorted() {
      switch key {
      // Fields are compared below; the flags follow from there being signatures.
      case "Fields", "SigFlags": continue
      case "DR": try compareDefaults(before[key], after[key])
      default:
        guard try !objects.isSame(before[key], after[key], stopping: true) else { continue }
        add(key == "DA" && before[key] == nil ? .formDefaultsAdded : .formChanged, name: key == "DA" ? nil : key)
      }
    }
    try compareFields()
  }

  /// Material for fields may be added beside what was there, kind by kind.
  private mutating func compareDefaults(_ before: PDFValue?, _ after: PDFValue?) throws(PDFFault) {
    guard try !objects.isSame(before, after, stopping: false) else { return }
    let one = try objects.old.dictionary(before) ?? [:]
    let other = try objects.new.dictionary(after) ?? [:]
    for (key, value) in one {
      guard try !objects.isSame(value, other[key], stopping: false) else { continue }
      guard let had = try objects.old.dictionary(value), let has = try objects.new.dictionary(other[key]) else {
        return add(.formChanged, name: "DR")
      }
      for (name, material) in had where try !objects.isSame(material, has[name], stopping: false) {
        return add(.formChanged, name: "DR")
      }
    }
    add(.formDefaultsAdded)
  }

  private mutating func compareFields() throws(PDFFault) {
    var byReference: [PDFReference: FormTree.Node] = [:]
    var byName: [String: FormTree.Node] = [:]
    for node in newForm.nodes {
      if let reference = node.reference { byReference[reference] = node } else { byName[node.name] = node }
    }
    var changedValues: Set<String> = []
    for node in oldForm.nodes {
      let counterpart =
        node.reference.map { byReference.removeValue(forKey: $0) } ?? byName.removeValue(forKey: node.name)
      if let counterpart {
        try compare(node, counterpart, &changedValues)
      } else {
        add(node.type == "Sig" && node.value != nil ? .signatureRemoved : .fieldRemoved, name: node.name)
      }
    }
    for node in newForm.nodes {
      let isNew = node.reference.map { byReference[$0] != nil } ?? (byName[node.name] != nil)
      if isNew { try addNew(node) }
    }
  }

  private mutating func addNew(_ node: FormTree.Node) throws(PDFFault) {
    if node.entries["A"] != nil || node.entries["AA"] != nil { add(.scripts) }
    // A field that only groups others shows nothing by itself.
    let shows = node.entries["Subtype"] != nil || node.entries["Rect"] != nil || node.entries["AP"] != nil
    if node.isField, node.type == nil, node.value == nil, !shows { return }
    // Another picture of a field, or of a signature, that was there already is no new signature.
    guard node.type == "Sig", !oldForm.names.contains(node.name), !oldForm.holds(node.value) else {
      return add(.fieldAdded, name: node.name)
    }
    let isVisible = try isVisible(node)
    guard let signature = try objects.new.dictionary(node.value) else {
      return add(isVisible ? .fieldAdded : .signatureFieldAdded, name: node.name)
    }
    let kind = try added(signature, isVisible ? .visibleSignatureAdded : .signatureAdded)
    // A time stamp has nobody who answers for a picture.
    add(isVisible && kind == .documentTimeStampAdded ? .fieldAdded : kind, name: node.name)
  }

  private func added(_ signature: [String: PDFValue], _ usual: PDFChange.Kind) throws(PDFFault) -> PDFChange.Kind {
    try objects.new.resolved(signature["SubFilter"]).name == "ETSI.RFC3161" ? .documentTimeStampAdded : usual
  }

  /// Whether a widget takes room on a page. Flags that hide it do not count: a script can take them away.
  private func isVisible(_ node: FormTree.Node) throws(PDFFault) -> Bool {
    guard let corners = try objects.new.array(node.entries["Rect"]) else { return node.entries["AP"] != nil }
    var numbers: [Double] = []
    for corner in corners.prefix(4) { numbers.append(try objects.new.resolved(corner).number ?? .nan) }
    guard numbers.count == 4 else { return true }
    return numbers[0] != numbers[2] && numbers[1] != numbers[3]
  }

  /// Compares what two revisions say of one field, or of one picture of it.
  private mutating func compare(
    _ before: FormTree.Node, _ after: FormTree.Node, _ changedValues: inout Set<String>
  ) throws(PDFFault) {
    var changed: Set<String> = []
    for key in Set(before.entries.keys).union(after.entries.keys) where key != "Kids" {
      // What is shown is compared to its end; everything else stops at pages and other fields.
      if try !objects.isSame(before.entries[key], after.entries[key], stopping: key != "AP") { changed.insert(key) }
    }
    if before.name != after.name || before.type != after.type { changed.insert("T") }
    guard !changed.isEmpty else { return }
    if changed.contains("V") { changedValues.insert(before.name) }
    if before.type == "Sig" {
      try compareSignatureField(before, after, changed)
    } else if !changed.isSubset(of: ["V", "AP", "AS", "M", "RV", "I"]) {
      add(.fieldChanged, name: before.name)
    } else {
      add(changedValues.contains(before.name) ? .formFilled : .appearanceChanged, name: before.name)
    }
  }

  private mutating func compareSignatureField(
    _ before: FormTree.Node, _ after: FormTree.Node, _ changed: Set<String>
  ) throws(PDFFault) {
    if try objects.old.dictionary(before.value) != nil {
      add(after.value == nil ? .signatureRemoved : .signatureAltered, name: before.name)
    } else if let signature = try objects.new.dictionary(after.value),
      !oldForm.holds(after.value),
      changed.isSubset(of: ["V", "AP", "AS", "F", "MK", "M", "P", "DA", "Type"])
    {
      let kind = try added(signature, .fieldSigned)
      let isVisible = try isVisible(after)
      add(isVisible && kind == .documentTimeStampAdded ? .fieldChanged : kind, name: before.name)
    } else {
      add(.fieldChanged, name: before.name)
    }
  }
}

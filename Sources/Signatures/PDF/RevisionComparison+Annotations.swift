/// What is stuck onto pages (ISO 32000-1, 12.5). Pictures of fields are compared with their fields.
extension RevisionComparison {
  mutating func compareAnnotations(_ page: Int, _ before: PDFValue?, _ after: PDFValue?) throws(PDFFault) {
    let listed = try objects.old.array(before) ?? []
    let kept = try objects.new.array(after) ?? []
    try objects.charge(listed.count + kept.count)
    let (known, still) = (Set(listed), Set(kept))
    // Their order is the order in which they are drawn.
    if kept.filter(known.contains) != listed.filter(still.contains) {
      add(.annotationChanged, page: page)
    }
    for value in listed where !still.contains(value) { try addRemoved(value, page) }
    for value in kept where !known.contains(value) { try addNew(value, page) }
    for value in listed where still.contains(value) {
      if let reference = value.reference, oldForm.node(reference) != nil, newForm.node(reference) != nil { continue }
      let (one, other) = (try objects.old.resolved(value), try objects.new.resolved(value))
      guard try !objects.isSame(one, other, stopping: true) else { continue }
      let (wasNote, isNote) = (try isNote(one, objects.old), try isNote(other, objects.new))
      add(wasNote && isNote ? .noteChanged : .annotationChanged, page: page)
    }
  }

  private mutating func addRemoved(_ value: PDFValue, _ page: Int) throws(PDFFault) {
    if let reference = value.reference, let node = oldForm.node(reference) {
      let isSigned = node.type == "Sig" && node.value != nil
      add(isSigned ? .signatureRemoved : .fieldRemoved, page: page, name: node.name)
    } else {
      let isNote = try isNote(objects.old.resolved(value), objects.old)
      add(isNote ? .noteChanged : .annotationChanged, page: page)
    }
  }

  private mutating func addNew(_ value: PDFValue, _ page: Int) throws(PDFFault) {
    if let reference = value.reference, let node = newForm.node(reference) {
      // A field that is new is named when the forms are compared; one that was there and hidden shows itself here.
      guard let before = oldForm.node(reference) else { return }
      let isSigning = node.type == "Sig" && before.value == nil && node.value != nil
      if !isSigning { add(.fieldChanged, page: page, name: node.name) }
    } else {
      let isNote = try isNote(objects.new.resolved(value), objects.new)
      add(isNote ? .noteChanged : .annotationChanged, page: page)
    }
  }

  /// Whether an annotation can neither cover nor replace what is drawn: a note, or a mark in the reader's own manner.
  /// Whatever brings its own picture can show anything.
  private func isNote(_ value: PDFValue, _ view: PDFView) throws(PDFFault) -> Bool {
    guard let entries = value.dictionary, entries["AP"] == nil, entries["A"] == nil, entries["AA"] == nil else {
      return false
    }
    let kinds = ["Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut"]
    return try view.resolved(entries["Subtype"]).name.map(kinds.contains) ?? false
  }
}

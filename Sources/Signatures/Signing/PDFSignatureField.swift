/// The field that a new signature is put into: one that waits for it, or a new one on the page where it is to be seen, or on
/// the first one without taking room there.
struct PDFSignatureField {
  private let view: PDFView
  private let form: FormTree
  private let name: String
  private let waiting: FormTree.Node?

  /// - Throws: ``PDFFault`` when the field of this name is no field for signatures, or is signed already.
  init(_ view: PDFView, _ wanted: String?) throws(PDFFault) {
    self.view = view
    form = try view.form()
    let names = form.names
    name = wanted ?? (1...).lazy.map { "ChuKy\($0)" }.first { !names.contains($0) } ?? "ChuKy"
    waiting = form.nodes.first { [name] in $0.name == name && $0.isField }
    guard let waiting else {
      guard !name.isEmpty, !name.contains("."), name.utf8.count <= 200 else {
        throw PDFFault(.unsupported, "a new field with such a name")
      }
      return
    }
    guard waiting.type == "Sig", waiting.value == nil, waiting.reference != nil else {
      throw PDFFault(.unsupported, "the field \(name) does not wait for a signature")
    }
  }

  /// Puts a signature there.
  ///
  /// - Parameter appearance: What is seen of it; a field that waits shows it in its own room.
  func place(
    _ signature: PDFReference, showing appearance: PDFAppearance?, in update: inout PDFUpdate
  ) throws(PDFFault) {
    let drawing = try appearance.map { shown throws(PDFFault) in try PDFDrawing(shown.drawing).place(in: &update) }
    let picture = drawing.map { PDFWriting.value(.dictionary(["N": .reference($0)])) }
    if let reference = waiting?.reference {
      var field = try PDFDictionarySource(view.source(reference))
      field["V"] = PDFWriting.reference(signature)
      if let picture { field["AP"] = picture }
      update.set(reference, field.bytes)
      // The flags are the form's, which may stand in the catalog.
      return try setForm(adding: nil, &update)
    }
    let (pages, number) = (try view.pages().pages, appearance?.page ?? 1)
    guard pages.indices.contains(number - 1) else { throw PDFFault(.unsupported, "a file without page \(number)") }
    let page = pages[number - 1].reference
    let field = update.newReference()
    var widget = PDFDictionarySource()
    for (key, value) in [("Type", "/Annot"), ("Subtype", "/Widget"), ("FT", "/Sig")] { widget[key] = Array(value.utf8) }
    widget["Rect"] = try appearance?.rectangle ?? Array("[0 0 0 0]".utf8)
    if let picture { widget["AP"] = picture }
    // Printed and locked (12.5.3): nothing to move.
    widget["F"] = Array("132".utf8)
    widget["T"] = PDFWriting.text(name)
    widget["P"] = PDFWriting.reference(page)
    widget["V"] = PDFWriting.reference(signature)
    update.set(field, widget.bytes)
    try addAnnotation(field, to: page, &update)
    try setForm(adding: field, &update)
  }

  private func addAnnotation(
    _ field: PDFReference, to page: PDFReference, _ update: inout PDFUpdate
  ) throws(PDFFault) {
    var entries = try PDFDictionarySource(view.source(page))
    if let list = try add(field, to: entries["Annots"], &update) {
      entries["Annots"] = list
      update.set(page, entries.bytes)
    }
  }

  /// The form with a field more and the flags that say that there are signatures, and that the file is only to be appended to.
  private func setForm(adding field: PDFReference?, _ update: inout PDFUpdate) throws(PDFFault) {
    guard let root = view.trailer["Root"]?.reference else { throw PDFFault(.damaged, "a file without its catalog") }
    var catalog = try PDFDictionarySource(view.source(root))
    let known = try catalog["AcroForm"].map { source throws(PDFFault) in try value(of: source) }
    let own = known?.reference
    var entries: PDFDictionarySource
    if let own {
      entries = try PDFDictionarySource(view.source(own))
    } else {
      entries =
        try catalog["AcroForm"].map { source throws(PDFFault) in try PDFDictionarySource(source) }
        ?? PDFDictionarySource()
    }
    if let field, let list = try add(field, to: entries["Fields"], &update) { entries["Fields"] = list }
    let flags = try view.resolved(form.form?["SigFlags"]).integer ?? 0
    guard flags | 3 != flags || field != nil else { return }
    entries["SigFlags"] = Array("\(flags | 3)".utf8)
    if let own {
      update.set(own, entries.bytes)
    } else {
      catalog["AcroForm"] = entries.bytes
      update.set(root, catalog.bytes)
    }
  }

  /// A list with a reference more; nil when the list stands in an object of its own, which then is the one that is set.
  private func add(
    _ reference: PDFReference, to source: [UInt8]?, _ update: inout PDFUpdate
  ) throws(PDFFault) -> [UInt8]? {
    let added = PDFWriting.reference(reference)
    guard let source else { return PDFWriting.array(nil, adding: added) }
    switch try value(of: source) {
    case .array: return PDFWriting.array(source, adding: added)
    case .null: return PDFWriting.array(nil, adding: added)
    case .reference(let list):
      guard try view.array(.reference(list)) != nil else { return PDFWriting.array(nil, adding: added) }
      update.set(list, PDFWriting.array(try view.source(list), adding: added))
      return nil
    default: throw PDFFault(.damaged, "a list that is none")
    }
  }

  private func value(of source: [UInt8]) throws(PDFFault) -> PDFValue {
    var scanner = PDFScanner(source[...], at: 0, isFile: false)
    return try scanner.value()
  }
}

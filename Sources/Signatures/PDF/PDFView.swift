/// A PDF file as it was when one of its revisions was the newest.
final class PDFView {
  let revision: Int
  private unowned let file: PDFFile
  /// Objects that only this view reads so: a stream's length may stand in an object that changes.
  private var own: [PDFReference: PDFValue] = [:]
  private var containers: [Int: ObjectStream] = [:]
  private var lookups = 0
  private var knownForm: FormTree?
  private var knownPages: PageTree?

  /// Where an object is, whatever number it has; two views that find it at one place read the same.
  enum Place: Hashable {
    case plain(offset: Int, revision: Int)
    case packed(in: Int, offset: Int, revision: Int, index: Int)

    var isPacked: Bool { if case .packed = self { true } else { false } }
  }

  init(_ file: PDFFile, _ revision: Int) {
    self.file = file
    self.revision = revision
  }

  var trailer: [String: PDFValue] { file.revisions[revision].trailer }

  /// The value itself, or the object it refers to; null when there is none.
  func resolved(_ value: PDFValue?) throws(PDFFault) -> PDFValue {
    guard case .reference(let reference) = value else { return value ?? .null }
    let object = try object(reference)
    guard case .reference = object else { return object }
    // An object that is nothing but a reference to another one serves nobody but who wants to confuse.
    throw PDFFault(.unsupported, "object \(reference.number) that only refers to another")
  }

  /// The dictionary that a value is or refers to.
  func dictionary(_ value: PDFValue?) throws(PDFFault) -> [String: PDFValue]? {
    try resolved(value).dictionary
  }

  /// The array that a value is or refers to.
  func array(_ value: PDFValue?) throws(PDFFault) -> [PDFValue]? {
    try resolved(value).array
  }

  /// The document's root (ISO 32000-1, 7.7.2).
  func catalog() throws(PDFFault) -> [String: PDFValue] {
    guard let catalog = try dictionary(trailer["Root"]) else {
      throw PDFFault(.damaged, "a file without its catalog")
    }
    return catalog
  }

  /// The fields of the form.
  func form() throws(PDFFault) -> FormTree {
    if let knownForm { return knownForm }
    let form = try FormTree(self)
    // Each revision has a tree of its own: what all of them hold together is limited as well.
    file.spend(bytes: 0, values: 16 * form.nodes.count)
    try file.checkSpending()
    knownForm = form
    return form
  }

  /// The pages in their order.
  func pages() throws(PDFFault) -> PageTree {
    if let knownPages { return knownPages }
    let pages = try PageTree(self)
    file.spend(bytes: 0, values: 4 * pages.numbers.count)
    try file.checkSpending()
    knownPages = pages
    return pages
  }

  /// The bytes of a stream as its filters give them.
  func unpacked(_ stream: PDFStream) throws(PDFFault) -> [UInt8] {
    try file.filters.unpacked(stream) { value throws(PDFFault) in try resolved(value) }
  }

  /// What the newest section that speaks of an object says, and of which revision that section is.
  private func entry(_ number: Int) -> (entry: CrossReferences.Entry, revision: Int)? {
    for index in stride(from: revision, through: 0, by: -1) {
      if let entry = file.revisions[index].entries[number] { return (entry, index) }
    }
    return nil
  }

  /// Where an object is; nil when it is nowhere.
  func place(_ reference: PDFReference) throws(PDFFault) -> Place? {
    guard let (entry, revision) = entry(reference.number) else { return nil }
    switch entry {
    case .free: return nil
    case .plain(let offset, let generation):
      return generation == reference.generation ? .plain(offset: offset, revision: revision) : nil
    case .packed(let container, let index):
      guard reference.generation == 0 else { return nil }
      guard case (.plain(let offset, 0), let revision)? = self.entry(container) else {
        throw PDFFault(.damaged, "object \(reference.number) in a stream that is not there")
      }
      return .packed(in: container, offset: offset, revision: revision, index: index)
    }
  }

  /// The object of a reference; null when there is none.
  func object(_ reference: PDFReference) throws(PDFFault) -> PDFValue {
    if let known = own[reference] { return known }
    guard let place = try place(reference) else { return .null }
    switch place {
    case .plain(let offset, let revision): return try plain(reference, offset, revision)
    case .packed(let container, let offset, let revision, let index):
      return try self.container(container, offset, revision).object(reference.number, at: index, file)
    }
  }

  private func plain(_ reference: PDFReference, _ offset: Int, _ revision: Int) throws(PDFFault) -> PDFValue {
    let found = try file.object(at: offset, before: file.limit(of: revision)) { length throws(PDFFault) in
      guard lookups < PDFLimits.lookups else {
        throw PDFFault(.loop, at: offset, "a stream whose length depends on itself")
      }
      lookups += 1
      defer { lookups -= 1 }
      guard let count = try object(length).integer else {
        throw PDFFault(.damaged, at: offset, "a length that is no number")
      }
      return count
    }
    guard found.reference == reference else {
      throw PDFFault(.damaged, at: offset, "object \(found.reference.number) where \(reference.number) should be")
    }
    if found.looksUpLength { own[reference] = found.value }
    return found.value
  }

  func container(
    _ number: Int, _ offset: Int, _ revision: Int
  ) throws(PDFFault) -> ObjectStream {
    if let known = containers[number] ?? file.containers[offset] { return known }
    let value = try plain(PDFReference(number: number, generation: 0), offset, revision)
    guard let stream = value.stream, stream.dictionary["Type"] == .name("ObjStm") else {
      throw PDFFault(.damaged, at: offset, "no object stream here")
    }
    let container = try ObjectStream(stream.dictionary, try unpacked(stream))
    file.spend(bytes: 0, values: container.count)
    try file.checkSpending()
    if own[PDFReference(number: number, generation: 0)] == nil {
      file.containers[offset] = container
    } else {
      containers[number] = container
    }
    return container
  }

  /// The bytes of the value of an object that stands in the file itself.
  func plainSource(_ offset: Int, _ revision: Int) throws(PDFFault) -> [UInt8] {
    var scanner = PDFScanner(file.bytes[..<file.limit(of: revision)], at: offset)
    _ = try scanner.objectHead()
    scanner.skipBlank()
    let start = scanner.place
    _ = try scanner.value()
    return Array(file.bytes[start..<scanner.place])
  }
}

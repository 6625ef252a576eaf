/// What one revision changed of the one before it, found by comparing what both of them mean, from the root down.
///
/// Bytes and object numbers do not count: a page that was written anew and is the same did not change, and an object that
/// was not touched but refers to a changed one did. Every difference is named; what nobody refers to is none.
struct RevisionComparison {
  let objects: ObjectComparison
  let oldForm: FormTree
  let newForm: FormTree
  private let oldPages: PageTree
  private let newPages: PageTree
  private(set) var changes: [PDFChange] = []
  private var known: Set<PDFChange> = []

  private var old: PDFView { objects.old }
  private var new: PDFView { objects.new }

  /// The changes that a revision of a file brought; the first revision is 0 and has none.
  ///
  /// - Parameter comparisons: How many may still be made; what was used is taken off.
  static func changes(by revision: Int, in file: PDFFile, _ comparisons: inout Int) -> [PDFChange] {
    let objects = ObjectComparison(file.view(revision - 1), file.view(revision), atMost: comparisons)
    defer { comparisons = objects.remaining }
    var changes = file.revisions[revision].isHybrid ? [PDFChange(.twoReadings, in: revision + 1)] : []
    do throws(PDFFault) {
      var comparison = try RevisionComparison(objects)
      try comparison.compare()
      changes += comparison.changes.prefix(PDFLimits.changes)
      guard comparison.changes.count <= PDFLimits.changes else {
        throw PDFFault(.tooLarge, "more changes than are told")
      }
    } catch {
      changes.append(PDFChange(.unreadable, in: revision + 1))
    }
    return changes
  }

  private init(_ objects: ObjectComparison) throws(PDFFault) {
    self.objects = objects
    oldForm = try objects.old.form()
    newForm = try objects.new.form()
    oldPages = try objects.old.pages()
    newPages = try objects.new.pages()
    objects.boundary = oldPages.numbers.union(newPages.numbers)
    objects.boundary.formUnion((oldForm.nodes + newForm.nodes).compactMap { $0.reference?.number })
    for root in [old.trailer["Root"], new.trailer["Root"]] {
      if let number = root?.reference?.number { objects.boundary.insert(number) }
    }
    for (pages, view) in [(oldPages, old), (newPages, new)] {
      for page in pages.pages {
        let annotations = try view.array(page.entries["Annots"]) ?? []
        try objects.charge(annotations.count)
        objects.boundary.formUnion(annotations.compactMap { $0.reference?.number })
      }
    }
  }

  mutating func add(_ kind: PDFChange.Kind, page: Int? = nil, name: String? = nil) {
    let change = PDFChange(kind, in: new.revision + 1, page: page, name: name.map { String($0.prefix(200)) })
    if known.insert(change).inserted { changes.append(change) }
  }

  private mutating func compare() throws(PDFFault) {
    if old.trailer["Root"] != new.trailer["Root"] { add(.root) }
    try compareInformation()
    try compareCatalogs(try old.catalog(), try new.catalog())
    try comparePages()
    try compareForms()
  }

  /// The information dictionary: what programs note there changes with each writing, what people read does not.
  private mutating func compareInformation() throws(PDFFault) {
    let before = try old.dictionary(old.trailer["Info"]) ?? [:]
    let after = try new.dictionary(new.trailer["Info"]) ?? [:]
    for key in Set(before.keys).union(after.keys).sorted() {
      guard try !objects.isSame(before[key], after[key], stopping: true) else { continue }
      if ["ModDate", "Producer", "CreationDate", "Creator"].contains(key) {
        add(.housekeeping)
      } else {
        add(.information, name: key)
      }
    }
  }

  private mutating func comparePages() throws(PDFFault) {
    guard oldPages.pages.map(\.reference) == newPages.pages.map(\.reference) else {
      add(.pages)
      return
    }
    for (index, (before, after)) in zip(oldPages.pages, newPages.pages).enumerated() {
      for key in Set(before.entries.keys).union(after.entries.keys).sorted() {
        try comparePage(index + 1, key, before.entries[key], after.entries[key])
      }
    }
  }

  private mutating func comparePage(
    _ page: Int, _ key: String, _ before: PDFValue?, _ after: PDFValue?
  ) throws(PDFFault) {
    switch key {
    // The order of pages is compared as a whole; the order in which a key jumps from field to field shows nothing.
    case "Parent", "Tabs": return
    case "Annots": try compareAnnotations(page, before, after)
    case "Contents":
      if try !objects.isSame(before, after, stopping: false) { add(.pageContent, page: page) }
    case "Resources":
      if try !objects.isSame(before, after, stopping: false) { add(.pageResources, page: page) }
    case "AA":
      if try !objects.isSame(before, after, stopping: true) { add(.scripts, page: page) }
    default:
      if try !objects.isSame(before, after, stopping: true) { add(.pageProperties, page: page, name: key) }
    }
  }
}

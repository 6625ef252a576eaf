/// The pages of a file in their order, as one revision has them (ISO 32000-1, 7.7.3).
struct PageTree {
  /// A page with what it takes over from the nodes above it.
  struct Page {
    let reference: PDFReference
    let entries: [String: PDFValue]
  }

  let pages: [Page]
  /// The numbers of the objects that are pages or nodes of the tree.
  let numbers: Set<Int>

  private static let inherited = ["Resources", "MediaBox", "CropBox", "Rotate"]

  init(_ view: PDFView) throws(PDFFault) {
    var pages: [Page] = []
    var numbers: Set<Int> = []
    var waiting: [(value: PDFValue, above: [String: PDFValue])] = []
    if let root = try view.catalog()["Pages"] { waiting.append((root, [:])) }
    while let (value, above) = waiting.popLast() {
      guard let reference = value.reference, let own = try view.dictionary(value) else {
        throw PDFFault(.damaged, "a page that is no object")
      }
      guard numbers.insert(reference.number).inserted else {
        throw PDFFault(.loop, "page \(reference.number) twice in the tree of pages")
      }
      guard numbers.count <= PDFLimits.pages else { throw PDFFault(.tooLarge, "more pages than are read") }
      var entries = own
      for key in PageTree.inherited where entries[key] == nil { entries[key] = above[key] }
      if let kids = try view.array(own["Kids"]) {
        guard waiting.count + kids.count <= PDFLimits.pages else {
          throw PDFFault(.tooLarge, "more pages than are read")
        }
        let passedOn = entries.filter { PageTree.inherited.contains($0.key) }
        waiting += kids.reversed().map { ($0, passedOn) }
      } else {
        pages.append(Page(reference: reference, entries: entries))
      }
    }
    self.pages = pages
    self.numbers = numbers
  }
}

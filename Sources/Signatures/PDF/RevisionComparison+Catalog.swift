/// The catalog and what hangs below it beside pages and fields.
extension RevisionComparison {
  mutating func compareCatalogs(
    _ before: [String: PDFValue], _ after: [String: PDFValue]
  ) throws(PDFFault) {
    for key in Set(before.keys).union(after.keys).sorted() {
      let (one, other) = (before[key], after[key])
      switch key {
      case "Pages": if one?.reference != other?.reference { add(.pages) }
      case "AcroForm": continue
      case "DSS": try compareEvidence(one, other)
      case "Names": try compareNames(one, other)
      default:
        guard try !objects.isSame(one, other, stopping: true) else { continue }
        add(kind(key, one, other), name: kind(key, one, other) == .catalog ? key : nil)
      }
    }
  }

  private func kind(_ key: String, _ before: PDFValue?, _ after: PDFValue?) -> PDFChange.Kind {
    switch key {
    case "OpenAction", "AA": .scripts
    case "OCProperties": .layers
    case "AF", "Collection": .attachments
    case "Perms", "Legal": .permissions
    case "Extensions", "Metadata": .housekeeping
    // Versions only go up, each of three characters.
    case "Version": (before?.name ?? "") < (after?.name ?? "") ? .housekeeping : .catalog
    default: .catalog
    }
  }

  private mutating func compareNames(_ before: PDFValue?, _ after: PDFValue?) throws(PDFFault) {
    let one = try objects.old.dictionary(before) ?? [:]
    let other = try objects.new.dictionary(after) ?? [:]
    for key in Set(one.keys).union(other.keys).sorted() {
      guard try !objects.isSame(one[key], other[key], stopping: true) else { continue }
      switch key {
      case "JavaScript": add(.scripts)
      case "EmbeddedFiles": add(.attachments)
      default: add(.catalog, name: "Names/\(key)")
      }
    }
  }

  /// Evidence may be added. What was there may be listed anew, but none of it may be gone.
  private mutating func compareEvidence(_ before: PDFValue?, _ after: PDFValue?) throws(PDFFault) {
    guard try !objects.isSame(before, after, stopping: true) else { return }
    let one = try SecurityStore(objects.old)
    let other = try SecurityStore(objects.new)
    let isWhole =
      Set(one.certificates).isSubset(of: other.certificates)
      && Set(one.revocationLists).isSubset(of: other.revocationLists)
      && Set(one.ocspResponses).isSubset(of: other.ocspResponses)
    add(isWhole ? .evidenceAdded : .evidenceRemoved)
  }
}

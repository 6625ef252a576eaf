internal import Text

/// The signatures of a PDF file with what they cover and what changed after them, and the evidence beside them.
///
/// They are found through the catalog and the form of every revision, never by searching bytes: what no reader of PDF files
/// takes for a signature is none, and one that a later revision hides is found all the same. One that no field of any revision
/// holds is told as such: somebody may have taken it out of sight.
public struct PDFSignatures: Sendable {
  /// The signatures and document time stamps by the revisions they cover, the oldest first.
  public let signatures: [PDFSignature]
  /// The evidence that stands in the newest revision.
  public let evidence: SecurityStore

  /// Reads a whole file.
  ///
  /// - Throws: ``PDFFault`` when the file cannot be read, or not in one way only.
  public init(_ bytes: [UInt8]) throws(PDFFault) {
    let file = try PDFFile(bytes)
    var found = try PDFSignatures.found(in: file)
    PDFSignatures.addChanges(to: &found, file)
    signatures = found
    // Evidence that cannot be read is none; that the revision with it cannot be read is told as a change.
    evidence = (try? SecurityStore(file.newest)) ?? SecurityStore()
  }

  /// What a signature is known by. In an object stream its bytes stand nowhere, so that there it is another one.
  private struct Known: Hashable {
    let holder: PDFReference
    let isPacked: Bool
  }

  private static func found(in file: PDFFile) throws(PDFFault) -> [PDFSignature] {
    var found: [PDFSignature] = []
    var known: [Known: [String: PDFValue]] = [:]
    var covered = 0
    var places: Set<Int> = []
    for revision in file.revisions.indices {
      let view = file.view(revision)
      // A later revision that cannot be read is a change after the signature, and is named as one.
      guard let form = try? view.form() else { continue }
      for field in form.nodes where field.isField && field.value != nil {
        guard let signature = try signature(field, view, file, &known, &places), !found.contains(signature) else {
          continue
        }
        covered += signature.signedBytes
        guard found.count < PDFLimits.signatures, covered <= PDFLimits.coveredBytes else {
          throw PDFFault(.tooLarge, "more signatures than are read")
        }
        found.append(signature)
      }
    }
    // A file whose newest revision has no readable form shows nothing, whatever older ones had.
    if found.isEmpty { _ = try file.newest.form() }
    found += try outOfSight(in: file, but: Set(known.keys.map(\.holder)), places)
    return found.sorted { ($0.revision ?? .max, $0.field) < ($1.revision ?? .max, $1.field) }
  }

  /// What is built like a signature and is held by no field.
  private static func outOfSight(
    in file: PDFFile, but held: Set<PDFReference>, _ places: Set<Int>
  ) throws(PDFFault) -> [PDFSignature] {
    var lost = try ObjectSurvey(file, but: places).signatures.subtracting(held)
    for revision in file.revisions.indices where !lost.isEmpty {
      // Usage rights (ISO 32000-1, 12.8.2.3) let programs do more with a file; nobody signs by them.
      let permissions = try? file.view(revision).dictionary(file.view(revision).catalog()["Perms"])
      for key in ["UR", "UR3"] { if let rights = permissions?[key]?.reference { lost.remove(rights) } }
    }
    return lost.sorted { $0.number < $1.number }.prefix(PDFLimits.signatures).map { reference in
      let check = Check(
        "format.pdf.outOfSight", .undecided(.formatFailure),
        Words(
          vi: "trong tệp có một chữ ký không thuộc ô nào của biểu mẫu: có thể đã bị giấu đi",
          en: "the file holds a signature that no field of its form shows: it may have been taken out of sight"))
      return PDFSignature(unreadable: "object \(reference.number)", check, revisions: file.revisions.count)
    }
  }

  /// The signature that a field holds; nil when it holds none, or one that is known.
  private static func signature(
    _ field: FormTree.Node, _ view: PDFView, _ file: PDFFile, _ known: inout [Known: [String: PDFValue]],
    _ places: inout Set<Int>
  ) throws(PDFFault) -> PDFSignature? {
    do throws(PDFFault) {
      guard let entries = try view.dictionary(field.value) else {
        // A signature that was made and is not there any more is not the same as none.
        guard field.type != "Sig" else { throw PDFFault(.damaged, "a field whose signature is not there") }
        return nil
      }
      guard isSignature(field, entries) else { return nil }
      guard let holder = field.value?.reference ?? field.reference, let place = try view.place(holder) else {
        throw PDFFault(.unsupported, "a signature that is no object")
      }
      if case .plain(let offset, _) = place { places.insert(offset) }
      // One that was written anew as it was is still the same; an altered one is judged for itself.
      let name = Known(holder: holder, isPacked: place.isPacked)
      guard known.updateValue(entries, forKey: name) != entries else { return nil }
      return try SignatureReader(file: file, view: view, field: field, entries: entries, place: place).signature()
    } catch {
      // A text that cannot be read is no matter here; a signature is.
      guard field.type == "Sig" else { return nil }
      let check = Check("format.pdf.place", .failed(.formatFailure), error.words)
      return PDFSignature(unreadable: field.name, check, revisions: file.revisions.count)
    }
  }

  /// A field for signatures, or one that does not say so and holds what can only be a signature.
  private static func isSignature(_ field: FormTree.Node, _ entries: [String: PDFValue]) -> Bool {
    field.type == "Sig" || entries["ByteRange"] != nil || entries["Type"] == .name("Sig")
  }

  /// Compares the revisions that follow signed ones, each once, and tells each signature what came after it.
  private static func addChanges(to found: inout [PDFSignature], _ file: PDFFile) {
    guard let first = found.compactMap(\.revision).min() else { return }
    var comparisons = PDFLimits.comparisons
    var changes: [PDFChange] = []
    for revision in first..<max(first, file.revisions.count) {
      changes += RevisionComparison.changes(by: revision, in: file, &comparisons)
    }
    if file.trailingBytes > 0 || file.revisions.dropFirst(first).contains(where: { $0.end == nil }) {
      changes.append(PDFChange(.trailingBytes, in: file.revisions.count))
    }
    if changes.count > PDFLimits.allChanges {
      changes = changes.prefix(PDFLimits.allChanges) + [PDFChange(.unreadable, in: file.revisions.count)]
    }
    let inForce = Dictionary(
      uniqueKeysWithValues: Set(changes.map(\.revision)).map { revision in
        let before = found.filter { $0.revision.map { $0 < revision } ?? false }.map(\.permissions)
        return (revision, (level: before.compactMap(\.level).min(), locks: before.compactMap(\.lock)))
      })
    for index in found.indices {
      guard let revision = found[index].revision else { continue }
      found[index].changes = changes.filter { $0.revision > revision || $0.kind == .trailingBytes }
      found[index].rules = PDFChangeRules.current.version
      found[index].forbidden = found[index].changes.filter { change in
        let (level, locks) = inForce[change.revision] ?? (nil, [])
        return !PDFChangeRules.current.allow(change, level: level, locks: locks)
      }
    }
  }
}

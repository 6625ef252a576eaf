/// The first page of one file, to be seen within another: a form that is drawn (ISO 32000-1, 8.10).
///
/// The objects that it needs are copied with numbers of the other file; a file that was drawn for this has few.
struct PDFDrawing {
  private let view: PDFView
  private let page: [String: PDFValue]
  // The view refers to its file without keeping it.
  private let file: PDFFile
  /// Objects that a drawing may need.
  private static let objects = 1_000
  /// How deep its values may nest.
  private static let depth = 32

  init(_ bytes: [UInt8]) throws(PDFFault) {
    file = try PDFFile(bytes)
    view = file.newest
    guard let first = try view.pages().pages.first else { throw PDFFault(.damaged, "a drawing without a page") }
    page = first.entries
  }

  /// Puts the form into a revision.
  func place(in update: inout PDFUpdate) throws(PDFFault) -> PDFReference {
    let box = try view.array(page["MediaBox"]) ?? []
    guard box.count == 4 else { throw PDFFault(.damaged, "a drawing without its measures") }
    var copied: [PDFReference: PDFReference] = [:]
    var entries: [String: PDFValue] = [
      "Type": .name("XObject"), "Subtype": .name("Form"), "FormType": .integer(1), "BBox": .array(box),
    ]
    for key in ["Resources", "Group"] {
      if let value = page[key] { entries[key] = try copy(value, &copied, &update, 0) }
    }
    let form = update.newReference()
    update.set(form, PDFWriting.stream(entries, try content()))
    return form
  }

  /// What draws the page.
  private func content() throws(PDFFault) -> [UInt8] {
    let contents = try view.resolved(page["Contents"])
    var bytes: [UInt8] = []
    for piece in contents.array ?? [contents] {
      guard let stream = try view.resolved(piece).stream else { throw PDFFault(.damaged, "a drawing without content") }
      bytes += try view.unpacked(stream) + [10]
    }
    return bytes
  }

  private func copy(
    _ value: PDFValue, _ copied: inout [PDFReference: PDFReference], _ update: inout PDFUpdate, _ depth: Int
  ) throws(PDFFault) -> PDFValue {
    guard depth < PDFDrawing.depth else { throw PDFFault(.tooLarge, "a drawing that nests too deep") }
    switch value {
    case .reference(let reference):
      if let known = copied[reference] { return .reference(known) }
      guard copied.count < PDFDrawing.objects else { throw PDFFault(.tooLarge, "a drawing of too many objects") }
      let own = update.newReference()
      copied[reference] = own
      update.set(own, PDFWriting.value(try copy(view.object(reference), &copied, &update, depth + 1)))
      return .reference(own)
    case .array(let values):
      var copies: [PDFValue] = []
      for value in values { copies.append(try copy(value, &copied, &update, depth + 1)) }
      return .array(copies)
    case .dictionary(let entries): return .dictionary(try copy(entries, &copied, &update, depth))
    case .stream(let stream):
      return .stream(
        PDFStream(dictionary: try copy(stream.dictionary, &copied, &update, depth), bytes: stream.bytes))
    default: return value
    }
  }

  private func copy(
    _ entries: [String: PDFValue], _ copied: inout [PDFReference: PDFReference], _ update: inout PDFUpdate,
    _ depth: Int
  ) throws(PDFFault) -> [String: PDFValue] {
    var copies: [String: PDFValue] = [:]
    // Where the length stands in an object of its own, the stream says it itself.
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) where key != "Length" {
      copies[key] = try copy(value, &copied, &update, depth + 1)
    }
    return copies
  }
}

extension PDFWriting {
  /// A value as it is written.
  static func value(_ value: PDFValue) -> [UInt8] {
    switch value {
    case .null: return Array("null".utf8)
    case .boolean(let flag): return Array("\(flag)".utf8)
    case .integer(let number): return Array("\(number)".utf8)
    case .real(let number): return Array(decimal(number).utf8)
    case .string(let bytes): return hexadecimal(bytes)
    case .name(let name): return PDFWriting.name(name)
    case .array(let values): return Array("[".utf8) + values.flatMap { [32] + PDFWriting.value($0) } + Array(" ]".utf8)
    case .dictionary(let entries): return dictionary(entries)
    case .stream(let stream): return PDFWriting.stream(stream.dictionary, Array(stream.bytes))
    case .reference(let reference): return PDFWriting.reference(reference)
    }
  }

  /// A stream with the length that it has.
  static func stream(_ entries: [String: PDFValue], _ bytes: [UInt8]) -> [UInt8] {
    let whole = entries.merging(["Length": .integer(bytes.count)]) { $1 }
    return dictionary(whole) + Array("\nstream\n".utf8) + bytes + Array("\nendstream".utf8)
  }

  private static func dictionary(_ entries: [String: PDFValue]) -> [UInt8] {
    var bytes = Array("<<".utf8)
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      bytes += [10] + name(key) + [32] + PDFWriting.value(value)
    }
    return bytes + Array("\n>>".utf8)
  }

  /// A number without an exponent, which the format does not have, to the millionth of a point.
  private static func decimal(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "0" }
    let millionths = Int64((abs(number) * 1e6).rounded())
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest + 1_000_000).dropFirst()
    return (number < 0 && millionths != 0 ? "-" : "") + "\(whole).\(digits)"
  }
}

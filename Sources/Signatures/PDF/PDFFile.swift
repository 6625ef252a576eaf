/// A PDF file as a pile of revisions: the first, and each that was appended to it later.
///
/// Every revision can be looked at as it was when it was the newest (``view(_:)``), with nothing that came later. Objects are
/// found only where the cross-reference sections say they are. Not for more than one thread.
final class PDFFile {
  /// What one writing added.
  struct Revision {
    let entries: [Int: CrossReferences.Entry]
    let trailer: [String: PDFValue]
    /// Where its cross-reference section begins.
    let start: Int
    /// The place behind its `%%EOF`; nil when it does not end as it should.
    let end: Int?
    let isHybrid: Bool
  }

  let bytes: [UInt8]
  /// From the oldest to the newest; there is at least one.
  let revisions: [Revision]
  var filters = PDFFilters()

  /// What may still be read as objects, in bytes and in values.
  private var leftBytes: Int
  private var leftValues = PDFLimits.values
  private var views: [Int: PDFView] = [:]
  /// Objects that every revision reads alike, by their place and the end of what may be read.
  private var objects: [Span: PDFScanner.Found] = [:]

  /// Object streams that every revision reads alike, by their place.
  var containers: [Int: ObjectStream] = [:]

  struct Span: Hashable {
    let start: Int
    let end: Int
  }

  init(_ bytes: [UInt8]) throws(PDFFault) {
    guard bytes.count <= PDFLimits.bytes else { throw PDFFault(.tooLarge, "a file of \(bytes.count) bytes") }
    guard PDFScanner(bytes[...], at: 0).stands("%PDF-") else { throw PDFFault(.notPDF, "no %PDF- at the first byte") }
    self.bytes = bytes
    leftBytes = bytes.count * PDFLimits.readings + PDFLimits.readBytes
    revisions = try PDFFile.revisions(bytes[...], &filters)
    guard !revisions.contains(where: { $0.trailer["Encrypt"] != nil }) else {
      throw PDFFault(.encrypted, "a trailer with /Encrypt")
    }
  }

  /// The file as it was when a revision was the newest; the first is 0.
  func view(_ revision: Int) -> PDFView {
    if let view = views[revision] { return view }
    let view = PDFView(self, revision)
    views[revision] = view
    return view
  }

  /// The file as it is.
  var newest: PDFView { view(revisions.count - 1) }

  /// Where reading ends for what a revision lists: nothing that was written after it belongs to it. One without an end of its
  /// own ends at the latest where the next one does.
  func limit(of revision: Int) -> Int {
    revisions[revision...].lazy.compactMap(\.end).first ?? bytes.count
  }

  /// How many bytes stand behind the end of the newest revision, the end of its last line aside.
  var trailingBytes: Int {
    guard let end = revisions.last?.end else { return 0 }
    return bytes.count - PDFFile.pastLine(bytes[...], end)
  }

  /// The place behind the end of the line that stands at a place; the place itself when none does.
  static func pastLine(_ bytes: ArraySlice<UInt8>, _ place: Int) -> Int {
    let scanner = PDFScanner(bytes, at: place)
    if scanner.peek() == 13 { return scanner.peek(1) == 10 ? place + 2 : place + 1 }
    return scanner.peek() == 10 ? place + 1 : place
  }

  /// The object at a place, of which nothing behind `end` is read.
  func object(
    at offset: Int, before end: Int, length: (PDFReference) throws(PDFFault) -> Int
  ) throws(PDFFault) -> PDFScanner.Found {
    let span = Span(start: offset, end: end)
    if let known = objects[span] { return known }
    guard offset >= 0, offset < end, end <= bytes.count else {
      throw PDFFault(.damaged, at: offset, "an object beyond the revision that lists it")
    }
    var scanner = PDFScanner(bytes[..<end], at: offset)
    defer { spend(bytes: scanner.place - offset, values: scanner.values) }
    let found = try scanner.object(length: length)
    try checkSpending()
    if !found.looksUpLength { objects[span] = found }
    return found
  }

  /// Counts what was read, in whatever way it ended.
  func spend(bytes: Int, values: Int) {
    leftBytes -= bytes
    leftValues -= values
  }

  func checkSpending() throws(PDFFault) {
    guard leftBytes > 0, leftValues > 0 else { throw PDFFault(.tooLarge, "more to read than such a file may have") }
  }
}

extension PDFFile {
  /// Follows the cross-reference sections from the newest to the oldest.
  private static func revisions(
    _ bytes: ArraySlice<UInt8>, _ filters: inout PDFFilters
  ) throws(PDFFault) -> [Revision] {
    var sections: [CrossReferences] = []
    var next: Int? = try newestSection(bytes)
    while let offset = next {
      guard sections.count <= PDFLimits.revisions else { throw PDFFault(.tooLarge, "more revisions than are read") }
      guard !sections.contains(where: { $0.offset == offset }) else {
        throw PDFFault(.loop, at: offset, "cross-reference sections that come back to where they were")
      }
      sections.append(try CrossReferences(bytes, at: offset, &filters))
      guard sections.reduce(0, { $0 + $1.entries.count }) <= 2 * PDFLimits.entries else {
        throw PDFFault(.tooLarge, "more objects than are read")
      }
      next = sections.last?.previous
    }
    return try ordered(sections)
  }

  /// The sections as revisions, the oldest first. In a linearised file the first two are one: its front part stands before
  /// the rest and refers forward to it (ISO 32000-1, annex F).
  private static func ordered(_ sections: [CrossReferences]) throws(PDFFault) -> [Revision] {
    var rest = Array(sections.reversed())
    var revisions: [Revision] = []
    if rest.count > 1, rest[1].offset < rest[0].offset {
      let (main, front) = (rest.removeFirst(), rest.removeFirst())
      let merged = main.entries.merging(front.entries) { _, front in front }
      let end = main.ending.flatMap { $0.start == front.offset ? $0.end : nil }
      revisions.append(
        Revision(
          entries: merged, trailer: front.trailer, start: main.offset, end: end,
          isHybrid: main.isHybrid || front.isHybrid))
    }
    for section in rest {
      let end = section.ending.flatMap { $0.start == section.offset ? $0.end : nil }
      // What is appended stands behind what it is appended to.
      guard section.offset > revisions.last.map({ $0.end ?? $0.start }) ?? 0 else {
        throw PDFFault(.loop, at: section.offset, "a cross-reference section that refers forward")
      }
      revisions.append(
        Revision(
          entries: section.entries, trailer: section.trailer, start: section.offset, end: end,
          isHybrid: section.isHybrid))
    }
    return revisions
  }

  /// The place of the newest section, as the last words of the file tell it. What stands behind them, however long, belongs to
  /// nothing and is told as such.
  private static func newestSection(_ bytes: ArraySlice<UInt8>) throws(PDFFault) -> Int {
    var place = bytes.count
    while place > 0 {
      place -= 1
      guard bytes[place] == UInt8(ascii: "s") else { continue }
      var scanner = PDFScanner(bytes, at: place)
      guard scanner.take("startxref") else { continue }
      scanner.skipWhite()
      guard let offset = scanner.natural() else { continue }
      scanner.skipWhite()
      if scanner.stands("%%EOF") { return offset }
    }
    throw PDFFault(.noEnd, "no startxref with a place and %%EOF")
  }
}

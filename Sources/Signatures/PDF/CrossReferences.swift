/// One cross-reference section: where the objects of one revision are (ISO 32000-1, 7.5.4, 7.5.8).
struct CrossReferences {
  /// Where one object is.
  enum Entry: Hashable {
    /// Nowhere: it was deleted, or never was.
    case free
    /// In the file itself.
    case plain(offset: Int, generation: Int)
    /// Within an object stream.
    case packed(stream: Int, index: Int)
  }

  /// Where the section begins.
  let offset: Int
  private(set) var entries: [Int: Entry] = [:]
  private(set) var trailer: [String: PDFValue] = [:]
  /// Where the section before it begins.
  private(set) var previous: Int?
  /// What the words behind it say is the place of the newest section, and where they end; nil when no such words stand
  /// directly behind it.
  private(set) var ending: (start: Int, end: Int)?
  /// It has a table for old readers and a stream for new ones, which may tell different things.
  private(set) var isHybrid = false

  /// Reads the section at a place.
  init(_ file: ArraySlice<UInt8>, at offset: Int, _ filters: inout PDFFilters) throws(PDFFault) {
    guard offset >= 0, offset < file.endIndex else {
      throw PDFFault(.damaged, "a cross-reference section beyond the file")
    }
    self.offset = offset
    var scanner = PDFScanner(file, at: offset)
    scanner.skipWhite()
    if scanner.take("xref") {
      entries = try CrossReferences.table(&scanner)
      guard case .dictionary(let trailer) = try scanner.value() else { throw scanner.fault("no trailer") }
      self.trailer = trailer
      isHybrid = trailer["XRefStm"] != nil
      ending = CrossReferences.ending(&scanner)
      if let place = trailer["XRefStm"] {
        // It was written before the table: what stands behind it may have been added to a signed file.
        guard let place = place.integer, place >= 0, place < offset else {
          throw scanner.fault("a hidden cross-reference stream that does not stand before its table")
        }
        var hidden = PDFScanner(file[..<offset], at: place)
        try add(CrossReferences.stream(&hidden, &filters).entries)
      }
    } else {
      (trailer, entries) = try CrossReferences.stream(&scanner, &filters)
      ending = CrossReferences.ending(&scanner)
    }
    previous = trailer["Prev"]?.integer
    guard previous != nil || trailer["Prev"] == nil else {
      throw PDFFault(.damaged, at: offset, "a trailer whose /Prev is no number")
    }
  }

  /// Takes in what a hybrid file hides from old readers: the table must say that these are free, or not speak of them.
  private mutating func add(_ hidden: [Int: Entry]) throws(PDFFault) {
    for (number, entry) in hidden where entry != .free {
      guard entries[number, default: .free] == .free || entries[number] == entry else {
        throw PDFFault(.ambiguous, at: offset, "object \(number) in two places for old and new readers")
      }
      entries[number] = entry
    }
  }

  /// The words that end a revision.
  private static func ending(_ scanner: inout PDFScanner) -> (start: Int, end: Int)? {
    scanner.skipWhite()
    guard scanner.take("startxref") else { return nil }
    scanner.skipWhite()
    guard let start = scanner.natural() else { return nil }
    scanner.skipWhite()
    guard scanner.stands("%%EOF") else { return nil }
    return (start, scanner.place + 5)
  }
}

extension CrossReferences {
  private static func table(_ scanner: inout PDFScanner) throws(PDFFault) -> [Int: Entry] {
    var entries: [Int: Entry] = [:]
    while true {
      scanner.skipBlank()
      if scanner.take("trailer") { break }
      guard let first = scanner.natural() else { throw scanner.fault("a table without its trailer") }
      scanner.skipWhite()
      guard let count = scanner.natural(), first <= PDFLimits.objectNumber else {
        throw scanner.fault("a part of a table without its length")
      }
      for step in 0..<min(count, PDFLimits.entries + 1) {
        let entry = try line(&scanner)
        try add(entry, first + step, to: &entries, scanner)
      }
    }
    scanner.skipBlank()
    return entries
  }

  private static func line(_ scanner: inout PDFScanner) throws(PDFFault) -> Entry {
    scanner.skipWhite()
    guard let offset = scanner.natural() else { throw scanner.fault("a line of a table without its place") }
    scanner.skipWhite()
    guard let generation = scanner.natural() else { throw scanner.fault("a line of a table without its generation") }
    scanner.skipWhite()
    if scanner.take("f") { return .free }
    guard scanner.take("n") else { throw scanner.fault("a line of a table that is neither used nor free") }
    // Some writers list what they never wrote as used at place 0, where no object can be.
    return offset == 0 ? .free : .plain(offset: offset, generation: generation)
  }

  private static func add(
    _ entry: Entry, _ number: Int, to entries: inout [Int: Entry], _ scanner: PDFScanner
  ) throws(PDFFault) {
    guard number <= PDFLimits.objectNumber, entries.count < PDFLimits.entries else {
      throw scanner.fault("more objects than are read", .tooLarge)
    }
    guard entries.updateValue(entry, forKey: number) == nil else {
      throw scanner.fault("object \(number) twice in one table", .ambiguous)
    }
  }

  private static func stream(
    _ scanner: inout PDFScanner, _ filters: inout PDFFilters
  ) throws(PDFFault) -> (trailer: [String: PDFValue], entries: [Int: Entry]) {
    let here = scanner
    // Nothing can be looked up before the objects are known.
    let direct = { (value: PDFValue?) throws(PDFFault) -> PDFValue in
      if case .reference = value { throw here.fault("a cross-reference stream that refers to other objects") }
      return value ?? .null
    }
    let found = try scanner.object { _ throws(PDFFault) in
      throw here.fault("a cross-reference stream whose length is elsewhere")
    }
    guard let stream = found.value.stream, stream.dictionary["Type"] == .name("XRef") else {
      throw here.fault("no cross-reference section here")
    }
    let widths = try numbers(stream.dictionary["W"], here)
    guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }), widths[1] > 0 else {
      throw here.fault("a cross-reference stream of impossible widths")
    }
    let size = stream.dictionary["Size"]?.integer ?? 0
    let ranges = try stream.dictionary["Index"].map { value throws(PDFFault) in try numbers(value, here) } ?? [0, size]
    guard ranges.count.isMultiple(of: 2), ranges.allSatisfy({ $0 >= 0 && $0 <= PDFLimits.objectNumber + 1 }) else {
      throw here.fault("a cross-reference stream of impossible ranges")
    }
    var rows = Rows(bytes: try filters.unpacked(stream, resolve: direct), widths: widths)
    var entries: [Int: Entry] = [:]
    for pair in stride(from: 0, to: ranges.count, by: 2) {
      for step in 0..<ranges[pair + 1] {
        guard let entry = rows.next() else { throw here.fault("a cross-reference stream that is too short") }
        try add(entry, ranges[pair] + step, to: &entries, here)
      }
    }
    return (stream.dictionary, entries)
  }

  private static func numbers(_ value: PDFValue?, _ scanner: PDFScanner) throws(PDFFault) -> [Int] {
    let numbers = value?.array?.map(\.integer) ?? []
    guard numbers.count <= 2 * PDFLimits.entries, !numbers.contains(nil) else {
      throw scanner.fault("a cross-reference stream without its numbers")
    }
    return numbers.compactMap { $0 }
  }

  /// The rows of a cross-reference stream.
  private struct Rows {
    let bytes: [UInt8]
    let widths: [Int]
    var place = 0

    mutating func next() -> Entry? {
      let fields = widths.map { width -> Int? in
        guard width <= bytes.count - place else { return nil }
        defer { place += width }
        // Eight bytes can be a negative number, which is no place and no index either.
        return bytes[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
      }
      guard let kind = fields[0], let second = fields[1], let third = fields[2] else { return nil }
      // A kind that takes no byte is 1; kinds to come refer to nothing (7.5.8.3).
      switch widths[0] == 0 ? 1 : kind {
      case 1: return .plain(offset: second, generation: third)
      case 2: return .packed(stream: second, index: third)
      default: return .free
      }
    }
  }
}

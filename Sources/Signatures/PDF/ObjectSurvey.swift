/// One look at every object that any revision lists, whether anything refers to it or not: for what a signed file must not
/// have anywhere, and for signatures that were taken out of sight.
struct ObjectSurvey {
  /// Objects that are built like a signature.
  private(set) var signatures: Set<PDFReference> = []
  private var left: Int

  /// - Parameter known: Where objects begin that need not be looked at.
  /// - Throws: ``PDFFault`` for a stream whose bytes stand in another file: what people see there is in no signature.
  init(_ file: PDFFile, but known: Set<Int>) throws(PDFFault) {
    // Objects that overlap are read again and again.
    left = 2 * file.bytes.count + PDFLimits.surveyBytes
    var seen = known
    for (number, revision) in file.revisions.enumerated() {
      let end = file.limit(of: number)
      for case .plain(let offset, _) in revision.entries.values where seen.insert(offset).inserted {
        guard offset >= 0, offset < end else { continue }
        try look(file.bytes[..<end], offset)
      }
    }
  }

  private mutating func look(_ bytes: ArraySlice<UInt8>, _ offset: Int) throws(PDFFault) {
    var scanner = PDFScanner(bytes, at: offset)
    do throws(PDFFault) {
      try read(&scanner)
    } catch {
      // One that cannot be read is told where somebody refers to it.
      guard error.code == .damaged || error.code == .ambiguous else { throw error }
    }
    left -= scanner.place - offset
    guard left > 0 else { throw PDFFault(.tooLarge, "more to read than such a file may have") }
  }

  private mutating func read(_ scanner: inout PDFScanner) throws(PDFFault) {
    let reference = try scanner.objectHead()
    scanner.skipBlank()
    guard scanner.stands("<<") else { return }
    var (isElsewhere, hasRange, hasContents) = (false, false, false)
    try scanner.eachEntry { (scanner: inout PDFScanner, key: String) throws(PDFFault) -> Void in
      scanner.skipBlank()
      // An entry whose value is null is no entry (ISO 32000-1, 7.3.7).
      let isThere = !scanner.stands("null")
      switch key {
      case "F": isElsewhere = isThere
      case "ByteRange": hasRange = isThere
      case "Contents": hasContents = isThere
      default: break
      }
      try scanner.passValue()
    }
    scanner.skipBlank()
    if isElsewhere, scanner.stands("stream") { throw scanner.elsewhere }
    if hasRange, hasContents { signatures.insert(reference) }
  }
}

extension PDFScanner {
  /// ISO 32000-1, 7.3.8.2: a stream may say that its bytes are those of another file.
  var elsewhere: PDFFault { fault("a stream whose bytes stand in another file (/F)", .unsupported) }
}

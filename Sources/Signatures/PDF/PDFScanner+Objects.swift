/// Whole objects: a number, a generation, a value, and for a stream its bytes (ISO 32000-1, 7.3.8 and 7.3.10).
extension PDFScanner {
  /// An object as it stands in the file.
  struct Found {
    let reference: PDFReference
    let value: PDFValue
    /// Its length stands in another object, so that another revision may read it differently.
    let looksUpLength: Bool
  }

  /// The object that stands here.
  ///
  /// - Parameter length: Looks up the length of a stream that stands in an object of its own.
  mutating func object(
    length: (PDFReference) throws(PDFFault) -> Int
  ) throws(PDFFault) -> Found {
    let reference = try objectHead()
    let value = try value()
    skipBlank()
    if take("endobj") { return Found(reference: reference, value: value, looksUpLength: false) }
    guard case .dictionary(let entries) = value, stands("stream") else {
      throw fault("an object without its end")
    }
    guard entries["F"] == nil else { throw elsewhere }
    place += 6
    // The end of the line belongs to the word; a carriage return alone does not (7.3.8.1).
    if peek() == 13, peek(1) == 10 {
      place += 2
    } else if peek() == 10 {
      place += 1
    } else {
      throw fault("a stream that does not begin on a new line")
    }
    let (count, isLookedUp) = try streamLength(entries, length)
    let start = place
    guard count >= 0, count <= bytes.endIndex - start else { throw fault("a stream that is longer than the file") }
    place += count
    skipWhite()
    guard take("endstream") else { throw fault("a stream whose length is wrong") }
    skipBlank()
    guard take("endobj") else { throw fault("an object without its end") }
    let stream = PDFStream(dictionary: entries, bytes: bytes[start..<start + count])
    return Found(reference: reference, value: .stream(stream), looksUpLength: isLookedUp)
  }

  /// The number and the generation before an object.
  mutating func objectHead() throws(PDFFault) -> PDFReference {
    skipBlank()
    guard let number = natural(), let byte = peek(), PDFScanner.isWhite(byte) else { throw fault("no object here") }
    skipBlank()
    guard let generation = natural(), number <= PDFLimits.objectNumber, generation <= 65_535 else {
      throw fault("no object here")
    }
    skipBlank()
    guard stands("obj") else { throw fault("no object here") }
    place += 3
    return PDFReference(number: number, generation: generation)
  }

  private func streamLength(
    _ entries: [String: PDFValue], _ length: (PDFReference) throws(PDFFault) -> Int
  ) throws(PDFFault) -> (Int, isLookedUp: Bool) {
    switch entries["Length"] {
    case .integer(let count): return (count, false)
    case .reference(let reference): return (try length(reference), true)
    default: throw fault("a stream without a length")
    }
  }
}

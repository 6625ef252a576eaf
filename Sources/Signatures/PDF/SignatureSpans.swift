/// Where a signature dictionary and its parts stand in the file: what it signs is said in places of the file.
struct SignatureSpans {
  /// From the first to the last bracket of the dictionary.
  let dictionary: Range<Int>
  /// The value of Contents, its brackets included; nil when there is none.
  private(set) var contents: Range<Int>?

  /// - Parameters:
  ///   - offset: Where the object begins.
  ///   - key: The entry that holds the dictionary, when the object is the field around it.
  init(_ bytes: ArraySlice<UInt8>, at offset: Int, within key: String?) throws(PDFFault) {
    var scanner = PDFScanner(bytes, at: offset)
    _ = try scanner.objectHead()
    scanner.skipBlank()
    if let key {
      var inner: Int?
      try scanner.eachEntry { (scanner: inout PDFScanner, found: String) throws(PDFFault) -> Void in
        scanner.skipBlank()
        if found == key { inner = scanner.place }
        try scanner.passValue()
      }
      guard let inner else { throw scanner.fault("a field without its signature") }
      scanner.place = inner
    }
    let start = scanner.place
    var contents: Range<Int>?
    try scanner.eachEntry { (scanner: inout PDFScanner, found: String) throws(PDFFault) -> Void in
      scanner.skipBlank()
      let start = scanner.place
      try scanner.passValue()
      if found == "Contents" { contents = start..<scanner.place }
    }
    dictionary = start..<scanner.place
    self.contents = contents
  }
}

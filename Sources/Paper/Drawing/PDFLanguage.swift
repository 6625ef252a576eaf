import Text

/// States the language of a PDF, which Cairo does not: the catalogue is written once more at the end (ISO 32000-1, 7.5.6).
///
/// A file that does not end as Cairo ends PDF 1.4 is given back as it is.
func languageStated(_ language: Language, in file: [UInt8]) -> [UInt8] {
  let end = String(decoding: file.suffix(2_048), as: UTF8.self)
  let trailer = /trailer\s*<<\s*\/Size (\d+)\s+\/Root (\d+) 0 R\s+\/Info (\d+) 0 R\s*>>\s*startxref\s+(\d+)\s+%%EOF\s*$/
  guard let found = end.firstMatch(of: trailer), let root = Int(found.2),
    let catalogue = catalogue(root, in: file)
  else { return file }
  let text = """
    \(root) 0 obj
    << /Lang (\(language.rawValue)) /ViewerPreferences << /DisplayDocTitle true >>
    \(catalogue)
    endobj

    """
  let offset = String(file.count)
  let entry = String(repeating: "0", count: max(0, 10 - offset.count)) + offset
  let tables = """
    xref
    \(root) 1
    \(entry) 00000 n\u{20}
    trailer
    << /Size \(found.1) /Root \(root) 0 R /Info \(found.3) 0 R /Prev \(found.4) >>
    startxref
    \(file.count + text.utf8.count)
    %%EOF

    """
  return file + Array(text.utf8) + Array(tables.utf8)
}

/// What the catalogue says, behind its `<<`.
private func catalogue(_ number: Int, in file: [UInt8]) -> String? {
  // It stands among the last objects.
  let tail = String(decoding: file.suffix(65_536), as: UTF8.self)
  guard let start = tail.ranges(of: "\n\(number) 0 obj").last,
    let end = tail[start.upperBound...].firstRange(of: "endobj")
  else { return nil }
  let object = tail[start.upperBound..<end.lowerBound]
  guard object.contains("/Catalog"), let open = object.firstRange(of: "<<") else { return nil }
  return String(object[open.upperBound...])
}

internal import Crypto

/// One more revision behind a PDF file: objects that are new or take the place of older ones (ISO 32000-1, 7.5.6). Nothing
/// that is there is touched, so that signatures on it keep what they cover.
struct PDFUpdate {
  private let file: PDFFile
  private var objects: [Int: (generation: Int, body: [UInt8])] = [:]
  private var next: Int

  /// - Throws: ``PDFFault`` for a file that does not end as it should: what is appended would belong to nothing.
  init(of file: PDFFile) throws(PDFFault) {
    guard let newest = file.revisions.last, newest.end != nil, file.trailingBytes == 0 else {
      throw PDFFault(.noEnd, "bytes behind the end of the file")
    }
    self.file = file
    let size = file.revisions.compactMap { $0.trailer["Size"]?.integer }.max() ?? 0
    let highest = file.revisions.compactMap { $0.entries.keys.max() }.max() ?? 0
    next = max(size, highest + 1)
    guard next < PDFLimits.objectNumber - 8 else { throw PDFFault(.tooLarge, "no number for a new object") }
  }

  /// A number for a new object.
  mutating func newReference() -> PDFReference {
    defer { next += 1 }
    return PDFReference(number: next, generation: 0)
  }

  /// Sets an object, which takes the place of what had its number.
  mutating func set(_ reference: PDFReference, _ body: [UInt8]) {
    objects[reference.number] = (reference.generation, body)
  }

  /// The file with the revision behind it, and where the body of an object begins in it.
  func written(locating located: PDFReference) -> (bytes: [UInt8], place: Int) {
    var bytes = file.bytes
    if bytes.last != 10, bytes.last != 13 { bytes.append(10) }
    var places: [Int: Int] = [:]
    var place = 0
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      places[number] = bytes.count
      bytes += Array("\(number) \(object.generation) obj\n".utf8)
      if number == located.number { place = bytes.count }
      bytes += object.body + Array("\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += isStream ? streamSection(places, at: start) : tableSection(places)
    bytes += Array("startxref\n\(start)\n%%EOF\n".utf8)
    return (bytes, place)
  }

  /// A file lists all its revisions in one way: by tables, or by streams (7.5.8.4 allows no mix).
  private var isStream: Bool { file.revisions.last?.trailer["Type"] == .name("XRef") }

  private func tableSection(_ places: [Int: Int]) -> [UInt8] {
    var text = "xref\n"
    for run in runs(places) {
      text += "\(run.lowerBound) \(run.count)\n"
      for number in run {
        text += padded(places[number] ?? 0, 10) + " " + padded(objects[number]?.generation ?? 0, 5) + " n \n"
      }
    }
    return Array((text + "trailer\n").utf8) + trailer(size: next).bytes + [10]
  }

  private func streamSection(_ places: [Int: Int], at start: Int) -> [UInt8] {
    let own = next
    var rows = places
    rows[own] = start
    var content: [UInt8] = []
    var index: [String] = []
    for run in runs(rows) {
      index += ["\(run.lowerBound)", "\(run.count)"]
      for number in run {
        let place = rows[number] ?? 0
        let generation = objects[number]?.generation ?? 0
        content += [1] + stride(from: 32, through: 0, by: -8).map { UInt8(truncatingIfNeeded: place >> $0) }
        content += [UInt8(truncatingIfNeeded: generation >> 8), UInt8(truncatingIfNeeded: generation)]
      }
    }
    var dictionary = trailer(size: own + 1)
    dictionary["Type"] = Array("/XRef".utf8)
    dictionary["W"] = Array("[1 5 2]".utf8)
    dictionary["Index"] = Array("[\(index.joined(separator: " "))]".utf8)
    dictionary["Length"] = Array("\(content.count)".utf8)
    return Array("\(own) 0 obj\n".utf8) + dictionary.bytes + Array("\nstream\n".utf8) + content
      + Array("\nendstream\nendobj\n".utf8)
  }

  private func trailer(size: Int) -> PDFDictionarySource {
    var trailer = PDFDictionarySource()
    guard let newest = file.revisions.last else { return trailer }
    trailer["Size"] = Array("\(size)".utf8)
    for key in ["Root", "Info"] { trailer[key] = newest.trailer[key]?.reference.map(PDFWriting.reference) }
    trailer["Prev"] = Array("\(newest.start)".utf8)
    // The first half names the document, the second this state of it (14.4).
    if let first = newest.trailer["ID"]?.array?.first?.string {
      let state = Array(SHA256(of: file.bytes).bytes.prefix(16))
      trailer["ID"] = Array("[".utf8) + PDFWriting.hexadecimal(first) + PDFWriting.hexadecimal(state) + Array("]".utf8)
    }
    return trailer
  }

  /// Numbers that follow each other.
  private func runs(_ places: [Int: Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for number in places.keys.sorted() {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A PDF file written by hand, revision by revision.
struct WrittenPDF {
  private(set) var bytes = Array("%PDF-1.7\n".utf8)
  private(set) var starts: [Int] = []

  /// Where the next byte will stand.
  var place: Int { bytes.count }

  mutating func add(_ text: String) { bytes += Array(text.utf8) }

  /// Appends objects with a table, a trailer and an end.
  ///
  /// - Parameters:
  ///   - places: What the table says of further objects, or instead of the truth.
  ///   - previous: The place of the section before; that of the last revision unless said otherwise.
  mutating func revise(
    _ objects: [(number: Int, body: String)], places: [(number: Int, place: Int)] = [], trailer: String = "/Root 1 0 R",
    previous: Int? = nil, ending: String = "%%EOF\n"
  ) {
    var lines = ""
    for (number, body) in objects {
      lines += WrittenPDF.line(number, place)
      add("\(number) 0 obj\n\(body)\nendobj\n")
    }
    for (number, place) in places { lines += WrittenPDF.line(number, place) }
    let back = (previous ?? starts.last).map { " /Prev \($0)" } ?? ""
    starts.append(place)
    add("xref\n\(lines)trailer\n<< /Size 999 \(trailer)\(back) >>\nstartxref\n\(starts.last ?? 0)\n\(ending)")
  }

  /// A part of a table with one object in use.
  static func line(_ number: Int, _ place: Int) -> String {
    let digits = String(place)
    return "\(number) 1\n\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n"
  }

  /// A root and one page with a content.
  static let page: [(number: Int, body: String)] = [
    (1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    (3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"), (4, stream("q Q")),
  ]

  static func stream(_ text: String, _ entries: String = "") -> String {
    "<< /Length \(text.utf8.count) \(entries)>>\nstream\n\(text)\nendstream"
  }
}
